"""Rulebooks as documentation: a static site, Markdown, and a picture of each rule's conditions.

Comes in: a `Ruleset`, the texts of its files and the tests beside them. Goes out: pages as text, by the name of the file
that each belongs in. Pure: who writes the files is `cli/doc.py`.
Invariants: what a rule or test says is data, never markup; every rule stands on exactly one page, that of the instrument
whose provision carries it.
"""
