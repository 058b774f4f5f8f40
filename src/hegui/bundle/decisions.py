"""What the office decided goes into a result, told as the user called its files."""

from dataclasses import replace
from pathlib import Path

from hegui.answers.load import load_answers
from hegui.bundle.inputs import Inputs, Named
from hegui.review.decided import Decided
from hegui.review.load import load_waivers
from hegui.rules.ruleset import Ruleset


def office_of(inputs: Inputs, ruleset: Ruleset) -> Decided | None:
    """What the office decided; None if nothing.

    Raises:
        UsageError: a file cannot be read, or is wrong; tells every mistake.
    """
    as_of = inputs.ways.as_of
    known = {*(rule.id for rule in ruleset.awake().rules), *ruleset.switched_off}
    waivers = load_waivers(inputs.waivers.path, known) if inputs.waivers else ()
    answers = load_answers([one.path for one in inputs.attest], as_of)
    if not waivers and not len(answers):
        return None
    called = {_typed(one.path): one.shown for one in inputs.attest}
    return Decided(
        [replace(one, spot=_called(one.spot, inputs.waivers)) for one in waivers],
        [replace(one, file=called.get(one.file, one.file)) for one in answers],
        ruleset.own(),
        as_of,
    )


def _called(spot: str, file: Named | None) -> str:
    """A line of a file, which lies elsewhere now, as the user would find it."""
    if file is None:
        return spot
    line = spot.removeprefix(_typed(file.path))
    return f"{file.shown}{line}"


def _typed(path: Path) -> str:
    return str(path).replace("\\", "/")
