"""What a draft law permits, held against a framework: guaranteed, a loophole, or not touched.

Comes in: a `Draft`, the plan of the framework, and a lawful deployment to stay near. Goes out: plain data on each
requirement, amendments, differences and counts, and the texts and pages that show them. Pure; only `analysis` is asked
whether some deployment or none is as described, and every deployment is judged by the evaluator before it is shown.
"""
