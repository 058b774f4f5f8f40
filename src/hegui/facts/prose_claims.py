"""Kinds of fact read from prose: what a report claims of itself and of its work."""

from hegui.facts.kind import Kind, number, text, truth

CLAIMS = [
    Kind(
        "dispute",
        "正文写的一个复议、诉讼件数。",
        {
            "about": text(
                "哪种案件：申请复议的、提起诉讼的、其中直接起诉的、复议后又起诉的，或者几种合在一起",
                *("review", "litigation", "direct", "after_review", "disputes"),
            ),
            "result": text(
                "什么结果：维持、纠正、其他、未审结、驳回或胜诉、已审结；全部案件为空",
                *("", "upheld", "corrected", "other", "pending", "rejected", "concluded"),
            ),
            "amount": number("件数；约数为未知"),
            "scope": text(
                "说的是谁的案件；不知是不是作为复议机关办理的为未知",
                *("own", "area", "office", "system", "other"),
            ),
            "period": text(
                "说的是什么时候；看不出为未知",
                *("year", "last_year", "next_year", "part", "cumulative", "other"),
            ),
            "field": text("政府信息公开方面的，还是各方面的；看不出为未知", "own", "all"),
            "share": truth("只是其中一部分案件；看不出为未知"),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "claim",
        "正文对复议、诉讼的一个断言：没有发生、没有败诉、均获维持；或者说明案件与当年的申请无关。",
        {
            "kind": text(
                "断言什么：没有发生、没有被纠正或败诉、均维持、均胜诉或驳回、说明了来由",
                *("none", "none_corrected", "all_upheld", "all_won", "explained"),
            ),
            "about": text(
                "哪种案件；复议和诉讼一起说的合为一条；没有写明为空",
                *("", "review", "litigation", "direct", "after_review", "disputes"),
            ),
            "limited": text("只限于已审结的、某一部分的；不限为空", "", "concluded", "part"),
            "count": number("说的是多少件；没有写明为未知"),
            "scope": text("说的是谁；看不出为未知", *("own", "area", "office", "system", "other")),
            "period": text(
                "说的是什么时候；看不出为未知",
                *("year", "last_year", "next_year", "part", "cumulative", "other"),
            ),
            "section": text("所在部分的编号；前言为空"),
            "text": text("原文"),
        },
    ),
    Kind(
        "focus",
        "概述部分各句说的是不是公开工作；这一部分没有文字就没有这一条。",
        {
            "sentences": number("句数"),
            "other": number("说别的业务的句数"),
            "section": text("所在部分的编号"),
            "text": text("说别的业务的句子，只举前三句，每句只取前面"),
        },
    ),
    Kind(
        "aspect",
        "概述部分写某个方面的那一段；找不到这一段的没有。",
        {
            "id": text("方面的编号"),
            "title": text("方面的名称"),
            "length": number("字数"),
            "amounts": number("其中计数的数的个数；只有比例一类的数、算不算说不准为未知"),
            "nothing": truth("说了没有；说的是不是这件事拿不准为未知"),
            "elsewhere": truth("报告的别处写了这件事的数，或者说了没有"),
            "section": text("所在部分的编号"),
        },
    ),
    Kind(
        "told_item",
        "有的地方要求报告数量的一件事，写到与否；每件一条。",
        {
            "id": text("编号"),
            "title": text("名称"),
            "mentioned": truth("正文提到"),
            "counted": truth("提到的句子里有计数的数"),
            "section": text("写到它的部分的编号；前言和没有写到的为空"),
        },
    ),
    Kind(
        "outcome",
        "应当写明结果的一件事（考核、评议、追究），写到与否；每件一条。",
        {
            "id": text("编号"),
            "title": text("名称"),
            "state": text("写到什么程度；拿不准为未知", "result", "system", "none"),
            "section": text("写到它的部分的编号；前言和没有写到的为空"),
            "text": text("原文；没有写到为空"),
        },
    ),
    Kind(
        "sentence",
        "问题部分的一层意思：一个问题、一条改进情况、一句“没有问题”，或者带数字的别的话。",
        {
            "role": text("说的是什么", "problem", "measure", "denial", "other"),
            "sure": truth("确实如此；像而拿不准为未知"),
            "listed": truth("是列举的一项（一是……；二是……）"),
            "vague": truth("问题：去掉套话什么也不剩；是不是套话拿不准为未知"),
            "about": truth("问题：说的是公开工作（否：说的是别的业务）；看不出为未知"),
            "answered": text(
                "问题：后面的措施管没管到；不是问题的为空", "yes", "no", "unclear", ""
            ),
            "amounts": number("其中带单位的数的个数"),
            "section": text("所在部分的编号"),
            "text": text("原文，过长的只取前面"),
        },
    ),
    Kind(
        "repeat",
        "报告里出现了两次的一段话；标题和前言不算。",
        {
            "length": number("字数，不计标点"),
            "times": number("出现的次数"),
            "first": text("第一次所在部分"),
            "second": text("第二次所在部分"),
            "sure": truth("确实重复；可能是整页文字被复制了两遍的为未知"),
            "section": text("第一次所在部分的编号"),
            "text": text("原文的开头"),
        },
    ),
]
