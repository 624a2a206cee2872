"""What every engine reads: each rule version as three conditions and a list of duties.

Comes in: a `Ruleset` without diagnostics. Goes out: a `Plan`. Making it cannot fail; a failure is our bug.
"""
