"""One file for each lint; `lawcheck/lint/run.py` has the list of them."""
