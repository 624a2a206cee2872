"""`lawcheck agree`: hold the judge against what authorities and courts decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.disk import read_text, write
from lawcheck.cli.options import Quiet, Rules, again, refuse
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from lawcheck.pipeline import Rules as Law
    from lawcheck.testing.agreement import Compared

_RECORD = "agreement.json"


def run(
    folders: Annotated[
        list[str] | None,
        Argument("FOLDER", "Folders of cases with `_expected.yaml` beside them; by default those that come along."),
    ] = None,
    rules: Rules = None,
    record: Annotated[
        bool, Option(("--record",), "Write down how it stands now, for later runs to be held against.")
    ] = False,
    quiet: Quiet = False,
) -> int:
    """Hold the judge against real decisions.

    Counts, for each family of requirements, where it agrees with what was
    decided, where it contradicts, what it misses and what it leaves open.

    \b
    Examples:
      lawcheck agree
      lawcheck agree cases/oracle

    Exit status: 0 as good as recorded; 1 less is agreed with, or more
    contradicted, than was recorded; 2 the input is wrong.
    """
    from lawcheck import files
    from lawcheck.cli.loading import found_or_shipped, load_rules
    from lawcheck.testing import as_agreement
    from lawcheck.testing.agreement import record as to_record
    from lawcheck.testing.agreement import worse

    law = load_rules(rules)
    roots = [Path(found_or_shipped(folder)) for folder in folders or ()] or [files.content() / "cases"]
    for root in roots:
        if not root.exists():
            refuse(f"`{root.as_posix()}` does not exist")
    fallen: list[str] = []
    compared: list[Compared] = []
    for folder in dict.fromkeys(path.parent for root in roots for path in sorted(root.rglob("*_expected.yaml"))):
        here = _compared(folder, law)
        compared += here
        kept = folder / _RECORD
        if record:
            write(kept, json.dumps(to_record(here), indent=1, sort_keys=True) + "\n", force=True)
        elif kept.is_file():
            fallen += worse(_read(kept), to_record(here))
    if not compared:
        refuse("no decision was found", "they stand in files whose names end in `_expected.yaml`, beside their cases")
    text = as_agreement.render(compared, law.ruleset, fallen, console.width(), console.has_colour())
    console.write(text)
    first = next((one.case for one in compared if one.agreement in ("contradicted", "missed", "undetermined")), "")
    console.next_step(f"lawcheck check {first or compared[0].case} --by family{again(rules)}", quiet)
    return status.FOUND if fallen else status.OK


def _read(path: Path) -> dict[str, list[str]]:
    """What was recorded. Stops where the file is no such record."""
    from lawcheck.testing.agreement import Agreement

    text = read_text(path).text
    try:
        return {name: [str(Agreement(one)) for one in told] for name, told in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError):
        refuse(f"`{path.as_posix()}` is no record of agreement", "make it anew with `--record`")


def _compared(folder: Path, law: Law) -> list[Compared]:
    """The decisions in a folder against the judge. Stops where a file is wrong, after naming all mistakes."""
    from lawcheck import files, pipeline
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.testing.agreement import compare
    from lawcheck.testing.decided import decisions_in

    found = Diagnostics()
    texts = {}
    compared: list[Compared] = []
    for path in sorted(folder.glob("*_expected.yaml")):
        file = files.read(path, found)
        texts[file.name] = file
        beside = path.with_name(f"{path.stem.removesuffix('_expected')}.yaml")
        try:
            case = pipeline.load_case(beside, law)
        except pipeline.Refused as refused:
            found.extend(refused.diagnostics)
            texts |= refused.files
            continue
        decisions, wrong = decisions_in(file, law.ruleset)
        found.extend(wrong)
        if not wrong:
            compared += compare(case, decisions, law.plan)
    if found:
        complain(found.sorted(), texts)
    return compared
