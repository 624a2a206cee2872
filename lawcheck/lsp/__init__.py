"""The language server: what an editor asks of rule, case and test files.

Comes in: the texts of all files, as they stand on the disk or in the editor. Goes out: mistakes, what a name means and
where it stands, what could be written next, and edits. All files but `server.py` and `disk.py` are pure functions of those
texts, and know nothing of the protocol: places are spans. `server.py` alone knows pygls, and turns messages into calls.
"""
