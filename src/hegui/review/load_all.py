"""All files in which people of the office wrote decisions → what was decided."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hegui.answers.load import load_answers
from hegui.review.decided import Decided
from hegui.review.load import load_waivers
from hegui.rules.ruleset import Ruleset


def load_decisions(
    waivers: Path | None, attest: Sequence[Path], ruleset: Ruleset, as_of: date
) -> Decided:
    """Read the files; there may be none.

    Args:
        waivers: the waiver file.
        attest: checklists that came back.
        ruleset: the rules of the run.
        as_of: the day of the audit.

    Raises:
        UsageError: a file cannot be read, or is wrong; tells every mistake.
    """
    known = {*(rule.id for rule in ruleset.awake().rules), *ruleset.switched_off}
    held = load_waivers(waivers, known) if waivers is not None else ()
    return Decided(held, load_answers(attest, as_of), ruleset.own(), as_of)
