"""The fixed phrases that only the page has, by language, as `phrases.py` has those of all reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lawcheck.report.phrases import PHRASES, phrase
from lawcheck.script import to_latin
from lawcheck.text import SERBIAN_LATIN

PAGE_PHRASES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "kind": "Compliance report",
        "several": "{cases} judged",
        "skip": "Skip to the report",
        "skip matrix": "Skip the matrix",
        "contents": "Contents",
        "verdict": "Verdict",
        "matrix": "All rules at a glance",
        "matrix lead": "One box for each rule, with the worst that it comes to. Each box leads to its rule.",
        "rulebook": "Rulebook",
        "outcomes": "Outcomes",
        "by family": "The same by requirement",
        "family": "Requirement",
        "filter": "Search the rules",
        "text": "Text",
        "outcome": "Outcome",
        "severity": "Severity",
        "any": "any",
        "clear": "Clear",
        "shown": "{shown} of {all} rules shown",
        "justification": "The whole justification",
        "questions": "Questions to put to the controller",
        "questions lead": "Nobody has shown these facts, and each can still decide a rule. First stand those on which most hangs.",
        "waits": "Waiting: {rules}",
        "dispute": "What is disputed, and by whom",
        "dispute lead": "Sources differ on these facts.",
        "other rules": "All other rules",
        "facts": "Facts and their sources",
        "facts lead": "What somebody has shown or claimed, and what the rules above rest on.",
        "steps": "Steps that several justifications share",
        "steps lead": "Where a justification names one of these by its number, it goes on here.",
        "steps of the rest": "Steps of the other rules",
        "law": "Which law, of which date",
        "law lead": "The texts that the rules cite. The case was judged as of {date}.",
        "in force": "in force {days}",
        "not verified": "Rules not yet verified",
        "not verified lead": "{rules} of {all}: nobody has held their provisions against the text of the law yet.",
        "all verified": "Every rule here was held against the text of the law.",
        "receipt": "Receipt",
        "receipt lead": "What it takes to come to the same report again.",
        "program": "Program",
        "rules": "Rules",
        "rules from": "Rules from",
        "case file": "Case file",
        "rulebooks": "Rulebooks chosen",
        "believed": "Only these sources believed",
        "least grade": "Only claims of this grade or better",
        "quality": "grade {grade}",
        "opens": "the text",
        "cited": "{title}, {place}",
    },
    "sr": {
        "kind": "Извештај о усклађености",
        "several": "Оцењено: {cases}",
        "skip": "Пређи на извештај",
        "skip matrix": "Прескочи преглед",
        "contents": "Садржај",
        "verdict": "Закључак",
        "matrix": "Сва правила на један поглед",
        "matrix lead": "По једно поље за свако правило, с најтежим исходом. Свако поље води до свог правила.",
        "rulebook": "Збирка правила",
        "outcomes": "Исходи",
        "by family": "Исто, по захтевима",
        "family": "Захтев",
        "filter": "Претрага правила",
        "text": "Текст",
        "outcome": "Исход",
        "severity": "Тежина",
        "any": "све",
        "clear": "Поништи",
        "shown": "Приказано правила: {shown} од {all}",
        "justification": "Цело образложење",
        "questions": "Питања за руковаоца",
        "questions lead": "Ове чињенице нико није показао, а свака још може да одлучи о неком правилу. Прва су она од којих највише зависи.",
        "waits": "Чека: {rules}",
        "dispute": "Шта је спорно, и ко то оспорава",
        "dispute lead": "О овим чињеницама извори се разилазе.",
        "other rules": "Сва остала правила",
        "facts": "Чињенице и њихови извори",
        "facts lead": "Шта је неко показао или тврдио, и на чему почивају правила изнад.",
        "steps": "Кораци који су заједнички за више образложења",
        "steps lead": "Где образложење наведе број неког од ових корака, наставља се овде.",
        "steps of the rest": "Кораци осталих правила",
        "law": "Које право, од ког датума",
        "law lead": "Прописи и текстови на које се правила позивају. Случај је оцењен на дан {date}.",
        "in force": "на снази {days}",
        "not verified": "Правила која још нису проверена",
        "not verified lead": "{rules} од {all}: њихове одредбе још нико није упоредио с текстом прописа.",
        "all verified": "Свако правило овде упоређено је с текстом прописа.",
        "receipt": "Потврда",
        "receipt lead": "Шта је потребно да се поново дође до истог извештаја.",
        "program": "Програм",
        "rules": "Правила",
        "rules from": "Правила из",
        "case file": "Случај",
        "rulebooks": "Изабране збирке правила",
        "believed": "Верује се само овим изворима",
        "least grade": "Само тврдње ове оцене или боље",
        "quality": "оцена {grade}",
        "opens": "текст",
        "cited": "{title}, {place}",
    },
}


def page_phrase(key: str, language: str = "en", **values: str) -> str:
    """The phrase in that language, its `{names}` filled: one of the page's own, or else one of all reports."""
    own = PAGE_PHRASES["sr" if language == SERBIAN_LATIN else language if language in PHRASES else "en"]
    if key not in own:
        return phrase(key, language, **values)
    text = to_latin(own[key]) if language == SERBIAN_LATIN else own[key]
    return text.format(**values) if values else text
