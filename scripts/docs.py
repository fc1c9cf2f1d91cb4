"""Keep the examples in the documents true: every ``console`` block holds a command and what it really prints.

``python scripts/docs.py`` writes the examples anew; ``python scripts/docs.py --check`` says which are out of date.
The commands run on a pseudo-terminal of 100 columns without colour, as a reader would see them.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).parent.parent
WIDTH = 100
BLOCK = re.compile(r"(?<=```console\n)\$ (?P<command>[^\n]*)\n.*?(?=```)", re.DOTALL)


def documents() -> list[Path]:
    """Give the documents that have examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def renewed(text: str) -> str:
    """Give ``text`` with the output of every example as it is now."""
    return BLOCK.sub(lambda found: f"$ {found['command']}\n{shown(found['command'])}", text)


def shown(command: str) -> str:
    """Give what a terminal shows when ``command`` is run in it."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR", "MSS_FACTS"}}
    env |= {"TERM": "xterm", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    # The examples say "mss"; which one is meant is the one of this interpreter.
    script = f'mss() {{ "{sys.executable}" -m mss_cli "$@"; }}\n{command}'
    ran = subprocess.Popen(["bash", "-c", script], stdin=follower, stdout=follower, stderr=follower, env=env, cwd=ROOT)
    os.close(follower)
    content = b""
    while more := _read(leader):
        content += more
    os.close(leader)
    ran.wait()
    return content.decode().replace("\r\n", "\n")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # how Linux ends a pseudo-terminal
        return b""


def main(args: list[str]) -> int:
    """Renew the documents, or with ``--check`` only compare."""
    stale = []
    for path in documents():
        text = path.read_text("utf-8")
        if (new := renewed(text)) != text:
            stale.append(path.relative_to(ROOT))
            if "--check" not in args:
                path.write_text(new, "utf-8")
    if "--check" in args:
        for name in stale:
            print(f"{name}: examples out of date: run python scripts/docs.py")
        return bool(stale)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
