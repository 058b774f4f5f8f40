"""依申请公开 in words: received, carried, who asked, how, what came of it; as in table three."""

from tests.generator.prose_disputes import disputes
from tests.generator.prose_lists import Part, closed
from tests.generator.prose_nearby import beside_requests
from tests.generator.prose_voice import Voice, mark, percent

GROUPS = (  # how prose names the groups of results, and which rows belong to each
    ("granted", "予以公开", ("granted",)),
    ("partial", "部分公开", ("partial",)),
    ("denied", "不予公开", ("denied_",)),
    ("unable", "无法提供", ("unable_",)),
    ("not_processed", "不予处理", ("np_",)),
    ("other_handling", "其他处理", ("oh_", "other_handling")),
)
_UNABLE = {
    "unable_not_held": "本机关不掌握相关政府信息",
    "unable_need_creation": "没有现成信息需要另行制作",
    "unable_unclear": "补正后申请内容仍不明确",
}
_DENIED = {
    "denied_third_party": "保护第三方合法权益",
    "denied_internal_affairs": "属于三类内部事务信息",
    "denied_process_info": "属于四类过程性信息",
    "denied_case_file": "属于行政执法案卷",
    "denied_admin_query": "属于行政查询事项",
    "denied_law_forbidden": "其他法律行政法规禁止公开",
}
ORGANISATIONS = {
    "enterprise": "商业企业",
    "research": "科研机构",
    "public_interest": "社会公益组织",
    "legal_service": "法律服务机构",
    "other_org": "其他组织",
}


def group(v: Voice, rows: tuple[str, ...]) -> int:
    """The sum of the rows of one group of results."""
    return sum(
        line["total"]
        for row, line in v.figures.requests.items()
        if any(row == one or (one.endswith("_") and row.startswith(one)) for one in rows)
    )


def on_request(v: Voice) -> list[str]:
    """Sentences on requests; received, handled and left are as in the table."""
    opening = v.pick(
        "严格按照法定时限办理依申请公开事项。",
        "规范依申请公开的登记、审核、答复、送达等环节。",
        "加强与申请人的沟通，提高依申请公开答复质量。",
        "畅通当面、信函、网络等依申请公开渠道，统一使用答复文书格式。",
        f"{v.own}依法办理政府信息公开申请，对答复内容实行合法性审核。",
        "",
    )
    told = _none(v) if not v.figures.total("new_received") else _received(v)
    return [s for s in (opening, *told, _letters(v), *disputes(v)) if s]


def _none(v: Voice) -> list[str]:
    carried = v.figures.total("carried_in")
    if carried:
        return [f"本年度未新收政府信息公开申请，办理上年结转申请{v.n('carried_in', carried)}件。"]
    denial = v.pick(
        f"{v.span}未收到政府信息公开申请。",
        "本年度收到政府信息公开申请0件。",
        "本年度没有收到政府信息公开申请，没有结转事项。",
        f"{v.span}没有公民、法人或者其他组织向{v.own}提出政府信息公开申请。",
        f"{v.span}未接到任何形式的政府信息公开申请，上年结转0件，结转下年度0件。",
        "本年度新收申请0件，无上年结转。",
        f"{v.span}受理政府信息公开申请0件，办结0件。",
    )
    return [mark("none_received", denial)] if "\ue000" not in denial else [denial]


