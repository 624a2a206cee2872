"""Coverage as an lcov trace file, by line of the rule files, for editors and services that draw it.

A rule is a function, called as often as tests tell its outcome. A line counts as run if a place that begins in it has been
shown at least one way. Each place is a block of two branches: 0 where it comes out true, 1 where false.
Source: geninfo(1), "Tracefile format".
"""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.span import InputFile
from lawcheck.testing.coverage.coverage import Coverage, Shown, VersionShown


def render(coverage: Coverage, files: Mapping[str, InputFile]) -> str:
    """One record for each rule file in which there is something to show, in the order of their names."""
    by_file: dict[str, tuple[list[VersionShown], list[Shown]]] = {}
    for version in coverage.versions:
        by_file.setdefault(version.version.step.rule.span.file, ([], []))[0].append(version)
    for shown in coverage.places:
        by_file.setdefault(shown.place.span.file, ([], []))[1].append(shown)
    return "".join(_record(files[name], *by_file[name]) for name in sorted(by_file) if name in files)


def _record(file: InputFile, versions: list[VersionShown], places: list[Shown]) -> str:
    lines = ["TN:lawcheck", f"SF:{file.name}"]
    runs: dict[int, int] = {}
    for version in versions:
        rule = version.version.step.rule
        line = file.position(rule.span.start)[0]
        runs[line] = max(runs.get(line, 0), len(version.tests))
        since = f"@{rule.window.since.isoformat()}" if rule.window.since else ""
        lines += [f"FN:{line},{rule.name}{since}", f"FNDA:{len(version.tests)},{rule.name}{since}"]
    lines += [f"FNF:{len(versions)}", f"FNH:{sum(bool(version.tests) for version in versions)}"]
    branches = taken = 0
    for block, shown in enumerate(sorted(places, key=lambda one: one.place.span)):
        line = file.position(shown.place.span.start)[0]
        ways = [shown.true is not None, shown.false is not None]
        runs[line] = runs.get(line, 0) + sum(ways)
        branches, taken = branches + 2, taken + sum(ways)
        lines += [f"BRDA:{line},{block},{branch},{int(way)}" for branch, way in enumerate(ways)]
    lines += [f"BRF:{branches}", f"BRH:{taken}"]
    lines += [f"DA:{line},{count}" for line, count in sorted(runs.items())]
    lines += [f"LF:{len(runs)}", f"LH:{sum(bool(count) for count in runs.values())}", "end_of_record"]
    return "\n".join(lines) + "\n"
