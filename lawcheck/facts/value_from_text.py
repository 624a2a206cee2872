"""A text of a case file to the value that the vocabulary says it is; nothing is guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TypeAlias, assert_never

from lawcheck.diagnostics import Diagnostics
from lawcheck.diagnostics.suggest import nearest
from lawcheck.facts.claim import Grade
from lawcheck.model.vocabulary import Choice, Date, DurationType, Number, TextType, YesNo
from lawcheck.span import Span
from lawcheck.values import Duration, Value
from lawcheck.values.dates import MINUTES, MONTHS

PlainType: TypeAlias = YesNo | Number | Date | DurationType | TextType | Choice

_ANSWERS = {"yes": True, "no": False, "true": True, "false": False}
_LIKE_YES = {"y": "yes", "on": "yes", "da": "yes", "да": "yes", "1": "yes", "ja": "yes"}
_LIKE_NO = {"n": "no", "off": "no", "ne": "no", "не": "no", "0": "no", "nein": "no"}


def value_from_text(type: PlainType, text: str, span: Span, found: Diagnostics) -> Value | None:
    """The value, or None with the mistake noted. Errors: `not-yes-or-no`, `bad-number`, `bad-date`, `bad-duration`,
    `unknown-choice`.
    """
    match type:
        case TextType():
            return text
        case YesNo():
            return _yes_or_no(text, span, found)
        case Number():
            return _number(text, span, found)
        case Date():
            return date_from_text(text, span, found)
        case DurationType():
            return _duration(text, span, found)
        case Choice():
            return _choice(type, text, span, found)
    assert_never(type)


def _yes_or_no(text: str, span: Span, found: Diagnostics) -> bool | None:
    answer = _ANSWERS.get(text)
    if answer is None:
        meant = _ANSWERS.get(text.lower())
        like = {True: "yes", False: "no", None: ""}[meant]
        like = like or _LIKE_YES.get(text.lower()) or _LIKE_NO.get(text.lower(), "")
        help = f"did you mean `{like}`?" if like else "answer `yes` or `no`, or `unknown`"
        found.add("not-yes-or-no", f"`{_short(text)}` is neither yes nor no", span, help=help)
    return answer


# ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────

_MOST_DIGITS = 24
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(r"([+-]?[0-9]{1,3})([ \u00a0\u202f'’_,.][0-9]{3})+")


def _number(text: str, span: Span, found: Diagnostics) -> Decimal | None:
    """A decimal number. `1.000` is refused: half of Europe reads it as a thousand."""
    if _GROUPED.fullmatch(text) and not text.lstrip("+-").startswith("0"):
        whole = re.sub(r"[^0-9+-]", "", text)
        either = f", or `{text}0` if the point is a decimal one" if text.count(".") == 1 and "," not in text else ""
        help = f"write `{whole}`, without a sign between the thousands{either}"
        found.add("bad-number", f"`{_short(text)}` can be read in two ways", span, help=help)
        return None
    if not _NUMBER.fullmatch(text):
        help = "write digits only, with a point before decimals, such as `1000` or `2.5`"
        if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text):
            help = f"did you mean `{text.replace(',', '.')}`?"
        elif re.fullmatch(r"[+-]?[0-9.]+[eE][+-]?[0-9]+|0x[0-9a-fA-F]+", text):
            help = "write the number out, in decimal digits"
        elif re.match(r"[0-9]", text) and re.search(r"[^\W\d]|%", text):
            help = "write the number alone, without its unit"
        found.add("bad-number", f"`{_short(text)}` is not a number", span, help=help)
        return None
    if len(text) > _MOST_DIGITS:
        found.add("bad-number", f"the number has more than {_MOST_DIGITS} digits", span, help="write fewer")
        return None
    return Decimal(text)


# ── dates ──────────────────────────────────────────────────────────────────────────────────────────────────

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SERBIAN_DATE = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})\.?")
_SLOPPY_DATE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\.?")


def date_from_text(text: str, span: Span, found: Diagnostics) -> date | None:
    """A day of the real calendar, written `2019-09-30`. Errors: `bad-date`."""
    parts = _DATE.fullmatch(text)
    if not parts:
        found.add("bad-date", f"`{_short(text)}` is not a date", span, help=_date_meant(text))
        return None
    year, month, day = int(parts[1]), int(parts[2]), int(parts[3])
    help = ""
    if year == 0:
        message = f"`{text}` is not a date: there is no year 0"
    elif not 1 <= month <= 12:
        message = f"`{text}` is not a date: there is no month {month}"
        if 1 <= day <= 12:
            help = "write the year, then the month, then the day"
    elif not 1 <= day <= (last := monthrange(year, month)[1]):
        message = f"`{text}` is not a date: {_MONTHS[month - 1]} {year} has {last} days"
    else:
        return date(year, month, day)
    found.add("bad-date", message, span, help=help or "check it against the source")
    return None


def _date_meant(text: str) -> str:
    if match := _SERBIAN_DATE.fullmatch(text):
        day, month, year = match.groups()
        return f"did you mean `{year}-{int(month):02}-{int(day):02}`?"
    if match := _SLOPPY_DATE.fullmatch(text):
        year, month, day = match.groups()
        return f"did you mean `{year}-{int(month):02}-{int(day):02}`?"
    if re.fullmatch(r"[0-9]{4}-[0-9]{1,2}", text):
        return f"add the day, `{text[:5]}{int(text[5:]):02}-…`; where it is not known, write `unknown`"
    if re.fullmatch(r"[0-9]{4}", text):
        return f"add the month and the day, `{text}-…`; where they are not known, write `unknown`"
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", text):
        return f"write the day only, `{text[:10]}`"
    return "write the year, the month and the day, such as `2019-09-30`"


# ── durations ──────────────────────────────────────────────────────────────────────────────────────────────

_UNITS = [*MINUTES, *MONTHS]
_PART = re.compile(r"([0-9]{1,6}) ?([^\W\d]+)")


def _duration(text: str, span: Span, found: Diagnostics) -> Duration | None:
    """Whole numbers of units of time: `30 days`, `72 hours`, `1 year and 6 months`."""
    total = Duration()
    for part in text.split(" and "):
        match = _PART.fullmatch(part.strip())
        if not match:
            help = "write a whole number and a unit, such as `30 days`, `72 hours` or `1 year and 6 months`"
            if re.fullmatch(r"[0-9]+", text):
                help = f"say of what: `{text} days`, `{text} hours` or `{text} months`"
            found.add("bad-duration", f"`{_short(text)}` is not a length of time", span, help=help)
            return None
        amount, unit = match.groups()
        if unit.removesuffix("s") not in _UNITS:
            meant = nearest(unit, [f"{name}s" for name in _UNITS]) or _abbreviated(unit)
            help = f"did you mean `{amount} {meant}`?" if meant else f"units are {', '.join(f'{u}s' for u in _UNITS)}"
            found.add("bad-duration", f"`{unit}` is not a unit of time", span, help=help)
            return None
        total += Duration.of(int(amount), unit)
    return total


def _abbreviated(unit: str) -> str:
    """The unit that a single letter stands for, and that a Serbian word names; `m` could be two of them."""
    known = {
        "h": "hours",
        "d": "days",
        "w": "weeks",
        "y": "years",
        "sati": "hours",
        "dana": "days",
        "dan": "days",
    }
    known |= {"meseci": "months", "meseca": "months", "mesec": "months", "godina": "years", "godine": "years"}
    return known.get(unit.lower(), "")


# ── choices and grades ─────────────────────────────────────────────────────────────────────────────────────


def _choice(type: Choice, text: str, span: Span, found: Diagnostics) -> str | None:
    if text in type.names:
        return text
    labels = {
        label: name for name, words in type.options for label in (words.english, *dict(words.translations).values())
    }
    same = {label.casefold(): name for label, name in labels.items() if label}
    meant = same.get(text.casefold()) or nearest(re.sub(r"[\s-]+", "_", text.lower()), type.names)
    help = f"did you mean `{meant}`?" if meant else ""
    if not help and len(type.names) <= 12:
        help = f"choose one of {', '.join(f'`{name}`' for name in type.names)}"
    found.add("unknown-choice", f"`{_short(text)}` is not one of the answers to choose from", span, help=help)
    return None


def grade_from_text(text: str, span: Span, found: Diagnostics) -> Grade | None:
    """A grade: `B2`, or `2B` as the scale's source prints it. Errors: `bad-grade`."""
    match = re.fullmatch(r"(?:([A-F])([1-6])|([1-6])([A-F]))", text)
    if match:
        return Grade(match[1] or match[4], int(match[2] or match[3]))
    right = re.fullmatch(r"[A-F][1-6]|[1-6][A-F]", text.upper())
    help = (
        f"did you mean `{text.upper()}`?"
        if right
        else ("write a letter from A to F for the source and a number from 1 to 6 for what it says, such as `B2`")
    )
    found.add("bad-grade", f"`{_short(text)}` is not a grade", span, help=help)
    return None


def _short(text: str) -> str:
    """The text as a message can carry it: one line, not too long."""
    line = " ".join(text.split()).replace("`", "'")
    return line if len(line) <= 40 else f"{line[:39]}…"
