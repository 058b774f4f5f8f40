"""Kinds of fact read from prose: years, periods and when things happened."""

from hegui.facts.kind import Kind, day, number, text, truth

TIMES = [
    Kind(
        "period",
        "写明的一个统计期限。",
        {
            "from": day("起始日；读不清为未知"),
            "to": day("截止日；读不清为未知"),
            "from_year": number("起始年份；读不清为未知"),
            "to_year": number("截止年份；省略时同起始年份，读不清为未知"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
            "named": truth("有“统计期限”一类的字样，或者说明是报告所列数据的起止"),
            "explained": truth("同一句或相邻句说明了成立、撤并等不满一年的原因"),
        },
    ),
    Kind(
        "year_mention",
        "正文里写的一个年份，不计文号和书名号里的。",
        {
            "value": number("年份的数值"),
            "digits": number("数字的位数"),
            "text": text("原文"),
            "section": text("所在部分的编号；前言为空"),
            "plan": truth("说的是规划、目标一类将来的年份"),
            "history": truth("说的是始建、创办一类从前的年份"),
            "glued": truth("可能是抽取时丢了字、把数字连在一起"),
        },
    ),
    Kind(
        "told_year",
        "正文里领起叙述的一个年份，如“2023年，我局……”；名称、比较、起止里的年份没有这一条。",
        {
            "value": number("年份"),
            "role": text(
                "叙述什么：做过的工作、打算、介绍本报告；看不出是否在比较为未知",
                "done",
                "plan",
                "report",
            ),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文，从年份起"),
        },
    ),
    Kind(
        "cutoff",
        "“截至某日”一类的日期。",
        {
            "day": day("日期；只写年月的为末日"),
            "counted": truth("说的是到那天为止的数量，不是案件状态、缴费期限一类"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "year_gloss",
        "正文说明“上一年”是哪一年的一处。",
        {
            "value": number("所说的年份"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "work_programme",
        "正文提到按年印发的工作要点的一句。",
        {
            "value": number("要点的年份；几个年份取最晚的"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "table_year",
        "引出表格的话、表名或者列名里的年份。",
        {
            "value": number("年份"),
            "last": truth("列名说的是上一年"),
            "section": text("所在部分的编号；列名为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "citation",
        "正文引用的一件法律文件。",
        {
            "title": text("书名号里的名称；没有为空"),
            "number": text("文号，括号统一为〔〕；没有为空"),
            "source": text("与 sources.yaml 对上的编号；对不上为空"),
            "wrong": text(
                "与所列文件只差一点而写错的：名称、文号、名称和文号不是同一件；没有为空",
                *("", "title", "number", "pair"),
            ),
            "due": text("写错的，正确的名称和文号；没有写错为空"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
]
