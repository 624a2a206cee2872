"""What is read, under which name, and what is refused in which words."""

import os
import socket
from pathlib import Path

import pytest

from lawcheck import files
from lawcheck.diagnostics import Diagnostics
from lawcheck.diagnostics.catalogue import CATALOGUE
from lawcheck.diagnostics.render import as_text
from lawcheck.span import InputFile


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refusal(name: str, limit: int = files.CASE_LIMIT) -> str:
    """What is said of a file, as the user sees it."""
    found = Diagnostics()
    file = files.read(Path(name), found, limit)
    assert all(diagnostic.code in CATALOGUE for diagnostic in found.sorted())
    return as_text(found.sorted(), {file.name: file})


def text_of(data: bytes) -> str:
    Path("x.yaml").write_bytes(data)
    found = Diagnostics()
    file = files.read(Path("x.yaml"), found)
    assert found.sorted() == ()
    return file.text


def test_text_comes_back_as_it_is_lines_ended_as_in_the_file() -> None:
    assert text_of("камера: да\r\nкраj\n".encode()) == "камера: да\r\nкраj\n"


def test_byte_order_mark_is_dropped() -> None:
    assert text_of(b"\xef\xbb\xbfa: 1\n") == "a: 1\n"


def test_missing_file_is_answered_with_the_nearest_name() -> None:
    Path("belgrade.yaml").write_text("a: 1")

    assert refusal("belgrad.yaml").splitlines()[:3] == [
        "error[no-such-file]: `belgrad.yaml` does not exist",
        "  belgrad.yaml",
        "  help: did you mean `belgrade.yaml`?",
    ]


def test_missing_folder_is_named() -> None:
    assert "and neither does the folder `nowhere`" in refusal("nowhere/x.yaml")


def test_file_in_place_of_a_folder_is_named() -> None:
    Path("a.yaml").write_text("a: 1")

    assert "`a.yaml` is a file, not a folder" in refusal("a.yaml/b.yaml")


@pytest.mark.parametrize("name", ["x\0y", "x" * 5000, "a/" * 3000])
def test_impossible_name_is_no_such_file(name: str) -> None:
    assert refusal(name).startswith("error[no-such-file]")


def test_folder_is_refused() -> None:
    assert refusal(".").startswith("error[is-a-directory]: `.` is a folder")


def test_broken_link_says_where_it_leads() -> None:
    Path("link.yaml").symlink_to("gone.yaml")

    assert "`link.yaml` is a link to `gone.yaml`, and that does not exist" in refusal("link.yaml")


def test_link_to_itself_is_refused() -> None:
    Path("loop.yaml").symlink_to("loop.yaml")

    assert refusal("loop.yaml").startswith("error[broken-link]")


def test_pipe_is_refused_without_waiting() -> None:
    os.mkfifo("pipe.yaml")

    assert refusal("pipe.yaml").startswith("error[special-file]")


def test_socket_is_refused() -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.yaml")
        assert refusal("s.yaml").startswith("error[special-file]")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/stdin"])
def test_device_is_refused(device: str) -> None:
    assert refusal(device).startswith("error[special-file]")


def test_file_that_may_not_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("x.yaml").write_text("a: 1")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)  # root may read anything, so the right itself proves nothing

    assert "`x.yaml` cannot be read: permission denied" in refusal("x.yaml")


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(data: bytes) -> None:
    Path("x.yaml").write_bytes(data)

    assert refusal("x.yaml").startswith("error[empty-file]")


def test_too_large_file_is_not_read() -> None:
    Path("x.yaml").write_bytes(b"a" * 2_000_001)

    assert "`x.yaml` has 2.0 MB, and at most 2 MB are read" in refusal("x.yaml", 2_000_000)


