"""The command line: reads arguments, calls the pipeline, prints, and sets the exit status.

One file for each command, and each imports what it needs only when it is called, so that `lawcheck check` starts fast.
Findings go to standard output, all else to standard error.
"""