def _received(v: Voice) -> list[str]:
    new, carried = v.figures.total("new_received"), v.figures.total("carried_in")
    done, left = v.figures.total("results_total"), v.figures.total("carried_out")
    told_new, told_done = v.n("new_received", new), v.n("results_total", done)
    told_in, told_out = v.n("carried_in", carried), v.n("carried_out", left)
    verb = v.pick("新收", "共收到", "收到", "接收", "新收到", "共接收")
    things = v.pick("政府信息公开申请", "政府信息公开申请", "依申请公开申请", "公开申请")
    before = (
        f"，{v.pick('上年结转', '上年度结转', f'{v.year - 1}年结转')}{told_in}件"
        if carried
        else ""
    )
    closing = v.pick("办结", "办理完毕", "答复", "依法办结", "按时办结")
    after = (
        v.pick("，结转下年度继续办理", f"，结转{v.year + 1}年办理", "，结转下年度")
        + f"{told_out}件"
        if left
        else v.pick("", "，无结转", "，没有结转下年度办理的申请")
    )
    if carried and v.chance(0.25):
        pool = v.n("pool", new + carried)
        first = v.pick(
            f"{v.span}共办理{things}{pool}件，其中{v.pick('新收', '本年新收')}{told_new}件、"
            f"上年结转{told_in}件",
            f"{v.span}需办理的{things}共{pool}件（含上年结转{told_in}件）",
        )
        return [f"{first}，{closing}{told_done}件{after}。", *_details(v)]
    if v.chance(0.2):
        return [_balance(v, told_new, told_in, told_done, told_out), *_details(v)]
    other = group(v, GROUPS[-1][2])
    if other and v.chance(0.25) and done > other:
        first = f"{v.span}{verb}{things}{told_new}件{before}"
        rest = f"另有{v.n('other_handling', other)}件作其他处理"
        return [f"{first}，答复{v.n('answered', done - other)}件，{rest}{after}。"]
    first = f"{v.span}{v.area}{verb}{things}{told_new}件"
    if v.chance(0.5):
        return [f"{first}{before}，{closing}{told_done}件{after}。", *_details(v)]
    detail = v.pick(_applicants(v), _ways(v), "")
    end = f"年末已{closing.removeprefix('按时').removeprefix('依法')}{told_done}件{after}。"
    return [
        f"{first}{detail}{f'；另有{told_in}件由上年结转' if carried else ''}。",
        end,
        *_details(v),
    ]


def _balance(v: Voice, new: str, carried: str, done: str, left: str) -> str:
    """All four numbers, whether nought or not, in the order of table three."""
    last, following = (
        v.pick("上年结转", "上一年度结转"),
        v.pick("结转下年度继续办理", "转入下年度"),
    )
    return v.pick(
        f"本年新收政府信息公开申请{new}件，{last}{carried}件，本年度办理{done}件，{following}"
        f"{left}件。",
        f"政府信息公开申请办理情况：新收{new}件；{last}{carried}件；办结{done}件；{following}"
        f"{left}件。",
        f"{v.span}收到政府信息公开申请{new}件（另有{last}{carried}件），办结{done}件，"
        f"{following}{left}件。",
    )


def _applicants(v: Voice) -> str:
    row = v.figures.requests["new_received"]
    people, others = row["natural_person"], row["total"] - row["natural_person"]
    if not others:
        return v.pick(
            "，申请人均为自然人",
            "，全部由自然人提出",
            "，未收到法人或其他组织提出的申请",
            "，没有企业提出申请",
        )
    kinds = [(n, row[c]) for c, n in ORGANISATIONS.items() if row[c]]
    inner = ""
    if len(kinds) > 1 and v.chance(0.5):
        listed = [f"{name}{v.n('organisation.part', count)}件" for name, count in kinds]
        inner = f"（{'、'.join(listed)}）"
    a, b = v.n("natural", people), v.n("organisations", others)
    return v.pick(
        f"，其中自然人申请{a}件，法人或其他组织申请{b}件{inner}",
        f"，其中：自然人{a}件、法人或其他组织{b}件{inner}",
        f"，自然人提出{a}件、法人或者其他组织提出{b}件{inner}",
        f"（自然人{a}件，法人或其他组织{b}件）",
    )


def _ways(v: Voice) -> str:
    new = v.figures.total("new_received")
    if new < 6:
        return v.pick(
            "，均通过网络渠道提交", "，均为信函申请", "，未收到当面申请", "，没有邮寄申请"
        )
    names = v.sample(("网络申请", "信函申请", "当面申请", "电子邮件申请"), 3)
    parts = [Part(n, c, "件") for n, c in zip(names, v.split(new, 3), strict=True)]
    return closed(v, parts, "way.part")


def _details(v: Voice) -> list[str]:
    details = [_results(v), _shares(v), _change(v), _office(v)]
    details.append(
        v.pick("", "全部申请均在法定期限内答复，未发生逾期情形。", "答复文书均经审核后送达。")
    )
    if not v.figures.total("carried_out"):
        details.append(v.pick("", "", "按期办结率100%。", "申请办结率100%。"))
    v.rng.shuffle(details)
    return details[: v.some(1, 3)]


