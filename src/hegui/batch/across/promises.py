"""What last year's report said would come next, looked for in this year's.

Only named things count (“建立申请登记台账”): a name can be looked for, good intentions cannot.
A thing is missing only where nothing in this year's report is like it; whatever has part of its
name leaves the question open. Which sections tell of problems and plans is known from the
reading: those with ``sentence`` facts.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from hegui.facts.across_kinds import PROMISE
from hegui.facts.fact import Fact, FactBase
from hegui.facts.kinds import COMMON

_SENTENCE = re.compile(r"[^。；;！!？?\n]{1,400}")
_AHEAD = re.compile(
    r"下一步|下一年|下一阶段|今后|明年|新的一年|接下来|将(?:着力|进一步|继续|重点)?|拟|计划"
)
_NOT_AHEAD = re.compile(r"已(?:经)?(?:建立|制定|编制|开设|开通|设立|印发|上线)")
_MAKE = r"(?:建立|制定|制订|编制|编印|开设|开通|设立|建成|新建|新增|搭建|出台|上线)"
_FILLER = re.compile(
    r"^(?:健全|完善|起|并|和|了|一个|一套|一本|一批|统一的|完善的|规范的|相关的?)+"
)
_LONGEST, _SHORTEST = 16, 2  # characters of a name before the word it ends with
_MOST = 5
_TOLD = 80  # characters of a sentence that a message can hold
_COMMON = frozenset(
    ("政府", "信息", "公开", "工作", "政务", "相关", "有关", "管理", "各项", "长效")
)


def promise_facts(
    now: FactBase, prior: FactBase, file: str, things: Collection[str]
) -> Iterator[Fact]:
    """Each of *things* that *prior*, read from *file*, announced by name; whether *now* has it."""
    if not things:
        return
    report = next(iter(now.of("report")), Fact("report", {}))
    before = next(iter(prior.of("report")), Fact("report", {}))
    told = report.get("text")
    sentences = _SENTENCE.findall(told) if isinstance(told, str) else None
    wanted = re.compile(
        f"{_MAKE}([^，,、。；;：:！？“”《》（）()]{{0,{_LONGEST}}}?)({_either(things)})"
    )
    plans = {str(fact.get("section")) for fact in prior.of("sentence")}
    seen: set[str] = set()
    for section in prior.of("section"):
        text = section.get("text")
        if str(section.get("id")) not in plans or not isinstance(text, str):
            continue
        for sentence in _ahead(text):
            for found in wanted.finditer(sentence):
                name, thing = _FILLER.sub("", found[1]), found[2]
                if not _telling(name) or name + thing in seen or len(seen) == _MOST:
                    continue
                seen.add(name + thing)
                yield Fact(
                    PROMISE,
                    {
                        **{field: report.get(field) for field in COMMON},
                        "label": name + thing,
                        "answered": _answered(name, thing, sentences),
                        "key": name + thing,
                        "text": _cut(sentence),
                        "section": section.get("id"),
                        "prior_year": before.get("year"),
                        "prior_file": file,
                    },
                )


def _cut(sentence: str) -> str:
    return f"{sentence}。" if len(sentence) <= _TOLD else f"{sentence[:_TOLD]}……"


def _either(things: Collection[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(things, key=lambda one: (-len(one), one)))


def _ahead(text: str) -> Iterator[str]:
    """The sentences that speak of what is to come; what follows “下一步” does too."""
    ahead = False
    for sentence in _SENTENCE.findall(text):
        ahead = ahead or bool(_AHEAD.search(sentence))
        if ahead and not _NOT_AHEAD.search(sentence):
            yield sentence


def _telling(name: str) -> bool:
    """Whether a name says more than that it is of the work all reports are about."""
    return len(name) >= _SHORTEST and bool(_pairs(name))


def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[at : at + 2] for at in range(len(name) - 1)) - _COMMON


def _answered(name: str, thing: str, sentences: Sequence[str] | None) -> bool | None:
    """Whether a sentence has the name; None where one has a part of it, or nothing was read."""
    if sentences is None:
        return None
    pairs = _pairs(name)
    perhaps = False
    for sentence in sentences:
        if name + thing in sentence:
            return True
        shared = sum(pair in sentence for pair in pairs)
        perhaps = perhaps or 2 * shared >= len(pairs) or bool(shared and thing in sentence)
    return None if perhaps else False
