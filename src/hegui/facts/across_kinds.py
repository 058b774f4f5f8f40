"""Kinds of fact that only exist where reports stand beside each other.

Last year's report of the same agency comes to a rule as ``prior_…`` facts with the fields of the
kinds they are named after. What is said of several reports together (texts that are alike, several
versions, a roster held against the reports there are) are kinds of their own. No report has any of
these alone, so a rule that names one is judged after all reports are read (``is_across``), and its
findings cost no points.
"""

from collections.abc import Iterable
from dataclasses import replace

from hegui.facts.kind import Kind, day, number, text, truth

PRIOR = "prior_"
# What of last year's report rules may ask for. More would only cost time.
_OF_LAST_YEAR = ("report", "section", "table", "row", "column", "cell")

LIKENESS, REPEATED_TABLE, PROMISE = "likeness", "repeated_table", "promise"
SHARED_TEXT, SHARED_TABLE, VERSIONS = "shared_text", "shared_table", "versions"
DUE_REPORT, PUBLICATION, SUBORDINATE_SUM = "due_report", "publication", "subordinate_sum"

# Facts about one report and last year's report of the same agency.
BESIDE = (
    Kind(
        LIKENESS,
        "本年报告的一个部分（或者全文）与上年报告同一部分的文字比较；两年都有这一部分才有这一条。",
        {
            "section": text("部分的编号；全文为空"),
            "title": text("部分的名称；全文为空"),
            "ratio": number("相似的百分比，0 到 100，一位小数；数字、年份、本机关名称不计"),
            "identical": truth("除数字、年份外一字不差"),
            "length": number("比较的字数，取两年中字数少的；法定的、格式印的话不计"),
            "sentences": number("本年这一部分的句数，法定的、格式印的话不计"),
            "shared": number("其中与上年相同或者几乎相同的句数"),
            "quotes": text("相同的句子，两年的原文对照，最多三对"),
            "prior_year": number("上年报告的年度"),
            "prior_file": text("上年报告的路径"),
        },
    ),
    Kind(
        REPEATED_TABLE,
        "规定的一张表与上年报告同一张表的比较；两年用同一版格式、都读到这张表才有这一条。",
        {
            "paper": text("表（纸面上的整张表）的编号"),
            "title": text("表的名称"),
            "cells": number("两年中有一年不是零的格数，合计格也算"),
            "same": truth("这些格两年的数完全相同；有一格读不准而其余相同为未知"),
            "prior_year": number("上年报告的年度"),
            "prior_file": text("上年报告的路径"),
        },
    ),
    Kind(
        PROMISE,
        "上年报告的问题部分说下一步要做的一件具体的事；没有写明做什么的没有这一条。",
        {
            "answered": truth("本年报告提到了这件事；只提到一部分为未知"),
            "key": text("这件事的名称，如“申请登记台账”"),
            "text": text("上年报告的原文"),
            "section": text("上年报告中所在部分的编号"),
            "prior_year": number("上年报告的年度"),
            "prior_file": text("上年报告的路径"),
        },
    ),
)

