"""Tests of rules and the expected outcomes of cases: small cases, each with what it has to come to.

Comes in: `_test.yaml` files and the rules. Goes out: results as data, and diagnostics of what is wrong in the files.
What is expected is written by people and never made here.
"""
