"""`lawcheck lsp`: the language server, which an editor starts and talks to."""

from __future__ import annotations

import gc
import os
import sys
from importlib.util import find_spec
from typing import Annotated

from lawcheck.cli import status
from lawcheck.cli.console import say
from lawcheck.cli.options import refuse
from lawcheck.cli.words import Option


def run(
    stdio: Annotated[
        bool, Option(("--stdio",), "Talk over standard input and output, which is the only way.")
    ] = False,
) -> int:
    """Serve an editor: mistakes while typing, hover, completion, rename.

    Speaks the Language Server Protocol. It is started by an editor, not by hand; docs/editors.md says how.

    \b
    Example, the command in an editor's settings:
      lawcheck lsp --stdio
    """
    if find_spec("pygls") is None:
        refuse(
            "the language server needs the package `pygls`, which is not installed",
            "install it with `pip install 'lawcheck-rules[lsp]'`",
        )
    if sys.stdin.isatty():
        say("waiting for an editor on standard input; Ctrl-C ends it")
    gc.set_threshold(50_000, 20, 20)  # unlike other calls it runs for days, and throws away what was typed over
    from lawcheck.lsp.server import make_server

    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:  # the server closes what it wrote to
        make_server().start_io(stdout=out)
    return status.OK
