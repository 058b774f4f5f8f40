"""Names of a pack and of a profile → the rules that run, in one step for whoever uses them."""

from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.rules.load import load_rules
from hegui.rules.ruleset import Ruleset


def open_ruleset(pack: str | None = None, profile: str | None = None) -> Ruleset:
    """The rules of a pack as a profile selects them.

    Args:
        pack: a name or a folder; None for the pack that comes with the program.
        profile: the office's choice; None for all rules as the pack has them.

    Raises:
        UsageError: there is no such pack or profile.
        PackError: some file of them is wrong.
    """
    loaded = load_pack(find_pack(pack))
    return load_rules(loaded, load_form(loaded), profile)
