"""Whether a report tells of a fee: that it was not charged, or what was asked and received."""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui.extraction.narrative.amounts import Measure
from hegui.extraction.narrative.claims.wording import speaks_of
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.sentences.words import any_of, first, patterns
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact
from hegui.model.truth import Truth

_QUOTE = 80
_UNCLEAR = "说到收费，写的是哪一项要人工判断"


class FeeReader:
    """Reads what is told of one fee; built once from the pack's wording."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        """Compiles what the pack says."""
        self._topic = tuple(wording.get("topic", ("",)))
        self._names = patterns(wording["names"])
        self._charged = patterns(wording["charged"])
        self._denied = patterns(wording["uncharged"])
        self._notices = patterns(wording["notices"])
        self._asked = patterns(wording["asked"])
        self._received = patterns(wording["received"])
        self._whole = any_of(wording["whole"])
        self._more = any_of(wording["more"])

    def facts(self, context: Context, elsewhere: int = 0) -> Iterator[Fact]:
        """One fact a report; where nothing is told it stands at the offset *elsewhere*."""
        sentences = context.told.sentences
        named = [
            at
            for at, one in enumerate(sentences)
            if speaks_of(one.text, self._topic) and first(self._names, one.text)
        ]
        if not named:
            yield context.fact(
                "fee_account",
                elsewhere,
                elsewhere,
                told=False,
                charged=False,
                notices=False,
                asked=False,
                received=False,
                text="",
            )
            return
        own = [sentences[at] for at in named]
        # what follows in the same paragraph may give the figures
        own += [
            one
            for at in named
            for one in sentences[at + 1 : at + 3]
            if one.line == sentences[at].line and self._more.search(one.text)
        ]
        yield self._account(context, own)

    def _account(self, context: Context, own: list[Sentence]) -> Fact:
        text = "。".join(dict.fromkeys(one.text for one in own))
        money = [
            amount.value
            for one in own
            for amount in one.amounts
            if amount.measure is Measure.MONEY
        ]
        positive = any(value is None or value > 0 for value in money)
        denied = first(self._denied, text) is not None and not positive
        charged: Truth = positive or first(self._charged, text) is not None
        if denied:
            charged = False
        elif not charged and not money:
            charged = None
        asked = first(self._asked, text) is not None
        received = first(self._received, text) is not None
        if self._whole.search(text) and money:
            received = True
        if len({value for value in money if value is not None}) > 1:
            asked = received = True
        notices: Truth = first(self._notices, text) is not None
        counted = any(
            amount.unit in ("件", "份", "次", "笔") for one in own for amount in one.amounts
        )
        if not notices and counted:
            notices = None
        fields: dict[str, Truth] = {
            "charged": charged,
            "notices": notices,
            "asked": asked,
            "received": received,
        }
        return context.fact(
            "fee_account",
            own[0].start,
            own[0].end,
            {name: _UNCLEAR for name, value in fields.items() if value is None},
            told=True,
            text=own[0].text[:_QUOTE],
            **fields,
        )
