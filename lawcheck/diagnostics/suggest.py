"""The nearest right name, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known name most like `wrong`, or None where none is like it. The last part of a dotted name counts too."""
    from difflib import get_close_matches

    names = sorted(set(known))
    close = get_close_matches(wrong, names, n=1, cutoff=0.6)
    if close:
        return close[0]
    tails = {name.rpartition(".")[2]: name for name in reversed(names)}
    close = get_close_matches(wrong.rpartition(".")[2], list(tails), n=1, cutoff=0.7)
    return tails[close[0]] if close else None


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """A help line with the nearest name; `otherwise` where there is none."""
    name = nearest(wrong, known)
    return f"did you mean `{name}`?" if name else otherwise
