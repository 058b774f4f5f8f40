"""What only shows when the reports of a run stand beside each other.

The parent finds out which belong together (the same agency last year, several of one year, texts
and tables in common, the roster) from small values that are kept of each report; workers judge.
Nothing here touches the score of a report.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hegui.batch import figures
from hegui.batch.across.entries import in_order, merged_entries
from hegui.batch.across.outcomes import Together
from hegui.batch.across.prose import Prose, prose_of
from hegui.batch.across.shared_table import SharedTables
from hegui.batch.across.shared_text import SharedTexts
from hegui.batch.across.stock import stock_of_pack
from hegui.batch.across.trace import Trace
from hegui.batch.across.trace import unpack as unpack_trace
from hegui.batch.across.versions import version_fact
from hegui.batch.comparing import Beside, Compared, Several, chunks
from hegui.batch.endings import MALFORMED
from hegui.batch.files import Runner
from hegui.batch.joined import Joined, Read, reported
from hegui.batch.slots import Answered
from hegui.batch.store.keys import key_of
from hegui.batch.store.store import Store
from hegui.batch.together import folder_of
from hegui.batch.work import Comparing
from hegui.engine.applies import applies_to
from hegui.exchange import facts_codec
from hegui.exchange.document import Document
from hegui.facts.across_kinds import SHARED_TABLE, SHARED_TEXT
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place
from hegui.roster.due import audited_years, doubts_of_absence, due_reports, publications
from hegui.roster.keys import years_found
from hegui.roster.known import restated_as
from hegui.roster.names import year_said
from hegui.roster.roster import Roster
from hegui.roster.sums import CellKey, Figures, subordinate_sums
from hegui.rules.across import asked_of, needs_last_year
from hegui.rules.ruleset import Ruleset

_CHUNK = 500
_NO_LAST_YEAR = "没有上年的报告"
_SEVERAL = "上年有几份不同的报告，不知道该与哪一份对照"

Item = Beside | Several
Waiting = tuple[str, Callable[[], Item]]
"""Key of a comparison, and what makes its item when a worker is free."""


@dataclass
class Across:
    """What was found when reports were held against each other.

    Attributes:
        found: entries of ``across``, in the order of the document.
        open: entries of ``across_undetermined``.
        keys: path → key under which what was found beside last year's is kept.
        notes: Chinese: what an operator may want to know.
    """

    found: list[Document] = field(default_factory=list)
    open: list[Document] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Compare:
    """Holds the reports of a run against each other.

    Attributes:
        store: where what was read is kept, and what is found.
        ruleset: the rules that need several reports.
        engine: which engine was asked for; None for any.
        roster: who should have reported; None if nobody says.
        year: the year that is audited; None for all.
        runner: brings comparisons to their results.
    """

    store: Store
    ruleset: Ruleset
    engine: str | None
    roster: Roster | None
    year: int | None
    runner: Runner

    def all(self, reports: Joined, unread: Iterable[str]) -> Across:
        """Everything there is to say; *unread* are the paths of files that could not be read."""
        result = Across()
        if not self.ruleset.rules:
            return result
        pairs, alone = self._last_years(reports, result)
        self._bring(pairs, result)
        facts = tuple(self._together(reports, tuple(unread), result))
        several = [(self._key_of_several(one), _given(one)) for one in chunks(facts, _CHUNK)]
        self._bring(several, result)
        result.found = in_order(result.found)
        result.open = merged_entries([*alone, *result.open])
        return result

    def _last_years(
        self, reports: Joined, result: Across
    ) -> tuple[list[Waiting], Iterator[Document]]:
        """What is to be compared with last year's, and what has nothing to be compared with."""
        waiting: list[Waiting] = []
        alone: list[tuple[Read, str]] = []
        for one in reports.reports:
            if not one.judged:
                continue
            prior = reports.prior(one)
            if len(prior) != 1:
                alone.append((one, _SEVERAL if prior else _NO_LAST_YEAR))
                continue
            restated = restated_as(reports.keys[one.path].entry)
            key = self._key(one.path, one.reading, prior[0].path, prior[0].reading, restated)
            result.keys[one.path] = key
            waiting.append((key, self._beside(one, prior[0], restated)))
        return waiting, self._alone(alone)

    def _beside(self, one: Read, prior: Read, restated: str) -> Callable[[], Item]:
        facts = self.store.facts
        return lambda: Beside(
            one.path, facts(one.reading), prior.path, facts(prior.reading), restated
        )

    def _alone(self, reports: Iterable[tuple[Read, str]]) -> Iterator[Document]:
        rules = [rule for rule in self.ruleset.rules if needs_last_year(rule)]
        for one, why in reports:
            head = Fact("report", one.head)
            asked = [rule.id for rule in rules if applies_to(rule.applies, head)[0] is not False]
            if asked:
                yield {"rules": sorted(asked), "reason": why, "paths": [one.path]}

    def _bring(self, waiting: Sequence[Waiting], result: Across) -> None:
        """Every comparison gets its result, from the store or through a worker."""
        todo: list[Waiting] = []
        for key, item in waiting:
            kept = self.store.comparison(key)
            if kept is None:
                todo.append((key, item))
            else:
                result.found += kept["found"]
                result.open += kept["open"]
        items = _Items([item for _, item in todo])
        try:
            for answer in self.runner(items, Comparing(self.ruleset, self.engine)):
                self._take(todo[answer.index][0], items[answer.index], answer, result)
        finally:
            self.store.rows.commit()

    def _take(self, key: str, item: Item, answer: Answered[Compared], result: Across) -> None:
        compared = answer.result
        if compared is None or not _is_of(item, compared):
            result.notes.append(
                f"{_name(item)}：没有能与其他报告对照（{answer.lost or MALFORMED}）"
            )
            rules = sorted(rule.id for rule in self.ruleset.rules)
            paths = [item.shown] if isinstance(item, Beside) else []
            why = answer.lost or MALFORMED
            result.open.append({"rules": rules, "reason": why, "paths": paths})
            return
        found = {"found": list(compared.found), "open": list(compared.open)}
        self.store.keep_comparison(key, found)
        result.found += found["found"]
        result.open += found["open"]
        if compared.fell_back:
            result.notes.append(f"{_name(item)}：{compared.fell_back}，结论不受影响。")

    def _together(
        self, reports: Joined, unread: Sequence[str], result: Across
    ) -> Iterator[Together]:
        """Facts about several reports."""
        wanted = {one.path for one in reports.reports if one.judged}
        members = [one for one in reports.reports if reports.member(one) is not None]
        for one in (*self._shared(reports, members), *self._versions(reports)):
            if wanted.intersection(place.file or "" for place in one.places):
                yield one
        if self.roster is not None:
            yield from self._rostered(self.roster, reports, unread, result)

    def _shared(self, reports: Joined, members: Sequence[Read]) -> Iterator[Together]:
        """Texts and tables that agencies have in common."""
        form, rules = self.ruleset.form, self.ruleset.rules
        sections = {section.id for edition in form.editions for section in edition.sections}
        papers = {table.id for edition in form.editions for table in edition.tables}
        texts = SharedTexts(sorted(asked_of(rules, SHARED_TEXT, sections)))
        tables = SharedTables(asked_of(rules, SHARED_TABLE, papers))
        for one in members:
            member, kept = reports.member(one), self.store.kept(one.reading)
            trace = unpack_trace(kept.trace) if kept is not None else None
            if member is not None:
                texts.add(member, trace or _NO_TRACE)
                tables.add(member, trace or _NO_TRACE)
        stock = stock_of_pack(self.ruleset.pack)

        def prose(number: int) -> Prose:
            return prose_of(self._base(members[number]), stock)

        yield from texts.facts(prose)
        yield from tables.facts(lambda number: self._base(members[number]))

    def _versions(self, reports: Joined) -> Iterator[Together]:
        """Several reports of one agency and year; those of one folder are told apart before."""
        for _, several in sorted(reports.by_year.items()):
            folders: dict[str, Read] = {}
            for one in several:
                folders.setdefault(folder_of(one.path), one)
            if len(folders) > 1:
                bases = {one.path: self._base(one) for one in folders.values()}
                fact = version_fact(bases, self.ruleset.pack.vocabulary)
                if fact is not None:
                    yield fact

    def _rostered(
        self, roster: Roster, reports: Joined, unread: Sequence[str], result: Across
    ) -> Iterator[Together]:
        """What the roster says of the reports there are, and of those there are not."""
        told = [reported(one) for one in reports.reports]
        found = years_found(told, reports.keys)
        years, stray = audited_years(found, roster, self.year)
        if stray:
            said = "、".join(map(str, stray))
            result.notes.append(f"{said} 年度只有零星几份报告，没有核对该年度应发未发的单位")
        names = {path: year_said(path) for path in unread}
        doubts = doubts_of_absence(roster, told, reports.keys, names)
        kinds: dict[str, str] = {}
        numbers: dict[tuple[str, int], Figures] = {}
        for one in reports.reports:
            entry = reports.keys[one.path].entry
            if entry is None or one.year is None:
                continue
            kinds[entry.key] = str(one.head["agency_kind"])
            kept = self.store.kept(one.reading)
            own = figures.unpack(kept.figures, one.path) if kept is not None else None
            if own is not None and (self.year is None or one.year == self.year):
                numbers[entry.key, one.year] = own
        yield from (Together(fact) for fact in due_reports(roster, found, years, doubts))
        for fact in publications(roster, years, kinds):
            where = reports.of_roster(roster, fact)
            yield Together(fact, tuple(Place(file=one.path) for one in where[:1]))
        editions = self.ruleset.form.editions
        parts = {
            cell for edition in editions for one in edition.identities for cell in one.parts()
        }
        for fact in subordinate_sums(roster, numbers, self._label_of, parts):
            yield Together(fact, (fact.place,))

    def _label_of(self, key: CellKey) -> str:
        """What a cell is called in the latest edition that has it."""
        for edition in reversed(self.ruleset.form.editions):
            try:
                return edition.label(*key)
            except KeyError:
                continue
        return " × ".join(key[1:])

    def _base(self, report: Read) -> FactBase:
        return facts_codec.unpack(self.store.facts(report.reading))

    def _key(self, *parts: object) -> str:
        return key_of(self.ruleset.digest, self.engine or "", *parts)

    def _key_of_several(self, several: Several) -> str:
        facts = facts_codec.pack(FactBase(tuple(one.fact for one in several.facts)))
        return self._key(facts.hex(), [one.places for one in several.facts])


_NO_TRACE = Trace("", None, (), ())


class _Items(Sequence[Item]):
    """What is to be compared, made when it is asked for: the facts of all would fill memory."""

    def __init__(self, makers: Sequence[Callable[[], Item]]) -> None:
        self._makers = makers

    def __len__(self) -> int:
        return len(self._makers)

    def __getitem__(self, index: int) -> Item:  # type: ignore[override]  # nobody asks for slices
        return self._makers[index]()


def _given(item: Item) -> Callable[[], Item]:
    return lambda: item


def _is_of(item: Item, compared: Compared) -> bool:
    """Whether a worker speaks of what it was asked: of this report, and of those it stands by."""
    if isinstance(item, Several):
        files = {place.file for one in item.facts for place in one.places}
    else:
        files = {item.shown, item.prior}
    told: Iterable[Mapping[str, Sequence[str]]] = (*compared.found, *compared.open)
    return all(files.issuperset(one["paths"]) for one in told)


def _name(item: Item) -> str:
    return item.shown if isinstance(item, Beside) else "几份报告之间"
