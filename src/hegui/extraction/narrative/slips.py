"""Slips of the pen: doubled words, brackets that do not pair, signs of the wrong width."""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui.extraction.narrative.reader import Context
from hegui.facts.fact import Fact
from hegui.forms.edition import Form


class SlipReader:
    """Slips of the pen: doubled words, brackets that do not pair, signs of the wrong width."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says."""

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report."""
        return iter(())
