"""Loopholes as a letter takes them: plain data, one for each, in one language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from lawcheck.draft.account import Account, Words
from lawcheck.draft.amend import Amendment
from lawcheck.draft.phrases import say
from lawcheck.model.condition import Condition
from lawcheck.report.phrases import pinpoint
from lawcheck.report.said import Speaker, in_words
from lawcheck.report.said_phrases import say as joined

MOST = 100  # that a letter takes
LONGEST = 2_000  # characters of each text


def render(account: Account, added: Iterable[Amendment], words: Words) -> str:
    """The gravest loopholes that an addition closes, each with its article's number, the requirement, where that stands, the story of
    the deployment and the addition, as JSON (which is YAML too). What is too long for a letter is left out.
    """
    by_rule = {amendment.rule.name: amendment for amendment in added}
    told: list[Mapping[str, str]] = []
    for one in account.having("loophole"):
        if one.rule not in by_rule:
            continue
        amendment = by_rule[one.rule]
        cite, *_ = amendment.rule.cites
        instrument = words.ruleset.instruments[cite.instrument].title.in_language(words.language)
        texts = {
            "article": number_of(amendment.article),
            "requirement": one.title,
            "citation": f"{instrument}, {pinpoint(cite.pinpoint, words.language)}".removesuffix(", "),
            "story": " ".join((one.story, *one.messages)),
            "amendment": _in_words(amendment, words),
        }
        if all(len(text) <= LONGEST for text in texts.values()):
            told.append(texts)
    return json.dumps(told[:MOST], ensure_ascii=False, indent=1) + "\n"


def _in_words(amendment: Amendment, words: Words) -> str:
    """The addition as a sentence: where what is so, what has to be so."""
    speaker = Speaker(words.ruleset, words.language)
    lists = (tuple(amendment.each[1].split(".")),) if amendment.each else ()

    def told(conditions: Iterable[Condition]) -> str:
        said = (in_words(speaker.said(c, lists), lambda kind: joined(kind, words.language)) for c in conditions)
        return "; ".join(said)

    if not amendment.conditions:
        return say("added", words.language, duties=told(amendment.duties))
    return say("added where", words.language, conditions=told(amendment.conditions), duties=told(amendment.duties))


def number_of(article: str) -> str:
    """The number, or numbers, in an article's name, as the draft has them; empty where its name says none."""
    return ", ".join(re.findall(r"(?<=_)\d+[a-z]?(?=_|$)", article))
