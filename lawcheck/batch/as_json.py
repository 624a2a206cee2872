"""The report over a table as JSON, and what that looks like."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from lawcheck.batch.report import BatchReport


def render(report: BatchReport) -> str:
    """The report as JSON text, fields in the order of the dataclasses."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of the report."""
    from pydantic import TypeAdapter

    described = TypeAdapter(BatchReport).json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of `lawcheck batch --format json`",
        **{key: value for key, value in described.items() if key != "title"},
    }
