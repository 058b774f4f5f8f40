"""Every reader of prose, under the name its wording has in the pack's ``reading``."""

from collections.abc import Callable, Mapping
from typing import Any

from hegui.extraction.narrative.announced import AnnouncementReader
from hegui.extraction.narrative.aspects import AspectReader
from hegui.extraction.narrative.claims.reader import ClaimReader
from hegui.extraction.narrative.identifiers import IdentifierReader
from hegui.extraction.narrative.names import NameReader
from hegui.extraction.narrative.outcomes import OutcomeReader
from hegui.extraction.narrative.parts import PartsReader
from hegui.extraction.narrative.phrases import PhraseReader
from hegui.extraction.narrative.quantities.reader import QuantityReader
from hegui.extraction.narrative.rates import RateReader
from hegui.extraction.narrative.reader import ProseReader
from hegui.extraction.narrative.repeats import RepeatReader
from hegui.extraction.narrative.sentences import SentenceReader
from hegui.extraction.narrative.slips import SlipReader
from hegui.extraction.narrative.times import TimeReader
from hegui.forms.edition import Form

READERS: dict[str, Callable[[Mapping[str, Any], Form], ProseReader]] = {
    "quantities": QuantityReader,
    "claims": ClaimReader,
    "parts": PartsReader,
    "announced": AnnouncementReader,
    "rates": RateReader,
    "times": TimeReader,
    "names": NameReader,
    "phrases": PhraseReader,
    "identifiers": IdentifierReader,
    "slips": SlipReader,
    "sentences": SentenceReader,
    "aspects": AspectReader,
    "outcomes": OutcomeReader,
    "repeats": RepeatReader,
}


def build_readers(reading: Mapping[str, Any], form: Form) -> tuple[ProseReader, ...]:
    """All of them, each with its part of *reading*; a part the pack has not is empty.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """
    return tuple(make(reading.get(name, {}), form) for name, make in READERS.items())
