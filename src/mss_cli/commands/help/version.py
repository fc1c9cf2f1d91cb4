"""``mss version``: the versions of the program and of the facts."""

from mss_cli.command import command as as_command
from mss_cli.session import Session


def version(session: Session) -> None:
    """Print the versions, and how far the record reaches; the same as --version."""
    session.put_version()


command = as_command(version)
