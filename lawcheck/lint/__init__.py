"""Rules that are no mistake, and yet not as good as they could be → remarks.

In: the trees and the `Ruleset` of files without mistakes, which rules have tests, and today. Out: remarks, each with its
place, its lint and its level, and sometimes a fix. Promised: a remark is about what somebody can do something about; what
a lint says of the logic of a condition holds whatever the case (`worlds.py`), and where it is not sure it says nothing.

Each lint is a file in `lints/`: its docstring is its manual page, and its examples of both sides are its tests. `run.py` has
the one list of them. What needs a solver to be known is left to `lint --deep`, whose place is there.
"""
