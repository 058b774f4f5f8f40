"""Personal data in prose, and powers in the tables that such an agency does not have."""

from datetime import date
from random import Random

from tests.generator.faults import SUMS, fault
from tests.generator.faults_numbers import add, put
from tests.generator.faults_prose import say
from tests.generator.report import Report

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SECTIONS = ("s1_overview", "s5_problems", "s6_other")
_NAMES = ("周明远", "郑晓岚", "吴桂芳", "陈立", "何守成")


def identity_number(rng: Random) -> str:
    """A made-up number of an identity card: an area that is not given out, a sound check digit."""
    born = date(rng.randint(1950, 1999), rng.randint(1, 12), rng.randint(1, 28))
    body = f"{rng.choice(['110000', '530999'])}{born:%Y%m%d}{rng.randint(1, 999):03}"
    rest = sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[rest]


def card_number(rng: Random) -> str:
    """A made-up number of a bank card that passes the test of Luhn."""
    body = f"622{rng.randint(0, 10**15 - 1):015}"
    doubled = [int(d) * 2 if i % 2 == 0 else int(d) for i, d in enumerate(reversed(body))]
    return f"{body}{-sum(d // 10 + d % 10 for d in doubled) % 10}"


def _mobile(rng: Random) -> str:
    return f"1{rng.choice('358')}{rng.randint(0, 9)}0000{rng.randint(0, 9999):04}"


@fault("PRV-01", also=("PRV-03", "PRV-04"))
def identity_card(report: Report, rng: Random) -> Report | None:
    number = identity_number(rng)
    words = rng.choice(
        [
            f"有一名申请人（身份证号{number}）多次要求公开征地补偿材料。",
            f"补正通知书已送达申请人，身份证号码：{number}。",
        ]
    )
    return say(report, words, rng.choice(_SECTIONS))


@fault("PRV-02", also=("PRV-04",))
def mobile_of_applicant(report: Report, rng: Random) -> Report | None:
    number = _mobile(rng)
    words = rng.choice(
        [
            f"已通过电话（{number}）与申请人沟通公开事项。",
            f"申请人联系电话为{number}，答复书已送达。",
        ]
    )
    return say(report, words, rng.choice(_SECTIONS))


@fault("PRV-03", also=("PRV-01",))
def bank_card(report: Report, rng: Random) -> Report | None:
    words = f"补贴发放信息公开时误将村民银行账号{card_number(rng)}列入附表，已撤下。"
    return say(report, words, rng.choice(_SECTIONS))


@fault("PRV-04", also=("NVT-01", "NVT-05", "NVT-03"))
def name_of_applicant(report: Report, rng: Random) -> Report | None:
    name = rng.choice(_NAMES)
    words = rng.choice(
        [
            f"申请人{name}要求公开柳岸片区拆迁补偿方案，已依法答复。",
            f"对村民{name}申请公开的宅基地审批材料，已在规定期限内答复。",
        ]
    )
    return say(report, words, rng.choice(_SECTIONS))


@fault("PRV-05")
def private_mailbox(report: Report, rng: Random) -> Report | None:
    box = rng.choice(["{}@qq.com", "qh{}@163.com", "ll{}@126.com"]).format(
        rng.randint(10**6, 10**8)
    )
    return say(report, f"公众可将对公开工作的意见发送至{box}。", rng.choice(_SECTIONS))


@fault("PRV-06", also=("WRD-04",))
def internal_mark(report: Report, rng: Random) -> Report | None:
    words = rng.choice(
        [
            "（内部资料 注意保存）",
            "机密★三年",
            "相关要求见（内部文件）青办发〔2020〕3号。",
        ]
    )
    return say(report, words, rng.choice(_SECTIONS))


@fault("PRV-07", also=("PRV-04",))
def home_address(report: Report, rng: Random) -> Report | None:
    words = rng.choice(
        [
            f"申请人家住河湾村{rng.randint(2, 9)}组{rng.randint(10, 90)}号，"
            "公开答复书已上门送达。",
            "申请人因患肝癌行动不便，工作人员上门送达公开答复书。",
        ]
    )
    return say(report, words, rng.choice(_SECTIONS))


@fault("XTB-10", also=("XTB-11", "ARI-08", "ARI-09"))
def rules_of_a_town(report: Report, rng: Random) -> Report | None:
    if report.kind not in ("township", "institution"):
        return None
    count = rng.randint(1, 6)
    columns = ("in_force",) if report.edition == "2021" else ("public_total",)
    return put(report, {("art20_1", "rules", column): count for column in columns})


@fault("XTB-11", also=("ARI-08", "ARI-09", "ARI-10"))
def documents_of_an_institution(report: Report, rng: Random) -> Report | None:
    if not report.agency.endswith(("图书馆", "交易中心")):  # others may be authorised by law
        return None
    column = "in_force" if report.edition == "2021" else "public_total"
    return put(report, {("art20_1", "normative_documents", column): rng.randint(2, 9)})


@fault("XTB-05", "NVT-08", "NVT-10", also=("XTB-04", "XTB-06", *SUMS))
def more_second_suits_than_reviews(report: Report, rng: Random) -> Report | None:
    cells = [("review_litigation", "counts", f"after_review_{c}") for c in ("upheld", "total")]
    if report.number("requests", "new_received", "total") < 6:
        return None
    if report.number("review_litigation", "counts", "review_total"):
        return None
    return add(report, cells, rng.randint(2, 5))


@fault("XTB-04", "XTB-06", also=("XTB-05", *SUMS))
def reviews_without_requests(report: Report, rng: Random) -> Report | None:
    if any(report.number("requests", row, "total") for row in ("new_received", "carried_in")):
        return None
    cells = [("review_litigation", "counts", f"review_{c}") for c in ("upheld", "total")]
    return add(report, cells, rng.randint(1, 3))
