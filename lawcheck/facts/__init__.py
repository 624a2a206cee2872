"""What is known of a case: every fact as the set of claims made about it, each with its source and grade.

Comes in: a case file and the vocabulary. Goes out: a `Case`, or diagnostics with the line and column of each mistake.
A fact that nobody made a claim about is unknown; nothing here ever fills it in.
"""
