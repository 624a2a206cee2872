"""Compiled rules are kept, found again, and never taken from where another could have put them."""

import os
import pickle
from pathlib import Path

import pytest

from lawcheck import cache
from lawcheck.span import InputFile

KEY = "0" * 64


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of this test; not made yet."""
    monkeypatch.setattr(cache, "cache_home", lambda: tmp_path / "caches")
    return tmp_path / "caches" / "lawcheck"


class Bomb:
    """A pickle that runs something when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("exploded",)


def test_what_was_stored_is_found_again_by_its_key() -> None:
    cache.store(KEY, ("plan", 1))

    assert cache.load(KEY) == ("plan", 1)
    assert cache.load("1" * 64) is None


def test_folder_is_the_users_alone(folder: Path) -> None:
    cache.store(KEY, 1)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / KEY).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("what", ["folder", "entry"])
def test_nothing_is_read_that_others_may_write_to(folder: Path, what: str) -> None:
    cache.store(KEY, 1)
    (folder if what == "folder" else folder / KEY).chmod(0o777)

    assert cache.load(KEY) is None


@pytest.mark.parametrize("what", ["folder", "entry"])
def test_nothing_is_read_that_belongs_to_another(folder: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    cache.store(KEY, 1)
    own = os.getuid()
    if what == "folder":
        monkeypatch.setattr(os, "getuid", lambda: own + 1)
    elif own == 0:
        os.chown(folder / KEY, 12345, -1)
    else:
        pytest.skip("only root can give files away")

    assert cache.load(KEY) is None


@pytest.mark.parametrize("what", ["folder", "entry"])
def test_links_are_not_followed(folder: Path, tmp_path: Path, what: str) -> None:
    cache.store(KEY, 1)
    path = folder if what == "folder" else folder / KEY
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")

    assert cache.load(KEY) is None


@pytest.mark.parametrize("damage", [b"", b"lawcheck 1 ", b"garbage" * 20])
def test_damaged_entry_is_as_good_as_none(folder: Path, damage: bytes) -> None:
    cache.store(KEY, 1)
    (folder / KEY).write_bytes(damage)

    assert cache.load(KEY) is None


def test_bare_pickle_is_never_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache.store(KEY, 1)
    (folder / KEY).write_bytes(pickle.dumps(Bomb()))

    assert cache.load(KEY) is None
    assert not (tmp_path / "exploded").exists()


def test_folder_that_cannot_be_made_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(cache, "cache_home", lambda: tmp_path / "file")

    cache.store(KEY, 1)

    assert cache.load(KEY) is None


def test_only_the_newest_entries_stay(folder: Path) -> None:
    for number in range(60):
        cache.store(f"{number:064}", number)
        os.utime(folder / f"{number:064}", (number, number))

    assert len(list(folder.iterdir())) == 48
    assert cache.load(f"{59:064}") == 59
    assert cache.load(f"{0:064}") is None


def test_key_changes_with_a_name_a_text_what_else_is_said_and_our_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [
        cache.key(files)
        for files in (
            [InputFile("a", "bc")],
            [InputFile("ab", "c")],
            [InputFile("a", "b"), InputFile("c", "")],
            [InputFile("a", "bd")],
            [],
        )
    ]
    keys += [cache.key([], "a"), cache.key([], "b"), cache.key([InputFile("a", "bc")], "a")]
    monkeypatch.setattr(cache, "_own_code", lambda: "another version")
    keys.append(cache.key([InputFile("a", "bc")]))

    assert len(set(keys)) == len(keys)


def test_same_files_have_the_same_key() -> None:
    assert cache.key([InputFile("a", "b")]) == cache.key([InputFile("a", "b")])
