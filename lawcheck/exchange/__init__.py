"""Formats that other tools read: SARIF for code review, JUnit XML for continuous integration.

Comes in: what a command found, as the few dataclasses of `sarif.py` and `junit.py`. Goes out: one text, the same for the
same input. Promised: it fits the format's schema whatever stands in a title or message, which are data: no control
character, no sign that turns the direction of writing, and no link get through. What is a result and what a failure is for
the caller to say.
"""
