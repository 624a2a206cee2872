"""Values of facts, truth, and the calendar: the vocabulary of every other stage.

Nothing here knows rules or cases. All of it is immutable, and the same everywhere and always.
"""

from lawcheck.values.dates import Duration, due_on, shift
from lawcheck.values.truth import Truth
from lawcheck.values.value import NONE, Interval, Nothing, Value, compare, show

__all__ = ["NONE", "Duration", "Interval", "Nothing", "Truth", "Value", "compare", "due_on", "shift", "show"]
