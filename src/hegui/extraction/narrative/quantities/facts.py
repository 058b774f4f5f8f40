"""Statements, flows and quantities told twice become facts."""

from decimal import Decimal

from hegui.extraction.narrative.quantities.flow import Flow
from hegui.extraction.narrative.quantities.restated import Told
from hegui.extraction.narrative.quantities.statement import Statement
from hegui.extraction.narrative.reader import Context
from hegui.facts.fact import Fact, Value

_DOUBTS = {
    "amount": "没有写明确切的数",
    "low": "是约数，或者没有写明件数",
    "high": "是约数，或者没有写明件数",
    "share": "看不出是总数还是其中一部分",
    "period": "看不出说的是哪一年",
}
_MOST = 160  # characters of a text


def statement_fact(one: Statement, context: Context) -> Fact:
    """The fact of a statement; its text begins with its clause."""
    certain = one.exact and one.low == one.high
    fields: dict[str, Value] = {
        "kind": one.kind,
        "about": one.about,
        "rows": " ".join(one.rows),
        "columns": " ".join(one.columns),
        "amount": one.low if certain else None,
        "low": one.low,
        "high": one.high,
        "unit": one.unit,
        "exact": one.exact,
        "scope": one.frame.scope,
        "period": _period(one),
        "share": one.share,
        "part": one.part,
        "with_carried": one.carried,
        "of": one.of,
        "explained": one.explained,
        "text": _text(context, one.begin, one.end),
    }
    doubts = {name: why for name, why in _DOUBTS.items() if fields[name] is None}
    return context.fact("statement", one.begin, one.end, doubts, **fields)


def flow_fact(flow: Flow, context: Context) -> Fact:
    """The fact of a flow."""
    begin = flow.first.begin
    fields: dict[str, Value] = {
        "received": flow.received,
        "strict": flow.strict,
        "brought": flow.brought,
        "closed": flow.closed,
        "left": flow.left,
        "withdrawn": flow.withdrawn,
        "scope": flow.first.frame.scope,
        "text": _text(context, begin, flow.last.end),
    }
    return context.fact("flow", begin, flow.last.end, {}, **fields)


def restated_fact(first: Told, second: Told, context: Context) -> Fact:
    """The fact that one quantity is told in two places; it stands at the second."""
    fields: dict[str, Value] = {
        "what": first.key[0],
        "first": first.value,
        "second": second.value,
        "unit": first.unit,
        "first_section": context.told.prose.section(first.start),
        "first_text": _text(context, first.start, first.end),
        "text": _text(context, second.start, second.end),
        "difference": abs(Decimal(first.value) - second.value),
    }
    return context.fact("restatement", second.start, second.end, {}, **fields)


def _period(one: Statement) -> str | None:
    return None if one.frame.period == "unknown" else one.frame.period


def _text(context: Context, start: int, end: int) -> str:
    return context.told.text[start : min(end, start + _MOST)].replace("\n", "")
