"""Dates as they stand in sentences."""

from __future__ import annotations

import re
from datetime import date

from lawcheck.report.phrases import month, phrase

_YEAR_BEFORE_MARK = re.compile(r"(?<= \d{4})\\?\.(?=[,;:)])")


def long_date(day: date, language: str = "en") -> str:
    """The date as it is written in a sentence: 1 March 2026."""
    return phrase("date", language, day=str(day.day), month=month(day.month, language), year=str(day.year))


def long_iso_date(text: str, language: str = "en") -> str:
    """The same of a date as reports carry it (2026-03-01); any other text as it stands."""
    try:
        return long_date(date.fromisoformat(text), language)
    except ValueError:
        return text


def published_on(text: str, language: str = "en") -> str:
    """When a source was published, as it is written in a sentence: a day, a month (2026-03), or any text as it stands."""
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        return phrase("month date", language, month=month(int(text[5:]), language, alone=True), year=text[:4])
    return long_iso_date(text, language)


def without_year_dots(text: str) -> str:
    """A Serbian text in which no other mark follows a date's full stop, escaped or not: 1. marta 2026, and not 2026.,"""
    return _YEAR_BEFORE_MARK.sub("", text)
