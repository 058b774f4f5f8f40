"""The files of one run: each brought to its result, from the store or through a worker.

Nothing is done that was done before: a file whose content, words and rules are known is not
opened, and one whose rules alone have changed is judged from the facts that are kept. Results go
to the store as they come, so a run that is ended in any way goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from hegui.batch.child import Item as Given
from hegui.batch.child import Result, Start
from hegui.batch.discover import Found
from hegui.batch.endings import MALFORMED
from hegui.batch.results import Judged, other_year
from hegui.batch.slots import Answered
from hegui.batch.store.keys import key_of
from hegui.batch.store.store import Store
from hegui.batch.task import HowToJudge, Task
from hegui.batch.work import Judging
from hegui.exchange.document import Document


class Runner(Protocol):
    """Brings items to their results, as they come: worker processes here, or a cluster."""

    def __call__(
        self, items: Sequence[Given], start: Start[Given, Result], /
    ) -> Iterator[Answered[Result]]:
        """What *start*'s function makes of each of *items*; every item once."""
        ...


Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Item:
    """One file of a run, and how far it is.

    Attributes:
        file: the file.
        reading: key of what is read of it.
        judgement: key of what is judged of it; "" until it is known whose report it is.
        reason: Chinese: why it could not be audited; "" if it could, or is not done.
        skipped: Chinese: why it is left out (a report of another year); "" if it is not.
        copy_of: the file that stands for its report, if it is a copy; "" if it is not.
        traceback: of the fault of the program on it; "" if there was none.
    """

    file: Found
    reading: str
    judgement: str = ""
    reason: str = ""
    skipped: str = ""
    copy_of: str = ""
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What results depend on besides the files.

    Attributes:
        reading: digest of what reading depends on.
        rules: digest of the rules.
        how: how to judge.
    """

    reading: str
    rules: str
    how: HowToJudge

    def judgement(self, reading: str, file: Found, head: Document) -> str:
        """Key of what is judged of a file that was read under the key *reading*."""
        beside = [(one.shown, one.sketch.pack()) for one in file.beside]
        restated = self.how.restated(head["agency"], file.shown)
        return key_of(reading, self.rules, self.how.engine or "", restated, beside)

    def alike(self, item: Item) -> str:
        """The same for items that one task can answer; a roster asks where a file lies, too."""
        where = item.file.shown if self.how.roster is not None else ""
        return item.judgement or key_of(item.reading, where)


def items_of(files: Sequence[Found], known: Known, store: Store, run: int) -> list[Item]:
    """The files of a run, with the keys of their results, in order of path."""
    items = []
    for file, content in store.contents(iter(files)):
        # What cannot be opened has no content; the next run tries it again.
        reading = key_of(content or f"{run} {file.shown}", known.reading)
        items.append(Item(file, reading, reason=file.refused))
    return items


class Judge:
    """Brings items to their results."""

    def __init__(self, store: Store, known: Known, run: int, runner: Runner) -> None:
        self._store, self._known, self._run, self._runner = store, known, run, runner

    def bring(self, items: Sequence[Item], on_progress: Progress) -> None:
        """Every item gets its result, its reason or why it is left out."""
        waiting: dict[str, list[Item]] = {}
        for item in items:
            if not self._settled(item):
                waiting.setdefault(self._known.alike(item), []).append(item)
        done = len(items) - sum(map(len, waiting.values()))
        on_progress(done, len(items))
        groups = list(waiting.values())
        tasks = _Tasks([same[0] for same in groups], self._store)
        try:
            for answer in self._runner(tasks, Judging(self._known.how)):
                same = groups[answer.index]
                self._take(same, answer)
                done += len(same)
                on_progress(done, len(items))
        finally:
            self._store.rows.commit()

    def again(self, items: Iterable[Item], beside: Iterable[Found]) -> None:
        """Judge the files *beside* once more, with the other files of their reports.

        A report that cannot be judged so stays as it was.
        """
        wanted = {file.shown: file for file in beside}
        changed = [
            (item, replace(item, file=wanted[item.file.shown], judgement=""))
            for item in items
            if item.file.shown in wanted
        ]
        self.bring([item for _, item in changed], lambda *_: None)
        for before, item in changed:
            if not item.reason:
                before.judgement, before.file = item.judgement, item.file

    def _settled(self, item: Item) -> bool:
        """Whether an item's result is known already; fills in what there is to say of it."""
        if item.reason:
            return True
        kept = self._store.kept(item.reading)
        if kept is not None and kept.reason:
            item.reason = kept.reason
        elif kept is not None:
            item.judgement = self._known.judgement(item.reading, item.file, kept.head)
            item.skipped = other_year(kept.head["year"], self._known.how.year)
        lost = self._store.lost(self._run, self._known.alike(item))
        if lost is not None:
            item.reason, item.traceback = lost
        if item.reason or item.skipped:
            return True
        return kept is not None and self._store.has_entry(item.judgement)

    def _take(self, items: Sequence[Item], answer: Answered[Judged]) -> None:
        first, result = items[0], answer.result
        kept = self._store.kept(first.reading)
        if result is not None and result.unreadable and kept is not None and not kept.reason:
            # It was read before, so this is no word on the file: what is kept of it stays.
            answer = replace(answer, lost=result.unreadable)
            result = None
        if result is None or not result.is_of(first.file.shown):
            lost = answer.lost or MALFORMED
            self._store.lose(self._run, self._known.alike(first), lost, answer.traceback)
            for item in items:
                item.reason, item.traceback = lost, answer.traceback
            return
        if result.head is not None:
            judgement = self._known.judgement(first.reading, first.file, result.head)
            for item in items:
                item.judgement = judgement
        self._store.keep(first.reading, first.judgement, result, _note(answer, result))
        for item in items:
            item.reason, item.skipped = result.unreadable, result.other_year


class _Tasks(Sequence[Task]):
    """Tasks, made when they are asked for: the facts of all would not fit into memory."""

    def __init__(self, items: Sequence[Item], store: Store) -> None:
        self._items, self._store = items, store

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> Task:  # type: ignore[override]  # nobody asks for slices
        item = self._items[index]
        return Task(item.file, self._store.facts(item.reading))


def _note(answer: Answered[Judged], result: Judged) -> str:
    if answer.careful:
        return f"第一次{answer.careful}，已由参考引擎重新审核，结论不受影响。"
    if result.fell_back:
        return f"{result.fell_back}，已由参考引擎审核，结论不受影响。"
    return ""
