"""A rename changes every place, and is refused where it would change a meaning."""

import pytest

from lawcheck.lint.mend import edited
from lawcheck.lint.remark import Edit
from lawcheck.lsp.rename import CannotRename, rename
from tests.lsp.small import FILES, file_named, workspace, workspace_of

ACT, VOCABULARY, CITY = file_named("act.law"), file_named("vocabulary.law"), file_named("city.yaml")


def renamed(file: str, at: str, name: str, own: list[str] | None = None) -> dict[str, str]:
    """The texts of the small folder after what stands at the start of `at` in a file has got a new name."""
    small = workspace()
    one = small.names_in(file).at(file, FILES[file].index(at))
    assert one is not None
    by_file: dict[str, list[Edit]] = {}
    for edit in rename(one.symbol, name, small, own or list(FILES)):
        by_file.setdefault(edit.span.file, []).append(edit)
    return {name: edited(text, by_file.get(name, ())) for name, text in FILES.items()}


@pytest.mark.parametrize(
    ("file", "at", "name", "places"),
    [
        (VOCABULARY, "done_on", "finished_on", 5),
        (VOCABULARY, "opinion:", "view", 7),
        (ACT, "opinion is", "view", 7),
        (CITY, "opinion", "view", 7),
        (VOCABULARY, "positive", "favourable", 4),
        (VOCABULARY, "assessment ", "study", 2),
        (VOCABULARY, "processings", "operations", 5),
        (VOCABULARY, "matches of", "recognises", 2),
        (ACT, "assessed of", "studied", 2),
        (ACT, "act ", "statute", 5),
        (ACT, "assessed_before", "done_before", 5),
        (ACT, "small_scale", "tiny", 1),
        (ACT, "p in processings", "x", 8),
        (ACT, "p.mode", "x", 8),
        (ACT, "d in p", "base", 2),
        (CITY, "press", "newspaper", 3),
    ],
)  # fmt: skip
def test_every_place_gets_the_new_name_and_all_means_the_same(file: str, at: str, name: str, places: int) -> None:
    texts = renamed(file, at, name)

    old = at.partition(" ")[0].partition(":")[0].partition(".")[0]
    changed = {file: text for file, text in texts.items() if text != FILES[file]}
    after = workspace_of(texts)
    grown = sum(len(texts[file]) - len(FILES[file]) for file in changed)
    assert grown == places * (len(name) - len(old))
    assert after.law.mistakes == {}
    assert [d.mistakes for d in after.documents.values()] == [(), (), ()]


def test_placeholders_in_every_language_are_renamed() -> None:
    act = renamed(VOCABULARY, "opinion:", "view")[ACT]

    assert '"The opinion is {p.dpia.view}; it was finished on {p.dpia.done_on}."' in act
    assert 'sr "Мишљење је {p.dpia.view}."' in act


@pytest.mark.parametrize(
    ("file", "at", "name", "why"),
    [
        (VOCABULARY, "done_on", "opinion", "would be wrong"),
        (VOCABULARY, "done_on", "finished on", "is no name"),
        (VOCABULARY, "done_on", "2nd", "is no name"),
        (VOCABULARY, "pending", "negative", "would be wrong"),
        (ACT, "p in processings", "controller", "would be wrong"),
        (ACT, "p in processings", "every", "would be wrong"),
        (ACT, "d in p", "p", "would be wrong"),
        (ACT, "assessed of", "mode", "would be wrong"),
        (ACT, "rs.law", "rs.act", "a rulebook's name"),
    ],
)
def test_a_rename_that_would_break_something_is_refused(file: str, at: str, name: str, why: str) -> None:
    with pytest.raises(CannotRename, match=why):
        renamed(file, at, name)


def test_what_stands_in_rules_of_others_is_not_renamed() -> None:
    with pytest.raises(CannotRename, match="not part of this folder"):
        renamed(VOCABULARY, "done_on", "finished_on", own=[ACT, CITY])
