"""What a worker does with one file: read it, judge it, explain it.

The only module that opens reports and loads the engine in C; imported in workers alone. Rules
come ready-made from the parent and are compiled here, once in each worker.
"""

import base64
from collections.abc import Callable

from hegui.audit import judge_report, read_report
from hegui.batch import figures
from hegui.batch.across.trace import trace_of
from hegui.batch.child import Tell
from hegui.batch.copies import with_copies
from hegui.batch.discover import Found
from hegui.batch.harden import programs_allowed
from hegui.batch.results import Explained, Judged, Read, Render, other_year
from hegui.batch.sketch import sketch_of
from hegui.batch.source import Source
from hegui.batch.task import HowToJudge, Task
from hegui.batch.wire import Stage
from hegui.documents.permission import when_asked
from hegui.engine.backend import DURABLE, REFERENCE, open_backend
from hegui.engine.compile import compile_ruleset
from hegui.engine.why import explain
from hegui.errors import DocumentError
from hegui.exchange import facts_codec
from hegui.exchange.audit_json import report_document
from hegui.exchange.facts_json import identity
from hegui.facts.fact import FactBase
from hegui.forms.edition import Form
from hegui.packs.pack import Pack
from hegui.roster.known import restated_by
from hegui.rules.ruleset import Ruleset


def reader(pack: Pack, form: Form, render: Render, tell: Tell) -> Callable[[Found], Read]:
    """A function that reads one file."""
    _answer_readers(tell)
    source = Source()

    def read(file: Found) -> Read:
        try:
            facts = read_report(source.read(file), pack, form)
        except DocumentError as error:
            return Read(render(file.shown, None, str(error)), str(error))
        return Read(render(file.shown, facts, ""), "")

    return read


def judge(how: HowToJudge, tell: Tell, *, careful: bool) -> Callable[[Task], Judged]:
    """A function that judges one file; *careful* keeps the engine in C out of it."""
    ruleset, only = how.ruleset, how.year
    pack, form = ruleset.pack, ruleset.form
    program = compile_ruleset(ruleset)
    _answer_readers(tell)
    backend = open_backend(REFERENCE if careful else how.engine or DURABLE, program)
    source = Source()

    def judge(task: Task) -> Judged:
        try:
            facts = _facts_of(task, source, pack, form)
        except DocumentError as error:
            return Judged("", None, None, str(error))
        tell(Stage.READ)
        head = identity(facts)
        kept = "" if task.facts else base64.b64encode(facts_codec.pack(facts)).decode()
        told = {
            "sketch": sketch_of(facts).pack(),
            "trace": trace_of(facts).pack(),
            "figures": figures.pack(facts),
        }
        if (other := other_year(head["year"], only)) != "":
            return Judged(kept, head, None, other_year=other, **told)
        beside = with_copies(
            restated_by(facts, how.restated(head["agency"], task.file.shown)), task.file.beside
        )
        audit = judge_report(beside, program, backend)
        entry = report_document(task.file.shown, beside, audit.outcomes, audit.score, ruleset)
        return Judged(kept, head, entry, engine=backend.name, fell_back=audit.fell_back, **told)

    return judge


def _facts_of(task: Task, source: Source, pack: Pack, form: Form) -> FactBase:
    """What was read of a file before, or is read of it now.

    Raises:
        DocumentError: it cannot be read, or what was kept of it is damaged.
    """
    if not task.facts:
        return read_report(source.read(task.file), pack, form)
    try:
        return facts_codec.unpack(task.facts)
    except facts_codec.NotFactsError as error:
        raise DocumentError(
            "结果库里存的内容已损坏：用 --store 另指一个文件，或者用 --no-store 重新审核"
        ) from error


def explainer(
    ruleset: Ruleset, rule: str, tell: Tell, *, passing: bool
) -> Callable[[Found], Explained]:
    """A function that explains what one rule says of one file."""
    pack, form = ruleset.pack, ruleset.form
    program = compile_ruleset(ruleset)
    _answer_readers(tell)
    source = Source()

    def explained(file: Found) -> Explained:
        try:
            facts = read_report(source.read(file), pack, form)
        except DocumentError as error:
            return Explained("", str(error))
        return Explained(explain(rule, facts, program).say(passing=passing))

    return explained


def _answer_readers(tell: Tell) -> None:
    when_asked(lambda: tell(Stage.SLOW), programs_allowed)
