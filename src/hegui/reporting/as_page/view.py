"""One report of the documents → what its part of the page shows, in words and in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hegui.reporting.answered import Answer, Settled, answers_of, settled_of, settled_score_words
from hegui.reporting.as_page.tables import Contents, DrawnTable, Mark, draw, gather
from hegui.reporting.order import by_doubt, by_section
from hegui.reporting.words import (
    AGENCY_KINDS,
    CHECKLIST,
    SEVERITIES,
    interval,
    one_line,
    place_words,
    places_words,
    who,
)

_PLACES = 6
_REASONS = 3
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it is shown.

    Attributes:
        number: its number in the report; marks in tables use it.
        anchor: where links to it go.
        severity: ``error``, ``warning`` or ``notice``.
        word: 错误, 警告 or 提示.
        rule: id of its rule.
        title: what the rule wants.
        message: what is wrong.
        remedy: what to do.
        draft: whether the rule is on trial.
        cost: points it costs, or "" where it costs none.
        why: why it costs less than its price.
        mended: the score once it is mended, or "".
        places: where, in words.
        more: how many places are not listed.
        quoted: what stands there, or "".
        basis: the law, as in the rules view.
        settled: what people have said of it, or None.
    """

    number: int
    anchor: str
    severity: str
    word: str
    rule: str
    title: str
    message: str
    remedy: str
    draft: bool
    cost: str
    why: str
    mended: str
    places: tuple[str, ...]
    more: int
    quoted: str
    basis: Sequence[Mapping[str, str]]
    settled: Settled | None = None


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty that a person must look at: what it asks, what to look at, where, by which law."""

    what: str
    look: str
    where: str
    source: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextGrade:
    """The next better grade, the score then, and the fewest findings to mend for it."""

    grade: str
    value: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as it is shown: the entry of the audit document, and what is drawn from it."""

    anchor: str
    name: str
    kind: str
    form: str
    interval: str
    entry: Mapping[str, Any]
    groups: tuple[tuple[str, tuple[FindingView, ...]], ...]
    ledger: tuple[FindingView, ...]
    tables: tuple[DrawnTable, ...]
    hanging: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    undetermined: tuple[tuple[str, str, tuple[str, ...], int], ...]
    duties: tuple[tuple[str, tuple[DutyView, ...]], ...]
    passed: tuple[tuple[str, str], ...]
    not_applicable: tuple[tuple[str, str, str], ...]
    doubts: tuple[tuple[str, str], ...]
    settled_score: str
    next_grade: NextGrade | None
    answers: tuple[Answer, ...]


def report_view(
    index: int,
    entry: Mapping[str, Any],
    facts: Mapping[str, Any] | None,
    rules: Mapping[str, Any],
    anchors: Mapping[str, str] | None = None,
) -> ReportView:
    """What the page shows of one report; without *facts* no table is redrawn.

    *anchors* is finding → where links to it go; None numbers them.
    """
    anchor = f"r{index}"
    edition = rules["editions"].get(entry["edition"])
    grouped = by_section(entry["findings"], _headings(entry, rules))
    lines = {line["finding"]: line for line in entry["ledger"]}
    numbered = {
        found["id"]: number
        for number, found in enumerate((f for _, group in grouped for f in group), 1)
    }
    outdated = _outdated(entry["year"], rules["editions"].values())
    views = {
        found["id"]: _finding(
            found,
            number=numbered[found["id"]],
            anchor=anchors[found["id"]] if anchors else f"{anchor}f{numbered[found['id']]}",
            line=lines.get(found["id"]),
            basis=_basis(rules["rules"].get(found["rule"]), outdated),
        )
        for found in entry["findings"]
    }
    titles = rules["rules"]
    return ReportView(
        anchor=anchor,
        name=who(entry),
        kind=AGENCY_KINDS[entry["agency_kind"]],
        form=f"{edition['name']}（{edition['document']}）" if edition else "",
        interval=interval(entry["score"]),
        entry=entry,
        groups=tuple(
            (heading, tuple(views[f["id"]] for f in group)) for heading, group in grouped
        ),
        ledger=tuple(
            sorted((views[line["finding"]] for line in entry["ledger"]), key=lambda v: v.number)
        ),
        tables=_tables(edition, facts, views, entry["findings"]),
        hanging=tuple(
            (doubt, tuple((rule, _title(rule, titles)) for rule in rules))
            for doubt, rules in by_doubt(entry["undetermined"])[0].items()
        ),
        undetermined=_undetermined(entry["undetermined"], titles),
        duties=_duties(entry.get("checklist", ()), _headings(entry, rules)),
        passed=tuple((rule, _title(rule, titles)) for rule in entry["passed"]),
        not_applicable=tuple(
            (one["rule"], _title(one["rule"], titles), one["reason"])
            for one in entry["not_applicable"]
        ),
        doubts=tuple(
            (place_words(doubt["place"]), doubt["message"])
            for doubt in (facts["doubts"] if facts else ())
        ),
        settled_score=settled_score_words(entry),
        next_grade=_next_grade(entry.get("next_grade"), views),
        answers=answers_of(entry),
    )


