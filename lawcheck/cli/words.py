"""What the words of a command line mean: each command declares its own in the signature of its function `run`.

Two readers share the declarations. `read` understands a plain, well-formed call by the standard library alone, in well
under a millisecond. Help, and whatever could be wrong, is left to typer (`for_typer`), which takes as long to load as
a whole `check` does. Where `read` understands a call, typer understands the same; a test compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from getopt import GetoptError, gnu_getopt
from inspect import Parameter, signature
from typing import Annotated, Any, TypeAlias, get_args, get_origin, get_type_hints

Command: TypeAlias = Callable[..., int]


@dataclass(frozen=True)
class Argument:
    """A word that stands for itself: how the help calls it, and what it says of it."""

    metavar: str
    help: str


@dataclass(frozen=True)
class Option:
    """A word that has a name: the names (`--output`, `-o`), what the help calls its value, and what it says of it."""

    names: tuple[str, ...]
    help: str
    metavar: str = ""


@dataclass(frozen=True)
class _Declared:
    """A parameter of `run`: what it is on the command line, and whether it is a flag or may come several times."""

    name: str
    word: Argument | Option
    is_flag: bool
    is_many: bool
    default: Any

    @property
    def is_required(self) -> bool:
        return self.default is Parameter.empty


def _declared(run: Command) -> list[_Declared]:
    hints = get_type_hints(run, include_extras=True)
    found = []
    for parameter in signature(run).parameters.values():
        type_, word = get_args(hints[parameter.name])
        kinds = get_args(type_) or (type_,)
        is_many = get_origin(type_) is list or any(get_origin(kind) is list for kind in kinds)
        found.append(_Declared(parameter.name, word, type_ is bool, is_many, parameter.default))
    return found


def read(run: Command, words: Sequence[str]) -> dict[str, Any] | None:
    """The arguments that `run` is to be called with; None where the call asks for help or may be wrong."""
    declared = _declared(run)
    options = {name: one for one in declared if isinstance(one.word, Option) for name in one.word.names}
    if any(word.startswith("--") and word != "--" and word.split("=")[0] not in options for word in words):
        return None  # unknown, or the beginning of a name, which the library below would complete
    short = "".join(name[1:] + ("" if one.is_flag else ":") for name, one in options.items() if name[1] != "-")
    long = [name[2:] + ("" if one.is_flag else "=") for name, one in options.items() if name[1] == "-"]
    try:
        given, rest = gnu_getopt(list(words), short, long)
    except GetoptError:
        return None
    values: dict[str, Any] = {one.name: one.default for one in declared}
    for name, value in given:
        one = options[name]
        if one.is_many:
            values[one.name] = [*(values[one.name] or ()), value]
        else:
            values[one.name] = True if one.is_flag else value
    if "--" not in words and any(word.startswith("-") for word in rest):
        return None  # where POSIXLY_CORRECT is set, options may stand before all other words only
    return _with_arguments(values, [one for one in declared if isinstance(one.word, Argument)], rest)


def _with_arguments(values: dict[str, Any], declared: list[_Declared], rest: list[str]) -> dict[str, Any] | None:
    """The values with the words that have no name, in their order; None where too few or too many are there."""
    for one in declared:
        if not rest:
            if one.is_required:
                return None
        elif one.is_many:
            values[one.name], rest = rest, []
        else:
            values[one.name], *rest = rest
    return None if rest else values


def for_typer(run: Command) -> Command:
    """The same command with its words declared as typer has them."""
    import typer

    def call(**values: Any) -> int:
        return run(**values)

    hints = get_type_hints(run, include_extras=True)
    parameters = []
    for one, parameter in zip(_declared(run), signature(run).parameters.values(), strict=True):
        type_, _ = get_args(hints[one.name])
        word: Any
        if isinstance(one.word, Argument):
            word = typer.Argument(metavar=one.word.metavar, help=one.word.help)
        else:
            word = typer.Option(*one.word.names, metavar=one.word.metavar or None, help=one.word.help)
        annotation: Any = Annotated[type_, word]
        call.__annotations__[one.name] = annotation
        parameters.append(parameter.replace(annotation=annotation, kind=Parameter.KEYWORD_ONLY))
    call.__annotations__.pop("values")
    call.__signature__ = signature(run).replace(parameters=parameters)  # type: ignore[attr-defined]
    call.__doc__ = run.__doc__
    return call
