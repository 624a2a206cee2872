"""The program `lawcheck`: finds the command, runs it, and turns whatever happens into an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from lawcheck.cli import status
from lawcheck.cli.console import OutputLost, lost, next_step, prepare, say
from lawcheck.cli.words import Command, for_typer, read

if TYPE_CHECKING:
    import typer

# In the order of the help; each is a module here with a function `run`.
COMMANDS = (
    "check",
    "batch",
    "explain",
    "repair",
    "timeline",
    "replay",
    "agree",
    "letter",
    "test",
    "mutate",
    "diff",
    "coverage",
    "rules",
    "fmt",
    "doc",
    "lint",
    "list",
    "show",
    "new",
    "ask",
    "schema",
    "lsp",
)

# Commands of two words; the module has both in its name (`draft_check`).
GROUPS = {
    "draft": (
        ("check", "amend", "diff", "envelope"),
        "Read a draft law: what it guarantees, and where it has a loophole.",
    )
}

_ABOUT = """Judges what is done, or planned, against the law: rule by rule, why, on what evidence, and what to do.

\b
Example:
  lawcheck check cases/serbia/belgrade_safe_city.yaml

This is no legal advice.
"""


def command(name: str) -> Command:
    """The function that runs a command; its module is loaded now."""
    run: Command = import_module(f"lawcheck.cli.{name}").run
    return run


def application() -> typer.Typer:
    """The whole command line with all its help, as typer has it."""
    import typer

    app = typer.Typer(
        name="lawcheck",
        help=_ABOUT,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    def show_version(wanted: bool) -> None:
        if wanted:
            from lawcheck.version import VERSION

            typer.echo(f"lawcheck {VERSION}")
            raise typer.Exit

    version = typer.Option(False, "--version", callback=show_version, is_eager=True, help="Say the version.")

    @app.callback(help=_ABOUT)
    def top(version: bool = version) -> None:
        """Nothing: the commands do it all."""

    for name in COMMANDS:
        app.command(name)(for_typer(command(name)))
    for group, (names, about) in GROUPS.items():
        inner = typer.Typer(help=about, no_args_is_help=True, rich_markup_mode=None)
        for name in names:
            inner.command(name)(for_typer(command(f"{group}_{name}")))
        app.add_typer(inner, name=group)
    return app


def named(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The command that a call begins with, as its module is named, and the words after it; empty where there is none."""
    if len(words) > 1 and words[0] in GROUPS and words[1] in GROUPS[words[0]][0]:
        return f"{words[0]}_{words[1]}", words[2:]
    return (words[0], words[1:]) if words and words[0] in COMMANDS else ("", words)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command in `arguments` and gives its exit status. Nothing is raised."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        prepare()
        code = _run(words)
        sys.stdout.flush()
        return code
    except status.Stop as stop:
        _next(words, stop.next_step)
        return stop.status
    except KeyboardInterrupt:
        return status.INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        _silence()
        return status.PIPE_CLOSED
    except OutputLost as no_output:
        say(f"error: standard output cannot be written: {no_output}")
        say("  help: name a file with `--output`, or make room")
        _silence()
        return status.WRONG_INPUT
    except Exception as fault:
        if os.environ.get("LAWCHECK_DEBUG"):
            raise
        _confess(fault, words)
        return status.OUR_FAULT


def _run(words: list[str]) -> int:
    name, rest = named(words)
    if name:
        run = command(name)
        values = read(run, rest)
        if values is not None:
            return run(**values)
    return _run_typer(words)


def _run_typer(words: list[str]) -> int:
    """The same by typer: for help, and for calls with something wrong in them."""
    import typer

    try:
        code = application()(args=words, prog_name="lawcheck", standalone_mode=False)
    except typer.Abort:
        return status.INTERRUPTED
    except OSError as trouble:
        # Help goes out by typer's own hand. What cannot be written to a stream has no file's name.
        if trouble.filename is not None or isinstance(trouble, BrokenPipeError):
            raise
        raise lost(trouble) from None
    except Exception as wrong:
        show = getattr(wrong, "show", None)  # typer does not name the class of its usage errors
        if show is None:
            raise
        show()
        _next(words)
        return status.WRONG_INPUT
    return code if isinstance(code, int) else status.OK


def _next(words: Sequence[str], step: str | None = None) -> None:
    """The last line after a call that ended early: the next step, or else the help on the command."""
    known = " ".join(words[: len(words) - len(named(words)[1])]) or (words[0] if words and words[0] in GROUPS else "")
    command = f"{known} " if known else ""
    next_step(step or f"lawcheck {command}--help", quiet="--quiet" in words or "-q" in words)


def _silence() -> None:
    """Lets Python end without a second complaint about the closed pipe."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())


def _confess(fault: Exception, words: Sequence[str]) -> None:
    """What to report of a fault of our own."""
    import platform
    import traceback
    from pathlib import Path

    from lawcheck.version import VERSION

    package = Path(__file__).resolve().parent.parent
    place = ""
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(package):
            place = f" at {path.relative_to(package).as_posix()}:{frame.lineno}"
            break
    python = f"Python {platform.python_version()}, {platform.system()}"
    told = " ".join(str(fault).split())[:300]
    say("lawcheck has failed through a fault of its own; your files are not to blame.")
    say(f"Please report: lawcheck {VERSION}, {python}: {type(fault).__name__}{place}: {told}")
    say(f"together with the command: lawcheck {' '.join(words)}")
    say("With LAWCHECK_DEBUG=1 in the environment it shows the whole trace.")
