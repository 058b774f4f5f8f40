"""What a number is said of by the words behind it: 5件结转至2024年, 对2件申请予以公开."""

import re
from dataclasses import replace

from hegui.extraction.narrative.amounts import Amount
from hegui.extraction.narrative.quantities.lexicon import Sort, Token
from hegui.extraction.narrative.quantities.phrase import NAMES, OTHERS, Phrase
from hegui.extraction.narrative.quantities.said import WITHIN, Said, joined_subject

_COMMAS = ("，", ",")
_EVERY = re.compile(r"(?:均|全部|都|皆)(?:为|是|系|属于?)")
_KIND = 4  # characters that may stand between 均为 and the other thing
_DATE_ENDS = tuple("月日号旬底末初")
_GAP = 16  # characters that may stand between a number and a subject behind it
_NEXT = 12  # characters behind a number in which what it counts may stand
_PIECES = ("个", "家", "项", "条")
_BODIES = re.compile(
    r"(?:有关|相关|其[他它]|成员|下属|职能)?(?:单位|部门|科室|机构|机关|企业|社区|村|渠道|问题|意见|建议|措施|制度|任务)"
)
_TAKEN, _HAVING = re.compile(r"[对将就](?:其中|上述|该)?(?:的)?$"), "有"
_AMONG, _ALL = ("中", "里"), "共"


def behind(phrase: Phrase, amount: Amount) -> Said | None:
    """The subject behind a number: 5件结转至2024年, 3件申请人主动撤回, 对2件申请予以公开."""
    low = max(phrase.clause_start(amount.start), phrase.bound(amount))
    head = phrase.text[low : amount.start]
    if _TAKEN.search(head):
        return _taken(phrase, amount)
    alone = phrase.filled(low, amount.start) or _only_name(phrase, low, amount.start)
    if not alone and not head.endswith(_HAVING):
        return None
    stop = min(phrase.clause_end(amount.end), phrase.next(amount))
    place, named, limits = amount.end, None, 0
    for token in phrase.tokens.within(amount.end, stop):
        filled = phrase.filled(place, token.start)
        if token.sort is Sort.SUBJECT:
            gap = token.start - place
            return _said_behind(phrase, token, stop, (filled, named is not None, limits, gap))
        if token.sort in OTHERS or (token.sort in NAMES and not filled):
            return None
        if token.sort in NAMES:
            named = named or token
        elif token.sort not in (Sort.NEUTRAL, Sort.EVERYBODY):
            limits += 1
        place = token.end
    return _among(phrase, amount, named, stop) if named is not None else None


def _said_behind(
    phrase: Phrase, token: Token, stop: int, way: tuple[bool, bool, int, int]
) -> Said | None:
    filled, named, limits, gap = way
    subject = phrase.subject(token)
    if phrase.of_attributes and subject.listed:
        return None
    if not named and not phrase.counts(subject, token.start):
        return None
    if (filled and (named or subject.behind)) or (subject.apart and gap <= _GAP):
        said = _joined_behind(phrase, token, stop)
        return replace(said, share=True) if limits and not subject.implied else said
    if not subject.implied:
        return Said(subject, token.start, share=None, part=True, carried=False)
    return None


def _taken(phrase: Phrase, amount: Amount) -> Said | None:
    """The last of the ways in which 对…件 were dealt with, over the commas."""
    stop = min(phrase.segment_end(amount.end), phrase.next(amount))
    words = phrase.tokens.within(amount.end, stop)
    ways = [one for one in words if one.sort is Sort.SUBJECT and phrase.subject(one).rows]
    if not ways or phrase.of_attributes:
        return None
    first = ways[-1]
    if phrase.text.startswith("的", first.end) and of_others(phrase, first.end + 1):
        return None
    for token in reversed(ways[:-1]):
        if phrase.text[token.end : first.start].strip(WITHIN):
            break
        first = token
    return _joined_behind(phrase, first, stop)


