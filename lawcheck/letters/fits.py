"""Which letters there are, whom each goes to, and whether one fits a case; if not, why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lawcheck.finding.situation import Bound
from lawcheck.letters.compose import Material, compose
from lawcheck.letters.letter import Letter, Refused, Said
from lawcheck.report.days import long_date

URGENT_DAYS, ANSWER_DAYS, LONGER_DAYS, APPEAL_DAYS = 2, 15, 40, 15  # law on free access, articles 16 and 22


@dataclass(frozen=True)
class Kind:
    """A letter: the parties whose duties it speaks of, the laws that it cannot do without, and what makes it fit."""

    title: str
    parties: tuple[str, ...]
    laws: tuple[str, ...]
    fit: Callable[[Letter, Material, Mapping[str, str]], Letter]
    below: str = ""  # only rules whose names begin so
    competence: tuple[
        str, ...
    ] = ()  # only rules of these laws: of others the addressee would say it is not competent


def written(name: str, of: Material, choices: Mapping[str, str]) -> Letter:
    """What the letter of that name says in the case. Errors: `Refused`, where it does not fit."""
    kind = KINDS.get(name, OTHER)
    missing = [law for law in kind.laws if law not in of.law.names]
    if missing:
        day = long_date(of.day)
        raise Refused(f"the letter rests on `{missing[0]}`, which is not known to be in force on {day}")
    return kind.fit(compose(name, kind.parties, of, kind.below, kind.competence), of, choices)


def _has_violation(letter: Letter, of: Material, choices: Mapping[str, str]) -> Letter:
    if not letter.points:
        raise Refused(
            "there is no violation to complain of: no rule that binds the controller, and on which the addressee may"
            " decide, is violated on facts that are good enough to be put in a letter",
            "`lawcheck check` says what is missing; `--min-grade` says from which grade on a fact is stated",
        )
    return letter


def _has_something_open(letter: Letter, of: Material, choices: Mapping[str, str]) -> Letter:
    if not (letter.points or letter.disputes):
        raise Refused(
            "there is nothing to demand: no rule that binds the controller is violated or in dispute",
            "to ask what is not known, send `access_request`",
        )
    return letter


def _asks_an_authority(letter: Letter, of: Material, choices: Mapping[str, str]) -> Letter:
    kind = of.said("controller", "kind")
    if kind is None:
        raise Refused(
            "whether the controller is a public authority is not known, or in dispute", "see `controller.kind`"
        )
    if kind.value == "private":
        raise Refused("the controller is a private body, and the law gives access to what public authorities hold")
    facts = {
        name: said
        for name, path in _PUBLISHED.items()
        if (said := of.said(*path)) is not None and said.value != "unknown"
    }
    places = [said for p in of.elements("processings") if (said := of.said("public_space", within=p))]
    if seen := next((said for said in places if said.value == "yes"), None):
        facts["public_space"] = seen
    assessments = (of.said("dpia", "done_on", within=p) for p in of.elements("processings"))
    made = tuple({said.value: said for said in assessments if said and said.value != "none"}.values())
    if not of.elements("processings"):
        raise Refused("the case names no processing that one could ask about", "see `processings`")
    due = long_date(of.day + timedelta(ANSWER_DAYS), of.words.language)
    return replace(letter, facts=facts, assessments=made, dates={"answer_due": due})


_PUBLISHED = {
    "locations": ("transparency", "camera_locations_published"),
    "cost": ("transparency", "cost_published"),
    "agreements": ("transparency", "agreements_published"),
}


def _appeals_in_time(letter: Letter, of: Material, choices: Mapping[str, str]) -> Letter:
    request = _request(of, choices)
    kind = of.said("controller", "kind")
    if kind is None or kind.value == "private":
        raise Refused("it is not known that the controller is a public authority", "see `controller.kind`")
    facts = {name: said for name in _OF_REQUEST if (said := of.said(name, within=request))}
    where = ".".join(request.path)
    made = _day(facts.get("made_on"))
    if made is None:
        raise Refused(
            "the day on which the request was received is not known, or in dispute", f"see `{where}.made_on`"
        )
    if made > of.day:
        raise Refused("the request has not been received yet", f"see `{where}.made_on`")
    letter = _only_about(request.path[-1], letter)
    reply = facts.get("reply")
    if reply is None:
        raise Refused(
            "whether the request was answered is not known, or in dispute",
            f"say `none` in `{where}.reply`, with who says so and its grade, if there was no answer",
        )
    if reply.value == "full":
        raise Refused("the request was answered in full: there is nothing to appeal against")
    complained = _day(facts.get("complained_on"))
    if complained and complained <= of.day:
        raise Refused(f"the appeal was made already, on {long_date(complained)}", f"see `{where}.complained_on`")
    if reply.value == "none":
        return _against_silence(letter, of, facts, made, where)
    return _against_refusal(letter, of, facts, where)


_OF_REQUEST = (
    *("subject", "made_on", "reply", "answered_on", "refusal_ground", "extension_notified_on"),
    *("life_or_freedom", "health_or_environment", "complained_on"),
)
_URGENT = ("life_or_freedom", "health_or_environment")


def _only_about(element: str, letter: Letter) -> Letter:
    """The letter without what it says of other elements of the case, and without questions."""
    points = tuple(point for point in letter.points if point.element == element)
    disputes = tuple(dispute for dispute in letter.disputes if dispute.element == element)
    return replace(letter, points=points, disputes=disputes, questions=())


def _against_refusal(letter: Letter, of: Material, facts: Mapping[str, Said], where: str) -> Letter:
    answered = _day(facts.get("answered_on"))
    if answered is None:
        raise Refused(
            "the day of the refusal is not known, and so not whether there is still time to appeal",
            f"say in `{where}.answered_on` when the decision was received",
        )
    last = answered + timedelta(APPEAL_DAYS)
    if of.day > last:
        raise Refused(
            f"the time to appeal ended on {long_date(last)}: {APPEAL_DAYS} days after the refusal",
            "ask again, and appeal in time if it is refused again: nothing prevents a second request",
        )
    if of.day < answered:
        raise Refused("the request has not been refused yet", f"see `{where}.answered_on`")
    return replace(letter, facts=facts, stage="refusal", dates={"appeal_until": long_date(last, of.words.language)})


def _against_silence(letter: Letter, of: Material, facts: Mapping[str, Said], made: date, where: str) -> Letter:
    """The appeal, once the time to answer is surely over: also the longer one, unless it is known that none was set."""
    told, days = facts.get("extension_notified_on"), ANSWER_DAYS
    on = _day(told)
    if told is None or (on and on <= made + timedelta(ANSWER_DAYS)):
        days = LONGER_DAYS
    if any(name in facts and facts[name].value == "yes" and facts[name].stated for name in _URGENT):
        days = URGENT_DAYS
    last = made + timedelta(days)
    if of.day <= last:
        unknown = days == LONGER_DAYS and told is None
        raise Refused(
            f"the time to answer is not over: the last of {days} days is {long_date(last)}",
            f"if no longer time than {ANSWER_DAYS} days was announced, say `none` in `{where}.extension_notified_on`"
            if unknown
            else f"send the appeal after that day, with `--as-of {(last + timedelta(1)).isoformat()}` or later",
        )
    dates = {"answer_due": long_date(last, of.words.language), "days": str(days)}
    return replace(letter, facts=facts, stage="silence", dates=dates)


def _request(of: Material, choices: Mapping[str, str]) -> Bound:
    requests = of.elements("information_requests")
    if not requests:
        raise Refused("the case names no request for information", "write it down in `information_requests`")
    by_name = {request.path[-1]: request for request in requests}
    wanted = choices.get("request")
    if wanted and wanted not in by_name:
        raise Refused(
            f"the case has no request `{wanted}`", f"there are {', '.join(f'`{name}`' for name in by_name)}"
        )
    if not wanted and len(by_name) > 1:
        names = ", ".join(f"`{name}`" for name in by_name)
        raise Refused(f"the case names several requests: {names}", "say which with `--set request=NAME`")
    return by_name[wanted] if wanted else requests[0]


def _day(said: Said | None) -> date | None:
    try:
        return date.fromisoformat(said.value) if said else None
    except ValueError:  # there is none: it did not happen
        return None


_CONTROLLER = ("controller", "ministry", "processor")
KINDS: Mapping[str, Kind] = {
    "complaint": Kind(
        "to the Commissioner: complaint, asking for an inspection",
        _CONTROLLER,
        ("zzpl",),
        _has_violation,
        competence=("zzpl", "commissioners_list"),
    ),
    "demand": Kind(
        "to the controller: stop, or show basis, assessment and opinion", _CONTROLLER, ("zzpl",), _has_something_open
    ),
    "access_request": Kind(
        "to the controller: request for information of public importance", (), ("zdsipz",), _asks_an_authority
    ),
    "access_appeal": Kind(
        "to the Commissioner: appeal against refusal or silence",
        _CONTROLLER,
        ("zdsipz",),
        _appeals_in_time,
        "rs.access_to_information.",
    ),
}
OTHER = Kind("a letter of your own", _CONTROLLER, (), _has_violation)
