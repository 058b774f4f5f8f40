"""What of a report stands in last year's report too becomes facts.

One for each section that both have, and one for the whole prose, at the place in this year's
report. Pure: two fact bases in, facts out. The preface is no part of it, for it must say the same.
"""

from collections.abc import Iterator

from hegui.batch.across.alike import Alike, compare, percent, quotes_of, side_by_side
from hegui.batch.across.prose import prose_of
from hegui.batch.across.sentences import NO_STOCK, Stock
from hegui.facts.across_kinds import LIKENESS
from hegui.facts.fact import Fact, FactBase, Value
from hegui.facts.kinds import COMMON
from hegui.model.place import Place

_HERE, _THERE = "本年", "上年"
_WHOLE = "全文"
_IN_PART = "有图片或者附件，可能还有文字没有读到"


def likeness_facts(
    now: FactBase, prior: FactBase, file: str, stock: Stock = NO_STOCK
) -> Iterator[Fact]:
    """The likeness of *now* to *prior*, which was read from *file*; *stock* does not count."""
    here, there = prose_of(now, stock), prose_of(prior, stock)
    common = _common(now, prior, file)
    for section, part in here.parts.items():
        before = there.parts.get(section)
        if before is not None and part.sentences and before.sentences:
            yield _fact(
                {**common, "label": part.place.label, "section": section, "title": part.title},
                compare(part.sentences, before.sentences),
                part.place,
                complete=part.complete and before.complete,
            )
    one, other = here.sentences, there.sentences
    if one and other:
        yield _fact(
            {**common, "label": _WHOLE, "section": "", "title": ""},
            compare(one, other),
            Place(label=_WHOLE),
            complete=here.complete and there.complete,
        )


def _common(now: FactBase, prior: FactBase, file: str) -> dict[str, Value]:
    report = next(iter(now.of("report")), Fact("report", {}))
    before = next(iter(prior.of("report")), Fact("report", {}))
    fields: dict[str, Value] = {name: report.get(name) for name in COMMON}
    return {**fields, "prior_year": before.get("year"), "prior_file": file}


def _fact(common: dict[str, Value], alike: Alike, place: Place, *, complete: bool) -> Fact:
    return Fact(
        LIKENESS,
        {
            **common,
            "ratio": percent(alike.ratio),
            "identical": alike.identical if complete or not alike.identical else None,
            "length": alike.length,
            "sentences": alike.sentences,
            "shared": len(alike.matches),
            "quotes": side_by_side(quotes_of(alike.matches), _HERE, _THERE),
        },
        place,
        doubts={} if complete or not alike.identical else {"identical": _IN_PART},
    )
