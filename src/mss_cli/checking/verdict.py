"""What the record says of a quantity: supported, disputed, superseded, contradicted or unknown, and why."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from mss_cli.checking.comparing import slip
from mss_cli.checking.matching import Match, series
from mss_cli.checking.question import Question

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


def judged(question: Question, found: Sequence[Match], others: Callable[[], Sequence[Match]]) -> Judgement | None:
    """Return the judgement on ``question``; None where nothing of it is about the record."""
    if not found:
        return None
    best = found[0]
    meeting = [match for match in found if match.meets]
    margin = _margin(question)
    if meeting and meeting[0].score >= best.score - margin and _answers(meeting[0], best):
        chosen = meeting[0]
        return _verdict_on(question, found, chosen)
    if slipped := _slipped(question, found):
        return slipped
    if meeting and (stale := next(filter(None, (_stale(question, found, each) for each in meeting)), None)):
        return stale
    return _accused(question, found, [*meeting, *others()]) or Judgement("unknown", (), None, best)


def _verdict_on(question: Question, found: Sequence[Match], chosen: Match) -> Judgement:
    """Return the judgement on a figure that the fact ``chosen`` has."""
    best = found[0]
    if best.opposed == best.claims and series(best.fact) == series(chosen.fact) and best.kind >= _CLEAR_KIND:
        return Judgement("contradicted", (best,), "bound", chosen)
    stale = _stale(question, found, chosen)
    if stale and (question.day - chosen.fact.stop).days > _OLD and (slipped := _slipped(question, found)):
        return slipped
    return stale or _other_stage(question, found, chosen) or _backed(chosen)


_OLD = 200


def _margin(question: Question) -> float:
    """Return how much worse than the best a fact may fit whose figure is the draft's: the more digits, the worse."""
    digits = len(str(question.low.normalize()).split("E", maxsplit=1)[0].replace(".", "").strip("0"))
    return _MARGINS.get(digits, _WIDEST)


def _answers(match: Match, best: Match) -> bool:
    """Whether a fact fits a question well enough to speak for the figure."""
    if best.who >= 0.9 and match.who < 0:  # noqa: PLR2004 - the country stands at the figure
        return False
    return match.score >= 1.6 and match.who > -0.5 and match.part > -0.8 and match.day > -0.9  # noqa: PLR2004


def _backed(match: Match) -> Judgement:
    return Judgement("supported" if match.meets == match.claims else "disputed", (match,))


def _stale(question: Question, found: Sequence[Match], met: Match) -> Judgement | None:
    """Return that a stock's figure was right on the day of ``met`` and is not on the question's, where that is so."""
    fact = met.fact
    if not fact.is_stock or fact.kind in {"pledged", "authorized"} or question.past:
        return None
    day = question.stop or question.day
    later = [
        match
        for match in found
        if series(match.fact) == series(fact) and fact.stop < match.fact.start <= day - _SETTLED
    ]
    if not later or any(
        match.meets
        for match in found
        if match.fact.stop >= fact.stop and match is not met and series(match.fact) == series(fact)
    ):
        return None
    last = max(later, key=lambda match: match.fact.stop)
    if not _clear(question, last) or not _apart(question, last):
        return None
    return Judgement("superseded", (last,), "date", met)


_SETTLED = timedelta(days=14)
"""How old news must be before a text that doesn't have it is behind."""


def _apart(question: Question, match: Match) -> bool:
    """Whether a figure is clearly not that of a fact."""
    return not match.meets and all(
        max(answer.low, question.low) > min(answer.high, question.high) * _MUCH for answer in match.fact.answers
    )


_MUCH = Decimal("1.04")
_STAGES = {
    "pledged": "promised", "announced": "promised", "authorized": "promised", "arrived": "there", "strength": "there",
    "funding-pledged": "pledged", "funding-paid": "paid", "funding-held": "held", "funding-required": "required",
}  # fmt: skip


def _stages(question: Question) -> dict[str, float]:
    """Return how surely a figure is of each stage: promised, there, pledged, paid."""
    weights: dict[str, float] = {}
    for kind, weight in question.kinds:
        if stage := _STAGES.get(kind):
            weights[stage] = (
                1 - (1 - weights.get(stage, 0.0)) * (1 - weight)
                if stage == "there"
                else max(weights.get(stage, 0.0), weight)
            )
    return weights


def _other_stage(question: Question, found: Sequence[Match], met: Match) -> Judgement | None:
    """Return that a figure is of another stage than the text says, where the text is clear about it."""
    stages = _stages(question)
    stage = _STAGES.get(met.fact.kind, "")
    if question.inherited or not stages or not stage:
        return None
    said = max(stages, key=lambda each: stages[each])
    if said == stage or stages[said] < _SAID or stages.get(stage, 0.0) > _UNSAID * stages[said]:
        return None
    for match in found:
        if _STAGES.get(match.fact.kind) != said or match.fact.countries != met.fact.countries:
            continue
        if match.day >= 0 and (match.meets or match.unsure):
            return None
    answers = [
        match
        for match in found
        if _STAGES.get(match.fact.kind) == said and match.fact.countries == met.fact.countries and match.slots >= 0.2  # noqa: PLR2004
    ]
    return (
        Judgement("contradicted", (answers[0],), "stage", met)
        if answers
        else Judgement("unknown", (), None, met)
        if stages[said] >= _PLAIN
        else None
    )


