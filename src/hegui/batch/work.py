"""The kinds of work a worker can be asked for: values that travel.

They know what is wanted and not how it is done: what does it (readers, engine) is imported in
the worker, because the parent opens no report and never loads the engine in C.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hegui.batch.child import Tell
from hegui.batch.comparing import Beside, Compared, Several
from hegui.batch.discover import Found
from hegui.batch.results import Explained, Judged, Listed, Read, Render
from hegui.batch.task import HowToJudge, Task
from hegui.forms.edition import Form
from hegui.packs.pack import Pack
from hegui.rules.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Listing:
    """A file that may be an archive becomes the list of its members."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[Found], Listed]:  # noqa: ARG002 - listing has one way, and is quick
        """The function that lists one file."""
        from hegui.batch import source  # noqa: PLC0415 - in the worker only

        return source.list_members

    def gives(self) -> type[Listed]:
        """What becomes of a file."""
        return Listed


@dataclass(frozen=True, slots=True)
class Reading:
    """A file becomes what is shown of its facts."""

    pack: Pack
    form: Form
    render: Render

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[Found], Read]:  # noqa: ARG002 - reading has one way
        """The function that reads one file."""
        from hegui.batch import worker  # noqa: PLC0415 - in the worker only

        return worker.reader(self.pack, self.form, self.render, tell)

    def gives(self) -> type[Read]:
        """What becomes of a file."""
        return Read


@dataclass(frozen=True, slots=True)
class Judging:
    """A file becomes its entry of the audit document, and what is kept of it."""

    how: HowToJudge

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[Task], Judged]:
        """The function that judges one file."""
        from hegui.batch import worker  # noqa: PLC0415 - in the worker only

        return worker.judge(self.how, tell, careful=careful)

    def gives(self) -> type[Judged]:
        """What becomes of a file."""
        return Judged


@dataclass(frozen=True, slots=True)
class Comparing:
    """Reports that stand beside each other become what across rules say of them.

    Attributes:
        ruleset: the rules that need several reports.
        engine: ``durable``, ``reference``, or None for the first that works here.
    """

    ruleset: Ruleset
    engine: str | None = None

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[Beside | Several], Compared]:
        """The function that compares."""
        from hegui.batch import comparer  # noqa: PLC0415 - in the worker only

        return comparer.comparer(self.ruleset, self.engine, tell, careful=careful)

    def gives(self) -> type[Compared]:
        """What becomes of them."""
        return Compared


@dataclass(frozen=True, slots=True)
class Explaining:
    """A file becomes the explanation of what one rule says of it.

    Attributes:
        ruleset: the rules.
        rule: id of the rule.
        passing: explain what passes too, and not only count it.
    """

    ruleset: Ruleset
    rule: str
    passing: bool = False

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[Found], Explained]:  # noqa: ARG002 - it never uses the engine in C
        """The function that explains one file."""
        from hegui.batch import worker  # noqa: PLC0415 - in the worker only

        return worker.explainer(self.ruleset, self.rule, tell, passing=self.passing)

    def gives(self) -> type[Explained]:
        """What becomes of a file."""
        return Explained
