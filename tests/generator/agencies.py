"""Made-up agencies of a made-up city, with the word each uses for itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency: kind, full name, what it calls itself, the parts of its work it writes about."""

    kind: str
    name: str
    own: str
    work: tuple[str, str, str]


_GOVERNMENT = ("重大建设项目", "公共资源配置", "社会公益事业")
_ZONE = ("招商引资", "园区建设", "惠企政策")
_TRADE = ("招标公告", "中标结果", "交易规则")
_HEALTH = ("疫苗接种", "健康教育", "监测预警")
_FUND = ("缴存提取", "贷款政策", "年度披露")
_TOWN = ("惠民惠农补贴", "村（居）务", "乡村建设")

AGENCIES = (
    Agency("government", "云岭省青禾市人民政府", "我市", _GOVERNMENT),
    Agency("government", "临岚县人民政府", "我县", _GOVERNMENT),
    Agency("government", "青禾市澄塘区人民政府", "我区", _GOVERNMENT),
    Agency("government", "白榆县人民政府办公室", "我县", _GOVERNMENT),
    Agency("government", "望溪区人民政府", "我区", _GOVERNMENT),
    Agency("department", "临岚县发展和改革局", "我局", ("项目审批", "价格管理", "营商环境")),
    Agency("department", "青禾市文化和旅游局", "我局", ("文化惠民", "旅游市场", "文物保护")),
    Agency("department", "白榆县农业农村局", "我局", ("惠农补贴", "农产品质量", "农村厕所改造")),
    Agency("department", "望溪区民政局", "我局", ("社会救助", "养老服务", "地名管理")),
    Agency("department", "澄塘区审计局", "我局", ("审计结果", "整改落实", "内部审计")),
    Agency(
        "department",
        "青禾市高新技术产业开发区管理委员会",
        "我委",
        ("招商引资", "园区建设", "惠企政策"),
    ),
    Agency("township", "临岚县松坪镇人民政府", "我镇", _TOWN),
    Agency("township", "白榆县河湾乡人民政府", "我乡", _TOWN),
    Agency("township", "澄塘区南桥街道办事处", "我街道", _TOWN),
    Agency("township", "望溪区柳岸镇人民政府", "我镇", _TOWN),
    Agency(
        "institution", "临岚县公共资源交易中心", "本中心", ("招标公告", "中标结果", "交易规则")
    ),
    Agency(
        "institution", "白榆县疾病预防控制中心", "本中心", ("疫苗接种", "健康教育", "监测预警")
    ),
    Agency(
        "institution", "青禾市住房公积金管理中心", "本中心", ("缴存提取", "贷款政策", "年度披露")
    ),
    Agency("institution", "望溪区图书馆", "本馆", ("开放时间", "活动预告", "借阅规则")),
)


def of_kind(kind: str) -> tuple[Agency, ...]:
    """Every agency of one kind."""
    return tuple(agency for agency in AGENCIES if agency.kind == kind)
