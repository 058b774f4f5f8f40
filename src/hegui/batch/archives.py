"""Archives among the files give way to their members, each with a name of its own.

What lies in an archive is found out in a worker, because an archive may be hostile; here only
the first bytes of a file are looked at, to see whether it is worth asking. An archive that
cannot be opened stays one file, with the reason why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hegui.batch.brought import with_files
from hegui.batch.discover import ARCHIVE, Found, head_of
from hegui.batch.limits import Limits
from hegui.batch.results import Listed
from hegui.batch.slots import Answered, run_slots
from hegui.batch.work import Listing
from hegui.documents.glance import SEPARATOR, may_be_archive
from hegui.errors import UsageError


def unpacked(files: Sequence[Found], jobs: int, limits: Limits | None = None) -> tuple[Found, ...]:
    """The files, with the members of archives in the place of those; sorted by name.

    Raises:
        UsageError: a member was asked for by name, and there is none such.
        HeguiError: no worker could be brought to work.
    """
    suspects = [file for file in files if _may_be_archive(file)]
    if not suspects:
        return tuple(files)
    listings = with_files(
        suspects, lambda items: run_slots(items, Listing(), jobs=jobs, limits=limits)
    )
    answers = {answer.index: answer for answer in listings}
    certain = set(files).difference(suspects)
    members = [
        member for index, file in enumerate(suspects) for member in _members(file, answers[index])
    ]
    return tuple(sorted(_made_unique(sorted({*certain, *members}))))


def _may_be_archive(file: Found) -> bool:
    if file.origin is not None:  # a first look would cost as much as the file
        looks = file.shown.lower().endswith(ARCHIVE) and not file.refused
    else:
        looks = may_be_archive(head_of(file.path))
    if looks:
        return True
    if file.wanted:
        raise UsageError(f"不是压缩包，里面没有“{file.wanted}”：{file.shown}")
    return False


def _members(file: Found, answer: Answered[Listed]) -> Iterator[Found]:
    listed = answer.result or Listed(reason=answer.lost)
    parts = (listed.names, listed.members, listed.refused)
    if listed.reason or len(set(map(len, parts))) > 1:
        yield replace(file, wanted="", refused=listed.reason or "压缩包读不出目录")
        return
    if not listed.names and not file.wanted:
        yield file
        return
    named = [one for one in zip(*parts, strict=True) if _is_wanted(one[0], file.wanted)]
    if not named:
        raise UsageError(f"压缩包里没有“{file.wanted}”：{file.shown}")
    for name, member, refused in named:
        shown = f"{file.shown}{SEPARATOR}{name}"
        yield Found(shown, file.path, member, refused=refused, origin=file.origin)


def _is_wanted(name: str, wanted: str) -> bool:
    """Whether a member is what was asked for, or lies in the folder or archive that was."""
    wanted = wanted.rstrip("/")
    return not wanted or name == wanted or name.startswith((f"{wanted}/", wanted + SEPARATOR))


def _made_unique(files: Sequence[Found]) -> Iterator[Found]:
    """The files in their order; a file on the disk may be called what a member is shown by."""
    taken: set[str] = set()
    for file in files:
        shown, count = file.shown, 1
        while shown in taken:
            count += 1
            shown = f"{file.shown}#{count}"
        taken.add(shown)
        yield replace(file, shown=shown) if count > 1 else file