# Facts about several reports of one year, or about a roster; each is judged for itself.
_TOGETHER = (
    Kind(
        SHARED_TEXT,
        "几个机关同一部分文字雷同的一组；同一年度的报告之间比较，一组里每一份都与另一份相近。",
        {
            "section": text("部分的编号"),
            "title": text("部分的名称"),
            "agencies": number("涉及几个机关"),
            "names": text("机关名称，用顿号隔开，最多列十个"),
            "ratio": number("组内最相近的两份相似的百分比，一位小数；数字、地名、机关名称不计"),
            "length": number("雷同的字数，取字数最少的一份；许多机关共用的话不计"),
            "quotes": text("两份的原文对照，最多三对句子"),
            "local_common": truth("像是上级统一起草或者当地通用的文字；看不出为未知"),
            "compared": number("一共比较了几个机关的这一部分"),
        },
    ),
    Kind(
        SHARED_TABLE,
        "几个机关同一张表不是零的各格完全相同的一组；同一年度的报告之间比较，合计格不算。",
        {
            "paper": text("表（纸面上的整张表）的编号"),
            "title": text("表的名称"),
            "nonzero": number("不是零的格数，合计格不算"),
            "distinct": number("其中不同的数有几个"),
            "digits": number("不同的数的位数之和；越大越不可能碰巧相同"),
            "largest": number("其中最大的数"),
            "agencies": number("涉及几个机关"),
            "names": text("机关名称，用顿号隔开，最多列十个"),
            "shown": text("相同的几格和它们的数，最多五格"),
            "compared": number("一共比较了几个机关的这张表"),
        },
    ),
    Kind(
        VERSIONS,
        "同一机关同一年度有几份不同的报告，又不是同一份报告的网页和附件；每一组一条。",
        {
            "agency": text("机关名称"),
            "files": number("几份"),
            "differing": number("各份之间写得不同的格数（含标题年份、统计期限）"),
            "shown": text("不同之处和各份的写法，最多五处"),
            "certain": truth("确实不同；有一份由扫描件识别的为未知"),
            "explained": truth("有一份写明是更正、修订后重新发布的；看不出为未知"),
        },
    ),
    Kind(
        DUE_REPORT,
        "名录里的一个机关在一个年度应有的报告，找到与否；没有名录没有这种事实。",
        {
            "agency": text("机关名称"),
            "found": truth("找到了它这一年度的报告；可能是某个读不出的文件为未知"),
            "due": truth("这一年度应当有报告：已经成立，没有撤销、合并；名录没有写清为未知"),
            "level": text(
                "机关层级", "state", "province", "city", "county", "township", "unknown"
            ),
            "parent": text("上级机关的名称；没有为空"),
            "region": text("所在地区；名录没有写为空"),
        },
    ),
    Kind(
        PUBLICATION,
        "名录写明发布日期（或者只写网址）的一份报告；没有名录没有这种事实。",
        {
            "agency": text("机关名称"),
            "date": day("发布日期；名录没有写为未知"),
            "address": text("网址；名录没有写为空"),
            "moved": truth("名录注明这是重新发布、网站迁移后的日期；没有注明为否"),
            "level": text(
                "机关层级", "state", "province", "city", "county", "township", "unknown"
            ),
            "parent": text("上级机关的名称；没有为空"),
            "region": text("所在地区；名录没有写为空"),
        },
    ),
    Kind(
        SUBORDINATE_SUM,
        "人民政府报告的一格与名录里它所属各机关报告的同一格合计的比较；没有名录没有这种事实。",
        {
            "agency": text("人民政府的名称"),
            "table": text("所在表（块）的编号"),
            "row": text("行的编号"),
            "column": text("列的编号"),
            "own": number("人民政府报告的数；读不准为未知"),
            "sum": number("所属各机关报告的数之和；有一份读不准的，为读得准的各份之和"),
            "reports": number("加了几份报告"),
            "due": number("名录里所属机关一共几个"),
            "covers_all": truth("人民政府的报告写明汇总全市、全区各级；写明只是本级为否"),
        },
    ),
)
TOGETHER = tuple(kind.name for kind in _TOGETHER)

ACROSS = frozenset(
    [*(PRIOR + name for name in _OF_LAST_YEAR), *(kind.name for kind in BESIDE), *TOGETHER]
)


def prior_kind(name: str) -> str | None:
    """What a fact of kind *name* is called when it is of last year's report; None for no rule."""
    return PRIOR + name if name in _OF_LAST_YEAR else None


def across_kinds(own: Iterable[Kind]) -> list[Kind]:
    """All kinds of this page; those of last year's report made of the *own* kinds of a report."""
    kinds = {kind.name: kind for kind in own}
    prior = [
        replace(
            kinds[name],
            name=PRIOR + name,
            means=f"上年报告的 {name}，字段与 {name} 相同：{kinds[name].means}",
        )
        for name in _OF_LAST_YEAR
    ]
    return [*prior, *BESIDE, *_TOGETHER]
