"""The whole audit, both halves; read this first.

Reading knows the form and not the law; judging knows the law and opens no report.
They meet in facts.
"""

from dataclasses import dataclass

from hegui.documents.read import read_bytes
from hegui.engine.backend import Backend
from hegui.engine.compile import Program
from hegui.engine.evaluate import evaluate
from hegui.engine.outcome import Outcome
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import FactBase
from hegui.forms.edition import Form
from hegui.packs.pack import Pack
from hegui.scoring.score import Score, score


@dataclass(frozen=True, slots=True)
class Audit:
    """One report, judged: what is known of it, what each rule says, and the score.

    Attributes:
        fell_back: why the reference judged in place of the engine asked; for the log only.
    """

    facts: FactBase
    outcomes: tuple[Outcome, ...]
    score: Score
    fell_back: str = ""


def read_report(data: bytes, pack: Pack, form: Form) -> FactBase:
    """What the report that a file of these bytes holds says, as facts.

    Raises:
        DocumentError: it cannot be read, or is no such report; the message says why.
    """
    document = read_bytes(data)
    return extract_facts(document, pack, form)


def judge_report(facts: FactBase, program: Program, backend: Backend) -> Audit:
    """What the rule set of *program* says of *facts*.

    A worker compiles its rule set once (``compile_ruleset``) and opens one backend for it.

    Raises:
        EngineError: the engine and the reference both refused.
    """
    found = evaluate(facts, program, backend)
    return Audit(
        facts, found.outcomes, score(found.outcomes, facts, program.ruleset), found.fell_back
    )
