"""Addresses that come from a case or rule file, and may be followed."""

from __future__ import annotations

import re

from lawcheck.report.typeset import plain

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)


def address(url: str) -> str:
    """The address if a reader may be sent there, or else nothing."""
    return url if _ADDRESS.fullmatch(url) and plain(url) == url else ""
