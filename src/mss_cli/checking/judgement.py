"""The judgement on a figure: a verdict and the facts that it rests on."""

from msgspec import Struct

from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.report import ErrorKind, Verdict


class Judgement(Struct, frozen=True):
    """The verdict on a figure, the facts that it rests on, and the kind of error where it is wrong."""

    verdict: Verdict
    matches: tuple[FactMatch, ...] = ()
    error: ErrorKind | None = None
    related: FactMatch | None = None
    """The fact that a wrong figure was taken from; of an unknown one, the nearest."""


def supported_or_disputed(match: FactMatch) -> Judgement:
    """Return ``supported`` where the leading answer of the fact agrees, or all its answers do, else ``disputed``."""
    return Judgement("supported" if match.lead_agrees or match.agreeing == match.comparable else "disputed", (match,))
