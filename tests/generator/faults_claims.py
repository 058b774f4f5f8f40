"""Claims in prose that tables or other sentences contradict, and sums told beside each other."""

from dataclasses import replace
from random import Random

from tests.generator.faults import ECHO, INSIDE, fault
from tests.generator.faults_numbers import put
from tests.generator.faults_prose import alter, disclosed, drop_sentences, other_number, say
from tests.generator.report import Report


@fault("NAR-02", also=("NAR-01", "NAR-08", "NAR-11"))
def part_above_whole(report: Report, rng: Random) -> Report | None:
    whole = int(disclosed(report))
    return alter(report, rng, "partial.part", lambda _: str(whole + rng.randint(5, 90)))


@fault("NAR-11", "NAR-02", also=("NAR-01", "NAR-08"))
def channel_above_whole(report: Report, rng: Random) -> Report | None:
    whole = int(disclosed(report))
    words = f"在公开的{whole}条信息中，微信公众号发布{whole + rng.randint(9, 400)}条。"
    return say(report, words)


@fault("NAR-08", also=INSIDE)
def two_values(report: Report, rng: Random) -> Report | None:
    wrong = int(disclosed(report)) + rng.randint(2, 9)
    words = rng.choice(
        [
            f"全年共主动公开政府信息{wrong}条，均已归档。",
            f"本年度主动公开的{wrong}条政府信息已纳入专栏管理。",
        ]
    )
    return say(report, words, "s6_other")


@fault("NVT-01", "NAR-08", also=ECHO | INSIDE)
def another_number_received(report: Report, rng: Random) -> Report | None:
    new = int(report.number("requests", "new_received", "total"))
    if not new:
        return None
    wrong = other_number(report, rng)(str(new))
    return say(
        report, f"随着本年度收到的政府信息公开申请达到{wrong}件，答复难度加大。", "s5_problems"
    )


@fault("NVT-05", also=ECHO | INSIDE)
def received_denied(report: Report, rng: Random) -> Report | None:
    if not report.number("requests", "new_received", "total"):
        return None
    words = rng.choice(
        ["本年度未收到政府信息公开申请。", "全年收到政府信息公开申请0件。", "没有接到公开申请。"]
    )
    keys = "new_received|carried_in|carried_out|results_total|pool|natural|received.*|request.*"
    return drop_sentences(
        report, f"{keys}|granted|partial|denied|unable|not_processed|other.*", words
    )


@fault("NVT-09", also=ECHO | INSIDE)
def upheld_though_corrected(report: Report, rng: Random) -> Report | None:
    corrected = [
        report.number("review_litigation", "counts", f"{block}_corrected")
        for block in ("review", "direct", "after_review")
    ]
    if not all(corrected):
        return None
    words = rng.choice(
        [
            "行政复议和行政诉讼案件均获维持。",
            "行政复议、行政诉讼保持零败诉。",
            "复议和诉讼中没有案件被纠正。",
        ]
    )
    return say(drop_sentences(report, "review.*|suits|direct|after_review"), words)


@fault("NVT-10", also=ECHO | INSIDE)
def disputes_denied(report: Report, rng: Random) -> Report | None:
    totals = [
        report.number("review_litigation", "counts", f"{block}_total")
        for block in ("review", "direct", "after_review")
    ]
    if not totals[0] or not sum(totals[1:]):
        return None
    words = rng.choice(
        [
            "本年度未发生政府信息公开行政复议和行政诉讼。",
            "无因政府信息公开引发的行政复议、行政诉讼案件。",
        ]
    )
    return say(drop_sentences(report, "review.*|suits|direct|after_review"), words)


@fault("NVT-17")
def all_done_yet_carried(report: Report, rng: Random) -> Report | None:
    if not report.number("requests", "carried_out", "total"):
        return None
    words = rng.choice(["政府信息公开申请办结率100%。", "申请办结率达到100%。"])
    return say(report, words)


@fault("NVT-18", "XTB-08", also=("TBL-16",))
def fee_denied_yet_unpaid(report: Report, _rng: Random) -> Report | None:
    granted = report.number("requests", "granted", "natural_person")
    if report.edition == "2019" or not granted or report.odd & {"period_in_six", "not_involved"}:
        return None
    ends = ("natural_person", "total")
    rows = {"granted": -1, "oh_fee_unpaid": 1}
    keys = {
        ("requests", r, c): report.number("requests", r, c) + d
        for c in ends
        for r, d in rows.items()
    }
    words = ("本年度未发出信息处理费收费通知，没有收取任何费用。",)
    return put(report, dict(keys)).with_section("s6_other", lambda s: replace(s, paragraphs=words))
