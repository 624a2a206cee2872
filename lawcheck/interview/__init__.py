"""The interview: which question comes next, what an answer means, and where it is written in the case file.

In: the findings of a case, its facts, the text of its file. Out: the next question with the rules that wait for it; an
answer of the type that the vocabulary gives; the text of the file with that answer in it.

INVARIANT: a question is asked only if its fact is among those that an undetermined finding misses, or is the whole
that such a fact is a part of. INVARIANT: an answer adds a claim and takes none away. Nothing is filled in.
"""
