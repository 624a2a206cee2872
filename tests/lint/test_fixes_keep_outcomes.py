"""A fix changes what no rule comes to, in any case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given, note
from hypothesis import strategies as st

from lawcheck.finding.evaluate import outcomes
from lawcheck.lint.law import Law
from lawcheck.lint.mend import mend
from lawcheck.lint.remark import Level, Said
from lawcheck.lint.run import NAMES, read, remarks
from lawcheck.span import InputFile
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of


def look(files: Sequence[InputFile]) -> tuple[Law, list[Said]]:
    """What all lints say."""
    law = read(files, date(2026, 1, 1))
    assert isinstance(law, Law), law
    return law, list(remarks(law, dict.fromkeys(NAMES, Level.HINT)))


@given(rulebooks(), st.data())
def test_mended_rules_come_to_the_same(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    clumsy = text.replace(" is yes", " is not no")
    mended = mend([InputFile("words.law", things.text()), InputFile("rules.law", clumsy)], {"rules.law"}, look)
    (after,) = (file.text for file in mended.files if file.name == "rules.law")
    note(after)
    before, now = plan_of(things.text(), clumsy), plan_of(things.text(), after)
    for _ in range(3 if mended.fixed else 0):
        case = data.draw(cases(things))
        assert list(outcomes(now, case, TODAY)) == list(outcomes(before, case, TODAY))
