"""Parts of a document → a file for Word and LibreOffice, and a PDF.

Comes in: what `report/document.py` makes of a report. Goes out: the file's bytes, the same for the same parts. Promised: real
headings, lists and tables that a screen reader can follow; no text is ever markup; nothing outside the file is needed.
"""
