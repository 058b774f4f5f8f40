"""Files become the documents of one run: everything read, judged, sorted by path.

The number of workers, the order they finish in, which engine judged and what was known before do
not show in the result; what an operator may want to know of them stands in ``notes``.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import TracebackType

from hegui.batch.across.entries import in_order
from hegui.batch.archives import unpacked
from hegui.batch.beside import Across, Compare
from hegui.batch.brought import with_files
from hegui.batch.child import Item, Result, Start
from hegui.batch.clued import Clued, agencies_of
from hegui.batch.discover import Found, called, discover, whereabouts
from hegui.batch.endings import MALFORMED
from hegui.batch.files import Item as FileItem
from hegui.batch.files import Judge, Known, Progress, Runner, items_of
from hegui.batch.joined import Read, joined
from hegui.batch.limits import Limits
from hegui.batch.processors import processors
from hegui.batch.results import Read as Shown
from hegui.batch.results import Render
from hegui.batch.slots import Answered, run_slots
from hegui.batch.store.keys import program_digest, reading_digest
from hegui.batch.store.place import Opened, open_store
from hegui.batch.store.runs import Line, Runs
from hegui.batch.store.store import Store
from hegui.batch.task import HowToJudge
from hegui.batch.together import Family, across, families, to_judge_again
from hegui.batch.views import FactsByPath, Reports
from hegui.batch.work import Reading
from hegui.errors import UsageError
from hegui.exchange.audit_json import audit_document
from hegui.exchange.document import Document
from hegui.exchange.rules_view import rules_view
from hegui.forms.edition import Form
from hegui.packs.pack import Pack
from hegui.roster.roster import Roster
from hegui.rules.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Options:
    """How to run.

    Attributes:
        as_of: the day of the audit.
        year: audit reports of this year only; None for all.
        engine: ``durable``, ``reference``, or None for the first that works here.
        jobs: worker processes; None for one a processor.
        limits: what a worker may use for one report.
        store: where results are kept; None to keep nothing after the run.
        roster: what the office knows of its agencies; None if nothing.
        now: when the run begins, for the list of runs.
    """

    as_of: date
    year: int | None = None
    engine: str | None = None
    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)
    store: Path | None = None
    roster: Roster | None = None
    now: str = ""


@dataclass(frozen=True)
class AuditRun(AbstractContextManager["AuditRun"]):
    """The result of a run; its reports and facts are read from the store when they are asked for.

    Attributes:
        number: of the run in its store; 0 if nothing is kept.
        document: the audit document.
        facts: path → facts document, of every file that was audited or could not be.
        rules: the rules, as outputs show them.
        skipped: path → Chinese: why it was left out (a report of another year).
        notes: Chinese: reports that had to be judged again, and why.
        engines: names of the engines that judged; the result does not depend on them.
        tracebacks: path → traceback, of files on which the program failed.
    """

    number: int
    document: Document
    facts: Mapping[str, Document]
    rules: Document
    skipped: Mapping[str, str]
    notes: tuple[str, ...]
    engines: frozenset[str]
    tracebacks: Mapping[str, str]
    opened: Opened

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the store."""
        self.opened.close()


def audit_all(
    paths: Sequence[str | Path],
    ruleset: Ruleset,
    options: Options,
    on_progress: Progress,
    runner: Runner | None = None,
    found: Sequence[Found] | None = None,
) -> AuditRun:
    """Audit every report under *paths*; whatever is known of them already is not done again.

    Args:
        paths: files and folders, as typed: results show them so.
        ruleset: the rules.
        options: how to run.
        on_progress: hears how many files of all are done.
        runner: what brings work to its results; None for worker processes of this machine.
        found: the files, where they are known already; *paths* are then only their names.

    Raises:
        UsageError: there is no such path, nothing to audit there, or the store cannot be opened.
        HeguiError: no worker could be brought to work, or the store failed.
    """
    found = _without_roster(discover(paths) if found is None else found, options.roster)
    files = unpacked(found, options.jobs or processors(), options.limits)
    opened = open_store(options.store)
    try:
        store, runs = opened.store, Runs(opened.store.rows)
        own, beside = ruleset.own(), ruleset.across()
        known = Known(
            reading_digest(ruleset.pack, ruleset.form),
            own.digest,
            HowToJudge(own, options.engine, options.year, options.roster),
        )
        run = runs.begin(_asked(paths, known, beside.digest, options), options.now)
        items = items_of(files, known, store, run)
        run_all = runner or _local(options)
        judge = Judge(store, known, run, run_all)
        judge.bring(items, on_progress)
        _refuse_other_years(items, options.year)
        groups = _as_reports(items, judge, store)
        compare = Compare(store, beside, options.engine, options.roster, options.year, run_all)
        reports = joined(_read(items, store), options.roster)
        beside_others = compare.all(reports, [item.file.shown for item in items if item.reason])
        head = _head(items, ruleset, options.as_of, groups, beside_others) | {
            "agencies": agencies_of(reports),
            "clues": Clued(store, ruleset, options.year).clues(reports),
        }
        lines = [_line(item, beside_others.keys.get(item.file.shown, "")) for item in items]
        runs.finish(run, head, rules_view(ruleset), lines)
        again = shown_again(opened, run, ruleset.pack, ruleset.form)
        return replace(again, notes=(*again.notes, *sorted(beside_others.notes)))
    except BaseException:
        opened.close()
        raise


