"""Wholes and their parts: 共X，其中A、B、C, nested to any depth."""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui.extraction.narrative.reader import Context
from hegui.facts.fact import Fact
from hegui.forms.edition import Form


class PartsReader:
    """Wholes and their parts: 共X，其中A、B、C, nested to any depth."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says."""

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report."""
        return iter(())
