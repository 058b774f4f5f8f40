"""How the report calls itself, which other agencies, places and sites it names."""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui.extraction.narrative.reader import Context
from hegui.facts.fact import Fact
from hegui.forms.edition import Form


class NameReader:
    """How the report calls itself, which other agencies, places and sites it names."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says."""

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report."""
        return iter(())
