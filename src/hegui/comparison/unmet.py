"""What people found not to be as it should (人工核查不符合): no program can look at it again."""

from collections.abc import Mapping

from hegui.comparison.change import Entry, Seen, Unmet

_UNMET = "unmet"
_SAME = ("verdict", "by", "date", "note")


def unmet_of(old: Entry | None, new: Entry | None) -> tuple[Unmet, ...]:
    """Everything people found unmet in either entry of a report: first what was so before."""
    before, now = _answers(old), _answers(new)
    was = [
        Unmet(_seen(answer, now.get(key)), answer, now.get(key))
        for key, answer in before.items()
        if answer["verdict"] == _UNMET
    ]
    known = {key for key, answer in before.items() if answer["verdict"] == _UNMET}
    found = [
        Unmet(Seen.FOUND, before.get(key), answer)
        for key, answer in now.items()
        if answer["verdict"] == _UNMET and key not in known
    ]
    return (*was, *found)


def _seen(old: Entry, new: Entry | None) -> Seen:
    """Whether a person looked again; an answer that only came along again is no second look."""
    if new is None or all(old.get(name) == new.get(name) for name in _SAME):
        return Seen.WAITING
    return Seen.STANDING if new["verdict"] == _UNMET else Seen.CLEARED


def _answers(report: Entry | None) -> Mapping[tuple[str, str], Entry]:
    """(kind, what was asked) → its answer."""
    told = () if report is None else report.get("answers") or ()
    return {(str(one.get("kind")), str(one["what"])): one for one in told}