def _results(v: Voice) -> str:
    done = v.figures.total("results_total")
    told = [(key, name, group(v, rows)) for key, name, rows in GROUPS]
    told = [one for one in told if one[2]]
    if not told:
        return ""
    said = {key: f"{name}{v.n(key, count)}件" for key, name, count in told}
    if "unable" in said and v.chance(0.5):
        said["unable"] += _why_unable(v)
    if "denied" in said and v.chance(0.4):
        said["denied"] += _why_denied(v)
    whole = v.n("results_total", done)
    listed = v.pick("，", "、", "；").join(said.values())
    if len(told) == 1:
        return f"办理结果全部为{told[0][1]}。"
    key, name, _ = told[0]
    return v.pick(
        f"办理结果为：{listed}。",
        f"在办结的{whole}件申请中，{listed}。",
        f"从办理结果看，{listed}。",
        f"全年作出的{whole}件办理结果中，{listed}。",
        f"依照《条例》第三十六条等规定分别处理：{listed}。",
        f"办结的申请中，{said[key]}，其余申请均依法作出相应处理。",
        f"其中{name}{v.n(key, told[0][2])}件。" if v.chance(0.2) else f"按答复类型分，{listed}。",
    )


def _why_unable(v: Voice) -> str:
    rows = v.figures.requests
    parts = [(name, rows[row]["total"]) for row, name in _UNABLE.items() if rows[row]["total"]]
    if len(parts) < 2:
        return f"（均为{parts[0][0]}）" if parts else ""
    listed = "、".join(f"{name}{v.n('unable.part', count)}件" for name, count in parts)
    return v.pick(f"（{listed}）", f"（其中{listed}）")


def _why_denied(v: Voice) -> str:
    rows = v.figures.requests
    parts = [(name, rows[row]["total"]) for row, name in _DENIED.items() if rows[row]["total"]]
    if len(parts) < 2:
        return ""
    name, count = v.rng.choice(parts)
    listed = "、".join(f"{n}{v.n('denied.part', c)}件" for n, c in parts)
    if sum(c for _, c in parts) == group(v, ("denied_",)) and v.chance(0.6):
        return f"（{listed}）"
    return f"（其中{name}{v.n('denied.some', count)}件）"


def _shares(v: Voice) -> str:
    done, new = v.figures.total("results_total"), v.figures.total("new_received")
    granted = v.figures.total("granted")
    people = v.figures.requests["new_received"]["natural_person"]
    places = v.some(1, 2)
    if v.chance(0.6) or done < 4 or not granted:
        return ""
    return v.pick(
        f"予以公开{v.n('granted', granted)}件，"
        f"占办结总数的{mark('request.share', percent(granted, done, places))}。",
        f"自然人申请{v.n('natural', people)}件，"
        f"占新收申请的{mark('request.share', percent(people, new, places))}。",
    )


def _change(v: Voice) -> str:
    new = v.figures.total("new_received")
    before = max(1, new + v.some(-new // 2, new // 2 + 2))
    step = new - before
    if v.chance(0.55) or not step:
        return ""
    more = mark("direction", "增加" if step > 0 else "减少")
    way = mark("direction", v.pick("增长", "上升") if step > 0 else "下降")
    rate = mark("growth", percent(abs(step), before, v.some(1, 2)))
    last, change = v.n("received.before", before), v.n("received.step", abs(step))
    return v.pick(
        f"新收申请数量较上年（{last}件）{more}{change}件。",
        f"{v.year - 1}年收到申请{last}件，本年度{way}{rate}。",
        f"上年新收申请{last}件，今年同比{more}{change}件，{way}{rate}。",
    )


def _office(v: Voice) -> str:
    """A part of the whole area that its office handled itself."""
    new = v.figures.total("new_received")
    if not v.agency.name.endswith("人民政府") or v.agency.kind != "government" or new < 40:
        return ""
    if v.chance(0.6):
        return ""
    office = {"我市": "市", "我县": "县", "我区": "区"}[v.agency.own]
    return v.pick(
        f"由{office}政府办公室直接办理的申请{v.some(3, new // 4)}件，其余由各部门、各乡镇办理。",
        f"向{office}政府办公室提出的申请{v.some(3, new // 4)}件，均在规定期限内答复。",
    )


def _letters(v: Voice) -> str:
    return v.maybe(0.35, beside_requests(v))
