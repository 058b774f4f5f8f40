"""The examples beside a rule are run: what they promise against what the rule says.

On every backend there is, because a rule must say the same whichever matches. Two words come
from detection theory: NOISY (nothing expected, a finding made) and MISSING (a finding expected,
none made). An example given as a stretch of report goes through the real readers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hegui.documents.readers.plain.text import read_text
from hegui.engine.backend import NAMES, Backend, open_backend
from hegui.engine.compile import Program, compile_ruleset
from hegui.engine.evaluate import evaluate
from hegui.engine.outcome import Outcome
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import FactBase
from hegui.model.verdict import Verdict
from hegui.rules.rule import Example, Rule
from hegui.rules.ruleset import Ruleset


class Word(StrEnum):
    """How an example and its rule disagree."""

    NOISY = "NOISY"
    MISSING = "MISSING"
    WRONG = "WRONG"
    MESSAGE = "MESSAGE"

    @property
    def chinese(self) -> str:
        """What authors read."""
        return _CHINESE[self]


_CHINESE = {
    Word.NOISY: "误报：不该有问题，却报了",
    Word.MISSING: "漏报：该报的问题没有报",
    Word.WRONG: "错判：结论不是例子写的那一个",
    Word.MESSAGE: "说法不符：结论对，消息不是例子写的那一句",
}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An example its rule does not bear out.

    Attributes:
        rule: id of the rule.
        example: name of the example.
        word: how they disagree.
        backend: on which backend, or all of them joined by 、.
        expected: verdict or message the example promises.
        got: what the rule said, with its message or reason.
        file: of the rule.
        line: of the example.
    """

    rule: str
    example: str
    word: Word
    backend: str
    expected: str
    got: str
    file: str
    line: int

    def __str__(self) -> str:
        """One line, as editors link it."""
        return (
            f"{self.file}:{self.line}: {self.word} {self.rule} “{self.example}”"
            f"（{self.backend}）：{self.word.chinese}。应为{self.expected}，实为{self.got}"
        )


def run_examples(ruleset: Ruleset, ids: Iterable[str] = ()) -> tuple[int, list[Disagreement]]:
    """How many examples were run (all rules, or those of *ids*), and those that disagree.

    Raises:
        PackError: the rules cannot be compiled.
        DocumentError: the stretch of report of an example cannot be read.
    """
    program = compile_ruleset(ruleset)
    wanted = set(ids)
    backends = {backend.name: backend for backend in (open_backend(n, program) for n in NAMES)}
    number, found = 0, []
    for rule in ruleset.rules:
        if wanted and rule.id not in wanted:
            continue
        for example in rule.examples:
            number += 1
            found += _merged(_run(rule, example, program, list(backends.values())))
    return number, found


def example_facts(example: Example, ruleset: Ruleset) -> FactBase:
    """The facts of an example.

    Raises:
        DocumentError: its stretch of report cannot be read.
    """
    if not example.report:
        return FactBase(example.facts)
    document = read_text(example.report.encode())
    return extract_facts(document, ruleset.pack, ruleset.form)


def _run(
    rule: Rule, example: Example, program: Program, backends: Sequence[Backend]
) -> Iterator[Disagreement]:
    facts = example_facts(example, program.ruleset)
    for backend in backends:
        evaluation = evaluate(facts, program, backend)
        outcome = next(one for one in evaluation.outcomes if one.rule == rule.id)
        compared = _compare(example, outcome)
        if compared is not None:
            word, expected, got = compared
            yield Disagreement(
                rule.id, example.name, word, backend.name, expected, got, rule.file, example.line
            )


def _compare(example: Example, outcome: Outcome) -> tuple[Word, str, str] | None:
    expected, got = example.verdict, outcome.verdict
    if got is not expected:
        quiet = expected in (Verdict.PASS, Verdict.NOT_APPLICABLE)
        word = Word.WRONG
        if got is Verdict.FAIL and quiet:
            word = Word.NOISY
        if expected is Verdict.FAIL:
            word = Word.MISSING
        return word, expected.chinese, f"{got.chinese}{_why(outcome)}"
    if example.message and (said := outcome.findings[0].message) != example.message:
        return Word.MESSAGE, f"“{example.message}”", f"“{said}”"
    return None


def _why(outcome: Outcome) -> str:
    words = [*(one.message for one in outcome.findings), *outcome.reasons, outcome.why_not]
    first = next((word for word in words if word), "")
    return f"（{first}）" if first else ""


def _merged(found: Iterable[Disagreement]) -> list[Disagreement]:
    """The same disagreement on all backends told once."""
    merged: dict[tuple[Word, str], Disagreement] = {}
    for one in found:
        known = merged.get((one.word, one.got))
        backend = one.backend if known is None else f"{known.backend}、{one.backend}"
        merged[(one.word, one.got)] = Disagreement(
            one.rule, one.example, one.word, backend, one.expected, one.got, one.file, one.line
        )
    return list(merged.values())
