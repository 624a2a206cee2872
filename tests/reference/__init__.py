"""A slow evaluator that follows the specification sentence by sentence, to hold the product's evaluators against.

It reads the resolved `Ruleset`, not the plan, and shares no code with `lawcheck/finding` or with the tables of
`lawcheck/values/truth.py`. The quotations are from docs/language.md.
"""
