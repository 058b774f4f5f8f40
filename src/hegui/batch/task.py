"""What a worker is given to judge: how, and a file with what was read of it before."""

from dataclasses import dataclass

from hegui.batch.discover import Found
from hegui.roster.known import restated_as
from hegui.roster.roster import Roster
from hegui.rules.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class HowToJudge:
    """All that judging depends on but the file.

    Attributes:
        ruleset: the rules.
        engine: ``durable``, ``reference``, or None for the first that works here.
        year: judge reports of this year only; None for all.
        roster: what the office knows of its agencies; None if nothing.
    """

    ruleset: Ruleset
    engine: str | None = None
    year: int | None = None
    roster: Roster | None = None

    def restated(self, agency: str | None, path: str) -> str:
        """Kind and level of the agency of a report as the roster says: ``department/county``."""
        if self.roster is None or not agency:
            return ""
        return restated_as(self.roster.resolve(agency, path).entry)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to judge.

    Attributes:
        file: the file, with the other files of its report if they are known.
        facts: what was read of it before, packed; b"" if it has to be read.
    """

    file: Found
    facts: bytes = b""
