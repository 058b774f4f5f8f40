"""What the office decided goes into a result, told as the user called its files."""

from dataclasses import replace
from pathlib import Path

from hegui.answers.answer import Answers
from hegui.bundle.inputs import Inputs, Named
from hegui.review.decided import Decided
from hegui.review.load_all import load_decisions
from hegui.rules.ruleset import Ruleset


def office_of(inputs: Inputs, ruleset: Ruleset) -> Decided | None:
    """What the office decided; None if nothing.

    Raises:
        UsageError: a file cannot be read, or is wrong; tells every mistake.
    """
    attest = [one.path for one in inputs.attest]
    waivers = inputs.waivers.path if inputs.waivers else None
    office = load_decisions(waivers, attest, ruleset, inputs.ways.as_of)
    if not office:
        return None
    called = {_typed(one.path): one.shown for one in inputs.attest}
    answers = (replace(one, file=called.get(one.file, one.file)) for one in office.answers)
    return replace(
        office,
        waivers=[replace(one, spot=_called(one.spot, inputs.waivers)) for one in office.waivers],
        answers=Answers({one.item: one for one in answers}),
    )


def _called(spot: str, file: Named | None) -> str:
    """A line of a file, which lies elsewhere now, as the user would find it."""
    if file is None:
        return spot
    line = spot.removeprefix(_typed(file.path))
    return f"{file.shown}{line}"


def _typed(path: Path) -> str:
    return str(path).replace("\\", "/")
