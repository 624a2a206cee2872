"""The text of a rule file → the same, laid out in the one way (docs/language.md, "How a file is laid out").

In: an `InputFile`. Out: its text, or every mistake in it. Promised: the tree without its places is the same, so is every
comment, and laying the result out again changes nothing; a text for which that did not hold is never handed out.

`blocks` cuts the words of a file into statements and their clauses, comments with them; `clauses`, `conditions` and
`texts` say where the lines of each may break; `boxes` breaks them, at a width of 118.
"""

from lawcheck.fmt.format import Refused as Refused
from lawcheck.fmt.format import format_text as format_text
