"""What two agencies that copy from each other change first: figures, years and names.

Texts are compared with these masked, so that a text stays the same when only they were changed.
The names are taken from the agency's own name alone: the places it begins with, what is left,
and the words by which an agency speaks of itself. Knows no register of places.
"""

import re
from dataclasses import dataclass
from unicodedata import normalize

NUMBER, NAME = "#", "〇"

_UNITS = "自治区|自治州|自治县|街道|苏木|省|市|州|盟|县|区|旗|镇|乡"
_REGION = re.compile(rf"[^省市州盟县区旗镇乡]{{1,10}}?(?:{_UNITS})")
_UNIT_AT_END = re.compile(rf"(?:{_UNITS})$")
_MEASURES = "个条件次项期篇份人场名起宗类册部家轮批处方点余多"
_NUMERALS = "一二三四五六七八九十百千万两零"
_FIGURE = re.compile(rf"[0-9]+(?:[.,:][0-9]+)*|[{_NUMERALS}]{{1,8}}(?=[{_MEASURES}])")
_SELF = re.compile(
    r"(?:我|本)(?:省|市|县|区|旗|州|盟|镇|乡|街道|街|办事处|办|局|委|厅|部门|部|院|校|馆|站|所|"
    r"中心|单位|机关|分局|处|社|支队|大队|公司)"
)
_NAMES = re.compile(rf"[省市州县区旗镇乡]?{NAME}(?:[省市州县区旗镇乡]?{NAME})*")
_ODD = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z，。；：、！？（）《》“”—.,;:%()-]")  # of many widths
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Mask:
    """Masks the texts of one agency.

    Attributes:
        names: what stands for the agency and its places, longest first.
    """

    names: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        """*text* in one width, without blanks, its figures and names masked."""
        plain = "".join(normalize("NFKC", text).split()) if _ODD.search(text) else text
        for name in self.names:
            plain = plain.replace(name, NAME)
        plain = _SELF.sub(NAME, plain)
        if NAME in plain:
            plain = _NAMES.sub(NAME, plain)
        return _FIGURE.sub(NUMBER, plain)


def mask_of(agency: str) -> Mask:
    """The mask for the agency of this name; places with and without the word for their kind."""
    name = "".join(normalize("NFKC", agency).split())[:_LONGEST_NAME]
    names = {name}
    at = 0
    while found := _REGION.match(name, at):
        place = found[0]
        names |= {place, _UNIT_AT_END.sub("", place)}
        at = found.end()
    names.add(name[at:])
    kept = sorted((one for one in names if len(one) >= 2), key=lambda one: (-len(one), one))
    return Mask(tuple(kept))
