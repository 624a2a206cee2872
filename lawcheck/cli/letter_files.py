"""What `lawcheck letter` reads beside the case: templates, what the sender fills in, loopholes, a letterhead."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from lawcheck.cli.disk import read_text
from lawcheck.cli.options import refuse

if TYPE_CHECKING:
    from lawcheck.facts.tree import Node
    from lawcheck.letters.letter import Loophole, Refused

ENDING = ".md.j2"
LETTERHEAD_LIMIT = 20_000_000  # bytes: pictures count


def templates(own: str | None) -> dict[str, str]:
    """The texts of all templates by their names, the user's instead of those that come with lawcheck."""
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import content, read
    from lawcheck.letters.kind import ABOUT

    found = Diagnostics()
    texts: dict[str, str] = {}
    if own is not None and not Path(own).is_dir():
        refuse(f"`{own}` is no folder", "`--templates` names a folder that holds letters, one folder each")
    for folder in (content() / "templates" / "letters", *([Path(own)] if own is not None else ())):
        for path in sorted([*folder.glob(f"*/*{ENDING}"), *folder.glob(f"*/{ABOUT}")])[:300]:
            texts[path.relative_to(folder).as_posix()] = read(path, found, limit=100_000).text
    if found:
        complain(found.sorted(), {})
    return texts


def given(words: list[str], path: str | None, language: str) -> Mapping[str, str]:
    """What the sender fills in: the file's, and over that what stands in the call."""
    from lawcheck.letters.letter import Refused
    from lawcheck.letters.sender import checked

    fields = _sender_file(path) if path is not None else {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            refuse(f"`--set {word}` sets nothing", "write `--set name=…`")
        fields[name.strip()] = value
    try:
        return checked(fields, language)
    except Refused as refused:
        stop(refused)


def _sender_file(path: str) -> dict[str, str]:
    from lawcheck.facts.tree import Mapping as Tree
    from lawcheck.facts.tree import Scalar

    tree = _tree(path, 50_000)
    if not isinstance(tree, Tree) or any(not isinstance(entry.value, Scalar) for entry in tree.entries):
        refuse(f"`{path}` is no sender file", "write one line for each field, such as `name: Jelena Jelić`")
    texts = ((entry.key.text, entry.value) for entry in tree.entries)
    return {name: value.text for name, value in texts if isinstance(value, Scalar) and not value.is_empty}


def loopholes(path: str | None) -> tuple[Loophole, ...]:
    """The loopholes of a draft law in a file of YAML or JSON, as letters/draft.py describes them; none without one."""
    from lawcheck.letters.draft import loopholes as read_loopholes
    from lawcheck.letters.letter import Refused

    if path is None:
        return ()
    try:
        return read_loopholes(_plain(_tree(path, 1_000_000)), path)
    except Refused as refused:
        stop(refused)


def _tree(path: str, limit: int) -> Node | None:
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.facts.read_yaml import read_yaml

    found = Diagnostics()
    file = read_text(path, limit)
    tree = read_yaml(file, found)
    if found:
        complain(found.sorted(), {file.name: file})
    return tree


def _plain(node: Node | None) -> object:
    """The tree as lists, mappings and texts."""
    from lawcheck.facts import tree

    match node:
        case tree.Scalar():
            return node.text
        case tree.Sequence():
            return [_plain(item) for item in node.items]
        case tree.Mapping():
            return {entry.key.text: _plain(entry.value) for entry in node.entries}
        case None:
            return None


def letterhead(path: str | None) -> bytes | None:
    """The bytes of the letterhead; none without one. Stops where it cannot be read."""
    if path is None:
        return None
    if not path.lower().endswith(".docx"):
        refuse(f"`{path}` is no letterhead", "it is a .docx; in Word or LibreOffice, save it as one")
    file = Path(path)
    try:
        if file.stat().st_size > LETTERHEAD_LIMIT:
            refuse(f"`{path}` is too big for a letterhead", "make its pictures smaller")
        return file.read_bytes()
    except OSError as trouble:
        refuse(f"`{path}` cannot be read: {(trouble.strerror or 'no reason given').lower()}")


def stop(refused: Refused) -> NoReturn:
    """Says why there is no letter, and stops."""
    refuse(refused.reason, refused.help)
