"""Files become the documents of one run: everything read, judged, sorted by path.

The number of workers, the order they finish in and which engine judged do not show in the
result; what an operator may want to know of them stands in ``notes``.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hegui.batch.archives import unpacked
from hegui.batch.child import Result, Start
from hegui.batch.discover import Found, discover
from hegui.batch.endings import MALFORMED
from hegui.batch.limits import Limits
from hegui.batch.results import Judged, Read, Render
from hegui.batch.slots import Answered, run_slots
from hegui.batch.together import across, families, merged, to_judge_again
from hegui.batch.work import Judging, Reading
from hegui.errors import UsageError
from hegui.exchange.audit_json import audit_document
from hegui.exchange.document import Document
from hegui.exchange.facts_json import facts_document
from hegui.forms.edition import Form
from hegui.packs.pack import Pack
from hegui.rules.ruleset import Ruleset

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run.

    Attributes:
        as_of: the day of the audit.
        year: audit reports of this year only; None for all.
        engine: ``durable``, ``reference``, or None for the first that works here.
        jobs: worker processes; None for one a processor.
        keep_facts: keep the facts documents, for a writer that redraws tables.
        limits: what a worker may use for one report.
    """

    as_of: date
    year: int | None = None
    engine: str | None = None
    jobs: int | None = None
    keep_facts: bool = False
    limits: Limits = field(default_factory=Limits)


class FactsByPath(Mapping[str, Document]):
    """Facts documents by path, sorted, kept as text and taken apart one at a time."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(sorted(texts.items()))

    def __getitem__(self, path: str) -> Document:
        document: Document = json.loads(self._texts[path])
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@dataclass(frozen=True, slots=True)
class AuditRun:
    """The result of a run.

    Attributes:
        document: the audit document.
        facts: path → facts document, of every file that was audited or could not be; empty
            unless they were to be kept.
        skipped: path → Chinese: why it was left out (a report of another year).
        notes: Chinese: reports that had to be judged again, and why.
        engines: names of the engines that judged; the result does not depend on them.
        tracebacks: path → traceback, of files on which the program failed.
    """

    document: Document
    facts: Mapping[str, Document]
    skipped: Mapping[str, str]
    notes: tuple[str, ...]
    engines: frozenset[str]
    tracebacks: Mapping[str, str]


def audit_all(
    paths: Sequence[str | Path], ruleset: Ruleset, options: Options, on_progress: Progress
) -> AuditRun:
    """Audit every report under *paths*.

    Raises:
        UsageError: there is no such path, or nothing to audit there.
        HeguiError: no worker could be brought to work.
    """
    files = unpacked(discover(paths), options.jobs or _processors(), options.limits)
    work = Judging(ruleset, options.engine, options.year, options.keep_facts)
    answers = _in_order(files, work, options, on_progress)
    judged = {file.shown: _judged(file, answer, work) for file, answer in answers}
    groups = families(judged)
    beside = to_judge_again(groups, (file for file, _ in answers))
    again = _in_order(beside, work, options, lambda *_: None) if beside else []
    judged = merged(groups, judged, {file.shown: answer.result for file, answer in again})
    answers += again
    skipped = {path: one.other_year for path, one in judged.items() if one.other_year}
    if len(skipped) == len(judged):
        raise UsageError(f"没有 {options.year} 年度的报告（共 {len(skipped)} 份，都是其他年度）。")
    document = audit_document(
        [one.audit for one in judged.values() if one.audit is not None],
        {path: one.unreadable for path, one in judged.items() if one.unreadable},
        ruleset,
        options.as_of,
        across(groups, ruleset),
    )
    return AuditRun(
        document,
        FactsByPath({path: one.facts for path, one in judged.items() if one.facts}),
        skipped,
        tuple(_notes(answers)),
        frozenset(one.engine for one in judged.values() if one.engine),
        {file.shown: answer.traceback for file, answer in answers if answer.traceback},
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
    files = unpacked(discover(paths), jobs or _processors())
    texts: dict[int, str] = {}
    complete = True
    for answer in run_slots(files, Reading(pack, form, render), jobs=jobs or _processors()):
        read = answer.result
        if read is None or not render.accepts(read.text):
            lost = answer.lost or MALFORMED
            read = Read(render(files[answer.index].shown, None, lost), lost)
        texts[answer.index] = read.text
        complete = complete and not read.reason
        on_progress(len(texts), len(files))
    return [texts[index] for index in range(len(files))], complete


def _in_order(
    files: Sequence[Found], work: Start[Found, Result], options: Options, on_progress: Progress
) -> list[tuple[Found, Answered[Result]]]:
    done: dict[int, Answered[Result]] = {}
    jobs = options.jobs or _processors()
    for answer in run_slots(files, work, jobs=jobs, limits=options.limits):
        done[answer.index] = answer
        on_progress(len(done), len(files))
    return [(file, done[index]) for index, file in enumerate(files)]


def _judged(file: Found, answer: Answered[Judged], work: Judging) -> Judged:
    if answer.result is not None and answer.result.is_of(file.shown):
        return answer.result
    lost = answer.lost or MALFORMED
    pack, form = work.ruleset.pack, work.ruleset.form
    facts = facts_document(file.shown, None, lost, form, pack)
    return Judged(json.dumps(facts) if work.keep_facts else "", None, unreadable=lost)


def _notes(answers: Sequence[tuple[Found, Answered[Judged]]]) -> Iterator[str]:
    for file, answer in answers:
        if answer.careful and answer.result is not None:
            yield f"{file.shown}：第一次{answer.careful}，已由参考引擎重新审核，结论不受影响。"
        elif answer.result is not None and answer.result.fell_back:
            yield f"{file.shown}：{answer.result.fell_back}，已由参考引擎审核，结论不受影响。"


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
