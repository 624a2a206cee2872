"""`lawcheck ask` with somebody who types: what stands in the file after each answer, and after an early end."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from lawcheck.cli.answers import choices
from lawcheck.cli.app import main
from tests.cli.test_sessions import desk  # noqa: F401
from tests.interview.test_answer import choice, yes_no

CALL = ["ask", "corner.yaml", "--rules", "rules", "--as-of", "2020-05-01"]


class Typing(io.StringIO):
    """Lines that somebody types; before each, the file is looked at. Ends with an interrupt if `interrupted`."""

    def __init__(self, *lines: str, interrupted: bool = False) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self.interrupted = interrupted
        self.seen: list[str] = []

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        self.seen.append(Path("corner.yaml").read_text(encoding="utf-8"))
        line = super().readline()
        if not line and self.interrupted:
            raise KeyboardInterrupt
        return line


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str, interrupted: bool = False) -> tuple[int, list[str], str]:
    """The exit status, the file before each line, and what was shown."""
    typing = Typing(*lines, interrupted=interrupted)
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdin", typing)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    return main(CALL), typing.seen, screen.getvalue()


def test_each_answer_is_in_the_file_before_the_next_question(monkeypatch: pytest.MonkeyPatch) -> None:
    code, seen, _ = typed(monkeypatch, "gate", "yes")

    assert code == 0
    assert "gate" not in seen[0]
    assert seen[1].endswith("    - name: gate\n")
    assert seen[2].endswith("    - name: gate\n      public: yes\n")


def test_an_interrupt_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    code, seen, shown = typed(monkeypatch, "gate", "yes", interrupted=True)

    assert code == 130
    assert seen[-1] == Path("corner.yaml").read_text(encoding="utf-8")
    assert "next: lawcheck ask corner.yaml" in shown
    assert [path.name for path in Path().iterdir() if path.name.endswith(".draft")] == []


def test_back_restores_the_file_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    _, seen, _ = typed(monkeypatch, "gate", "yes", "back", "back", "back")

    assert seen[3] == seen[1]
    assert seen[4] == seen[0]


def test_dont_know_is_asked_again_only_in_another_run(monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, first = typed(monkeypatch, "none", "dk")
    _, _, second = typed(monkeypatch)

    assert "  breach: unknown\n" in Path("corner.yaml").read_text(encoding="utf-8")
    assert first.count("any of this in the case: a breach of security?") == 1
    assert "All that is left was put aside or is not known." in first
    assert second.count("any of this in the case: a breach of security?") == 1


def test_a_file_that_somebody_else_changes_is_not_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    class Meddling(Typing):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
            Path("corner.yaml").write_text("lawcheck: 1\nfacts:\n  breach: none\n", encoding="utf-8")
            return "gate\n"

    monkeypatch.setattr(sys, "stdin", Meddling())

    assert main(CALL) == 2
    assert Path("corner.yaml").read_text(encoding="utf-8") == "lawcheck: 1\nfacts:\n  breach: none\n"


def test_hostile_input_is_refused_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = (
        "a: {",
        "- x",
        "\x1b[2J",
        "!!python/object",
        "&a",
        "x" * 10_000,
        "#",
        "a\tb",
        "}" * 50,
        "'",
        '"',
        "\udcff",
    )

    code, seen, shown = typed(monkeypatch, *hostile)

    assert code == 0
    assert set(seen) == {seen[0]}
    assert shown.count("Not understood") == len(hostile)
    assert "\x1b" not in shown


def test_mark_line_ends_and_permissions_of_a_file_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("corner.yaml")
    path.write_bytes(b"\xef\xbb\xbflawcheck: 1\r\n# mine\r\nfacts:\r\n  cameras: none  # seen\r\n")
    path.chmod(0o640)

    typed(monkeypatch, "none")

    assert path.read_bytes() == (
        b"\xef\xbb\xbflawcheck: 1\r\n# mine\r\nfacts:\r\n  cameras: none  # seen\r\n  breach: none\r\n"
    )
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("real.yaml").write_text("lawcheck: 1\nfacts:\n", encoding="utf-8")
    Path("corner.yaml").symlink_to("real.yaml")

    typed(monkeypatch, "gate")

    assert Path("corner.yaml").is_symlink()
    assert "gate" in Path("real.yaml").read_text(encoding="utf-8")


def test_source_date_address_and_place_are_asked_for_and_written(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        "gate",
        "source press",
        "Danas",
        "soon",
        "2020-01",
        "example.org",
        "https://example.org",
        "at page 4",
        "yes",
    )

    _, _, shown = typed(monkeypatch, *lines, "dk")

    text = Path("corner.yaml").read_text(encoding="utf-8")
    assert '  press: {title: "Danas", published: 2020-01, url: "https://example.org"}\n' in text
    assert '      public: {value: yes, source: press, at: "page 4"}\n' in text
    assert "`soon` is not a date" in shown
    assert "`example.org` is not an address" in shown


def test_a_source_may_be_dated_as_in_serbia(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "gate", "source council", "Odluka", "15.11.2026.", "", "yes", "quit")

    assert '  council: {title: "Odluka", published: 2026-11-15}\n' in Path("corner.yaml").read_text(encoding="utf-8")


def test_the_date_of_a_source_can_be_answered_with_quit(monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, _ = typed(monkeypatch, "gate", "source council", "Odluka", "quit")

    assert code == 0
    assert "council" not in Path("corner.yaml").read_text(encoding="utf-8")


def test_a_place_without_a_source_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, shown = typed(monkeypatch, "gate", "at page 4")

    assert "a place is said of a source, and there is none" in shown


@pytest.mark.parametrize(("name", "text"), [("corner.json", "{}"), ("braces.yaml", '{"lawcheck": 1, "case": "x"}')])
def test_json_is_refused_with_the_reason(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_text(text, encoding="utf-8")

    assert main(["ask", name, "--rules", "rules"]) == 2
    assert "JSON" in capsys.readouterr().err
    assert Path(name).read_text(encoding="utf-8") == text


def test_the_tabulator_completes_answers_commands_and_sources_in_the_language_of_the_interview() -> None:
    english = choices(choice(), "en", ["press"])
    serbian = choices(choice(), "sr", ["press"])

    assert {"plain", "live", "none", "dk", "source press"} <= set(english)
    assert {"plain", "обичан видео", "nema", "nz", "izvor press"} <= set(serbian)
    assert {"yes", "no"} <= set(choices(yes_no(), "en"))
    assert {"da", "ne"} <= set(choices(yes_no(), "sr"))
