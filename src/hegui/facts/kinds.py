"""The kinds of fact a rule may speak of, with their fields and types.

The one list both halves share: extraction makes these, rules name these, the checker of the
language takes types from here, and ``audit facts --kinds`` prints it. Names no part of
any form: ids of sections, tables, rows and columns come from the editions of a pack.
``MEMBERS`` marks kinds whose facts also carry one number for each row (or column) of the form.
Kinds that only exist where reports stand beside each other come from ``across_kinds``.
"""

from hegui.facts.across_kinds import across_kinds
from hegui.facts.kind import Field, Kind, Type, number, text, truth
from hegui.facts.prose_amounts import AMOUNTS
from hegui.facts.prose_claims import CLAIMS
from hegui.facts.prose_times import TIMES
from hegui.facts.prose_words import WORDS
from hegui.facts.suspect_kinds import SUSPECTS

__all__ = ["COMMON", "COPY", "DIFFERENCE", "KINDS", "Field", "Kind", "Type"]

# Every fact has these: rules of one report may ask for them on any subject.
COMMON = {
    "year": number("这份报告的报告年度；读不出为未知"),
    "edition": text("这份报告的表格所用的格式版本"),
    "agency_kind": text(
        "机关类别", "government", "department", "township", "institution", "unknown"
    ),
    "label": text("位置的中文名称，用于消息"),
}

COPY, DIFFERENCE = "copy", "difference"

_STATES = ("number", "blank", "not_applicable", "none", "dash", "text")
_WORDING = ("canonical", "accepted", "legacy", "similar")

