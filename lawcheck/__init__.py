"""lawcheck judges proposed deployments and draft laws against the law, and says why, on what evidence, and what to do.

import lawcheck
rules = lawcheck.load_rules()
case = lawcheck.load_case("belgrade_safe_city", rules)
report = lawcheck.check(case, rules, as_of="2022-12-01")
print(report.cases[0].verdict)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawcheck.version import VERSION as __version__

if TYPE_CHECKING:
    from lawcheck.api import Refused, check, load_case, load_rules

__all__ = ["Refused", "__version__", "check", "load_case", "load_rules"]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    # Loaded when first asked for: the command line starts without what it does not need.
    if name in __all__:
        from lawcheck import api

        return getattr(api, name)
    raise AttributeError(f"module 'lawcheck' has no attribute {name!r}")
