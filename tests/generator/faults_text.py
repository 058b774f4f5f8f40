"""Faults in titles, periods, headings and prose, and tables in the wrong place."""

import re
from dataclasses import replace
from random import Random

from tests.generator.faults import ECHO, UNTOLD, YEARS, fault
from tests.generator.faults_numbers import block_of
from tests.generator.make import make_report
from tests.generator.odd import chinese_digits
from tests.generator.report import Report, Row, Section, placeholder

_PERIOD = re.compile(
    r"[^。]*(?:统计期限|统计时限|统计周期)[^。]*?(\d{4}) ?年[^。]*?12 ?月 ?31 ?日[^。]*。"
)


def _each_text(report: Report, pattern: re.Pattern[str], new: str) -> Report | None:
    """Every paragraph of preface and section six with *pattern* replaced; None if nowhere."""
    preface = tuple(pattern.sub(new, p) for p in report.preface)
    six = tuple(pattern.sub(new, p) for p in report.section("s6_other").paragraphs)
    changed = replace(report, preface=preface).with_section(
        "s6_other", lambda s: replace(s, paragraphs=tuple(p for p in six if p))
    )
    return None if changed == report else changed


def _period(report: Report, new: str) -> Report | None:
    return _each_text(report, _PERIOD, new)


def _span(first: str, last: str) -> str:
    return f"本报告所列数据的统计期限自{first}起至{last}止。"


@fault("PER-02", "STR-08", also={"STR-10", "STR-11"} | YEARS)
def period_of_another_year(report: Report, rng: Random) -> Report | None:
    year = report.year + rng.choice([-1, -1, 1])
    return _period(report, _span(f"{year}年1月1日", f"{year}年12月31日"))


@fault("PER-03")
def period_not_full(report: Report, rng: Random) -> Report | None:
    first, last = rng.choice(
        [("1月1日", "12月20日"), ("2月1日", "12月31日"), ("1月1日", "11月30日")]
    )
    return _period(report, _span(f"{report.year}年{first}", f"{report.year}年{last}"))


@fault("PER-04", also=("PER-02", "PER-03", "PER-06"))
def period_over_two_years(report: Report, _rng: Random) -> Report | None:
    return _period(report, _span(f"{report.year}年1月1日", f"{report.year + 1}年12月31日"))


@fault("PER-01")
def no_period(report: Report, _rng: Random) -> Report | None:
    return _period(report, "")


@fault("PER-07", also=("PER-02", "PER-04"))
def impossible_year(report: Report, rng: Random) -> Report | None:
    year = rng.choice([f"2{report.year}", f"{report.year // 10}{str(report.year)[2:]}", "2203"])
    year = year if len(year) != 4 or year == "2203" else "2203"
    return _period(report, _span(f"{report.year}年1月1日", f"{year}年12月31日"))


@fault("STR-07")
def title_without_the_name(report: Report, rng: Random) -> Report | None:
    wrong = rng.choice(["工作总结", "工作报告", "工作情况汇报"])
    title = tuple(
        re.sub(r"政府信息公开工作年度报告", f"政府信息公开{wrong}", line) for line in report.title
    )
    return replace(report, title=title)


@fault("STR-08", "PER-02", also={"STR-10", "STR-11"} | YEARS)
def title_of_another_year(report: Report, _rng: Random) -> Report | None:
    other = report.year + (1 if report.year in (2019, 2021) else -1)
    title = tuple(
        line.replace(str(report.year), str(other)).replace(
            chinese_digits(report.year), chinese_digits(other)
        )
        for line in report.title
    )
    preface = tuple(  # the preface names the report too; the period stays
        line.replace(
            f"{report.year}年政府信息公开工作年度报告", f"{other}年政府信息公开工作年度报告"
        )
        for line in report.preface
    )
    return replace(report, title=title, preface=preface)


@fault("STR-01", also={"STR-04", "STR-09", "XTB-07"} | UNTOLD)
def section_missing(report: Report, rng: Random) -> Report | None:
    keep_six = report.odd & {"period_in_six", "not_involved"}
    gone = "s5_problems" if keep_six else rng.choice(["s5_problems", "s6_other"])
    return replace(report, sections=tuple(s for s in report.sections if s.id != gone))


@fault("STR-02", also=("STR-04",))
def sections_swapped(report: Report, _rng: Random) -> Report | None:
    one, two, three, *rest = report.sections
    return replace(report, sections=(one, three, two, *rest))


@fault("STR-04")
def number_jump(report: Report, _rng: Random) -> Report | None:
    return report.with_section(
        "s2_active_disclosure", lambda s: replace(s, heading=s.heading.replace("二", "三", 1))
    )


@fault("STR-05")
def subheadings_misnumbered(report: Report, _rng: Random) -> Report | None:
    paragraphs = report.section("s1_overview").paragraphs
    if not any(p.startswith("（四）") for p in paragraphs):
        return None
    wrong = tuple(re.sub(r"^（四）", "（五）", p) for p in paragraphs)
    return report.with_section("s1_overview", lambda s: replace(s, paragraphs=wrong))


@fault("STR-06", also=("STR-09",))
def foreign_section(report: Report, _rng: Random) -> Report | None:
    more = Section("", "七、下一步工作打算", ("继续做好政府信息公开工作，提高公开质量。",))
    return replace(report, sections=(*report.sections, more))


@fault("STR-21", also=("STR-09",))
def legacy_heading(report: Report, rng: Random) -> Report | None:
    heading = f"一、{rng.choice(['概述', '基本情况'])}"
    return report.with_section("s1_overview", lambda s: replace(s, heading=heading))


