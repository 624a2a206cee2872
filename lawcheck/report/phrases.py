"""The fixed phrases of every report, by language: one table, so that a language is added in one place.

`en` is English, `sr` Serbian in Cyrillic. A language has every key; a test sees to it. Words that go with a
number have as many forms as the language's plural needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lawcheck.citation import Pinpoint
from lawcheck.script import to_latin
from lawcheck.text import SERBIAN_LATIN

PHRASES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        # outcomes, as a word in a line
        "violated": "violated",
        "disputed": "disputed",
        "undetermined": "undetermined",
        "compliant": "compliant",
        "exempt": "exempt",
        "not_applicable": "not applicable",
        "not_in_force": "not in force",
        "planned violated": "would be violated",
        # severities and forces
        "critical": "critical",
        "serious": "serious",
        "minor": "minor",
        "binding": "binding law",
        "benchmark": "benchmark: guides, does not bind",
        "guidance": "guidance, not law",
        "policy": "policy, not law",
        "none of it binds": "None of what is violated is binding law here: benchmarks, guidance and policy guide, and do not bind.",
        "part of it binds": "Of what is violated, binding law: {binding}; benchmarks, guidance or policy, which do not bind: {others}.",
        # values
        "yes": "yes",
        "no": "no",
        "none": "none",
        "unknown": "(not known)",
        "refused": "refused",
        "or": "or",
        "and": "and",
        "or more": "{low} or more",
        "from to": "{low} to {high}",
        "date": "{day} {month} {year}",
        "month date": "{month} {year}",
        # verdicts
        "verdict violated": "Violated.",
        "verdict planned violated": "Would be violated as planned: it has not started and can still comply. "
        "What has to be done before the start may be violated already.",
        "verdict disputed": "Disputed: nothing is surely violated, and sources differ on what decides.",
        "verdict undetermined": "Undetermined: nothing is surely violated, but deciding facts are missing.",
        "verdict compliant": "Compliant: nothing is violated.",
        "verdict exempt": "Exempt: every rule that would apply has an exception that takes the case out.",
        "verdict not_applicable": "Not applicable: no rule reaches this case.",
        "verdict not_in_force": "Not in force: none of these rules was law on that day.",
        # sentences
        "not met": "Not met: {condition}",
        "forbidden": "Forbidden, and yet so: {condition}",
        "at issue": "In question: {message}",
        "a judgement": "a judgement only a human can make",
        "some": "some",
        "as of": "as of {date}",
        "judged": "{case}, judged as of {date} by {rules}",
        "only sources": "Only claims by {sources} count.",
        "only grade": "Only claims graded {grade} or better count.",
        "why": "Why",
        "remedy": "Remedy",
        "reading": "Read so",
        "rests on judgement": "Rests on a judgement that only a human can make",
        "weigh": "to weigh: {factors}",
        "due on": "due by {date}",
        "not demonstrated": "not demonstrated by the {party}",
        "not demonstrated by nobody": "not demonstrated",
        "answer": "answer:",
        "answers": "answers:",
        "asked and refused": "asked and refused: {sources}",
        "no source": "no source",
        "also for": "also for {rules} above",
        "more rules": "and {number} more; `--all` lists them",
        "more questions": "Also missing: {answers}, for which {rules} wait; `--all` lists them.",
        "more answers": "Also missing: {answers}, for rules named above; `--all` lists them.",
        "more findings": "and {number} more",
        "side": "{outcome} if one believes {sources}",
        "in elements": "in {elements}",
        "more facts": "and {number} more; `lawcheck explain` shows all",
        "was": "{outcome}, was {before}",
        "newly": "{outcome}, new",
        "only counted": "{findings}; `--all` lists them",
        "unchanged": "Nothing changes after that, up to {date}.",
        # the whole justification of one finding
        "role each": "Judged for each",
        "role applies": "It applies",
        "role excused": "It is excused",
        "role required": "Its duty is met",
        "role ": "Because",
        "true": "true",
        "false": "false",
        "truth disputed": "disputed",
        "truth unknown": "not known",
        "for element": "for {element}",
        "what would change it": "What would change it",
        "answered": "{answer}: {outcome}",
        "such as": "such as {answer}: {outcome}",
        "nothing changes it": "No other answer to a single one of these questions would change it.",
        "still missing": "Still missing",
        "in dispute": "In dispute",
        "force": "Force",
        "cites": "Provisions",
        "binds": "Binds",
        "ask": "Ask",
        "element": "in {element}",
        "sources": "Sources",
        "instruments": "Instruments",
        "published": "published {date}",
        "unverified": "† provision not yet held against the text of the law",
        "verified": "held against the text of the law on {date}",
        "no findings": "No rule was judged.",
        "summary": "Summary",
        "missing heading": "Undetermined, by the answer that is missing",
        "undetermined other": "Undetermined for another reason",
        "since": "since {date}",
        "until": "until {date}",
        "case": "Case",
        "grade": "Rests on grade {grade}",
        "no family": "other rules",
        "under laws": "under {laws} ({names})",
        "and also": "also {counts}",
    },
    "sr": {
        "violated": "повређено",
        "disputed": "спорно",
        "undetermined": "неутврђено",
        "compliant": "у складу",
        "exempt": "изузето",
        "not_applicable": "не примењује се",
        "not_in_force": "није на снази",
        "planned violated": "било би повређено",
        "critical": "критично",
        "serious": "озбиљно",
        "minor": "мање тешко",
        "binding": "обавезујуће право",
        "benchmark": "мерило: усмерава, не обавезује",
        "guidance": "смерница, није пропис",
        "policy": "политика, није пропис",
        "none of it binds": "Ништа од повређеног овде није обавезујуће право: мерила, смернице и политика усмеравају, а не обавезују.",
        "part of it binds": "Од повређеног, обавезујуће право: {binding}; мерила, смернице или политика, који не обавезују: {others}.",
        "yes": "да",
        "no": "не",
        "none": "нема",
        "unknown": "(није познато)",
        "refused": "одбијено",
        "or": "или",
        "and": "и",
        "or more": "{low} или више",
        "from to": "{low} до {high}",
        "date": "{day}. {month} {year}.",
        "month date": "{month} {year}.",
        "verdict violated": "Повређено.",
        "verdict planned violated": "Било би повређено како је планирано: још није почело и може се ускладити. "
        "Оно што се мора учинити пре почетка може већ бити повређено.",
        "verdict disputed": "Спорно: ништа није сигурно повређено, а извори се не слажу у одлучном.",
        "verdict undetermined": "Неутврђено: ништа није сигурно повређено, а недостају одлучне чињенице.",
        "verdict compliant": "У складу: ништа није повређено.",
        "verdict exempt": "Изузето: свако правило које би важило има изузетак за овај случај.",
        "verdict not_applicable": "Не примењује се: ниједно правило не обухвата овај случај.",
        "verdict not_in_force": "Није на снази: ниједно од ових правила тог дана није било право.",
        "not met": "Није испуњено: {condition}",
        "forbidden": "Забрањено, а ипак тако: {condition}",
        "at issue": "Под питањем: {message}",
        "a judgement": "процена коју може дати само човек",
        "some": "неки",
        "as of": "на дан {date}",
        "judged": "{case}, оцењено на дан {date} по {rules}",
        "only sources": "Рачуна се само оно што тврде: {sources}.",
        "only grade": "Рачунају се само тврдње с оценом {grade} или бољом.",
        "why": "Зашто",
        "remedy": "Шта учинити",
        "reading": "Протумачено тако",
        "rests on judgement": "Почива на процени коју може дати само човек",
        "weigh": "одмерити: {factors}",
        "due on": "рок до {date}",
        "not demonstrated": "није доказано ({party})",
        "not demonstrated by nobody": "није доказано",
        "answer": "одговор:",
        "answers": "одговори:",
        "asked and refused": "тражено, а одбијено: {sources}",
        "no source": "без извора",
        "also for": "и за {rules} изнад",
        "more rules": "и још {number}; све наводи `--all`",
        "more questions": "Недостаје и {answers}, на шта чека {rules}; све наводи `--all`.",
        "more answers": "За правила изнад недостаје и {answers}; све наводи `--all`.",
        "more findings": "и још {number}",
        "side": "{outcome} ако се верује: {sources}",
        "in elements": "у {elements}",
        "more facts": "и још {number}; све показује `lawcheck explain`",
        "was": "{outcome}, било {before}",
        "newly": "{outcome}, ново",
        "only counted": "{findings}; све наводи `--all`",
        "unchanged": "После тога се ништа не мења, до {date}",  # a Serbian date ends in a full stop
        "role each": "Оцењено за свако",
        "role applies": "Правило се примењује",
        "role excused": "Постоји изузетак",
        "role required": "Дужност је испуњена",
        "role ": "Зато што",
        "true": "тачно",
        "false": "нетачно",
        "truth disputed": "спорно",
        "truth unknown": "није познато",
        "for element": "за {element}",
        "what would change it": "Шта би то променило",
        "answered": "{answer}: {outcome}",
        "such as": "на пример {answer}: {outcome}",
        "nothing changes it": "Другачији одговор на једно једино од ових питања то не би променио.",
        "still missing": "Недостаје",
        "in dispute": "Спорно је",
        "force": "Снага",
        "cites": "Одредбе",
        "binds": "Обавезује",
        "ask": "Питати",
        "element": "у {element}",
        "sources": "Извори",
        "instruments": "Прописи",
        "published": "објављено {date}",
        "unverified": "† одредба још није упоређена с текстом прописа",
        "verified": "упоређено с текстом прописа {date}",
        "no findings": "Ниједно правило није оцењено.",
        "summary": "Укупно",
        "missing heading": "Неутврђено, по одговору који недостаје",
        "undetermined other": "Неутврђено из другог разлога",
        "since": "од {date}",
        "until": "до {date}",
        "case": "Случај",
        "grade": "Почива на оцени {grade}",
        "no family": "остала правила",
        "under laws": "по {laws} ({names})",
        "and also": "такође {counts}",
    },
}

# Forms by the plural rule of the language: English one, many; Serbian one (1, 21), few (2-4, 22-24), many.
COUNTED: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "en": {
        "rule": ("rule", "rules"),
        "rules": ("rule", "rules"),
        "laws": ("law", "laws"),
        "answer": ("answer", "answers"),
        "case": ("case", "cases"),
        "element": ("element", "elements"),
        "finding": ("finding", "findings"),
        "minute": ("minute", "minutes"),
        "hour": ("hour", "hours"),
        "day": ("day", "days"),
        "month": ("month", "months"),
        "year": ("year", "years"),
    },
    "sr": {
        "rule": ("правило", "правила", "правила"),
        "rules": ("правилу", "правила", "правила"),
        "laws": ("пропису", "прописа", "прописа"),
        "answer": ("одговор", "одговора", "одговора"),
        "case": ("случај", "случаја", "случајева"),
        "element": ("ставка", "ставке", "ставки"),
        "finding": ("налаз", "налаза", "налаза"),
        "minute": ("минут", "минута", "минута"),
        "hour": ("сат", "сата", "сати"),
        "day": ("дан", "дана", "дана"),
        "month": ("месец", "месеца", "месеци"),
        "year": ("година", "године", "година"),
    },
}

# As they stand in a date: in Serbian in the genitive.
MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "sr": (
        *("јануара", "фебруара", "марта", "априла", "маја", "јуна"),
        *("јула", "августа", "септембра", "октобра", "новембра", "децембра"),
    ),
}

MONTHS_ALONE: Final = (  # in the nominative
    *("јануар", "фебруар", "март", "април", "мај", "јун"),
    *("јул", "август", "септембар", "октобар", "новембар", "децембар"),
)

# Who a rule binds or asks, by the part they play; one that is not here is told by its name in the rule.
PARTIES: Final[Mapping[str, str]] = {
    "applicant": "подносилац захтева",
    "audit_institution": "ревизорска институција",
    "authorising_body": "тело које одобрава",
    "city": "град",
    "commissioner": "Повереник",
    "controller": "руковалац",
    "council_of_europe": "Савет Европе",
    "court": "суд",
    "eu_delegation": "Делегација Европске уније",
    "government": "влада",
    "legislator": "законодавац",
    "ministry": "министарство",
    "ombudsman": "Заштитник грађана",
    "parliament": "скупштина",
    "processor": "обрађивач",
    "procurement_office": "Канцеларија за јавне набавке",
    "prosecution": "тужилаштво",
    "prosecutor": "тужилац",
    "provider": "добављач система",
    "state": "држава",
    "supervisory_authority": "надзорни орган",
    "vendor": "добављач",
}

# Parts of a law as they are cited in Serbian; English cites them as the rules do.
UNITS: Final[Mapping[str, str]] = {
    "art": "чл.",
    "para": "ст.",
    "point": "тач.",
    "subpoint": "подтач.",
    "indent": "алинеја",
    "recital": "уводна изјава",
    "chapter": "глава",
    "annex": "прилог",
    "section": "одељак",
    "heading": "наслов",
    "part": "део",
    "no": "бр.",
}
ORDINAL: Final = frozenset({"art", "para", "point", "subpoint", "indent"})  # their number has a full stop


def phrase(key: str, language: str = "en", **values: str) -> str:
    """The phrase in that language, its `{names}` filled with what is in that language already.

    In English where the language has no table.
    """
    text = to_latin(PHRASES["sr"][key]) if language == SERBIAN_LATIN else PHRASES.get(language, PHRASES["en"])[key]
    return text.format(**values) if values else text


def outcome_key(outcome: str, planned: bool) -> str:
    """The key of an outcome's words: of a plan, which can still comply, it is said what would be violated."""
    return "planned violated" if planned and outcome == "violated" else outcome


