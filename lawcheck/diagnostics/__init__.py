"""Mistakes in the files that people write: data with a place, collected, sorted and shown together.

Comes in: what a stage found wrong. Goes out: `Diagnostic`s, and text or JSON made from them. Nothing here is raised;
`InternalError` alone is, for our own faults.
"""

from lawcheck.diagnostics.diagnostic import Diagnostic, Diagnostics, InternalError, Label

__all__ = ["Diagnostic", "Diagnostics", "InternalError", "Label"]
