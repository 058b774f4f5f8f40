"""Every exception this package raises on purpose.

* HeguiError                  anything the tool itself could not do
  - UsageError                wrong words on the command line, a wrong configuration file   exit 2
  - PackError                 rule, pack or edition files are wrong: file, line, what to do  exit 3
  - DocumentError             one report cannot be read; the others go on                   exit 4
  - EngineError               the engine refused, and so did the reference                  exit 5

A breach found in a report is never one of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class HeguiError(Exception):
    """Anything the tool itself could not do."""


class UsageError(HeguiError):
    """Wrong words on the command line, or a wrong configuration file."""


class DocumentError(HeguiError):
    """One report cannot be read; the message is Chinese and stands in ``unreadable``."""


class EngineError(HeguiError):
    """The engine refused, and so did the reference."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake in a file that people write.

    Attributes:
        file: the path as the user would type it.
        line: 1-based; 0 when the whole file is meant.
        column: 1-based; 0 when the whole line is meant.
        message: Chinese: what is wrong, why, and what to write instead.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """``file:line:column: message``, as editors and terminals link it."""
        place = ":".join(str(n) for n in (self.line, self.column) if n)
        return f"{self.file}:{place}: {self.message}" if place else f"{self.file}: {self.message}"


class PackError(HeguiError):
    """Rule, pack, edition or vocabulary files are wrong; holds every mistake found."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))

    def __reduce__(self) -> tuple[type["PackError"], tuple[tuple[Mistake, ...]]]:
        """Travel between processes with the mistakes, not with their text."""
        return PackError, (self.mistakes,)
