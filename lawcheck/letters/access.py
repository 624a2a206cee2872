"""When one may ask an authority for information of public importance, and when appeal against what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from lawcheck.finding.situation import Bound
from lawcheck.letters.kind import Kind
from lawcheck.letters.letter import Letter
from lawcheck.letters.material import Material, day_said
from lawcheck.letters.words import refusal
from lawcheck.report.days import long_date

_PUBLISHED = {
    "locations": ("transparency", "camera_locations_published"),
    "cost": ("transparency", "cost_published"),
    "agreements": ("transparency", "agreements_published"),
}
_OF_REQUEST = (
    *("subject", "made_on", "reply", "answered_on", "refusal_ground", "extension_notified_on"),
    *("life_or_freedom", "health_or_environment", "complained_on"),
)
_URGENT = ("life_or_freedom", "health_or_environment")


def request(letter: Letter, of: Material, choices: Mapping[str, str], kind: Kind) -> Letter:
    """The request: what is not published, with the day by which an answer is due."""
    _public_authority(of, letter.language)
    facts = {name: said for name, said in of.facts_said(_PUBLISHED).items() if said.value != "unknown"}
    processings = of.elements("processings")
    if not processings:
        raise refusal("no processing", letter.language)
    places = [said for p in processings if (said := of.said("public_space", within=p))]
    if seen := next((said for said in places if said.value == "yes"), None):
        facts["public_space"] = seen
    assessments = (of.said("dpia", "done_on", within=p) for p in processings)
    made = tuple({said.value: said for said in assessments if said and said.value != "none"}.values())
    due = long_date(of.day + kind.period("answer"), letter.language)
    return replace(letter, facts=facts, assessments=made, dates={"answer_due": due})


def appeal(letter: Letter, of: Material, choices: Mapping[str, str], kind: Kind) -> Letter:
    """The appeal, against a refusal in time or against silence once the time to answer is over."""
    language, asked = letter.language, _request(of, choices)
    _public_authority(of, language)
    facts = {name: said for name in _OF_REQUEST if (said := of.said(name, within=asked))}
    where = ".".join(asked.path)
    made = day_said(facts.get("made_on"))
    if made is None:
        raise refusal("request day unknown", language, where=where)
    if made > of.day:
        raise refusal("request to come", language, where=where)
    letter = replace(_only_about(asked.path[-1], letter), facts=facts)
    reply = facts.get("reply")
    if reply is None:
        raise refusal("reply unknown", language, where=where)
    if reply.value == "full":
        raise refusal("answered in full", language)
    complained = day_said(facts.get("complained_on"))
    if complained and complained <= of.day:
        raise refusal("appealed already", language, day=long_date(complained, language), where=where)
    if reply.value == "none":
        return _against_silence(letter, of, kind, made, where)
    return _against_refusal(letter, of, kind, where)


def _public_authority(of: Material, language: str) -> None:
    kind = of.said("controller", "kind")
    if kind is None:
        raise refusal("controller unknown", language, least=str(of.sources.least))
    if kind.value == "private":
        raise refusal("controller private", language)


def _only_about(element: str, letter: Letter) -> Letter:
    """The letter without what it says of other elements of the case.

    What the element is called is left out: the letter speaks of one request alone. Of what is not known only that is
    kept which the authority had to show.
    """
    points = tuple(replace(point, about="") for point in letter.points if point.element == element)
    disputes = tuple(replace(dispute, about="") for dispute in letter.disputes if dispute.element == element)
    owed = (asked for asked in letter.questions if element in asked.elements and asked.owed)
    questions = tuple(replace(asked, about="") for asked in owed)
    return replace(letter, points=points, disputes=disputes, questions=questions)


def _against_refusal(letter: Letter, of: Material, kind: Kind, where: str) -> Letter:
    language = letter.language
    answered = day_said(letter.facts.get("answered_on"))
    if answered is None:
        raise refusal("refusal day unknown", language, where=where)
    last = kind.last_day("appeal", answered)
    if of.day > last:
        raise refusal("appeal late", language, day=long_date(last, language), days=str(kind.period("appeal").days))
    if of.day < answered:
        raise refusal("refusal to come", language, where=where)
    return replace(letter, stage="refusal", dates={"appeal_until": long_date(last, language)})


def _against_silence(letter: Letter, of: Material, kind: Kind, made: date, where: str) -> Letter:
    """The appeal, once the time to answer is surely over: also the longer one, unless it is known that none was set."""
    language, facts = letter.language, letter.facts
    told, name = facts.get("extension_notified_on"), "answer"
    on = day_said(told)
    if told is None or (on and on <= kind.last_day("answer", made)):
        name = "longer"
    if any(fact in facts and facts[fact].value == "yes" and facts[fact].stated for fact in _URGENT):
        name = "urgent"
    last = kind.last_day(name, made)
    day, days = long_date(last, language), str(kind.period(name).days)
    if of.day <= last and name == "longer" and told is None:
        shorter = str(kind.period("answer").days)
        raise refusal("period unsure", language, days=days, day=day, shorter=shorter, where=where)
    if of.day <= last:
        following = (last + timedelta(1)).isoformat()
        raise refusal("period runs", language, days=days, day=day, next=following)
    return replace(letter, stage="silence", dates={"answer_due": day, "period": name})


def _request(of: Material, choices: Mapping[str, str]) -> Bound:
    requests, language = of.elements("information_requests"), of.words.language
    if not requests:
        raise refusal("no request", language)
    by_name = {request.path[-1]: request for request in requests}
    names = ", ".join(f"`{name}`" for name in by_name)
    wanted = choices.get("request")
    if wanted and wanted not in by_name:
        raise refusal("unknown request", language, wanted=wanted, names=names)
    if not wanted and len(by_name) > 1:
        raise refusal("several requests", language, names=names)
    return by_name[wanted] if wanted else requests[0]