def test_wrong_byte_is_shown_with_the_letter_it_was() -> None:
    Path("x.yaml").write_bytes("title: Слобода\nplace: ".encode() + "četvrt\n".encode("cp1250"))

    assert refusal("x.yaml") == (
        "error[not-utf-8]: the byte E8 is not UTF-8; it is `č` in windows-1250 or `и` in windows-1251\n"
        "  x.yaml:2:8\n"
        "    2 | place: �etvrt\n"
        "      |        ^ not UTF-8\n"
        "  help: save it again with the encoding UTF-8\n"
        "\n"
        "1 error\n"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_is_named(encoding: str) -> None:
    Path("x.yaml").write_bytes("lawcheck: 1\ncase: x\n".encode(encoding))

    assert encoding[:6].upper() in refusal("x.yaml")


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG\r\n", b"\xd0\xcf\x11\xe0"])
def test_document_is_named_for_what_it_is(start: bytes) -> None:
    Path("x.yaml").write_bytes(start + bytes(range(256)))

    assert refusal("x.yaml").startswith("error[not-text]")


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x08", "\u202e", "\u2066", "\x85"])
def test_character_that_cannot_be_seen_is_refused_and_never_printed(char: str) -> None:
    Path("x.yaml").write_bytes(f"case: x\ntitle: a{char}b and more\n".encode())

    said = refusal("x.yaml")

    assert said.startswith("error[control-character]")
    assert "x.yaml:2:9" in said
    assert char not in said


def rule_names(paths: list[Path] | None) -> tuple[list[str], list[str]]:
    """Names of the files read, and codes of what was refused."""
    found = Diagnostics()
    read = files.read_rules(paths, found)
    return [file.name for file in read], [diagnostic.code for diagnostic in found.sorted()]


def test_rules_come_sorted_each_once_and_without_hidden_ones() -> None:
    for name in ("r/b/two.law", "r/a.law", "r/.git/x.law", "r/notes.md", "r/b/.draft.law"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("# rule")

    assert rule_names([Path("r"), Path("r/b/two.law"), Path("./r")]) == (["r/a.law", "r/b/two.law"], [])


def test_linked_folders_are_not_followed_in_circles() -> None:
    Path("r").mkdir()
    Path("r/a.law").write_text("# rule")
    Path("r/again").symlink_to(".")

    assert rule_names([Path("r")]) == (["r/a.law"], [])


def test_folder_without_rules_and_case_in_place_of_rules_are_refused() -> None:
    Path("empty").mkdir()
    Path("case.yaml").write_text("case: x")

    assert rule_names([Path("empty"), Path("case.yaml")]) == ([], ["wrong-kind-of-file", "no-rules"])


@pytest.mark.parametrize("name", ["x\0y", "x" * 5000, "a/" * 3000, "case.yaml/x"])
def test_impossible_name_of_rules_is_no_such_file(name: str) -> None:
    Path("case.yaml").write_text("case: x")

    assert rule_names([Path(name)])[1] == ["no-such-file"]


def test_folder_with_far_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_RULE_FILES", 3)
    Path("r").mkdir()
    for number in range(5):
        Path(f"r/{number}.law").write_text("# rule")

    assert rule_names([Path("r")]) == ([], ["too-many-files"])


def test_shipped_rules_are_named_alike_everywhere() -> None:
    names, refused = rule_names(None)

    assert refused == []
    assert names
    assert all(name.startswith("rules/") for name in names)
    assert names == sorted(names)


def case_read(given: str) -> tuple[InputFile, str]:
    found = Diagnostics()
    file = files.read_case(given, found)
    return file, as_text(found.sorted(), {})


def test_shipped_case_is_found_by_its_bare_name_from_any_folder() -> None:
    name = next(iter(files.shipped_cases()))

    file, said = case_read(name)

    assert file.name.startswith("cases/")
    assert file.name.endswith(f"{name}.yaml")
    assert said == "0 errors\n"


def test_misspelt_bare_name_is_answered_with_the_nearest_case() -> None:
    name = next(iter(files.shipped_cases()))

    assert f"did you mean `{name}`?" in case_read(name + "x")[1]


def test_rule_file_is_no_case() -> None:
    assert case_read("x.law")[1].startswith("error[wrong-kind-of-file]")


def test_what_comes_with_lawcheck_goes_by_the_same_names_beside_other_rules() -> None:
    Path("mine.law").write_text("rulebook mine", encoding="utf-8")
    found = Diagnostics()
    names = [file.name for file in files.read_rules([files.content() / "rules", Path("mine.law")], found)]
    assert "mine.law" in names
    assert {name for name in names if name != "mine.law"} == {file.name for file in files.read_rules(None, found)}
    assert files.path_of("rules/families.law") == files.content() / "rules/families.law"


def test_of_two_files_of_one_name_both_are_known() -> None:
    Path("rules").mkdir()
    Path("rules/families.law").write_text("rulebook mine", encoding="utf-8")
    read = files.read_rules([files.content() / "rules", Path("rules")], Diagnostics())
    texts = {file.name: file.text for file in read}
    assert len(texts) == len(read)
    assert texts["rules/families.law"] == "rulebook mine"
    assert files.path_of("rules/families.law") == Path("rules/families.law")
