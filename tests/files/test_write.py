"""Writing is whole or not at all, and never over a file unasked."""

import os
import stat
from pathlib import Path

import pytest

from lawcheck.diagnostics import Diagnostics
from lawcheck.files import write_new


def write(path: Path, text: str, *, force: bool = False) -> tuple[bool, list[str]]:
    found = Diagnostics()
    done = write_new(path, text, found, force=force)
    return done, [diagnostic.code for diagnostic in found.sorted()]


def test_new_file_is_written_with_plain_line_ends_and_usual_rights(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    mask = os.umask(0o022)
    try:
        assert write(path, "случај: 1\n") == (True, [])
    finally:
        os.umask(mask)

    assert path.read_bytes() == "случај: 1\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [file.name for file in tmp_path.iterdir()] == ["new.yaml"]


def test_file_that_is_there_stays_without_force(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_text("work of weeks")

    assert write(path, "new") == (False, ["file-exists"])
    assert path.read_text() == "work of weeks"


def test_force_writes_over_it(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_text("old")

    assert write(path, "new", force=True) == (True, [])
    assert path.read_text() == "new"


def test_force_through_a_link_changes_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("old")
    (tmp_path / "link.yaml").symlink_to("real.yaml")

    assert write(tmp_path / "link.yaml", "new", force=True) == (True, [])
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "new"


def test_broken_link_is_no_free_name(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("gone.yaml")

    assert write(tmp_path / "link.yaml", "new") == (False, ["file-exists"])


@pytest.mark.parametrize("name", ["nowhere/x.yaml", "x" * 300])
def test_impossible_place_is_told(tmp_path: Path, name: str) -> None:
    assert write(tmp_path / name, "new") == (False, ["cannot-write"])


def test_disk_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)

    assert write(tmp_path / "x.yaml", "new") == (True, [])
    assert [file.name for file in tmp_path.iterdir()] == ["x.yaml"]


def test_device_is_written_to_where_it_is() -> None:
    assert write(Path("/dev/null"), "gone", force=True) == (True, [])
