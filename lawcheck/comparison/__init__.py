"""Two states of the rules, and in what they differ: in words, in what surrounds a rule, or in what it means.

Comes in: two rulesets without mistakes, with their texts, and cases as each of them reads them. Goes out: a `Comparison`.

INVARIANT: a rule counts as reworded only if its meaning (`plan/meaning.py`) is the same, or somebody has proved it to be.
What cannot be shown to mean the same is told as a change of meaning.
"""
