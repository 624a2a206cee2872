"""Every mistake in a rule file is found at its place and worded well; the golden texts show it as a reader sees it."""

from __future__ import annotations

import pytest

from lawcheck.diagnostics.catalogue import CATALOGUE
from lawcheck.diagnostics.render import as_text
from tests.errors.samples import RULES, Chunk, chunks, mistakes, words

CHUNKS = [pytest.param(chunk, id=f"{chunk.code}: {chunk.title}") for chunk in chunks()]


@pytest.mark.parametrize("chunk", CHUNKS)
def test_exactly_the_announced_mistakes_come_out(chunk: Chunk) -> None:
    actual = [(chunk.file.position(found.span.start)[0], found.code, found.message) for found in mistakes(chunk)]
    expected = [
        (line, code, now if message == "…" else message)
        for (line, code, message), (*_, now) in zip(chunk.expected, actual, strict=False)
    ]

    assert actual == expected
    assert len(actual) == len(chunk.expected)
    assert chunk.code in {code for _, code, _ in actual}


@pytest.mark.parametrize("chunk", CHUNKS)
def test_every_mistake_is_worded_by_the_house_rules(chunk: Chunk) -> None:
    for found in mistakes(chunk):
        assert found.code in CATALOGUE
        for text in (found.message, found.help, found.label):
            assert "\n" not in text
            assert not text.endswith(".")
            assert text[:1] == text[:1].lower()


@pytest.mark.parametrize("code", sorted({chunk.code for chunk in chunks()}))
def test_golden_text_shows_source_and_message_together(code: str, update: bool) -> None:
    shared = words()
    shown = ""
    for chunk in chunks():
        if chunk.code == code:
            files = {chunk.file.name: chunk.shown, shared.name: shared}
            shown += f"### {chunk.title}\n\n{as_text(mistakes(chunk), files)}\n"
    golden = RULES / f"{code}.txt"
    if update:
        golden.write_text(shown, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == shown
