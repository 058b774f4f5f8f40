"""Prompts in content controls: what a form asks for is not what was filled in."""

import re

from hegui.documents.readers.word.docx_parts import Part

_PROMPT = re.compile("单击|点击|按此处|[请選选][择擇输輸]|[Cc]lick|[Cc]hoose|[Tt]ap")


def drop_prompts(part: Part) -> None:
    """Empty the controls that still show their prompt.

    Some programs fill a control and leave the mark that it shows its prompt, so that the words
    have to be those of a prompt as well.
    """
    if not part.mentions("showingPlcHdr"):
        return
    names = part.names
    for mark in list(part.root.iter("{*}showingPlcHdr")):
        properties = mark.getparent()
        control = properties.getparent() if properties is not None else None
        content = part.child(control, "sdtContent") if control is not None else None
        if content is None or not part.is_on(mark):
            continue
        texts = [element for element in content.iter() if names[element.tag] == "t"]
        if _PROMPT.search("".join(element.text or "" for element in texts)):
            for element in texts:
                element.text = None
