"""What a hostile file is, and what must be said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.generator.as_html import html_text
from tests.generator.as_text import as_text
from tests.generator.make import make_report

FORMS = Path(__file__).parents[1] / "fixtures" / "forms"

NOT_A_REPORT = "不像是政府信息公开工作年度报告"
DAMAGED = "损坏"
CUT = "不完整"
LIMIT = "上限"
AUDITED = "（审核了）"  # odd, and harmless: the report in it is audited


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile file.

    Attributes:
        name: of the file, below the folder of hostile files.
        build: its bytes.
        said: what the reason says: any of these; of an archive, the reason of each member. With
            AUDITED among them it may also be audited.
    """

    name: str
    build: Callable[[], bytes]
    said: tuple[str, ...]


@dataclass
class Traps:
    """What entities point at; set before files are built.

    Attributes:
        outside: a file that no report may show.
        server: a server that nobody may call.
    """

    outside: str = "/etc/passwd"
    server: str = "http://127.0.0.1:9"


TRAPS = Traps()


def hostile(name: str, build: Callable[[], bytes], *said: str) -> Hostile:
    """One hostile file."""
    return Hostile(name, build, said)


@cache
def good_text(seed: int = 3) -> str:
    """A report without faults, as text."""
    return as_text(make_report(seed, odd=()), "tabs")


@cache
def good_page(seed: int = 4) -> str:
    """A report without faults, as a page."""
    return html_text(make_report(seed, odd=()), "clean")


@cache
def made_by_office(form: str) -> bytes:
    """The first file that a real program made in this form."""
    return min((FORMS / form).iterdir()).read_bytes()