def _joined_behind(phrase: Phrase, token: Token, stop: int) -> Said:
    subject, place = phrase.subject(token), token.end
    for other in phrase.tokens.within(token.end, stop):
        if other.sort is not Sort.SUBJECT or phrase.text[place : other.start].strip(WITHIN):
            break
        joined = joined_subject(subject, phrase.subject(other))
        if joined is None:
            break
        subject, place = joined, other.end
    return Said(subject, token.start, share=False, part=False, carried=False)


def _among(phrase: Phrase, amount: Amount, named: Token, stop: int) -> Said | None:
    """The thing behind a number and nothing else: 9件申请中."""
    subject = phrase.lexicon.bare(named.index)
    if subject is None or not phrase.filled(amount.end, named.start):
        return None
    ahead = phrase.text[phrase.clause_start(amount.start) : amount.start]
    whole = _ALL in ahead and phrase.anybody(named.end, stop)
    if not (whole or phrase.text[amount.end : stop].endswith(_AMONG)):
        return None
    return Said(subject, named.start, share=False, part=False, carried=False)


def _only_name(phrase: Phrase, low: int, high: int) -> bool:
    tokens = phrase.tokens.within(low, high)
    return len(tokens) == 1 and tokens[0].sort in NAMES


def over_comma(phrase: Phrase, amount: Amount) -> Said | None:
    """A fate told in the clause behind: 1件申请因答复期限未满，结转下年度办理."""
    end = phrase.clause_end(amount.end)
    if phrase.text[end : end + 1] not in _COMMAS or phrase.next(amount) < phrase.clause_end(
        end + 1
    ):
        return None
    low = max(phrase.clause_start(amount.start), phrase.bound(amount))
    if not phrase.filled(low, amount.start):
        return None
    words = phrase.tokens.within(amount.end, end)
    reasoned = any(word.sort is Sort.REASON for word in words)
    if any(not _in_hand(phrase, word, reasoned=reasoned) for word in words):
        return None
    later = phrase.tokens.within(end + 1, phrase.clause_end(end + 1))
    if not later or later[0].sort is not Sort.SUBJECT:
        return None
    subject = phrase.subject(later[0])
    if not subject.apart or not phrase.filled(end + 1, later[0].start):
        return None
    if not phrase.counts(subject, later[0].start):
        return None
    return Said(subject, later[0].start, share=False, part=False, carried=False)


def _in_hand(phrase: Phrase, word: Token, *, reasoned: bool) -> bool:
    """Whether a word can be said of what is not closed yet: 因答复期限未满, 处于法定期限内."""
    if word.sort is Sort.LIMIT:
        return reasoned or phrase.text.startswith("内", word.end - 1)
    if word.sort is Sort.SUBJECT:
        told = phrase.subject(word).about
        if told == "left_over":
            return True
        if told == "received":
            return phrase.text[word.start - 1 : word.start] in _DATE_ENDS
        beside = phrase.text[word.start - 1], phrase.text[word.end : word.end + 1]
        return told in ("closed", "handled") and (beside[0] in "内中" or beside[1] in "期时流")
    return word.sort not in OTHERS


def of_other_kind(phrase: Phrase, amount: Amount) -> bool:
    """Whether the clause behind says that all of them are something else: …，均为政务服务事项."""
    begin = phrase.clause_end(amount.end) + 1
    every = _EVERY.match(phrase.text, begin)
    if every is None:
        return False
    words = phrase.tokens.within(every.end(), phrase.clause_end(begin))
    return bool(words) and words[0].sort is Sort.OTHER and words[0].start - every.end() <= _KIND


def of_others(phrase: Phrase, place: int) -> bool:
    """Whether a number is followed at once by something else that it counts: 3件文件."""
    if phrase.text[place - 1 : place] in _PIECES and _BODIES.match(phrase.text, place):
        return True
    words = phrase.tokens.within(place, min(phrase.clause_end(place), place + _NEXT))
    return bool(words) and words[0].sort in OTHERS and words[0].start == place
