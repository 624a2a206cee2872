"""Codes of mistakes in files of tests (`_test.yaml`) and of decisions (`_expected.yaml`); their facts share the codes of case files."""

from __future__ import annotations

from lawcheck.diagnostics.code import table

TEST_CODES = table(
    (
        "unknown-rule",
        "a test names a rule that does not exist",
        "A test says in `rule:` which rule it is about: by the full name, such as `rs.zzpl.dpia_approved`, or by its "
        "last part. No rule that was read has this name, so the test would test nothing.\n\n"
        "Correct the name. `lawcheck list rules` gives the names of all rules.",
    ),
    (
        "ambiguous-rule",
        "a test names a rule by a short name that several rules have",
        "The last part of a rule's name is enough while only one rule has it, or only one in the test's own folder. "
        "Here several rules could be meant.\n\n"
        "Write the full name, such as `rs.zzpl.dpia_approved`.",
    ),
    (
        "unknown-outcome",
        "a test expects something that no rule can come to",
        "A rule comes to one of seven outcomes: `violated`, `disputed`, `undetermined`, `compliant`, `exempt`, "
        "`not_applicable` or `not_in_force`.\n\n"
        "Write one of these after `expect:`; or, for a rule that is judged once for each of several things, one "
        "after the name of each thing.",
    ),
    (
        "unknown-family",
        "a decision names a family of requirements that does not exist",
        "What was decided of a case stands in `<case>_expected.yaml`, each finding with the family of requirements that "
        "it falls under, such as `legal_basis` or `transparency`. No family that was read has this name.\n\n"
        "Correct the name. The families, and the rules of each, stand in `rules/families.law`.",
    ),
    (
        "test-without-facts",
        "a test has no facts, and there is no case beside it",
        "A test of a rule is a small case, with its facts under `facts:`. Only where the file of tests lies beside a "
        "case and has its name (`my_city_test.yaml` beside `my_city.yaml`), the facts are those of the case.\n\n"
        "Add `facts:` to the test, with `{}` after it if nothing at all is known.",
    ),
)
