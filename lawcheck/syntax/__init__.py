"""Rule files as typed syntax trees.

Comes in: an `InputFile`. Goes out: an `ast.File` of every statement that could be read, and a diagnostic for each that
could not. Lark's own trees never leave this folder; every node has a span.
"""
