"""How much of a section speaks of other business than the report's subject."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.sentences.subject import Subject
from hegui.extraction.narrative.stretches import Stretch, Stretches
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

_QUOTE = 30
_SHOWN = 3
_ENDS = "。；;！？!?\n"


class FocusReader:
    """Counts the sentences of a section, and those among them that are beside the subject."""

    def __init__(self, wording: Mapping[str, Any], subject: Subject, form: Form) -> None:
        """Compiles what the pack says."""
        self._shortest = int(wording["shortest"])
        self._subject = subject
        self._stretches = Stretches(str(wording["section"]), form)

    def facts(self, context: Context) -> Iterator[Fact]:
        """One fact, if the section has any sentence."""
        stretches = self._stretches.find(context.told)
        said = list(chain.from_iterable(self._sentences(context, one) for one in stretches))
        if not said:
            return
        off = [text for text, other in said if other]
        yield context.fact(
            "focus",
            stretches[0].start,
            stretches[-1].end,
            sentences=len(said),
            other=len(off),
            text="；".join(text[:_QUOTE] for text in off[:_SHOWN]),
        )

    def _sentences(self, context: Context, stretch: Stretch) -> Iterator[tuple[str, bool]]:
        """Each sentence of a stretch, and whether it is beside the subject."""
        text = context.told.text[stretch.start : stretch.end]
        foreign = stretch.headed and not stretch.topic and not self._subject.own(stretch.title)
        apart = foreign and self._subject.other(stretch.title + text)
        for stop in _ENDS[1:]:
            text = text.replace(stop, _ENDS[0])
        for sentence in text.split(_ENDS[0]):
            if len(sentence) >= self._shortest:
                own = self._subject.own(sentence)
                yield sentence, not own and (apart or self._subject.other(sentence))
