"""What each rule comes to in a case, and why.

Comes in: a `Plan`, the facts of a case on one day, and that day. Goes out: `Finding`s, each with its justification.
Pure: no clock, no locale, no randomness.
"""