def shown_again(opened: Opened, run: int, pack: Pack, form: Form) -> AuditRun:
    """A finished run of a store, as it was.

    Raises:
        UsageError: there is no such run, or it was not finished.
    """
    store, runs = opened.store, Runs(opened.store.rows)
    found = runs.find(run)
    if found is None:
        raise UsageError(f"结果库里没有第 {run} 次审核：用 audit runs 看有哪些。")
    if not found.done:
        raise UsageError(f"第 {run} 次审核没有做完：再运行一次同样的命令，会接着做完。")
    lines = list(runs.lines(run))
    judged = [line for line in lines if line.judgement]
    marks = {line.shown: store.engine_of(line.judgement) for line in judged}
    return AuditRun(
        number=run if opened.kept else 0,
        document=found.head | {"reports": Reports(judged, store)},
        facts=FactsByPath([one for one in lines if not one.skipped], store, pack, form),
        rules=runs.rules(run),
        skipped={line.shown: line.skipped for line in lines if line.skipped},
        notes=tuple(f"{path}：{note}" for path, (_, note) in marks.items() if note),
        engines=frozenset(engine for engine, _ in marks.values() if engine),
        tracebacks={line.shown: line.traceback for line in lines if line.traceback},
        opened=opened,
    )


def read_all(
    paths: Sequence[str | Path],
    pack: Pack,
    form: Form,
    render: Render,
    *,
    jobs: int | None,
    on_progress: Progress,
) -> tuple[list[str], bool]:
    """What *render* makes of every report under *paths*, in order of path; whether all were read.

    Facts become text where they are read: facts themselves never leave a worker.

    Raises:
        UsageError: there is no such path, or nothing to read there.
        HeguiError: no worker could be brought to work.
    """
    files = unpacked(discover(paths), jobs or processors())
    texts: dict[int, str] = {}
    complete = True
    work, most = Reading(pack, form, render), jobs or processors()
    for answer in with_files(files, lambda near: run_slots(near, work, jobs=most)):
        read = answer.result
        if read is None or not render.accepts(read.text):
            lost = answer.lost or MALFORMED
            read = Shown(render(files[answer.index].shown, None, lost), lost)
        texts[answer.index] = read.text
        complete = complete and not read.reason
        on_progress(len(texts), len(files))
    return [texts[index] for index in range(len(files))], complete


def _local(options: Options) -> Runner:
    """Worker processes of this machine."""

    def run(items: Sequence[Item], start: Start[Item, Result]) -> Iterator[Answered[Result]]:
        jobs = options.jobs or processors()
        limits = options.limits
        return with_files(items, lambda near: run_slots(near, start, jobs=jobs, limits=limits))

    return run


def _read(items: Sequence[FileItem], store: Store) -> Iterator[Read]:
    """The reports that were read, copies left out; those of other years may be last year's."""
    for item in items:
        kept = None if item.reason or item.copy_of else store.kept(item.reading)
        if kept is not None and kept.head:
            yield Read(item.file.shown, item.reading, kept.head, judged=not item.skipped)


def _asked(paths: Sequence[str | Path], known: Known, beside: str, options: Options) -> Document:
    """What makes a run the same run: asked again before it has ended, it goes on."""
    return {
        "paths": [whereabouts(path) for path in paths],
        "shown": [called(path) for path in paths],
        "rules": known.rules,
        "beside": beside,
        "roster": options.roster.digest if options.roster else None,
        "program": program_digest(),
        "as_of": options.as_of.isoformat(),
        "year": options.year,
        "engine": options.engine,
        "limits": repr(options.limits),
    }


def _without_roster(files: Sequence[Found], roster: Roster | None) -> Sequence[Found]:
    """The files but for the roster itself, which offices keep beside the reports.

    Raises:
        UsageError: there is nothing else.
    """
    if roster is None:
        return files
    own = Path(roster.shown).resolve()
    others = [file for file in files if file.path.resolve() != own]
    if not others:
        raise UsageError(f"除名录外没有可审核的文件：{roster.shown}")
    return others


def _refuse_other_years(items: Sequence[FileItem], year: int | None) -> None:
    if all(item.skipped for item in items):
        raise UsageError(f"没有 {year} 年度的报告（共 {len(items)} 份，都是其他年度）。")


def _as_reports(
    items: Sequence[FileItem], judge: Judge, store: Store
) -> tuple[tuple[Family, ...], ...]:
    """Files of one report are judged together; the reports that share an agency and year."""
    judged = {item.file.shown: item for item in items if not (item.reason or item.skipped)}
    kept = {path: store.kept(item.reading) for path, item in judged.items()}
    heads = {path: one.head for path, one in kept.items() if one is not None and one.head}

    def sketch_of(path: str) -> str:
        one = store.kept(judged[path].reading)
        return one.sketch if one is not None else ""

    groups = families(heads, sketch_of)
    again = to_judge_again(groups, (item.file for item in judged.values()))
    judge.again(items, again)
    for family in (one for group in groups for one in group):
        if judged[family.first.shown].file.beside:
            for copy in family.others:
                judged[copy.shown].copy_of = family.first.shown
    return groups


def _head(
    items: Sequence[FileItem],
    ruleset: Ruleset,
    as_of: date,
    groups: Sequence[Sequence[Family]],
    found: Across,
) -> Document:
    unreadable = {item.file.shown: item.reason for item in items if item.reason}
    entries = in_order([*across(groups, ruleset), *found.found])
    return audit_document([], unreadable, ruleset, as_of, entries, found.open)


def _line(item: FileItem, beside: str) -> Line:
    has_entry = not (item.reason or item.skipped or item.copy_of)
    return Line(
        item.file.shown,
        item.reading,
        item.judgement if has_entry else "",
        beside,
        item.reason,
        item.skipped,
        item.traceback,
    )
