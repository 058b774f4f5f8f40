"""The kinds of fact that are read from prose: what a report says in words."""

from hegui.facts.kind import Kind, day, number, text, truth

PROSE_KINDS = [
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
        "citation",
        "正文引用的一件法律文件。",
        {
            "title": text("书名号里的名称；没有为空"),
            "number": text("文号，括号统一为〔〕；没有为空"),
            "source": text("与 sources.yaml 对上的编号；对不上为空"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "statement",
        "正文里说的一件事：某项不涉及、没有收到申请、某项若干件。",
        {
            "kind": text("说的是什么", "not_involved", "none", "amount"),
            "about": text("说的是哪一项：行的编号，或者 vocabulary/subjects.yaml 里的名称"),
            "amount": number("数量；“没有”为 0；约数为未知"),
            "unit": text("单位；没有为空"),
            "exact": truth("不是约数"),
            "scope": text("说的是谁", "own", "other", "unknown"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
]
