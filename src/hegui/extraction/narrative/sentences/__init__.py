"""What sentences are for, and which of them speak of another subject."""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.sentences.account import Account
from hegui.extraction.narrative.sentences.focus import FocusReader
from hegui.extraction.narrative.sentences.subject import Subject
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

__all__ = ["SentenceReader"]


class SentenceReader:
    """What each sentence is for: a problem, a measure, a denial, something else."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says."""
        subject = Subject(wording.get("subject", {}))
        problems, focus = wording.get("problems"), wording.get("focus")
        self._account = Account(problems, subject) if problems else None
        self._focus = FocusReader(focus, subject, form) if focus else None

    def facts(self, context: Context) -> Iterator[Fact]:
        """What one section tells of problems, then what another one is about."""
        if self._account:
            yield from self._account.facts(context)
        if self._focus:
            yield from self._focus.facts(context)