def _next_grade(
    told: Mapping[str, Any] | None, views: Mapping[str, FindingView]
) -> NextGrade | None:
    if not told:
        return None
    mended = sorted(
        (views[found] for found in told["findings"] if found in views), key=lambda v: v.number
    )
    return NextGrade(told["grade"], told["value"], tuple(mended)) if mended else None


def _headings(entry: Mapping[str, Any], rules: Mapping[str, Any]) -> dict[str, str]:
    """Section id → heading, of the edition the report uses, or else of the latest."""
    editions = rules["editions"]
    edition = editions.get(entry["edition"]) or next(reversed(editions.values()), None)
    return {s["id"]: s["heading"] for s in edition["sections"]} if edition else {}


def _duties(
    items: Sequence[Mapping[str, Any]], headings: Mapping[str, str]
) -> tuple[tuple[str, tuple[DutyView, ...]], ...]:
    """Heading → duties for a person; what the rules could not decide is told elsewhere."""
    return tuple(
        (heading, members)
        for kind, heading in CHECKLIST.items()
        if kind != "undetermined"
        and (members := tuple(_duty(one, headings) for one in items if one["kind"] == kind))
    )


def _duty(item: Mapping[str, Any], headings: Mapping[str, str]) -> DutyView:
    heading = headings.get(item["section"] or "", "")
    where = places_words(item["places"])[0] if item["places"] else heading
    return DutyView(item["what"], item["look"], where, item["source"], tuple(item["rules"]))


def _title(rule: str, titles: Mapping[str, Any]) -> str:
    return str(titles[rule]["title"]) if rule in titles else ""


def _outdated(year: int | None, editions: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Numbers of the instruments whose form is not the one due for *year*."""
    if year is None:
        return frozenset()
    return frozenset(
        edition["document"]
        for edition in editions
        if not edition["first_year"] <= year <= (edition["last_year"] or year)
    )


def _basis(
    rule: Mapping[str, Any] | None, outdated: frozenset[str]
) -> Sequence[Mapping[str, str]]:
    """The law of a rule that holds for the report; all of it if nothing else is left."""
    basis: Sequence[Mapping[str, str]] = rule["basis"] if rule else ()
    return [law for law in basis if law["document"] not in outdated] or basis


def _finding(
    found: Mapping[str, Any],
    *,
    number: int,
    anchor: str,
    line: Mapping[str, str] | None,
    basis: Sequence[Mapping[str, str]],
) -> FindingView:
    places = places_words(found["places"])
    return FindingView(
        number=number,
        anchor=anchor,
        severity=found["severity"],
        word=SEVERITIES[found["severity"]],
        rule=found["rule"],
        title=found["title"],
        message=found["message"],
        remedy=found["remedy"],
        draft=found["draft"],
        cost=line["points"] if line else "",
        why=line["why"] if line else "",
        mended=line["mended"] if line else "",
        places=tuple(places[:_PLACES]),
        more=len(places[_PLACES:]),
        quoted=_quoted(found["places"][0]),
        basis=basis,
        settled=settled_of(found),
    )


def _quoted(place: Mapping[str, Any]) -> str:
    """The words that stand at a place; numbers of a table are seen in the table."""
    return "" if place["table"] else one_line(place["text"], _QUOTED)


def _tables(
    edition: Mapping[str, Any] | None,
    facts: Mapping[str, Any] | None,
    views: Mapping[str, FindingView],
    findings: Sequence[Mapping[str, Any]],
) -> tuple[DrawnTable, ...]:
    if edition is None or facts is None:
        return ()
    marks: dict[tuple[str, str | None, str | None], list[Mark]] = {}
    ordered = sorted(findings, key=lambda found: views[found["id"]].number)
    for found in ordered:
        view = views[found["id"]]
        words = f"{view.rule} {one_line(view.message, 80)}"
        mark = Mark(view.number, view.severity, words, view.anchor)
        for place in found["places"]:
            if place["table"] and (place["row"] or place["column"]):
                marks.setdefault((place["table"], place["row"], place["column"]), []).append(mark)
    doubtful = frozenset((one["table"], one["row"]) for one in facts["doubts"] if one["row"])
    contents = Contents(gather(facts["cells"]), marks, doubtful)
    return tuple(draw(table, contents) for table in edition["tables"])


def _undetermined(
    entries: Sequence[Mapping[str, str]], titles: Mapping[str, Any]
) -> tuple[tuple[str, str, tuple[str, ...], int], ...]:
    _, alone = by_doubt(entries)
    return tuple(
        (rule, _title(rule, titles), tuple(said[:_REASONS]), len(said[_REASONS:]))
        for rule, said in alone.items()
    )
