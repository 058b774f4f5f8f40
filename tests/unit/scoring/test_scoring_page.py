"""docs/scoring.md tells the figures of the pack as they are."""

import re
from pathlib import Path

from hegui.packs.load import load_pack

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")
PACK = load_pack(ROOT / "rules" / "zfxxgk-annual-report")


def rows(pattern: str) -> list[tuple[str, ...]]:
    return re.findall(pattern, PAGE, re.MULTILINE)


def test_the_page_tells_what_a_finding_costs() -> None:
    points = PACK.scoring.points
    told = {
        name: (each, cap) for name, each, cap in rows(r"^\| (错误|警告) \| (\d+) \| (\d+) \|$")
    }

    assert told == {
        "错误": (str(points["error"][0]), str(points["error"][1])),
        "警告": (str(points["warning"][0]), str(points["warning"][1])),
    }


def test_the_page_tells_the_cap_of_every_group_and_they_make_a_hundred() -> None:
    told = {(i, name): int(cap) for i, name, cap in rows(r"^\| ([A-Z]+) (.+) \| (\d+) \|$")}

    assert told == {(g.id, g.name): int(PACK.scoring.group_caps[g.id]) for g in PACK.groups}
    assert sum(told.values()) == 100


def test_the_page_tells_every_limit_of_the_grade() -> None:
    told = rows(r"^\| ([A-Z]+-\d+) \| (.+) \| (.+) \|$")

    assert told == [(limit.rule, limit.grade, limit.why) for limit in PACK.scoring.limits]