_ALL = [
    Kind(
        "report",
        "报告本身；每份报告一条。",
        {
            "title": text("总标题，去空白；没有为空"),
            "title_year": number("总标题中的年份；标题没有年份为未知"),
            "title_years": number("总标题中不同年份的个数"),
            "period_year": number("统计期限的年份；期限读不清或前后不一为未知"),
            "agency": text("机关名称；读不出为空"),
            "level": text(
                "机关层级", "state", "province", "city", "county", "township", "unknown"
            ),
            "due_edition": text("按报告年度应当使用的格式版本；年度未知为未知"),
            "tables": number("读到的规定表格数"),
            "due_tables": number("应有的规定表格数"),
            "periods": number("写明的统计期限个数"),
            "length": number("全文字数（不计空白）"),
            "scanned": truth("由扫描件或图片识别得来，原件的文字不能复制"),
            "text": text("各部分正文与前言，不含表格，去空白"),
        },
    ),
    Kind(
        "outline",
        "前言里对全文各部分的列举，如“全文包括……六个部分”；没有列举就没有这一条。",
        {
            "claimed": number("前言说的部分数；没有说为未知"),
            "listed": number("前言逐一列出的部分名称数；没有列出为 0"),
            "found": number("正文中实际的一级标题数"),
            "unmatched": text("列出而正文没有的部分名称，用顿号隔开；没有为空"),
            "open": truth("列举以“等”结尾"),
            "text": text("原文"),
        },
    ),
    Kind(
        "section",
        "正文中的一个一级标题及其下的内容；格式以外的一级标题也有一条。",
        {
            "id": text("部分的编号；格式以外的为空"),
            "foreign": truth("格式以外的部分"),
            "heading": text("标题原文"),
            "title": text("标题去掉序号后的文字"),
            "due_title": text("格式规定的标题；格式以外的为空"),
            "wording": text("标题用词", *_WORDING),
            "number": number("印出的序号；没有序号为 0"),
            "style": text("序号写法", "chinese", "arabic", "bracket", "other", "none"),
            "order": number("第几个一级标题"),
            "due_order": number("格式规定的次序；格式以外的为未知"),
            "times": number("同一部分的一级标题出现的次数"),
            "previous_number": number("前一个一级标题的序号；没有为 0"),
            "previous_style": text("前一个一级标题的序号写法；没有为空"),
            "last_due_order": number("在它之前出现的各部分中最大的规定次序；没有为 0"),
            "text": text("该部分正文（不含表格），去空白"),
            "length": number("该部分正文字数（不计空白和标题）"),
            "topics": number("该部分规定方面中找到的个数"),
            "due_topics": number("该部分规定方面的个数"),
            "pictures": number("该部分里图片的个数"),
            "attachments": number("该部分里附件链接的个数"),
            "tables": number("该部分里读到的规定表格数"),
            "complete": truth(
                "文字都读到了；有图片，或者没有文字而有附件，文字可能没有读全的为未知"
            ),
        },
    ),
    Kind(
        "section_slot",
        "格式规定的一个部分，找到与否；每个规定的部分一条。",
        {
            "id": text("部分的编号"),
            "title": text("规定的标题"),
            "numeral": text("规定的序号"),
            "order": number("规定的次序"),
            "present": truth("找到该部分的标题；可能有而认不准为未知"),
        },
    ),
    Kind(
        "topic_slot",
        "某部分应当写到的一个方面，写到与否；每个规定的方面一条，部分没有找到时没有。",
        {
            "id": text("方面的编号"),
            "title": text("方面的名称"),
            "section": text("所在部分的编号"),
            "present": truth("有小标题，或者正文有一段写到；只是顺带提到为未知"),
            "how": text("怎样找到的", "heading", "text", "passing", "none"),
        },
    ),
    Kind(
        "subheading",
        "部分里的一个二级标题（（一）（二）……或同级而无序号的小标题）。",
        {
            "section": text("所在部分的编号"),
            "text": text("小标题原文"),
            "number": number("序号；没有序号为 0"),
            "previous": number("同一部分里前一个有序号的小标题的序号；没有为 0"),
            "unnumbered_before": number("同一部分里，它之前没有序号的小标题个数"),
        },
    ),
    Kind(
        "table_slot",
        "格式规定的一张表，找到与否；每张规定的表一条。",
        {
            "id": text("表的编号"),
            "title": text("表的名称"),
            "section": text("应在部分的编号"),
            "present": truth("读到这张表；说不准为未知"),
            "section_present": truth("应在的部分找到了"),
            "section_length": number("应在部分的文字数"),
            "counts_in_text": number("应在部分的文字里带单位的件数个数"),
            "pictures": number("应在部分里图片的个数"),
            "attachments": number("应在部分里附件链接的个数"),
            "other_tables": number("这份报告里读到的其他规定表格数"),
        },
    ),
    Kind(
        "table",
        "读到的一张规定的表。",
        {
            "id": text("表的编号"),
            "title": text("表的名称"),
            "section": text("应在部分的编号"),
            "in_section": text("实际所在部分的编号；在所有部分之前为空，看不出为未知"),
            "cells": number("读到的单元格数"),
            "numbers": number("填了数字的单元格数"),
            "blanks": number("空白单元格数"),
            "states": number("用了几种占位写法（空白、不涉及、无、斜杠各算一种）"),
            "rows_read": number("读到的数据行数"),
            "certain": truth("各行各格都读准了，没有存疑"),
        },
    ),
    Kind(
        "row",
        "读到的一行数据；同一行出现两次有两条。各列的编号也是数字字段：读不准、没有数字为未知。",
        {
            "table": text("所在表（块）的编号"),
            "row": text("行的编号"),
            "text": text("报告中的行标签"),
            "due_text": text("格式规定的行标签"),
            "wording": text("行标签用词", *_WORDING),
            "times": number("同一行出现的次数"),
            "values": number("该行读到的数据个数；可能漏了空白而说不准为未知"),
            "due_values": number("该行应有的数据个数"),
            "parts": number("该行总计以外各列之和；有总计列的表才有，有一格读不准即未知"),
            "total_row": truth("合计行"),
            "leaf": truth("参加合计的分项行"),
        },
        members="columns",
    ),
    Kind(
        "row_slot",
        "格式规定的一个数据行，找到与否；所在的表没有读到时没有。",
        {
            "table": text("所在表（块）的编号"),
            "row": text("行的编号"),
            "due_text": text("格式规定的行标签"),
            "present": truth("找到这一行；说不准为未知"),
            "merged": truth("同组各行没有分列，合为一行；整组只有一条"),
        },
    ),
    Kind(
        "column",
        "读到的一列数据。各行的编号也是数字字段：读不准、没有数字为未知。",
        {
            "table": text("所在表（块）的编号"),
            "column": text("列的编号"),
            "text": text("报告中的列标签；没有读到为空"),
            "due_text": text("格式规定的列标签"),
            "wording": text("列标签用词", *_WORDING),
            "type": text("该列填什么", "count", "signed_count", "amount"),
            "unit": text("规定的单位；没有为空"),
            "leaves": number("该列参加合计的各分项行之和；缺一行或一格读不准即未知"),
            "total": truth("总计列"),
        },
        members="rows",
    ),
    Kind(
        "column_slot",
        "格式规定的一列，找到与否；所在的表没有读到时没有。",
        {
            "table": text("所在表（块）的编号"),
            "column": text("列的编号"),
            "due_text": text("格式规定的列标签"),
            "present": truth("找到这一列；说不准为未知"),
        },
    ),
    Kind(
        "cell",
        "规定表格里的一个单元格。",
        {
            "table": text("所在表（块）的编号"),
            "row": text("行的编号"),
            "column": text("列的编号"),
            "state": text("填了什么；读不准为未知", *_STATES),
            "value": number("数值；没有数字为未知"),
            "text": text("报告中的原文"),
            "style": text(
                "数字的写法",
                "plain",
                "unit",
                "space",
                "letter",
                "chinese",
                "full_width",
                "remark",
                "sign_word",
            ),
            "type": text("该列填什么", "count", "signed_count", "amount"),
            "total": truth("总计行或总计列的格"),
            "leaf": truth("参加合计的分项行的格"),
            "paper": text("所在表（纸面上的整张表）的编号"),
        },
    ),
    Kind(
        "foreign_row",
        "规定的表里格式以外的一行或一列。",
        {
            "paper": text("所在表（纸面上的整张表）的编号"),
            "text": text("原文"),
            "what": text("是行还是列", "row", "column"),
        },
    ),
    Kind(
        "mark_slot",
        "格式在表里印的条款项小标题或说明，找到与否；所在的表没有读到时没有。",
        {
            "paper": text("所在表（纸面上的整张表）的编号"),
            "what": text("小标题还是说明", "caption", "note"),
            "due_text": text("格式印的文字"),
            "present": truth("找到；可能被抽取时丢掉为未知"),
        },
    ),
    Kind(
        "edition_mark",
        "表里只有某一版格式才有的标签。",
        {
            "mark": text("标签"),
            "of_edition": text("属于哪一版格式"),
            "paper": text("所在表（纸面上的整张表）的编号"),
            "first": truth("该表里这一版的第一个这种标签"),
        },
    ),
    *SUSPECTS,
    *TIMES,
    *AMOUNTS,
    *CLAIMS,
    *WORDS,
    Kind(
        COPY,
        "同一份报告的另一个文件，如网页的附件；只有一个文件的没有这一条。",
        {
            "number": number("第几个，按路径的次序"),
            "file": text("文件名"),
            "path": text("文件的路径"),
            "kind": text("文件的种类，如 html、docx、pdf"),
            "differences": number("与本文件不同之处的个数"),
            "scanned": truth("本文件或者该文件由扫描件识别得来"),
        },
    ),
    Kind(
        DIFFERENCE,
        "本文件与同一份报告的另一个文件之间的一处不同；一方没有或读不准的不算。",
        {
            "copy": number("与第几个文件的不同"),
            "order": number("该文件的第几处不同"),
            "what": text("什么不同", "title_year", "period", "edition", "section", "cell"),
            "here": text("本文件写的"),
            "there": text("该文件写的"),
            "text": text("位置和两种写法，前为本文件，后为该文件"),
            "certain": truth("确实不同；有一方由扫描件识别的为未知"),
        },
    ),
]

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*_ALL, *across_kinds(_ALL))}
