"""Every refusal of a file as a whole: how it comes about, and what is said. The golden texts show both."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lawcheck import files
from lawcheck.diagnostics import Diagnostics
from lawcheck.diagnostics.file_codes import FILE_CODES
from lawcheck.diagnostics.render import as_text

GOLDEN = Path(__file__).parent / "files"
RULE = "rulebook x\n"
Try = Callable[[Diagnostics], object]


def case(name: str, found: Diagnostics) -> object:
    return files.read_case(name, found)


def write(name: str, found: Diagnostics) -> object:
    return files.write_new(Path(name), "lawcheck: 1\n", found)


def _unreadable(found: Diagnostics) -> object:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    Path("city.yaml").write_text("lawcheck: 1\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", denied)  # root may read anything, so the right itself proves nothing
        return case("city.yaml", found)


def _many(found: Diagnostics) -> object:
    Path("everything").mkdir()
    for number in range(4):
        Path(f"everything/{number}.law").write_text(RULE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "MOST_RULE_FILES", 3)
        return files.read_rules([Path("everything")], found)


def after(make: Callable[[], object], attempt: Try) -> Try:
    """First makes what has to be there."""

    def run(found: Diagnostics) -> object:
        make()
        return attempt(found)

    return run


def put(name: str, data: bytes) -> Callable[[], object]:
    return lambda: Path(name).write_bytes(data)


# Code → what is on the disk, in words, and what is tried.
SAMPLES: dict[str, tuple[str, Try]] = {
    "no-such-file": (
        "there is a city.yaml, and citty.yaml is asked for",
        after(put("city.yaml", b"lawcheck: 1\n"), lambda found: case("citty.yaml", found)),
    ),
    "is-a-directory": (
        "a folder is given as a case",
        after(lambda: Path("cases").mkdir(), lambda found: case("./cases/", found)),
    ),
    "broken-link": (
        "a link to a file that was deleted",
        after(lambda: Path("city.yaml").symlink_to("old/city.yaml"), lambda found: case("city.yaml", found)),
    ),
    "special-file": (
        "a pipe that nobody writes to",
        after(lambda: os.mkfifo("city.yaml"), lambda found: case("city.yaml", found)),
    ),
    "unreadable-file": ("a file without the right to read it", _unreadable),
    "empty-file": ("nothing in it", after(put("city.yaml", b"\n\n"), lambda found: case("city.yaml", found))),
    "file-too-large": (
        "50 MB of anything",
        after(put("city.yaml", b"a" * 50_000_000), lambda found: case("city.yaml", found)),
    ),
    "too-many-files": ("more rule files in a folder than any rulebook has", _many),
    "not-utf-8": (
        "saved in windows-1250",
        after(put("city.yaml", "title: Niš, četvrt\n".encode("cp1250")), lambda found: case("city.yaml", found)),
    ),
    "not-text": (
        "a PDF by the name of a case",
        after(put("city.yaml", b"%PDF-1.7\n"), lambda found: case("city.yaml", found)),
    ),
    "control-character": (
        "a character that turns the direction of writing, so that what is forbidden looks allowed",
        after(
            put("city.yaml", "facts:\n  use: \u202enedd\u202cibrof\n".encode()),
            lambda found: case("city.yaml", found),
        ),
    ),
    "wrong-kind-of-file": (
        "a case is given as rules",
        after(put("city.yaml", b"x"), lambda found: files.read_rules([Path("city.yaml")], found)),
    ),
    "no-rules": (
        "a folder with notes only",
        after(lambda: Path("notes").mkdir(), lambda found: files.read_rules([Path("notes")], found)),
    ),
    "file-exists": (
        "a new case by a name that is taken",
        after(put("city.yaml", b"lawcheck: 1\n"), lambda found: write("city.yaml", found)),
    ),
    "cannot-write": (
        "a new case in a folder that is not there",
        lambda found: write("cities/city.yaml", found),
    ),
}


def test_every_code_has_a_sample() -> None:
    assert set(SAMPLES) == set(FILE_CODES)
    assert {path.stem for path in GOLDEN.iterdir()} == set(FILE_CODES)


@pytest.mark.parametrize("code", SAMPLES)
def test_refusal(code: str, update: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = Diagnostics()
    situation, attempt = SAMPLES[code]

    read = attempt(found)

    texts = {read.name: read} if isinstance(read, files.InputFile) else {}
    shown = f"### {situation}\n\n{as_text(found.sorted(), texts)}"
    golden = GOLDEN / f"{code}.txt"
    if update:
        golden.write_text(shown, encoding="utf-8")
    assert [diagnostic.code for diagnostic in found.sorted()] == [code]
    assert golden.read_text(encoding="utf-8") == shown
