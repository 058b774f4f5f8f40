"""Kinds of fact read from prose: numbers in words, held to tables and to each other."""

from hegui.facts.kind import Kind, number, text, truth

AMOUNTS = [
    Kind(
        "percentage",
        "正文里说某个数量占百分之几的一处；满意率、增长一类的百分比没有这一条。",
        {
            "value": number("写的百分比；三成写作 30"),
            "part": number("占这个百分比的数量"),
            "whole": number("最可能的总数；与某个总数相符或者近处没有总数的为未知"),
            "actual": number("按这个总数算得的百分比，两位小数；没有总数为未知"),
            "agrees": truth("与近处或表里的某个总数相符（四舍五入、截尾都算）；看不出总数为未知"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "comparison",
        "正文里与上年比较、前后两个数都在的一处；没有写上年的数的没有这一条。",
        {
            "now": number("后一个数"),
            "before": number("前一个数；没有写而写了增减多少的，由此推出"),
            "due": text("按这两个数应当怎样说，如“增长12.5%”"),
            "agrees": truth("所说的增减与这两个数相符；说法有两种解释为未知"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "rough_amount",
        "正文里的一个约数，如“100余条”。",
        {
            "about": text(
                "说的是收到的申请、公开出去的信息，或者别的", "applications", "disclosure", "other"
            ),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文，带前面几个字"),
        },
    ),
    Kind(
        "statement",
        "正文里说的一件事：某项不涉及、没有收到申请、某项若干件、全部办结。",
        {
            "kind": text(
                "说的是什么：不涉及、没有、若干件、全部（办结）",
                "not_involved",
                "none",
                "amount",
                "all",
            ),
            "about": text(
                "说的是哪一项：行的编号，或者 reading/quantities.yaml 里 subjects 的 about"
            ),
            "rows": text("正文点到的行的编号，用空格隔开；没有点到行为空"),
            "columns": text("正文点到的列的编号，用空格隔开；没有点到列为空"),
            "amount": number("数量；“没有”为 0；约数、进位的数（1.3万件）为未知"),
            "low": number("数量最小可能是多少；约数为未知"),
            "high": number("数量最大可能是多少；约数为未知"),
            "unit": text("单位；没有为空"),
            "exact": truth("不是约数"),
            "scope": text(
                "说的是谁：本机关、整个地方、政府办公室自身、全系统、别的机关、看不出",
                *("own", "area", "office", "system", "other", "unknown"),
            ),
            "period": text(
                "说的是什么时候；看不出为未知",
                *("year", "last_year", "next_year", "part", "cumulative", "other"),
            ),
            "share": truth("只是这一项的一部分（某个渠道、某类事由、其中几件）；看不出为未知"),
            "part": truth("写在“其中”“包括”之后"),
            "with_carried": truth("写明含上年结转"),
            "of": text("是哪一项的一部分：那一项的 about；不是一部分、看不出为空"),
            "explained": truth("近处说明了表格的口径"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "flow",
        "正文一段话里说全了的四个数：收到、上年转来、办结、转到下年。",
        {
            "received": number("收到、新收的件数"),
            "strict": truth("收到的只是新收，不含上年结转"),
            "brought": number("上年转来的件数；说没有为 0"),
            "closed": number("办结、答复的件数"),
            "left": number("转到下年的件数；说没有为 0"),
            "withdrawn": number("撤回、另作处理的件数；没有说为 0"),
            "scope": text("说的是谁", "own", "area", "office", "system", "other"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "restatement",
        "正文里前后写了两次的同一个数量：用词、单位、渠道、机关、时间都相同。",
        {
            "what": text("哪一个数量：statement 的 about，或者 reading/quantities.yaml 里的名称"),
            "first": number("前一处的数"),
            "second": number("后一处的数"),
            "difference": number("两数之差的绝对值"),
            "unit": text("单位"),
            "first_section": text("前一处所在部分的编号；前言为空"),
            "first_text": text("前一处的原文"),
            "section": text("后一处所在部分的编号；前言为空"),
            "text": text("后一处的原文"),
        },
    ),
    Kind(
        "breakdown",
        "正文写的一个总数和它的各项：共多少，其中某项多少、某项多少。总数写在各项后面的也算。",
        {
            "whole": number("总数；读不出为未知"),
            "sum": number("各项之和；有约数、单位不同为未知"),
            "parts": number("项数"),
            "unit": text("总数的单位；没有为空"),
            "closed": truth("写明各项就是全部：分为、由……组成、其余、三类等"),
            "nearly": truth(
                "没有写明是全部，但各项之和只比总数少一点，总数或某项改一个数字就相等；"
                "总数和各项都与表格相同的不算"
            ),
            "agrees": truth("有一种读法各项之和等于总数；约数、单位不同、可以有别的读法为未知"),
            "overlapping": truth("写明各项有重叠，或者是容易重叠的情形（延期的、35岁以下的）"),
            "channels": truth("各项是发布渠道"),
            "depth": number("在第几层：总数本身是别的总数的一项时为 1 以上，否则为 0"),
            "items": text("各项的数，用加号连起来"),
            "largest": number("最大的一项"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文，长的只写头尾"),
        },
    ),
    Kind(
        "percent_list",
        "正文里一组百分比，各占总数的一份。",
        {
            "sum": number("相加的结果"),
            "count": number("几个百分比"),
            "closed": truth("写明各项就是全部，或者同列的件数相加正好是总数"),
            "alike": truth("各项是同一种分法里的几类，不会有重叠"),
            "overlapping": truth("写明各项有重叠，或者是容易重叠的情形"),
            "tolerance": number("四舍五入可以造成的最大误差，至少每项 0.1"),
            "items": text("各百分比，用加号连起来"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文，长的只写头尾"),
        },
    ),
    Kind(
        "announcement",
        "正文先说有几类、几项、几次，接着逐一列出的一处。",
        {
            "claimed": number("说有几个"),
            "listed": number("列出几个；有几种数法时是最接近的"),
            "agrees": truth("有一种数法两者相等；后面可能还有、以“等”结尾的为未知"),
            "unit": text("类、项、个、次等"),
            "first": text("列出的第一个"),
            "last": text("列出的最后一个"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文，长的只写头尾"),
        },
    ),
    Kind(
        "tally",
        "正文写的一项工作的数量或者否认：制发文件几件、作出处罚几件、收费多少、收费通知几份。",
        {
            "kind": text("数量，说没有，说全部做到", "amount", "none", "all"),
            "about": text("哪一项：表中行的编号，或者 reading/claims.yaml 里的名称"),
            "what": text("数的是什么：表中列的编号，或者 reading/claims.yaml 里的名称"),
            "low": number("至少是多少，金额以元计；“没有”为 0，约数为未知"),
            "high": number("至多是多少；写得确切的与 low 相等，舍入的相差末位的一个单位"),
            "unit": text("单位；没有为空"),
            "scope": text("说的是谁", "own", "area", "office", "system", "other"),
            "period": text(
                "说的是什么时候；看不出为未知",
                *("year", "last_year", "next_year", "part", "cumulative", "other"),
            ),
            "share": truth("只是其中一部分；看不出为未知"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "fee_account",
        "报告对信息处理费的交代；每份报告一条。",
        {
            "told": truth("说到了这项费用"),
            "charged": truth("收取了；说不准为未知"),
            "notices": truth("写了发出收费通知的件数；拿不准为未知"),
            "asked": truth("写了应收的金额"),
            "received": truth("写了实收的金额"),
            "section": text("写到它的部分的编号；前言和没有写到的为空"),
            "text": text("原文；没有写到为空"),
        },
    ),
]
