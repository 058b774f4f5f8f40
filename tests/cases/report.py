"""A case as a whole report: neutral prose in every slot the case leaves alone."""

from collections.abc import Mapping
from dataclasses import replace

from tests.cases.case import Case
from tests.cases.complete import papers
from tests.generator.form import edition as form_of
from tests.generator.form import section
from tests.generator.report import Report, Section

_BASIS = "《中华人民共和国政府信息公开条例》"
_NEUTRAL: Mapping[str, str] = {
    "preface": "本报告根据{basis}编制，统计期限为{year}年1月1日至{year}年12月31日。",
    "s1_active": "通过门户网站及时公开各类政府信息。",
    "s1_on_request": "依法办理政府信息公开申请。",
    "s1_management": "拟制公文时同步认定公开属性。",
    "s1_platform": "网站栏目由专人维护。",
    "s1_supervision": "定期开展自查。",
    "s2_text": "",
    "s3_text": "",
    "s4_text": "",
    "s5_problems": "个别栏目更新不够及时，已明确专人按月检查并完成整改。",
    "s6_other": "无其他需要报告的事项。",
}
_BODIES = {"s2_active_disclosure": "s2_text", "s3_requests": "s3_text"} | {
    "s4_review_litigation": "s4_text",
    "s5_problems": "s5_problems",
    "s6_other": "s6_other",
}
_WHOLE = "s1_overview"
_NUMERALS = "一二三四五"


def report_of(case: Case) -> Report:
    """The whole report of *case*.

    Raises:
        CannotBeCompletedError: its cells leave no way to make the tables add up.
    """
    form = form_of(case.edition)
    tables = {paper.id: paper for paper in papers(case)}
    homes = {table["section"]: table["id"] for table in form["tables"]}
    sections = tuple(
        Section(
            one["id"],
            f"{one['numeral']}、{one['title']}",
            _overview(case) if one["id"] == _WHOLE else _body(case, _BODIES[one["id"]]),
            tables.get(homes.get(one["id"], "")),
        )
        for one in form["sections"]
    )
    return Report(
        seed=0,
        edition=case.edition,
        year=case.year,
        kind=case.agency_kind,
        agency=case.agency,
        title=(f"{case.agency}{case.year}年政府信息公开工作年度报告",),
        preface=_body(case, "preface"),
        sections=sections,
    )


def neutral(case: Case) -> Case:
    """*case* with no fragment of its own: all that is left of it is neutral."""
    return replace(case, fragments={})


def _overview(case: Case) -> tuple[str, ...]:
    if "s1_overview" in case.fragments:
        return _body(case, "s1_overview")
    aspects = section("2021", "s1_overview")["topics"]  # the older form asks for the same five
    lines: list[str] = []
    for numeral, topic in zip(_NUMERALS, aspects, strict=True):
        lines += [f"（{numeral}）{topic['label']}", *_body(case, topic["id"])]
    return tuple(lines)


def _body(case: Case, slot: str) -> tuple[str, ...]:
    given = case.fragments.get(slot)
    text = _NEUTRAL[slot].format(basis=_BASIS, year=case.year) if given is None else given
    return tuple(line for line in text.split("\n") if line.strip())
