"""Whether an amount counts cases at all, and whether all of them."""

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.claims.mentions import Marked
from hegui.extraction.narrative.claims.wording import CaseWording


def counts_cases(
    marked: Marked, wording: CaseWording, head: tuple[int, int], amount: Amount
) -> bool:
    """Whether an amount is in a unit of cases, and its clause does not only study cases."""
    begin, start = head
    before = marked.text[begin:start]
    if amount.unit in wording.loose_units:
        counted = wording.loose_beside.search(before) is not None
    else:
        bare = amount.measure is Measure.BARE
        counted = amount.unit in wording.units or (
            bare and wording.counted.search(before) is not None
        )
    if not counted:
        return False
    low, high = marked.clause(start)
    return wording.examples_only.search(marked.text[low:high]) is None


def shared(
    marked: Marked, wording: CaseWording, begin: int, name: int, *, said: bool
) -> bool | None:
    """Whether an amount is only of some cases: 其中2件; 因征地公告被申请复议2件."""
    before = marked.text[begin:name]
    if not said and wording.part.search(marked.text[marked.clause(begin)[0] : name]):
        return True
    carried = wording.carried.search(marked.text)
    if carried and (wording.carried.search(before) or wording.fresh.search(before)):
        return True
    cause = wording.cause.search(before)
    if cause and wording.harmless.left(before[cause.end() :]):
        return None
    return False
