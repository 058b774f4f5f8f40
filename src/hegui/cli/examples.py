"""The examples of rules, run in a worker, and what is said of the outcome.

In a worker because they run on both backends, and only workers load the engine in C.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hegui.batch.child import Tell
from hegui.rules.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Trial:
    """How many examples were run, and a line for each that its rule does not bear out."""

    examples: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Trying:
    """Work: ids of rules (none: all) become the trial of their examples."""

    ruleset: Ruleset

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[tuple[str, ...]], Trial]:  # noqa: ARG002 - both backends are the point
        """The function that runs the examples."""
        return self._try

    def gives(self) -> type[Trial]:
        """What becomes of them."""
        return Trial

    def _try(self, rule_ids: tuple[str, ...]) -> Trial:
        from hegui.authoring.examples import run_examples

        number, wrong = run_examples(self.ruleset, rule_ids)
        return Trial(number, tuple(str(one) for one in wrong))


def trial_lines(trial: Trial) -> Iterator[str]:
    """Every disagreement, then the sum."""
    yield from trial.wrong
    if trial.wrong:
        yield f"运行了 {trial.examples} 个例子，{len(trial.wrong)} 处与规则不符。"
    else:
        yield f"运行了 {trial.examples} 个例子，都与规则相符。"
