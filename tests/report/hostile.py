"""Words that a case or rule file may hold and that no format may take for anything but words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

HOSTILE = (
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</title></style></script><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "<!-- -->",
    "]]>",
    "&lt;b&gt;&#x3c;",
    "javascript:alert(1)",
    "\u202egnirts",
    "line\none\r\n\ttwo\x00",
)

# What the page and its script go by, and so comes from the program alone; addresses have a test of their own.
OWN = frozenset("outcome severity force verdict truth role violation as_of due_on verified language url".split())


def poisoned(value: Any, poison: str, within: str = "") -> Any:
    """The same with the poison behind every text that a case or rule file could have given."""
    if isinstance(value, str):
        return value if within in OWN else f"{value}{poison}"
    if isinstance(value, tuple):
        return tuple(poisoned(each, poison, within) for each in value)
    if isinstance(value, dict):
        return {
            key if within == "counts" else f"{key}{poison}": poisoned(each, poison) for key, each in value.items()
        }
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: poisoned(getattr(value, field.name), poison, field.name) for field in fields(value)}
        return replace(value, **changed)
    return value