def party(name: str, language: str = "en") -> str:
    """Who is bound or has to show it, as a word in a sentence."""
    said = name.replace("_", " ")
    if language == "en":
        return said
    told = PARTIES.get(name, said)
    return to_latin(told) if language == SERBIAN_LATIN else told


def not_demonstrated(burden: str | None, language: str = "en") -> str:
    """That it is not demonstrated, and by whom, where the law says who has to."""
    if burden is None:
        return phrase("not demonstrated by nobody", language)
    return phrase("not demonstrated", language, party=party(burden, language))


def judged_by(rules: int, findings: int, language: str) -> str:
    """How many rules, and how many findings they came to where some were judged for several things."""
    told = counted(rules, "rules", language)
    return told if rules == findings else f"{told} ({counted(findings, 'finding', language)})"


def counted(number: int, noun: str, language: str = "en") -> str:
    """The number and the noun in the form that goes with it: "1 rule", "3 rules"."""
    forms = COUNTED.get("sr" if language == SERBIAN_LATIN else language, COUNTED["en"])[noun]
    form = forms[_form(abs(number), len(forms))]
    return f"{number} {to_latin(form) if language == SERBIAN_LATIN else form}"


def month(number: int, language: str = "en", *, alone: bool = False) -> str:
    """The name of a month (1 to 12) as it stands in a date; `alone`: as it stands without a day."""
    if alone and language != "en":
        name = MONTHS_ALONE[number - 1]
    else:
        name = MONTHS.get("sr" if language == SERBIAN_LATIN else language, MONTHS["en"])[number - 1]
    return to_latin(name) if language == SERBIAN_LATIN else name


def pinpoint(place: Pinpoint, language: str = "en") -> str:
    """The place in a law as it is cited in that language: `art 54 para 1 point 2`, чл. 54. ст. 1. тач. 2

    In Serbian the last number stands without its full stop, which has no place before a comma, a bracket or a semicolon.
    """
    if language == "en" or not place.units:
        return str(place)
    words = " ".join(f"{UNITS.get(unit, unit)} {_numbered(unit, number)}" for unit, number in place.units).rstrip(".")
    return to_latin(words) if language == SERBIAN_LATIN else words


def _numbered(unit: str, number: str) -> str:
    """The number as Serbian cites it: 54. (an ordinal), 7а, b; a heading in quotation marks."""
    if not number[:1].isdigit():
        return number if number.isalnum() else f"„{number}“"
    return f"{number}." if unit in ORDINAL and number.isdigit() else number


def _form(number: int, forms: int) -> int:
    if forms == 2:
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2
