"""Prose of a made-up report, in many phrasings, never against the tables.

Every number it names is taken from the figures or adds up by itself; an official who checks it
against tables, calendar and law finds nothing to object to.
"""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.generator import prose_preface
from tests.generator.agencies import Agency
from tests.generator.figures import Figures
from tests.generator.prose_active import active
from tests.generator.prose_duties import management, platform, supervision
from tests.generator.prose_other import other
from tests.generator.prose_problems import problems
from tests.generator.prose_requests import on_request
from tests.generator.prose_voice import Voice

TOPICS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_NUMERALS = "一二三四五六七八九十"
_TOPIC_HEADS = (
    TOPICS,
    ("主动公开情况", "依申请公开情况", "政府信息管理情况", "平台建设情况", "监督保障情况"),
    ("主动公开方面", "依申请公开方面", "政府信息管理方面", "平台建设方面", "监督保障方面"),
)


@dataclass(frozen=True, slots=True)
class Texts:
    """All prose of a report, with marks; sections by id."""

    preface: tuple[str, ...]
    sections: dict[str, tuple[str, ...]]

    @property
    def script(self) -> tuple[str, ...]:
        """Every paragraph in the order of print."""
        return (*self.preface, *(p for lines in self.sections.values() for p in lines))


def write_texts(
    rng: Random,
    *,
    agency: Agency,
    year: int,
    edition: str,
    figures: Figures,
    fee: Decimal,
    size: str,
    wanted: frozenset[str],
) -> Texts:
    """The prose of one report; *wanted* names oddities, *fee* is the fee as printed."""
    voice = Voice(rng, agency, year, edition, figures, fee, size)
    period = prose_preface.period(voice, short="short_period" in wanted)
    late = "period_in_six" in wanted
    first = tuple(prose_preface.preface(voice, "" if late else period))
    sections = {
        "s1_overview": tuple(_overview(voice)),
        "s3_requests": tuple(_lead_in(voice)),
        "s5_problems": tuple(problems(voice)),
        "s6_other": (*other(voice), *((period,) if late else ())),
    }
    return Texts(first, sections)


def _overview(v: Voice) -> list[str]:
    """Section one: an opening and the five aspects, with or without sub-headings."""
    heads: tuple[str, ...] = v.rng.choice(_TOPIC_HEADS)
    aspects = (active, on_request, management, platform, supervision)
    bodies = ["".join(aspect(v)) for aspect in aspects]
    style = v.pick("numbered", "run_in", "arabic", "plain")
    lines = [_opening(v)]
    for index, (head, body) in enumerate(zip(heads, bodies, strict=True)):
        if style == "numbered":
            lines += [f"（{_NUMERALS[index]}）{head}", body]
        elif style == "run_in":
            lines.append(f"（{_NUMERALS[index]}）{head}。{body}")
        elif style == "arabic":
            lines.append(f"{index + 1}.{head}。{body}")
        else:
            lines += [head, body]
    return lines


def _opening(v: Voice) -> str:
    return v.pick(
        f"{v.this_year}，{v.own}坚持以公开为常态、不公开为例外，围绕中心工作推进政府信息公开，"
        "保障人民群众知情权、"
        "参与权、表达权和监督权。",
        f"{v.this_year}，{v.agency.name}深入贯彻落实《中华人民共和国政府信息公开条例》，"
        "健全公开制度、压实责任、"
        "优化服务，各项公开工作有序开展。",
        f"一年来，{v.own}认真落实上级政务公开工作部署，将政府信息公开与业务工作同安排、同落实、"
        "同检查，公开质量"
        "稳步提高。",
        f"{v.this_year}，{v.own}在{v.year - 1}年工作基础上，进一步拓展公开内容、规范公开程序，"
        "现将政府信息公开总体情况报告如下。",
        f"{v.own}把政府信息公开作为推进{v.rng.choice(v.agency.work)}工作的重要抓手，"
        f"{v.this_year}主要开展了以下工作。",
    )


def _lead_in(v: Voice) -> list[str]:
    """Now and then a line before table three."""
    if not v.chance(0.15):
        return []
    new = v.figures.total("new_received")
    return [
        v.pick(
            f"{v.year}年收到和处理政府信息公开申请的具体情况见下表。",
            f"本年度新收政府信息公开申请{v.n('new_received', new)}件，具体情况见下表。",
        )
    ]
