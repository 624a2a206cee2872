"""What is offered at a place: nothing that cannot stand there, and everything that can."""

import pytest

from lawcheck.lsp.law_completion import complete_law
from lawcheck.lsp.yaml_completion import complete_yaml
from lawcheck.lsp.yaml_place import YamlPlace, yaml_place
from tests.lsp.small import CASE, RULES, TESTS, pointed, workspace

LAW = workspace().law
HEAD = "rulebook rs.law\n\n"
RULE = f'{HEAD}rule new "New"\n  cites act art 1\n  for each p in processings\n'


@pytest.mark.parametrize(
    ("text", "offered", "not_offered"),
    [
        ("", "rulebook vocabulary", "requires and"),
        (f"{HEAD}ru▮", "rule instrument define exception", "requires"),
        (f"{RULE}  ", "requires forbids applies severity remedy rule", "and or art"),
        (f"{RULE}  requires ", "p processings controller not some every no count", "cites done_on positive"),
        (f"{RULE}  requires p.", "starts_on mode dpia databases matches assessed", "requires done_on p"),
        (f"{RULE}  requires p.dp", "dpia mode", "done_on"),
        (f"{RULE}  requires p.dpia.", "done_on opinion", "mode matches assessed"),
        (f"{RULE}  requires p.databases.", "", "citizens"),
        (f"{RULE}  requires p.dpia.opinion ", "is and or", "art positive"),
        (f"{RULE}  requires p.dpia.opinion is ", "pending negative positive not one none", "plain_video"),
        (f"{RULE}  requires p.dpia.opinion is not ", "pending negative positive", "plain_video"),
        (f"{RULE}  requires p.mode is one of plain_video, ", "live_matching", "pending"),
        (f"{RULE}  requires p.starts_on on ", "or", "and"),
        (f"{RULE}  requires some d in p.databases has d.", "citizens", "mode"),
        (f"{RULE}  requires some d in ", "p processings", "requires"),
        (f"{RULE}  requires some ", "", "p processings"),
        (f"{RULE}  requires p.dpia.done_on within 15 ", "days hours months", "day art"),
        (f"{RULE}  requires p.dpia.done_on within 1 ", "day hour month", "days"),
        (f"{RULE}  severity ", "critical serious minor", "binding"),
        (f"{RULE}  force ", "binding guidance", "critical"),
        (f"{RULE}  ask ", "commissioner", "critical"),
        (f"{RULE}  cites ", "act", "art p"),
        (f"{RULE}  cites act ", "art para point", "p"),
        (f"{RULE}  cites act art 1, ", "act", "art"),
        (f'{RULE}  requires p.matches\n    else "It is {{p.', "mode dpia matches", "requires"),
        (f'{RULE}  requires p.matches\n    else "It is p.', "", "mode"),
        (f"{RULE}  requires p.matches # p.", "", "mode"),
        (f'{RULE}  requires p.matches\n    else "It is." ', "sr", "p"),
        (f"{RULE}  requires and and\n  applies when p.", "mode", ""),  # another clause is still wrong
        (f"{HEAD}exception e to ", "assessed_before small_scale", "processings rs.law.small_scale"),
        (f"{HEAD}exception e to rs.law.", "assessed_before", "rs.law.assessed_before"),
        (f"{HEAD}exception e to assessed_before\n  when p.", "mode", "done_on"),
        (f"{HEAD}family f\n  rules ", "rs.law.assessed_before", "assessed_before rs.law.small_scale"),
        ("rulebook rs.other\n  use ", "filming rs.law", "processing"),
        (f"{HEAD}define d of ", "processing assessment database controller", "processings"),
        (f"{HEAD}define d of processing x as x.", "mode matches", "done_on"),
        ("vocabulary v\n\nentity e\n  a: ", "yes/no number date duration text one list processing", "art"),
        ("vocabulary v\n\nentity e\n  a: list of ", "processing database", "processings"),
        (f"{HEAD}rule ", "", "act p assessed_before"),
    ],
)  # fmt: skip
def test_what_can_follow_in_a_rule_file(text: str, offered: str, not_offered: str) -> None:
    found = {one.word for one in complete_law(text.replace("▮", ""), LAW)}

    assert set(offered.split()) - found == set()
    assert set(not_offered.split()) & found == set()
    assert found or not offered


