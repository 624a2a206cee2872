"""A text that readers see has no translation, in a rulebook or vocabulary that is translated otherwise.

A Serbian reader then meets an English sentence in the middle of a report.

Write the translation after it: `sr "…"`, in Cyrillic.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, texts
from lawcheck.lint.remark import Level, Remark
from lawcheck.text import TRANSLATIONS

LEVEL = Level.WARNING

BAD = """
rulebook opinions "Opinions" sr "Мишљења"

rule opinion_given "The Commissioner has given an opinion" sr "Повереник је дао мишљење"
  cites act art 4
  requires assessment.opinion is approved
    else "There is no approval."
"""

GOOD = """
rulebook opinions "Opinions" sr "Мишљења"

rule opinion_given "The Commissioner has given an opinion" sr "Повереник је дао мишљење"
  cites act art 4
  requires assessment.opinion is approved
    else "There is no approval."
    sr "Сагласности нема."
"""


def look(law: Law) -> Iterator[Remark]:
    """Every text without a language that other texts of the same rulebook, vocabulary or draft have."""
    all_texts = [(owner, what, text) for owner, what, text in texts(law) if text]
    used = {(owner, language) for owner, _, text in all_texts for language, _ in text.translations}
    for owner, what, text in all_texts:
        known = dict(text.translations)
        for language in TRANSLATIONS:
            if language not in known and (owner, language) in used:
                yield Remark(
                    f"this {what} is not translated", text.span, help=f'write it after the English: `{language} "…"`'
                )
