"""What a person calls a fact, a field or an agency's finding; ids that stay the same.

Takes names from the facts' own places and from the form; knows no name itself.
"""

import hashlib
import re
from functools import lru_cache

from hegui.engine.context import Context
from hegui.facts.fact import Fact
from hegui.facts.kinds import COMMON, KINDS, Type
from hegui.forms.edition import Form

_IDENTITY = ("table", "row", "column", "section", "id", "paper", "what", "mark", "kind", "about")
_DECISIVE = frozenset({"table", "row", "column", "id", "mark"})
_TEXTS = ("due_text", "heading", "title", "text")
_KINDS_AND_FIELDS = 512  # more than there are
_BLANKS = re.compile(r"\s+")


def call_fact(fact: Fact) -> str:
    """What a person calls the spot of a fact."""
    label = fact.get("label")
    return fact.place.label or (label if isinstance(label, str) else "") or meaning(fact.kind)


def meaning(kind: str) -> str:
    """The first words of what a kind of fact is."""
    return _first_words(KINDS[kind].means) if kind in KINDS else kind


def call_gap(fact: Fact, name: str, form: Form) -> str:
    """Chinese: which field of *fact* is unknown, and why, where the reader has said why."""
    doubt = fact.doubts.get(name, "")
    reason = f"（{doubt}）" if doubt else ""
    known = KINDS[fact.kind].fields if fact.kind in KINDS else {}
    field = known.get(name) or COMMON.get(name)
    if field is not None:
        means = _first_words(field.means)
        if field.type is Type.TRUTH:
            return f"{call_fact(fact)}：不能确定是否“{means}”{reason}"
        return f"{call_fact(fact)}：{means}未知{reason}"
    cell = fact.cells.get(name)
    if cell is None:
        return f"「{_member(fact, name, form)}」没有读到{reason}"
    text = cell.get("text")
    shown = f"，填的是“{text}”" if isinstance(text, str) and text and not doubt else ""
    return f"「{_member(fact, name, form)}」没有可用的数{shown}{reason}"


def finding_id(rule: str, subject: Fact, context: Context) -> str:
    """The same for the same breach on every run, machine and kind of file.

    Made of the rule, the agency, the year and what the subject is, never of where it stands
    or of its numbers. Equal subjects are told apart by their order.
    """
    report = context.report
    agency = report.get("agency") if report and report.kind == "report" else None
    key = _key(subject)
    equal = [
        position
        for position in context.of_kind[subject.kind]
        if _key(context.facts[position]) == key
    ]
    ordinal = next(n for n, at in enumerate(equal) if context.facts[at] is subject)
    year = subject.get("year")
    parts = [rule, str(agency or ""), "" if year is None else str(year), *key, str(ordinal)]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def _key(fact: Fact) -> tuple[str, ...]:
    named = [f"{name}={fact.get(name)}" for name in _IDENTITY if fact.get(name)]
    decided = any(fact.get(name) for name in _DECISIVE)
    if not decided and fact.kind != "report":
        named += [_BLANKS.sub("", str(fact.get(name))) for name in _TEXTS if fact.get(name)][:1]
    return (fact.kind, *named)


def _member(fact: Fact, name: str, form: Form) -> str:
    cell = fact.cells.get(name)
    if cell is not None and cell.place.label:
        return cell.place.label
    across = fact.kind in KINDS and KINDS[fact.kind].members == "columns"
    row, column = (fact.get("row"), name) if across else (name, fact.get("column"))
    try:
        return form.edition(str(fact.get("edition"))).label(
            str(fact.get("table")), str(row), str(column)
        )
    except KeyError:  # the edition of the report has no such row or column
        return f"{call_fact(fact)} × {name}"


@lru_cache(_KINDS_AND_FIELDS)
def _first_words(means: str) -> str:
    return re.split(r"[；，。：]", means, maxsplit=1)[0]