def test_each_word_of_a_rule_is_offered_where_it_stands() -> None:
    """Typing the small rule file word by word, every keyword and every name that exists already is among the offers."""
    import re

    from lawcheck.syntax.grammar import words

    missing = []
    keywords = {form for forms in words().values() for form in forms}
    body = RULES[RULES.index("rule assessed_before") :]
    plain = re.sub(r'"[^"]*"|#.*', lambda found: " " * len(found[0]), body)
    start = len(RULES) - len(body)
    for word in re.finditer(r"(?<![\w.])[a-z][a-z_]*(?![\w])", plain):
        if word[0] in ("assessed_before", "small_scale", "p", "d") or word[0] not in keywords:
            continue
        offers = {one.word for one in complete_law(RULES[: start + word.start()], LAW)}
        if word[0] not in offers:
            missing.append((word[0], RULES[: start + word.start()].rpartition("\n")[2]))
    assert missing == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", YamlPlace((), None)),
        ("facts:\n  ", YamlPlace(("facts",), None)),
        ("facts:\n  a:\n    b: yes\n    ", YamlPlace(("facts", "a"), None, frozenset("b"))),
        ("facts:\n  a:\n    b: yes\n  ", YamlPlace(("facts",), None, frozenset("a"))),
        ("facts:\n  a:\n    - b: yes\n      ", YamlPlace(("facts", "a"), None, frozenset("b"))),
        ("facts:\n  a:\n  - b: yes\n  - ", YamlPlace(("facts", "a"), None, is_element=True)),
        ("facts:\n  a:\n  - b: yes\n  ", YamlPlace(("facts",), None, frozenset("a"))),
        ("facts: {a: [{b: c, ", YamlPlace(("facts", "a"), None, frozenset("b"))),
        ("facts: {a: [{b: ", YamlPlace(("facts", "a"), "b")),
        ("facts: {a: [{b: c}, {", YamlPlace(("facts", "a"), None)),
        ("facts: {a: {b: c}, ", YamlPlace(("facts",), None, frozenset("a"))),
        ("a: [", YamlPlace((), "a")),
        ("a: [x, ", YamlPlace((), "a")),
        ("a: {b: c,\n    d: ", YamlPlace(("a",), "d")),
        ('a: "x: {y" # {\nb: ', YamlPlace((), "b")),
        ("- test: it's so\n  rule: ", YamlPlace((), "rule")),
        ("- test: x\n\n- ", YamlPlace((), None, is_element=True)),
        ("a: b ", None),
        ("a: b # c", None),
        ("a: {b: c} ", None),
    ],
)  # fmt: skip
def test_where_in_a_file_the_pointer_stands(text: str, place: YamlPlace | None) -> None:
    assert yaml_place(text) == place


@pytest.mark.parametrize(
    ("text", "offered", "not_offered"),
    [
        ("▮", "lawcheck case facts sources", "test processings"),
        ("lawcheck: 1\n▮", "case facts", "lawcheck"),
        ("rulebooks: [▮]", "rs.law", "facts"),
        ("rulebooks: [rs.▮]", "law", "rs.law"),
        ("facts:\n  ▮", "processings controller", "processing facts"),
        ("facts:\n  processings:\n    - ▮", "mode dpia name starts_on", "done_on"),
        ("facts:\n  processings:\n    - mode: ▮", "plain_video live_matching unknown", "positive yes"),
        ("facts:\n  processings:\n    - mode: {▮", "value source at grade", "plain_video"),
        ("facts:\n  processings:\n    - mode: {value: ▮", "plain_video live_matching", "positive"),
        ("facts:\n  processings:\n    - mode: plain_video\n      ▮", "dpia starts_on", "mode"),
        ("facts:\n  processings:\n    - dpia:\n        ▮", "done_on opinion", "mode"),
        ("facts:\n  processings:\n    - proportionate: ▮", "yes no unknown refused", "none"),
        ("facts:\n  processings: {incomplete: ▮", "true false", "yes"),
        ("facts:\n  processings: {items: [{▮", "mode dpia", "done_on"),
        ("sources:\n  press: {▮", "title published url grade", "facts"),
        ("sources:\n  press: {}\n  b: {}\nfacts:\n  processings:\n    - mode: {source: ▮", "press b", "title"),
        ("facts:\n  processings:\n    - starts_on: {value: 2020-01-01, source: ▮}\nsources:\n  x: {}\n", "x", ""),
    ],
)  # fmt: skip
def test_what_can_follow_in_a_case(text: str, offered: str, not_offered: str) -> None:
    whole, at = pointed(text)

    found = {one.word for one in complete_yaml(whole[:at], LAW, is_test=False, whole=whole)}

    assert set(offered.split()) - found == set()
    assert set(not_offered.split()) & found == set()


@pytest.mark.parametrize(
    ("text", "offered", "not_offered"),
    [
        ("- ▮", "test rule as_of facts expect missing", "lawcheck"),
        ("- test: x\n  ▮", "rule expect", "test"),
        ("- test: x\n  rule: ▮", "rs.law.assessed_before", "rs.law.small_scale"),
        ("- test: x\n  rule: rs.law.▮", "assessed_before", "rs.law.assessed_before"),
        ("- test: x\n  expect: ▮", "violated compliant not_applicable", "yes"),
        ("- test: x\n  expect: {a: ▮", "violated", ""),
        ("- test: x\n  facts: {processings: [{mode: ▮", "plain_video", ""),
    ],
)  # fmt: skip
def test_what_can_follow_in_a_file_of_tests(text: str, offered: str, not_offered: str) -> None:
    whole, at = pointed(text)

    found = {one.word for one in complete_yaml(whole[:at], LAW, is_test=True, whole=whole)}

    assert set(offered.split()) - found == set()
    assert set(not_offered.split()) & found == set()


@pytest.mark.parametrize(("text", "is_test"), [(CASE, False), (TESTS, True)])
def test_wherever_the_pointer_stands_every_word_is_offered_once(text: str, is_test: bool) -> None:
    for at in range(len(text)):
        offered = [one.word for one in complete_yaml(text[:at], LAW, is_test, text)]
        assert len(offered) == len(set(offered)), text[:at]
    for at in range(len(RULES)):
        offered = [one.word for one in complete_law(RULES[:at], LAW)]
        assert len(offered) == len(set(offered)), RULES[:at]


def test_a_rule_of_two_versions_is_offered_once() -> None:
    rule = 'rule two "Two"\n  cites act art 1\n  in force {}\n  requires controller is not none\n\n'
    text = RULES + rule.format("until 2020-12-31") + rule.format("from 2021-01-01")
    law = workspace(act=text).law
    offered = [
        one.word for one in complete_yaml("- test: x\n  rule: ", law, is_test=True, whole="- test: x\n  rule: ")
    ]
    assert offered.count("rs.law.two") == 1