@fault("STR-09")
def preface_counts_seven(report: Report, _rng: Random) -> Report | None:
    counts = re.compile(r"六个部分|六部分")
    preface = tuple(counts.sub("七个部分", p) for p in report.preface)
    if preface == report.preface:
        preface = (f"{report.preface[0]}本报告共七个部分。", *report.preface[1:])
    return replace(report, preface=preface)


@fault("STR-11", also=("STR-12",))
def old_citation(report: Report, _rng: Random) -> Report | None:
    if report.edition == "2019":
        return None
    old = "《中华人民共和国政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）"
    new = re.compile(
        r"《国务院办公厅政府信息与政务公开办公室关于印发[^》]*》（国办公开办函〔2021〕30号）"
    )
    changed = _each_text(report, new, old)
    if changed is not None:
        return changed
    return replace(report, preface=(f"{report.preface[0]}报告格式按照{old}执行。",))


@fault("STR-10", also={"STR-11", "TBL-02", "TBL-03"} | ECHO)
def old_form(report: Report, _rng: Random) -> Report | None:
    if report.edition == "2019":
        return None
    old = make_report(
        report.seed,
        edition="2019",
        year=report.year,
        kind=report.kind,
        odd=report.odd - {"blanks"},
    )
    return None if old.agency != report.agency else old


@fault("STR-15", also={"STR-16", "STR-05", "XTB-07"} | UNTOLD)
def overview_empty(report: Report, _rng: Random) -> Report | None:
    words = ("现将有关情况报告如下。",)
    return report.with_section("s1_overview", lambda s: replace(s, paragraphs=words))


@fault("STR-16", also={"STR-05", "XTB-07"} | UNTOLD)
def topics_missing(report: Report, _rng: Random) -> Report | None:
    if report.edition == "2019":
        return None
    words = (
        f"{report.year}年，坚持以公开为常态、不公开为例外，扎实做好各项工作，"
        "保障人民群众的知情权和参与权。",
        "（一）主动公开",
        "围绕群众关心的事项做好主动公开，及时公布政策文件和解读材料，内容完整准确，"
        "群众办事更加方便。",
        "（二）依申请公开",
        "规范依申请公开的登记、答复、送达等环节，在法定期限内作出答复，做好与申请人的沟通。",
    )
    return report.with_section("s1_overview", lambda s: replace(s, paragraphs=words))


@fault("TBL-01")
def table_missing(report: Report, rng: Random) -> Report | None:
    gone = rng.choice(["s2_active_disclosure", "s3_requests", "s4_review_litigation"])
    return report.with_section(gone, lambda s: replace(s, paper=None))


@fault("STR-19")
def prose_for_a_table(report: Report, _rng: Random) -> Report | None:
    words = (
        "本年度收到行政复议申请3件，其中结果维持2件、结果纠正1件；发生行政诉讼案件1件，尚未审结。",
    )
    return report.with_section(
        "s4_review_litigation", lambda s: replace(s, paper=None, paragraphs=words)
    )


@fault("STR-17", "TBL-01")
def picture_for_a_table(report: Report, _rng: Random) -> Report | None:
    return report.with_section(
        "s4_review_litigation", lambda s: replace(s, paper=None, picture="images/table4.png")
    )


@fault("STR-18", also=("TBL-01", "STR-17"))
def table_in_wrong_section(report: Report, _rng: Random) -> Report | None:
    paper = report.section("s4_review_litigation").paper
    report = report.with_section("s4_review_litigation", lambda s: replace(s, paper=None))
    return report.with_section("s3_requests", lambda s: replace(s, extra=paper))


def _not_involved(report: Report, row_id: str) -> Report:
    def change(row: Row) -> Row:
        if row.id != row_id:
            return row
        cells = tuple(placeholder(c.column, "不涉及", "not_applicable") for c in row.cells)
        return replace(row, cells=cells)

    return report.with_rows("art20_6", change)


@fault("NA-01", also=("NA-04",))
def not_involved_unexplained(report: Report, _rng: Random) -> Report | None:
    return None if "not_involved" in report.odd else _not_involved(report, "coercion")


@fault("NA-02", also=("NA-01", "NA-04", "NVT-12", "NAR-08"))
def not_involved_yet_counted(report: Report, _rng: Random) -> Report | None:
    report = _not_involved(report, "penalty")
    words = "加强监督检查，全年共作出行政处罚决定9件。"
    return report.with_section(
        "s1_overview", lambda s: replace(s, paragraphs=(*s.paragraphs, words))
    )


@fault("NA-03", also=("NVT-12",))
def denied_yet_counted(report: Report, _rng: Random) -> Report | None:
    block = block_of(report, "art20_6")
    if block is None or not report.number("art20_6", "penalty", "decisions"):
        return None
    words = "本机关不涉及行政处罚事项。"
    return report.with_section("s6_other", lambda s: replace(s, paragraphs=(*s.paragraphs, words)))


@fault("XTB-09", also=("NVT-18", "CON-09"))
def fee_without_amount(report: Report, _rng: Random) -> Report | None:
    if report.edition == "2019" or report.number("art20_8", "admin_fees", "fee_amount"):
        return None
    if report.odd & {"period_in_six", "not_involved"}:
        return None
    words = ("本年度发出收费通知2件，收取信息处理费380元。",)
    return report.with_section("s6_other", lambda s: replace(s, paragraphs=words))


@fault("XTB-14", also=("NVT-06",))
def separation_without_partial(report: Report, _rng: Random) -> Report | None:
    if report.number("requests", "partial", "total"):
        return None
    words = "对2件政府信息公开申请作了区分处理。"
    return report.with_section(
        "s1_overview", lambda s: replace(s, paragraphs=(*s.paragraphs, words))
    )
