"""What the tests of the rules do not notice: each rule changed as a careless drafter would, and its tests run again.

Comes in: rule files without mistakes and their tests. Goes out: a judgement of every change (mutant): a test notices
it (killed), none does (survived), it changes nothing (equivalent), or it is no rule any more (invalid).

INVARIANT: a mutant is an edit of the text, read and linked by the same parser and linker as any rule. So what is judged is
what stands in the diff, and a mutant counts only if the rule that comes out means something else.
"""
