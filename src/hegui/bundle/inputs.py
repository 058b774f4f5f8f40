"""Everything that goes into an audit: files, rules, what the office decided, options."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hegui.batch.discover import Found, discover
from hegui.batch.origin import is_address
from hegui.errors import UsageError
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.rules.load import load_rules
from hegui.rules.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Ways:
    """The options that a result may depend on.

    Attributes:
        as_of: the day of the audit.
        year: reports of this year only; None for all.
        engine: the one that was asked for; None for the first that works.
        seconds: as ``--seconds``; None for the usual limit.
        memory: as ``--memory``, in GB; None for the usual limit.
    """

    as_of: date
    year: int | None = None
    engine: str | None = None
    seconds: int | None = None
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A file of the office's own decisions.

    Attributes:
        path: where it lies now.
        shown: what the user called it, which results may repeat.
    """

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """What goes into an audit.

    Attributes:
        arguments: paths as the user typed them.
        files: the files to audit, each with the name that results show.
        pack: folder of the rules.
        profile: name of a profile of the pack, or a file; None for none.
        roster: the roster; None for none.
        waivers: the findings set aside; None for none.
        attest: checklists that people have filled in.
        ways: the options that matter.
    """

    arguments: tuple[str, ...]
    files: tuple[Found, ...]
    pack: Path
    profile: str | Named | None
    roster: Named | None
    waivers: Named | None
    attest: tuple[Named, ...]
    ways: Ways


def found_under(arguments: Sequence[str], roster: Named | None) -> tuple[Found, ...]:
    """The files under *arguments*, but for the roster.

    Raises:
        UsageError: there is nothing to audit, or a file lies elsewhere than on this disk.
    """
    far = [argument for argument in arguments if is_address(argument)]
    if far:
        raise UsageError(f"打包只收本机的文件，请先下载：{'、'.join(far)}")
    files = discover(arguments)
    if roster is None:
        return files
    own = roster.path.resolve()
    others = tuple(file for file in files if file.path.resolve() != own)
    if not others:
        raise UsageError(f"除名录外没有可审核的文件：{roster.shown}")
    return others


def rules_of(inputs: Inputs) -> Ruleset:
    """The rules.

    Raises:
        UsageError: there is no such profile.
        PackError: some file of them is wrong.
    """
    pack = load_pack(inputs.pack)
    profile = inputs.profile
    chosen = profile.path if isinstance(profile, Named) else profile
    return load_rules(pack, load_form(pack), chosen)
