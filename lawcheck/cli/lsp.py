"""`lawcheck lsp`: the language server, which an editor starts and talks to."""

from __future__ import annotations

from importlib.util import find_spec

from lawcheck.cli import status
from lawcheck.cli.options import refuse


def run() -> int:
    """Serve an editor: mistakes while typing, hover, completion, rename.

    Speaks the Language Server Protocol over standard input and output. It is started by an editor, not by hand.

    \b
    Example (Neovim):
      vim.lsp.start({name = "lawcheck", cmd = {"lawcheck", "lsp"}})
    """
    if find_spec("pygls") is None:
        refuse(
            "the language server needs the package `pygls`, which is not installed",
            "install it: `pip install 'lawcheck-rules[lsp]'`",
        )
    from lawcheck.lsp.server import make_server

    make_server().start_io()
    return status.OK
