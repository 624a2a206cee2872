"""The fixed phrases in which conditions are said, by language. `en` and `sr` have the same keys; a test sees to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lawcheck.script import to_latin
from lawcheck.text import SERBIAN_LATIN

PHRASES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "all": "all of this is so",
        "any": "at least one of these is so",
        "not all": "not all of this is so",
        "not any": "none of these is so",
        "some": "for at least one of: {list}",
        "every": "for each of: {list}",
        "none of": "for none of: {list}",
        "count": "{number} of: {list} — for which",
        "number of": "the number of: {list}",
        "among": "one of: {value}",
        "not among": "none of: {value}",
        "not so": "not: {value}",
        "is none": "there is none",
        "is not none": "there is one",
        "date is none": "it did not happen",
        "date is not none": "it happened",
        "at least": "at least {value}",
        "at most": "at most {value}",
        "more than": "more than {value}",
        "less than": "less than {value}",
        "is": "exactly {value}",
        "date at least": "on or after {value}",
        "date at most": "on or before {value}",
        "date more than": "after {value}",
        "date less than": "before {value}",
        "date is": "on {value}",
        "within": "within {period} of {start}",
        "day judged": "The day on which the case is judged",
        "from": "from {day}",
        "until": "until {day}",
        "today": "the day on which the case is judged",
        "plus": "{left} plus {right}",
        "minus": "{left} minus {right}",
        "quoted": "“{text}”",
        "in place": "[{text}]",
        "always": "always",
        "never": "never",
    },
    "sr": {
        "all": "тачно је све ово",
        "any": "тачно је бар једно од овога",
        "not all": "није тачно све ово",
        "not any": "није тачно ништа од овога",
        "some": "бар за једно од следећег: {list}",
        "every": "за свако од следећег: {list}",
        "none of": "ни за једно од следећег: {list}",
        "count": "{number} од следећег: {list} — за шта важи",
        "number of": "број следећег: {list}",
        "among": "једно од: {value}",
        "not among": "ништа од: {value}",
        "not so": "не: {value}",
        "is none": "нема га",
        "is not none": "постоји",
        "date is none": "то се није догодило",
        "date is not none": "то се догодило",
        "at least": "најмање {value}",
        "at most": "највише {value}",
        "more than": "више од {value}",
        "less than": "мање од {value}",
        "is": "тачно {value}",
        "date at least": "на дан {value} или после",
        "date at most": "на дан {value} или пре",
        "date more than": "после {value}",
        "date less than": "пре {value}",
        "date is": "на дан {value}",
        "within": "у року од {period}, почев од: {start}",
        "day judged": "Дан на који се случај оцењује",
        "from": "од {day}",
        "until": "до {day}",
        "today": "дан на који се случај оцењује",
        "plus": "{left} плус {right}",
        "minus": "{left} минус {right}",
        "quoted": "„{text}“",
        "in place": "[{text}]",
        "always": "увек",
        "never": "никад",
    },
}


def say(key: str, language: str, **values: str) -> str:
    """The phrase in that language with its values filled in; Serbian Latin is made from Cyrillic."""
    latin = language == SERBIAN_LATIN
    phrase = PHRASES["sr" if latin else language][key]
    return (to_latin(phrase) if latin else phrase).format(**values)
