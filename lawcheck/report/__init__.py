"""Findings as people and programs read them.

Comes in: findings, the ruleset and a language. Goes out: a `Report`, and text, Markdown or JSON made from it.
"""
