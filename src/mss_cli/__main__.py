"""``python -m mss_cli`` is ``mss``."""

import sys

from mss_cli.cli import main

sys.exit(main())
