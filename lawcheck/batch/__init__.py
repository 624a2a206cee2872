"""A table with a case in each row → cases, and what the rules come to in all of them.

Comes in: the text of a table (CSV, as spreadsheets write it), the vocabulary, and perhaps a case whose facts hold for every
row. Goes out: a `Case` for each row, made by the same reading as a case file (`facts/`), with its places in the table; and
from their outcomes a `BatchReport`, as text, Markdown, CSV or JSON.

Promised: an empty cell says nothing, and a list that no cell names whole may be longer than the cells show. Mistakes are
`Diagnostic`s, all of them at once. INVARIANT: a row has the outcomes of the case file that `case_file.py` makes of it.
"""
