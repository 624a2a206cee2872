"""The resolved, typed model of the rules: every name linked, every expression typed, every date a date.

Comes in: `ast.File`s. Goes out: a `Ruleset` and the diagnostics of all that is wrong; the set holds what could be
built, so that an editor can go on. Without diagnostics these invariants hold: names exist and are unique, no
definition or exception leads back to itself, versions of one rule do not overlap, every rule cites a provision.
"""
