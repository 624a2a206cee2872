"""Every rule that comes along stands in a family of requirements, and every family has rules."""

from __future__ import annotations

from lawcheck import pipeline


def test_every_rule_is_in_a_family() -> None:
    ruleset = pipeline.load_rules().ruleset
    placed = {name for family in ruleset.families.values() for name in family.rules}

    assert sorted(rule.name for rule in ruleset.rules if rule.name not in placed) == []


def test_every_family_has_rules() -> None:
    families = pipeline.load_rules().ruleset.families

    assert len(families) == 24
    assert [name for name, family in families.items() if not family.rules] == []


def test_a_rule_stands_in_a_family_once() -> None:
    for family in pipeline.load_rules().ruleset.families.values():
        assert len(set(family.rules)) == len(family.rules), family.name
