"""The terminal is made to speak Chinese: characters it cannot show, and what click says itself.

click looks its messages up in the process's gettext domain, so a catalogue of ours answers.
Has to run before click prints anything.
"""

import gettext
import os
import sys
from io import TextIOWrapper
from pathlib import Path

_DOMAIN = "hegui"


def speak_chinese() -> None:
    """Prepare the streams and the messages of this process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A GBK console has no sign for some characters of a report; none may end the run.
            stream.reconfigure(errors="replace")
    os.environ["LANGUAGE"] = "zh_CN"  # Whatever the system's language: we have no other.
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).with_name("locale")))
    gettext.textdomain(_DOMAIN)
