"""What the prose states becomes facts: periods, years, citations, statements."""

from collections.abc import Iterable, Iterator, Mapping

from hegui.extraction.narrative.citations import Citation
from hegui.extraction.narrative.periods import Period
from hegui.extraction.narrative.statements import Statement
from hegui.extraction.narrative.years import Year
from hegui.facts.fact import Fact, Value

_BROKEN = "日期的数字不完整，可能在抽取时丢失，也可能写错"


def period_facts(periods: Iterable[Period], common: Mapping[str, Value]) -> Iterator[Fact]:
    """One fact for each stretch of time."""
    for period in periods:
        fields: dict[str, Value] = {
            "from": period.start,
            "to": period.end,
            "from_year": period.start_year,
            "to_year": period.end_year,
            "section": period.section,
            "text": period.text,
            "named": period.named,
            "explained": period.explained,
        }
        doubts = {name: _BROKEN for name, value in fields.items() if value is None}
        label = period.place.label
        yield Fact("period", {**common, "label": label, **fields}, period.place, doubts=doubts)


def year_facts(years: Iterable[Year], common: Mapping[str, Value]) -> Iterator[Fact]:
    """One fact for each year."""
    for year in years:
        label = year.place.label
        fields: dict[str, Value] = {
            **common,
            "label": label,
            "value": year.value,
            "digits": year.digits,
            "text": year.text,
            "section": year.section,
            "plan": year.plan,
            "history": year.history,
            "glued": year.glued,
        }
        yield Fact("year_mention", fields, year.place)


def citation_facts(citations: Iterable[Citation], common: Mapping[str, Value]) -> Iterator[Fact]:
    """One fact for each instrument cited."""
    for one in citations:
        label = one.place.label
        fields: dict[str, Value] = {
            **common,
            "label": label,
            "title": one.title,
            "number": one.number,
            "source": one.source,
            "wrong": one.wrong,
            "due": one.due,
            "section": one.section,
            "text": one.text,
        }
        yield Fact("citation", fields, one.place)


def statement_facts(
    statements: Iterable[Statement], common: Mapping[str, Value]
) -> Iterator[Fact]:
    """One fact for each statement."""
    for one in statements:
        label = one.place.label
        fields: dict[str, Value] = {
            **common,
            "label": label,
            "kind": one.kind,
            "about": one.about,
            "amount": one.amount,
            "unit": one.unit,
            "exact": one.exact,
            "rows": "",
            "columns": "",
            "low": one.amount,
            "high": one.amount,
            "scope": one.scope,
            "period": "year",
            "share": False,
            "part": False,
            "with_carried": False,
            "of": "",
            "explained": False,
            "section": one.section,
            "text": one.text,
        }
        rough = one.amount is None and one.kind == "amount"
        doubts = dict.fromkeys(("amount", "low", "high"), "是约数") if rough else {}
        yield Fact("statement", fields, one.place, doubts=doubts)
