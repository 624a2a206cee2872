"""What the solver says of rules and cases: the same plan as the evaluator reads, over all cases at once.

Comes in: conditions and steps of a `Plan`. Goes out: a case that shows something, a proof that no case does with the
smallest set of the demands that clash, or that the time was not enough. Only this room knows z3.

INVARIANT: a case that the solver names is judged by the evaluator before anybody sees it (`witness.py`); where the
two differ, that is a fault of ours (`Disagreement`).
"""
