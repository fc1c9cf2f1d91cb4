"""What the record says of a quantity: supported, disputed, superseded, contradicted or unknown, and why."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from mss_cli.checking.comparing import slip
from mss_cli.checking.matching import Match, series
from mss_cli.checking.meaning import Question
from mss_cli.checking.words.meanings import PERSONNEL

Verdict = Literal["supported", "disputed", "superseded", "contradicted", "unknown"]
Slip = Literal["digits", "stage", "country", "date", "unit", "scope", "bound"]

_CLEAR_KIND = 0.9
"""How clear twice a kind's weight must be before anybody is accused."""
_CLEAR = 0.3
_MARGINS = {0: 0.9, 1: 0.9, 2: 1.4}
_WIDEST = 2.1


class Judgement(Struct, frozen=True):
    """A verdict, the facts it rests on, and what a reader should know."""

    verdict: Verdict
    facts: tuple[Match, ...] = ()
    slip: Slip | None = None
    other: Match | None = None
    """The fact that the figure was taken from, or the nearest."""


def judged(question: Question, found: Sequence[Match]) -> Judgement | None:
    """Return the judgement on ``question``; None where nothing of it is about the record."""
    if not found:
        return None
    best = found[0]
    meeting = [match for match in found if match.meets]
    margin = _margin(question)
    if meeting and meeting[0].score >= best.score - margin and _answers(meeting[0], question):
        return _backed(meeting[0])
    if meeting and (stale := _stale(question, found, meeting)):
        return stale
    return _accused(question, found, meeting) or Judgement("unknown", (), None, best)


def _margin(question: Question) -> float:
    """Return how much worse than the best a fact may fit whose figure is the draft's: the more digits, the worse."""
    digits = len(str(question.low.normalize()).split("E", maxsplit=1)[0].replace(".", "").strip("0"))
    return _MARGINS.get(digits, _WIDEST)


def _answers(match: Match, question: Question) -> bool:
    """Whether a fact fits a question well enough to speak for the figure."""
    return match.score >= 1.6 and match.who > -0.5 and match.part > -0.8 and match.day > -0.9  # noqa: PLR2004


def _backed(match: Match) -> Judgement:
    return Judgement("supported" if match.meets == match.claims else "disputed", (match,))


def _stale(question: Question, found: Sequence[Match], meeting: Sequence[Match]) -> Judgement | None:
    """Return that a stock's figure was right on an earlier day, where it was."""
    top = found[0]
    if not top.fact.is_stock or top.meets or top.unsure:
        return None
    for match in meeting:
        if series(match.fact) == series(top.fact) and match.fact.stop < top.fact.start and _clear(question, top):
            return Judgement("superseded", (top,), "date", match)
    return None


def _clear(question: Question, match: Match) -> bool:
    return match.kind >= _CLEAR_KIND and match.slots >= _CLEAR and not question.past


def _accused(question: Question, found: Sequence[Match], meeting: Sequence[Match]) -> Judgement | None:
    """Return what the record says otherwise, where it clearly answers the same question."""
    top = found[0]
    rivals = [match for match in found if match.score >= top.score - 0.25]
    if not _clear(question, top) or any(match.meets or match.unsure for match in rivals):
        return None
    if any(slip(question.low, answer.low) for match in rivals for answer in match.fact.answers):
        return Judgement("contradicted", (top,), "digits")
    for match in meeting:
        if match.who < -0.5:  # noqa: PLR2004 - another country's
            continue
        fact = match.fact
        if fact.kind != top.fact.kind and fact.countries == top.fact.countries:
            return Judgement("contradicted", (top,), "stage", match)
        if fact.kind == top.fact.kind and fact.countries != top.fact.countries:
            return Judgement("contradicted", (top,), "country", match)
        if fact.kind == top.fact.kind and fact.parts != top.fact.parts:
            return Judgement("contradicted", (top,), "scope", match)
    sure = top.kind >= 1.5 and top.slots >= 0.5 and not question.inherited and len(rivals) == 1  # noqa: PLR2004
    return Judgement("contradicted", (top,), "digits") if sure and question.family != "open" else None
