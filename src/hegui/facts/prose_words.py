"""Kinds of fact read from prose: names, phrases, identifiers and slips of the pen."""

from hegui.facts.kind import Kind, number, text, truth

WORDS = [
    Kind(
        "phrase",
        "正文里出现的一处词表里的词或者写法；只读 vocabulary/ 里写了 find: true 的词表。",
        {
            "list": text("词表的名称"),
            "text": text("原文；其中的号码、邮箱只写头尾"),
            "instead": text("词表给出的正确写法；没有为空"),
            "sentence": text("所在的句子；其中的号码、邮箱只写头尾"),
            "section": text("所在部分的编号；前言为空"),
            "within": text("在书名号里、在引号里；都不在为空", "title", "quote", ""),
            "year": number("正则用 year 标出的年份；没有为未知"),
            "number": number("正则用 number 标出的数；没有为未知"),
            "order": number("是该词表在全文里的第几处"),
            "again": truth("同样的字前面已经出现过"),
            "opening": truth("在该部分的第一句话里"),
            "nth": number(
                "它在“一群”里的第几个：一群是同一部分里连着的几句话，每句都有该词表的词，没有数字，第一句话除外"
            ),
            "crowd": number("这一群共有几个"),
            "crowd_sentences": number("这一群共有几句话"),
            "sure": truth("原文确实这样写；从图片识别的为未知"),
        },
    ),
    Kind(
        "identifier",
        "正文里属于个人的一处信息：证件号码、手机号码、银行账号、邮箱、姓名、住址、病情。",
        {
            "kind": text(
                "是什么",
                "id_card",
                "mobile",
                "bank_card",
                "account",
                "mailbox",
                "person",
                "address",
                "illness",
            ),
            "text": text("原文，只写头尾"),
            "whose": text("近处说的是什么人，如申请人；没有为空"),
            "contact": truth("写明是单位的联系方式或者收款账户"),
            "section": text("所在部分的编号；前言为空"),
            "sentence": text("所在的句子，其中的号码、姓名只写头尾"),
            "sure": truth("原文确实这样写；从图片识别的为未知"),
        },
    ),
    Kind(
        "slip",
        "正文里一处文字上的疏漏：重复、不配对、半角、乱码、残句、占位符。",
        {
            "kind": text(
                "是什么：字词重复、标点重复、括号引号不配对、半角标点和空格、乱码、冒号后没有内容、"
                "一是没有二是、语病、占位符、漏填的数",
                "doubled",
                "repeated_sign",
                "unpaired",
                "width",
                "garbled",
                "dangling",
                "enumeration",
                "broken",
                "placeholder",
                "blank_number",
            ),
            "text": text("原文，连同前后几个字"),
            "detail": text("哪里不对"),
            "count": number("共几处；半角和空格合成一个"),
            "section": text("所在部分的编号；前言为空"),
            "sure": truth("原文确实这样写；可能是抽取、识别造成的为未知"),
        },
    ),
    Kind(
        "name",
        "正文里处在本机关位置上的一个名称：自称、编制机关、主语、网站等；同一位置的同一写法只有一条。",
        {
            "what": text(
                "处在什么位置：自称、编制机关、主语、领导、网站、申请的对象、地址、随文提到",
                "self",
                "issuer",
                "subject",
                "led",
                "site",
                "asked",
                "address",
                "mention",
            ),
            "text": text("名称的原文"),
            "agency": text("本机关的名称"),
            "relation": text(
                "与本机关的关系：相合、别的机关、别的地方、从前的名称、另一个名称、写错一个字；看不出为未知",
                "own",
                "foreign",
                "elsewhere",
                "former",
                "alias",
                "slip",
            ),
            "sure": truth("地方确实不同；可能是上下级的两个市为否"),
            "times": number("这样写的次数"),
            "section": text("第一处所在部分的编号；前言为空"),
        },
    ),
]
