"""The rules that come with lawcheck are known by their stamps, and read only when their texts are asked for."""

import os
from pathlib import Path

import pytest

from lawcheck import cache, files, pipeline

VOCABULARY = 'vocabulary lab "Words"\n\nentity device "A device"\n  deployed: yes/no "Is it in use?"\n'


@pytest.fixture
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one rule file of an installation whose rules can be changed."""
    monkeypatch.setattr(cache, "cache_home", lambda: tmp_path / "caches")
    monkeypatch.setattr(files, "content", lambda: tmp_path)
    file = tmp_path / "rules" / "vocabulary.law"
    file.parent.mkdir()
    file.write_text(VOCABULARY, encoding="utf-8")
    return file


def _facts() -> set[str]:
    vocabulary = pipeline.load_rules().ruleset.vocabulary
    return {name for entity in vocabulary.entities.values() for name in entity.facts}


def test_rules_that_were_kept_are_not_read(rule: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _facts()
    monkeypatch.setattr(files, "read_rules", lambda *_: pytest.fail("the files were read"))

    assert _facts() == {"deployed"}


def test_their_texts_are_there_when_asked_for(rule: Path) -> None:
    _facts()

    kept = pipeline.load_rules().files
    assert [(name, file.text) for name, file in kept.items()] == [("rules/vocabulary.law", VOCABULARY)]


def test_changed_file_is_read_anew_though_its_size_and_time_are_the_same(rule: Path) -> None:
    before = rule.stat()
    _facts()

    rule.write_text(VOCABULARY.replace("deployed", "disabled"), encoding="utf-8")
    os.utime(rule, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert _facts() == {"disabled"}


def test_file_that_is_new_and_one_that_is_gone_change_the_stamp(rule: Path) -> None:
    stamps = [files.shipped_rules_stamp()]
    more = rule.with_name("more.law")
    more.write_text("", encoding="utf-8")
    stamps.append(files.shipped_rules_stamp())
    more.rename(rule.with_name("other.law"))
    stamps.append(files.shipped_rules_stamp())

    assert len(set(stamps)) == len(stamps)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_neither_a_broken_link_nor_the_name_of_a_folder_hides_a_change(rule: Path) -> None:
    inner = rule.parent / "content" / "inner.law"
    inner.parent.mkdir()
    inner.write_text("", encoding="utf-8")
    for name in ("a.law", "z.law"):
        rule.with_name(name).symlink_to("nowhere.law")
    before = files.shipped_rules_stamp()

    assert str(inner) in before
    rule.write_text(f"{VOCABULARY}# more", encoding="utf-8")
    assert files.shipped_rules_stamp() != before
