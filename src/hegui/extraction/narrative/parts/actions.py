"""Numbers that announce actions or problems gone through one by one: 从三个方面改进：一是…….

They are no wholes: what is counted within the actions is no part of them.
"""

import re

from hegui.extraction.narrative.amounts import Amount

# A number of things said before they are gone through one by one: 三个方面：一是…….
_THINGS = frozenset({"个", "项", "点", "条", "步", "处", "大"})
_GONE_THROUGH = re.compile(
    "[^，；。、：:0-9]{0,16}[，,]?[^，；。、：:0-9]{0,12}[：:。，,\\n]{1,2}(?:[（(]?[一1][）)]|一是|一要|一抓|一方面|首先|第一[^季批期]|1[.、．]|①)"
)
_MANNER = re.compile("大?(?:方面|环节|层面|维度|角度|步骤|阶段|领域|关口|抓手|着力点)")
_FEW_THINGS = 12


def is_announced(amount: Amount, text: str) -> bool:
    """Whether a number says how many actions or problems follow: 从三个方面加以改进：一是……."""
    if amount.unit not in _THINGS or amount.value is None or amount.value > _FEW_THINGS:
        return False
    return bool(_MANNER.match(text, amount.end) or _GONE_THROUGH.match(text, amount.end))
