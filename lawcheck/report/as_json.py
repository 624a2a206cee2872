"""The report as JSON, and back again."""

from __future__ import annotations

import json
from dataclasses import Field, fields, is_dataclass
from functools import cache
from typing import Any

from lawcheck.report.report import IN_WORDS_ALONE, CaseReport, Report


def render(report: Report) -> str:
    """The report as JSON text: the same report, the same text, fields in the order of the dataclasses."""
    return json.dumps(_data(report), ensure_ascii=False, indent=1) + "\n"


def _data(value: object) -> Any:
    """Dataclasses as objects, tuples as lists; what else stands in a report is JSON already."""
    if isinstance(value, tuple):
        return [_data(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _data(getattr(value, field.name)) for field in _told(type(value))}
    return value


@cache
def _told(kind: type[Any]) -> tuple[Field[Any], ...]:
    return tuple(field for field in fields(kind) if field.metadata != IN_WORDS_ALONE)


def schema() -> dict[str, Any]:
    """The JSON Schema of a report."""
    from pydantic import TypeAdapter

    described = TypeAdapter(Report).json_schema(mode="serialization")
    for field in fields(CaseReport):
        if field.metadata == IN_WORDS_ALONE:
            del described["$defs"]["CaseReport"]["properties"][field.name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of `lawcheck check --format json`",
        **{key: value for key, value in described.items() if key != "title"},
    }


def read(text: str) -> Report | str:
    """The report in a JSON text, or what is wrong with the first wrong place in it, in one line."""
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Report).validate_json(text)
    except ValidationError as wrong:
        error = wrong.errors(include_url=False)[0]
        place = ".".join(str(part) for part in error["loc"])
        said = error["msg"][:1].lower() + error["msg"][1:]
        return f"`{place}`: {said}" if place else said
