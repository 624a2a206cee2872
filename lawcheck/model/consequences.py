"""Mistakes that are none of their own: something is missing because the line with it could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.diagnostics import Diagnostic

_ABSENCES = frozenset(["rule-without-duty", "rule-without-citation", "missing-title", "exception-without-condition"])


def without_consequences(unreadable: Sequence[Diagnostic], wrong: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All mistakes; of what is `wrong`, only what does not merely follow from something `unreadable`."""
    damaged = {diagnostic.span.file for diagnostic in unreadable}
    if any(diagnostic.code == "too-many-mistakes" for diagnostic in unreadable):
        return tuple(unreadable)  # a whole file is missing, and all that names something in it would be wrong
    own = (d for d in wrong if not (d.code in _ABSENCES and d.span.file in damaged))
    return (*unreadable, *own)
