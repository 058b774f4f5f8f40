"""The reports and facts of a finished run, read from its store one at a time.

They look like the list and the mapping that writers expect; none of them is ever held whole.
"""

from collections.abc import Iterator, Mapping, Sequence

from hegui.batch.store.runs import Line
from hegui.batch.store.store import Store
from hegui.errors import HeguiError
from hegui.exchange import facts_codec
from hegui.exchange.document import Document
from hegui.exchange.facts_json import facts_document
from hegui.facts.fact import FactBase
from hegui.forms.edition import Form
from hegui.model.lazy import Lazy
from hegui.packs.pack import Pack


class Reports(Lazy[Line, Document]):
    """The entries of the audit document, in order of path."""

    def __init__(self, lines: Sequence[Line], store: Store) -> None:
        def entry(line: Line) -> Document:
            found = store.entry(line.judgement)
            if found is None:
                raise HeguiError(f"结果库里没有“{line.shown}”的结果了：请再审核一次。")
            return found | {"path": line.shown}

        super().__init__(lines, entry)


class FactsByPath(Mapping[str, Document]):
    """Facts documents by path, in order of path."""

    def __init__(self, lines: Sequence[Line], store: Store, pack: Pack, form: Form) -> None:
        self._lines = {line.shown: line for line in lines}
        self._store, self._pack, self._form = store, pack, form

    def __getitem__(self, path: str) -> Document:
        line = self._lines[path]
        facts = None if line.reason else self._facts(line)
        return facts_document(path, facts, line.reason or None, self._form, self._pack)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def _facts(self, line: Line) -> FactBase:
        try:
            return facts_codec.unpack(self._store.facts(line.reading))
        except facts_codec.NotFactsError as error:
            raise HeguiError(
                f"结果库里“{line.shown}”的内容已损坏：请用 --no-store 重新审核。"
            ) from error
