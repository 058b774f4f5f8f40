"""What is counted, read from a few sentences of a made-up report with the words of the pack."""

from functools import cache

from hegui.extraction.narrative.frames import Frame, FrameReader
from hegui.extraction.narrative.quantities.reader import QuantityReader
from hegui.extraction.narrative.quantities.statement import Statement
from hegui.extraction.narrative.reader import Context
from hegui.facts.fact import Fact
from hegui.model.agency_kind import AgencyKind
from tests.hostile.prose import context_of, told_of
from tests.unit.extraction.reports import form, pack

BUREAU = "青禾市望溪区统计局"
HEADING = "（二）依申请公开\n"


@cache
def frames() -> FrameReader:
    return FrameReader(pack().reading["frames"])


@cache
def quantities() -> QuantityReader:
    return QuantityReader(pack().reading["quantities"], form())


def context(text: str, agency: str = BUREAU, kind: str = "department") -> Context:
    """A report for 2023 with this text."""
    bare = context_of(told_of(text))
    return Context(
        told=bare.told,
        title=bare.title,
        year=2023,
        agency=agency,
        agency_kind=AgencyKind(kind),
        level=bare.level,
        numbers={},
        common=bare.common,
        frames=frames(),
    )


def frame_of(text: str, agency: str = BUREAU, kind: str = "department") -> Frame:
    """The frame of the number in 【】."""
    start, end = text.index("【"), text.index("】") - 1
    return context(text.replace("【", "").replace("】", ""), agency, kind).frame(start, end)


def statements(text: str, agency: str = BUREAU, kind: str = "department") -> list[Statement]:
    """What a paragraph on requests says."""
    return quantities().statements(context(HEADING + text, agency, kind))


def facts(text: str) -> list[Fact]:
    """All facts of a text."""
    return list(quantities().facts(context(text)))
