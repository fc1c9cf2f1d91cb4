"""A small facts file of which tests know every line, and ``mss`` as a process of its own."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

SMALL = """\
[dataset]
title = "Test"
version = "1"
license = "CC0-1.0"

[publishers.gleaner]
name = "The Gleaner"
class = "outlet"

[publishers.united-nations]
name = "United Nations"
class = "body"

[countries.BHS]
name = "Bahamas"
alpha2 = "BS"
demonyms = ["Bahamian"]

[countries.FRA]
name = "France"
alpha2 = "FR"

[countries.KEN]
name = "Kenya"
alpha2 = "KE"
demonyms = ["Kenyan"]

[countries.SLV]
name = "El Salvador"
alpha2 = "SV"

[sources.one]
type = "article-newspaper"
title = "First"
publisher = "gleaner"
issued = "2024-09-12"
url = "https://example.org/one"
accessed = "2026-11-23"

[sources.two]
type = "report"
title = "Second"
publisher = "united-nations"
issued = "2024-10"
url = "https://example.org/two"
accessed = "2026-11-23"

[facts.kenya-arrival]
kind = "arrived"
force = "mss"
date = "2024-06-25"
countries = ["KEN"]
unit = "police"
milestone = true
summary = "Kenyans land in Haiti."
claims = [{ source = "one", locator = "body", value = 200, printed = "200 police" }]

[facts.france-pays]
kind = "funding-paid"
date = "2024-07"
countries = ["FRA"]
unit = "EUR"
summary = "France pays into the fund."
claims = [{ source = "two", locator = "body", value = 3000000, printed = "3 million euros" }]

[facts.bahamas-pledge]
kind = "pledged"
force = "mss"
date = "2024-08"
countries = ["BHS", "SLV"]
unit = "personnel"
summary = "The Bahamas and El Salvador promise people."
claims = [{ source = "two", locator = "body", value = 150, printed = "150 people" }]
"""


def mss(*args: str | Path, env: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    names = {name: value for name, value in os.environ.items() if not name.startswith("MSS_FACTS")}
    command = [sys.executable, "-m", "mss_cli", *map(str, args)]
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    found: subprocess.CompletedProcess[bytes] = subprocess.run(
        command, env=names | (env or {}), check=False, timeout=60, **streams
    )
    return found


def unprivileged() -> None:
    """Take from root, in a process about to be, the power to write where nobody may."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
