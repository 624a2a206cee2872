"""The marks that coverage is held against: so many of a hundred, or what was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.cli import disk
from lawcheck.cli.options import refuse, to_choice

if TYPE_CHECKING:
    from lawcheck.model.ruleset import Ruleset
    from lawcheck.testing.coverage.coverage import Coverage
    from lawcheck.testing.coverage.record import Record


def read(path: str | None) -> Record | None:
    """The figures in a file; None where none is named. Stops where they cannot be read."""
    if path is None:
        return None
    from lawcheck.testing.coverage.record import BadRecord, from_text

    text = disk.read_text(path).text
    try:
        return from_text(text)
    except BadRecord:
        refuse(f"`{path}` is no record of coverage", f"make it anew: `lawcheck coverage --record {path}`")


def write(path: str | None, coverage: Coverage, ruleset: Ruleset) -> None:
    """Writes the figures to a file, over those that were there. Stops where that cannot be done."""
    if path is None:
        return
    from lawcheck.testing.coverage.record import record, to_text

    disk.write(Path(path), to_text(record(coverage, ruleset)), force=True)


def fallen(before: Record | None, coverage: Coverage, ruleset: Ruleset) -> tuple[str, ...]:
    """What has fallen since."""
    from lawcheck.testing.coverage import record

    return () if before is None else record.fallen(before, record.record(coverage, ruleset))


def floors(words: Sequence[str]) -> dict[str, int]:
    """The least of a hundred, by figure; of each where only a number is given. Stops at what is neither."""
    from lawcheck.testing.coverage.figures import Measure

    told: dict[str, int] = {}
    for word in words:
        name, _, number = word.rpartition("=")
        if not number.isdecimal() or int(number) > 100:
            refuse(f"`--fail-under {word}` names no number from 0 to 100", "such as `90`, or `rules=100`")
        if name:
            to_choice("--fail-under", name, [measure.value for measure in Measure])
        for measure in Measure:
            if not name or name == measure.value:
                told[measure.value] = int(number)
    return told


def below(coverage: Coverage, floors: Mapping[str, int]) -> list[str]:
    from lawcheck.testing.coverage.figures import figures

    told = figures(coverage)
    return [
        f"{measure.value}: {figure} shown, less than {floors[measure.value]} of a hundred"
        for measure, figure in told.items()
        if measure.value in floors and not figure.reaches(floors[measure.value])
    ]
