"""The words of ``--pack`` and ``--profile`` become the rules that run."""

from collections.abc import Sequence
from pathlib import Path

from hegui.errors import Mistake, PackError, UsageError
from hegui.forms.edition import Form
from hegui.forms.load import load_form
from hegui.model.likeness import meant
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.packs.pack import Pack
from hegui.roster.load import load_roster
from hegui.roster.roster import Roster
from hegui.rules.load import check_files
from hegui.rules.open import open_ruleset
from hegui.rules.rule import Rule
from hegui.rules.ruleset import Ruleset


def load_form_of(pack: str | None, profile: str | None) -> tuple[Pack, Form]:
    """A pack and its form: all that reading needs.

    Rules are not looked at, so that a mistake in one keeps nobody from looking at facts; but a
    profile, which may change placeholders, is only sense beside its rules.

    Raises:
        UsageError: there is no such pack or profile.
        PackError: some file of them is wrong.
    """
    if profile is not None:
        ruleset = open_ruleset(pack, profile)
        return ruleset.pack, ruleset.form
    loaded = load_pack(find_pack(pack))
    return loaded, load_form(loaded)


def roster_of(path: Path | None) -> Roster | None:
    """The roster at *path*, if one was named.

    Raises:
        UsageError: it cannot be read, or is wrong; holds all its mistakes.
    """
    return None if path is None else load_roster(path)


def find_rule(rule_id: str, ruleset: Ruleset) -> Rule:
    """The rule of that id, however its letters are written.

    Raises:
        UsageError: there is none, or it does not run.
    """
    wanted = rule_id.upper()
    for rule in ruleset.rules:
        if rule.id == wanted:
            return rule
    if wanted in ruleset.switched_off:
        raise UsageError(f"规则 {wanted} 没有运行：{ruleset.switched_off[wanted]}")
    known = [rule.id for rule in ruleset.rules]
    raise UsageError(f"没有编号为“{rule_id}”的规则。{meant(wanted, known)}")


def mistakes_in(
    paths: Sequence[Path], pack: str | None, profile: str | None
) -> tuple[Mistake, ...]:
    """Every mistake in files of packs; without *paths*, in all files of the pack.

    Raises:
        UsageError: a path is not there or lies in no pack; there is no such pack or profile.
    """
    from hegui.engine.compile import compile_ruleset

    if paths:
        return tuple(sorted({mistake for path in paths for mistake in check_files(path)}))
    folder = find_pack(pack)
    if mistakes := check_files(folder):
        return mistakes
    try:
        compile_ruleset(open_ruleset(str(folder), profile).awake())
    except PackError as error:
        return error.mistakes
    return ()
