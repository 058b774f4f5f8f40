"""Names of agencies and of folders: what is the place in them, and what is left of the name.

云岭省青禾市望溪区民政局 is the places 云岭省, 青禾市, 望溪区 and the rest 民政局. Knows how places
are named and no list of them, so a place is what looks like one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

# The shortest run of characters that ends as places do. Not the market of 农贸市场, not the
# district of 区域; one character before 县 is enough (滕县), before others it is a word.
_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?(?:自治区|自治州|自治县|自治旗|地区|省|市|州|盟|县|区|旗)"
    r"|[\u4e00-\u9fff]县)(?!场|域|政[工公管设园])"
)
_NO_PLACE = re.compile(
    r"^(?:[省市州盟县区旗](?!中区$|南区$|北区$)|全|各|本)"
    r"|(?:开发|园|高新|经开|保税|度假|示范|景|社|库|服务|校|院|功能|灌|小|试验|合作|自贸|办公|[城郊]乡)区$"
)
_TOWNSCAPE = re.compile(r"城市$")  # 青禾城市管理局 is a bureau for the city, not of 青禾城市
_OF_TOWNSCAPE = re.compile(r"管理|规划|建设|更新|综合|运行")
_PROVINCE = re.compile(r"(?:省|自治区)$")
_PREFECTURE = re.compile(r"(?:市|州|盟|地区)$")
_OFFICE = re.compile(r"(?<=街道)办事处$|(?<=街道)办$|(?<=[镇乡])人民政府$|(?<=[镇乡])政府$")
_GOVERNMENT = re.compile(r"^(?:人民)?政府$|^$")
_COMMITTEE = re.compile(r"管理委员会$")
_PROPER = re.compile(r"\(本级\)$")
_QUOTES = "“”\"'‘’《》"
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度|年)?")
_SAID_YEAR = re.compile(r"((?:19|20)\d{2})年(?!\d{1,2}月)")
_NOT_HAN = re.compile(r"^[^\u4e00-\u9fff]+")
_BETWEEN = re.compile(r"[/!\\]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an agency, taken apart.

    Attributes:
        plain: without blanks and quotes, signs in one width.
        places: the places it begins with, largest first.
        rest: what is left, endings that say the same made one (街道办事处 → 街道).
    """

    plain: str
    places: tuple[str, ...]
    rest: str

    @property
    def joined(self) -> str:
        """The name as it is compared: a province before another place says nothing more."""
        return "".join(within(self.places)) + self.rest

    @property
    def placed(self) -> bool:
        """Whether it says which city or province it belongs to, so that no other bears it."""
        return any(_PREFECTURE.search(one) or _PROVINCE.search(one) for one in self.places)


def plain(text: str) -> str:
    """A name without what changes nothing: blanks, quotes, width of signs, （本级）."""
    name = "".join(normalize("NFKC", text).split()).strip(_QUOTES)
    return _PROPER.sub("", name)


@lru_cache(maxsize=20_000)
def name_of(text: str) -> Name:
    """A name taken apart."""
    whole = plain(text)
    places, rest = _leading(whole)
    rest = _COMMITTEE.sub("管委会", _OFFICE.sub("", rest))
    if places:
        rest = _GOVERNMENT.sub("人民政府", rest)
    return Name(whole, places, rest)


def is_government(text: str) -> bool:
    """Whether a name is that of the government of a place, or of its office."""
    name = name_of(text)
    return bool(name.places) and name.rest.startswith("人民政府")


@lru_cache(maxsize=20_000)
def places_in(text: str) -> tuple[str, ...]:
    """The places a text names, as a column 地区 or the name of a folder does: largest first."""
    found: list[str] = []
    for part in re.split(r"[\s/、，,>\-—_·]+", normalize("NFKC", text)):
        places, _ = _leading(_NOT_HAN.sub("", _YEAR.sub("", part)))
        found += [one for one in places if one not in found]
    return tuple(found)


@lru_cache(maxsize=20_000)
def folders_of(path: str) -> tuple[str, ...]:
    """The folders (and archives) a file lies in, without the years in their names."""
    parts = (_YEAR.sub("", one).strip() for one in _BETWEEN.split(path)[:-1])
    return tuple(one for one in parts if one not in ("", ".", ".."))


def year_said(path: str) -> int | None:
    """The year of the report that a file's name says: 2023年…; a bare 2023 may be another's."""
    years = set(_SAID_YEAR.findall(plain(_BETWEEN.split(path)[-1])))
    return int(years.pop()) if len(years) == 1 else None


def stem_of(path: str) -> str:
    """The name of a file without number, year and ending."""
    file = plain(_BETWEEN.split(path)[-1].rpartition(".")[0])
    return _NOT_HAN.sub("", _YEAR.sub("", file))


def places_of_folders(path: str) -> tuple[str, ...]:
    """The places that the folders of a file name, from the top down."""
    return tuple(
        dict.fromkeys(place for folder in folders_of(path) for place in places_in(folder))
    )


def within(places: Iterable[str]) -> tuple[str, ...]:
    """Places without a province that another place follows."""
    kept = tuple(places)
    return kept[1:] if len(kept) > 1 and _PROVINCE.search(kept[0]) else kept


def prefectures(places: Iterable[str]) -> frozenset[str]:
    """Those places that are cities or the like."""
    return frozenset(place for place in places if _PREFECTURE.search(place))


def fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two ways to say a place mean the same: 望溪区 and 青禾市望溪区."""
    if not one or not other or one[-1] != other[-1]:
        return False
    fewer, more = sorted((one, other), key=len)
    rest = iter(more)
    return all(place in rest for place in fewer)


def _leading(name: str) -> tuple[tuple[str, ...], str]:
    places: list[str] = []
    at = 0
    while hit := _PLACE.match(name, at):
        found, rest = hit[0], name[hit.end() :]
        if _NO_PLACE.search(found) or (_TOWNSCAPE.search(found) and _OF_TOWNSCAPE.match(rest)):
            break
        places.append(found)
        at = hit.end()
    return tuple(places), name[at:]
