"""What is known of a case: every fact as the set of claims made about it, each with its source and grade.

Comes in: a case file and the vocabulary. Goes out: a `Case`, or diagnostics with the line and column of each mistake.
On the way a file is a `tree` of texts, which the vocabulary types; `belief` then keeps the claims of one day and of
believed sources. A fact that nobody made a claim about is unknown; nothing here ever fills it in.
"""
