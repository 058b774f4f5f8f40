"""``python -m hegui`` is the ``audit`` command."""

import sys

from hegui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
