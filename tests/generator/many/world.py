"""A made-up province of any size: cities, counties, and the agencies that owe reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from random import Random

IN_COUNTY = 40  # agencies of a county: one government, 24 departments, 12 townships, 3 others
_COUNTIES_IN_CITY = 8
_FIRST = "榆槭桤栎楸樨荻蓼茜蕙菖薇萱芷蘅藜葭蒹苕茗栀棣棠椴柘桉榉檀"
_LAST = "塘坪湾汀渚垣埠垭坳碛墩畈圩塬"
_TOWN_FIRST = "松柳桑杏枫桦竹荷菱苇芦蒲桔樟枣榕"
_TOWN_LAST = "岸桥坝岭洼庙滩堡铺冲湖峪"
_DEPARTMENTS = {
    "发展和改革局": ("项目审批", "价格监测", "重大工程"),
    "教育局": ("学校招生", "学位分配", "校外培训"),
    "科学技术局": ("科技项目", "创新券", "技术合同"),
    "民政局": ("社会救助", "养老服务", "地名管理"),
    "司法局": ("法律援助", "公证服务", "人民调解"),
    "财政局": ("预算决算", "政府债务", "惠民补贴"),
    "人力资源和社会保障局": ("就业培训", "工伤认定", "职称评审"),
    "自然资源局": ("土地供应", "不动产登记", "规划许可"),
    "生态环境局": ("环评审批", "水质监测", "排污许可"),
    "住房和城乡建设局": ("保障住房", "物业管理", "施工许可"),
    "交通运输局": ("公路养护", "客运线路", "超限治理"),
    "水务局": ("取水许可", "河道管理", "农村供水"),
    "农业农村局": ("惠农补贴", "农机购置", "动物防疫"),
    "商务局": ("市场保供", "对外贸易", "成品油零售"),
    "文化和旅游局": ("文化惠民", "旅游市场", "文物保护"),
    "卫生健康局": ("医师注册", "疫情防控", "妇幼保健"),
    "退役军人事务局": ("优待抚恤", "安置就业", "烈士褒扬"),
    "应急管理局": ("安全检查", "防汛物资", "事故调查"),
    "审计局": ("审计结果", "审计整改", "内部审计"),
    "市场监督管理局": ("食品抽检", "企业登记", "计量检定"),
    "统计局": ("统计数据", "经济普查", "统计执法"),
    "医疗保障局": ("医保报销", "药品集采", "异地就医"),
    "林业局": ("林木采伐", "森林防火", "湿地保护"),
    "城市管理局": ("市容执法", "垃圾分类", "户外广告"),
}
_TOWN_WORK = ("惠农补贴", "村务清单", "低保名册")
_GOVERNMENT_WORK = ("重大项目", "公共资源配置", "社会公益事业")
_INSTITUTIONS = {
    "公共资源交易中心": ("招标公告", "中标结果", "交易规则"),
    "疾病预防控制中心": ("疫苗接种", "健康教育", "监测预警"),
    "图书馆": ("开放时间", "活动预告", "借阅规则"),
}
_KIND_WORDS = {
    "government": "人民政府",
    "department": "部门",
    "township": "乡镇街道",
    "institution": "事业单位",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """An agency at its place.

    Attributes:
        number: of the agency; everything about it is drawn from this.
        kind: kind of agency.
        name: full name.
        own: what it calls itself.
        work: three parts of its work.
        county: name of its county.
        city: name of its city.
        parent: name of the government above it; "" for a county's.
    """

    number: int
    kind: str
    name: str
    own: str
    work: tuple[str, str, str]
    county: str
    city: str
    parent: str

    @property
    def area(self) -> str:
        """全县 or 全区."""
        return f"全{self.county[-1]}"

    @property
    def kind_word(self) -> str:
        """The kind as a roster says it."""
        return _KIND_WORDS[self.kind]

    @property
    def level(self) -> str:
        """The level as a roster says it."""
        return "乡级" if self.kind == "township" else "县级"

    def rng(self, *about: object) -> Random:
        """Chance that depends on the agency and what it is *about*, and on nothing else."""
        return Random(" ".join(map(str, (self.number, *about))))


def county_of(number: int) -> int:
    """The number of the county that the agency of that *number* is in."""
    return number // IN_COUNTY


@cache
def seat(number: int) -> Seat:
    """The agency of that number; within a county the government comes first."""
    at, within = county_of(number), number % IN_COUNTY
    county = _place(at) + ("区" if at % 3 == 2 else "县")
    city = f"{_place(9_000 - at // _COUNTIES_IN_CITY)}市"
    government = f"{county}人民政府"
    if not within:
        own = f"我{county[-1]}"
        return Seat(number, "government", government, own, _GOVERNMENT_WORK, county, city, "")
    kind, tail, own, work = _inside(at)[within - 1]
    return Seat(number, kind, f"{county}{tail}", own, work, county, city, government)


def _inside(county: int) -> list[tuple[str, str, str, tuple[str, str, str]]]:
    towns = [f"{a}{b}" for a, b in product(_TOWN_FIRST, _TOWN_LAST)]
    rows = [("department", name, "我局", work) for name, work in _DEPARTMENTS.items()]
    rows += [
        ("township", f"{town}镇人民政府", "我镇", _TOWN_WORK)
        for town in Random(f"towns {county}").sample(towns, 12)
    ]
    rows += [("institution", name, "本单位", work) for name, work in _INSTITUTIONS.items()]
    # Departments and townships take turns, so that a part of a county has some of each.
    return Random(f"county {county}").sample(rows, len(rows))


@cache
def _places(count: int) -> tuple[str, ...]:
    return tuple(islice(_names(), count))


def _names() -> Iterator[str]:
    """Names of two characters in an order without pattern, then names of three."""
    pairs = ["".join(pair) for pair in product(_FIRST, _LAST)]
    yield from Random("places").sample(pairs, len(pairs))
    for first, pair in product(_FIRST, pairs):
        if first != pair[0]:
            yield first + pair


def _place(at: int) -> str:
    return _places(9_001)[at]
