"""Wholes and their parts in words: lists that add up, that only pick out some, nested ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.generator.prose_voice import Voice


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: what it is, how many, in which unit, and its own parts in words."""

    name: str
    value: int
    unit: str = "条"
    inner: str = ""


def one(v: Voice, part: Part, key: str) -> str:
    """``政策文件12条``, with what it is made of behind it."""
    return f"{part.name}{v.n(key, part.value)}{part.unit}{part.inner}"


def joined(v: Voice, pieces: Sequence[str]) -> str:
    """Pieces in a row, with one of the separators in use."""
    if len(pieces) < 3 or v.chance(0.7):
        return v.pick("、", "、", "，", "；").join(pieces)
    return f"{'、'.join(pieces[:-1])}{v.pick('和', '，以及')}{pieces[-1]}"


def closed(v: Voice, parts: Sequence[Part], key: str) -> str:
    """What follows a whole when all its parts are told: 其中…, 包括…, （…）, …分别为…."""
    listed = joined(v, [one(v, part, key) for part in parts])
    flat = not any(part.inner for part in parts)
    forms = [f"，其中{listed}", f"，其中：{listed}", f"，包括{listed}", f"，具体为{listed}"]
    forms += [f"，分别为{listed}", f"：{listed}", f"，具体是：{listed}"]
    if flat and len(parts) > 1 and not parts[-1].name.startswith("其他"):
        *first, last = parts
        most = "、".join(one(v, part, key) for part in first)
        forms.append(f"，其中{most}，其余{v.n(key, last.value)}{last.unit}为{last.name}")
    if flat:
        forms += [f"（{listed}）", f"（其中{listed}）", f"，由{_tied(v, parts, key)}组成"]
        forms += [f"，其中{_counts_first(v, parts, key)}", f"，{_apart(v, parts, key)}"]
        forms += [
            f"，分为{'、'.join(p.name for p in parts)}，{_apart(v, parts, key, names=False)}"
        ]
    return v.pick(*forms)


def _tied(v: Voice, parts: Sequence[Part], key: str) -> str:
    said = [one(v, part, key) for part in parts]
    return f"{'、'.join(said[:-1])}和{said[-1]}" if len(said) > 1 else said[0]


def _counts_first(v: Voice, parts: Sequence[Part], key: str) -> str:
    return "、".join(f"{v.n(key, part.value)}{part.unit}{part.name}" for part in parts)


def _apart(v: Voice, parts: Sequence[Part], key: str, *, names: bool = True) -> str:
    counts = "、".join(f"{v.n(key, part.value)}{part.unit}" for part in parts)
    named = "、".join(part.name for part in parts) if names else ""
    return f"{named}分别为{counts}" if names else f"数量依次为{counts}"


def partial(v: Voice, parts: Sequence[Part], key: str) -> str:
    """What follows a whole when only some of its parts are told."""
    first, *_ = parts
    listed = "、".join(one(v, part, key) for part in parts)
    names = "、".join(part.name for part in parts)
    total = sum(part.value for part in parts)
    return v.pick(
        f"，其中{one(v, first, key)}",
        f"，其中主要有{listed}等",
        f"，其中{names}等重点领域信息{v.n(key, total)}{first.unit}",
        f"，涉及{names}等多个方面",
        f"（其中{one(v, first, key)}）",
        f"，含{one(v, first, key)}",
        f"，其中包含{listed}等内容",
    )


def nested(v: Voice, part: Part, parts: Sequence[Part], key: str) -> Part:
    """*part* with a list of its own parts behind it."""
    listed = "、".join(one(v, inner, key) for inner in parts)
    inner = v.pick(f"（{listed}）", f"（含{listed}）", f"（其中{listed}）", f"（包括{listed}）")
    return Part(part.name, part.value, part.unit, inner)