_SAID, _UNSAID, _PLAIN = 0.6, 0.62, 0.85


def _clear(question: Question, match: Match) -> bool:
    return match.kind >= _CLEAR_KIND and match.slots >= _CLEAR and not (question.past and match.fact.is_stock)


def _rivals(found: Sequence[Match]) -> list[Match]:
    """Return the facts that answer a question nearly as well as the best."""
    top = found[0]
    return [match for match in found if match.score >= top.score - _TIED]


def _exact(question: Question, found: Sequence[Match]) -> list[Match]:
    """Return the facts that answer nearly as well as the best: those of the part that the text names, where it does."""
    rivals = _rivals(found)
    named = [match for match in rivals if match.fact.parts & (question.beside | question.near)]
    return named or rivals


def _blocked(question: Question, top: Match, rivals: Sequence[Match]) -> bool:
    """Whether nobody can be accused: the text tells of the past, or a fact that fits as well may agree."""
    if question.past and top.fact.is_stock:
        return True
    if top.fact.is_period and top.day < _OF_ITS_TIME:
        return True
    return any(
        match.meets or (match.unsure and (series(match.fact) != series(top.fact) or match is top)) for match in rivals
    )


_OF_ITS_TIME = 0.75


def _slipped(question: Question, found: Sequence[Match]) -> Judgement | None:
    """Return that a figure is a slip of the pen for one of the best fitting facts."""
    rivals = _exact(question, found)
    top = rivals[0]
    if _blocked(question, top, rivals) or top.kind < 2 * _LIKELY or min(top.who, top.part) < _FILLED or top.day < _THEN:
        return None
    for match in rivals:
        if match.fact.countries == top.fact.countries and any(
            slip(question.low, each.low) for each in match.fact.answers
        ):
            return Judgement("contradicted", (match,), "digits")
    return None


_FILLED, _THEN = 0.4, -0.3


def _accused(question: Question, found: Sequence[Match], meeting: Sequence[Match]) -> Judgement | None:
    """Return what the record says otherwise, where it clearly answers the same question."""
    rivals = _exact(question, found)
    top = rivals[0]
    if _blocked(question, top, rivals):
        return None
    if abroad := _of_another_country(question, top, meeting):
        return abroad
    if not _clear(question, top):
        return None
    own = [match for match in meeting if match.who > 0 and match.fact.countries == top.fact.countries]
    for match in own:
        if match.fact.kind == top.fact.kind and match.fact.parts != top.fact.parts:
            if top.fact.parts & question.beside:
                return Judgement("contradicted", (top,), "scope", match)
            return _backed(match) if match.day >= 1 and match.part > _PARTLY else None
        if _STAGES.get(match.fact.kind) != _STAGES.get(top.fact.kind):
            return _other_stage(question, found, match)
        return None
    one_thing = len({series(match.fact) for match in rivals}) == 1
    unheard = not any(match.fact.countries == top.fact.countries for match in meeting)
    clear = top.kind >= 2 * (_LIKELY_UNHEARD if unheard else _SURE) and top.who >= 0.5 and top.part >= 0.7  # noqa: PLR2004
    if not (clear and one_thing and _current(question, top, rivals)):
        return None
    other = next((match for match in meeting if match.fact.kind == top.fact.kind), None)
    abroad = other is not None and other.fact.countries != top.fact.countries
    return Judgement("contradicted", (top,), "country" if abroad else "digits", other)


def _of_another_country(question: Question, top: Match, meeting: Sequence[Match]) -> Judgement | None:
    """Return that a figure is another country's, where its own is told at the figure and is known to be otherwise."""
    if top.who < 0.9 or top.kind < 2 * _SOME or top.part < _FILLED or top.day < _RECENT or len(top.fact.countries) != 1:  # noqa: PLR2004
        return None
    for match in meeting:
        alike = match.fact.kind == top.fact.kind and match.day >= _RECENT and not match.fact.parts
        if alike and len(match.fact.countries) == 1 and match.fact.countries != top.fact.countries:
            return Judgement("contradicted", (top,), "country", match)
    return None


_SOME = 0.3


def _current(question: Question, match: Match, rivals: Sequence[Match]) -> bool:
    """Whether a fact is near enough to the question's day that nothing newer is to be expected."""
    if match.fact.kind == "pledged":
        return (question.day - max(each.fact.stop for each in rivals)).days <= _OLD
    if match.fact.kind.startswith("funding"):
        return match.day >= _RECENT / 2
    return match.day >= _RECENT or match.fact.kind in {"authorized", "vote", "mandate"}


_RECENT = 0.5
_LIKELY_UNHEARD = 0.5
_TIED = 0.3
_PARTLY = -0.8
_LIKELY = 0.4
_SURE = 0.7
