"""What the record says of a quantity: supported, disputed, superseded, contradicted or unknown, and why.

Nobody is accused unless every slot of the question is filled, or the figure is a slip of a figure that clearly fits.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal

from msgspec import Struct

from mss_cli.checking.comparison import is_typo
from mss_cli.checking.fact_matching import FactMatch, series_key
from mss_cli.checking.question import Question
from mss_cli.checking.report import ErrorKind, Verdict

_MARGINS = {0: 0.9, 1: 0.9, 2: 1.4}
_WIDEST = 2.1
_CLEAR_KIND, _CLEAR = 0.9, 0.3
_LIKELY, _LIKELY_UNHEARD, _SURE, _SOME = 0.8, 1.1, 1.4, 0.6
"""How much a kind must weigh, of 2: for a slip, where no other fact has the figure, where one has, for a country's."""
_FILLED, _THEN, _RECENT, _OF_ITS_TIME = 0.4, -0.3, 0.5, 0.75
_TIED, _PARTLY = 0.3, -0.8
_OLD, _FEW, _LESS_OF_WHOM = 200, 4, 0.4
_SETTLED = timedelta(days=14)
"""How old news must be before a text that doesn't have it is behind."""
_MUCH = Decimal("1.04")


class Judgement(Struct, frozen=True):
    """A verdict, the facts it rests on, and what a reader should know."""

    verdict: Verdict
    matches: tuple[FactMatch, ...] = ()
    error: ErrorKind | None = None
    related: FactMatch | None = None
    """The fact that the figure was taken from, or the nearest."""


def judge(
    question: Question, found: Sequence[FactMatch], others: Callable[[], Sequence[FactMatch]]
) -> Judgement | None:
    """Return the judgement on ``question``; None where nothing of it is about the record.

    ``found`` has the facts that may answer, the likeliest first; ``others`` gives those of other kinds that have the
    figure.
    """
    if not found:
        return None
    judgement = _in_print(question, _judged(question, found, others))
    accused = judgement.verdict in {"contradicted", "superseded"}
    return Judgement("unknown", related=found[0]) if question.is_share and accused else judgement


def _in_print(question: Question, judgement: Judgement) -> Judgement:
    """Return ``judgement``, or that the figure is disputed: one that a source prints is no slip of the writer's.

    Even where the record sets it aside.
    """
    slips = [slip for match in judgement.matches for slip in match.fact.set_aside if slip.answer.low == question.low]
    return Judgement("disputed", judgement.matches) if slips and judgement.verdict == "contradicted" else judgement


def _judged(question: Question, found: Sequence[FactMatch], others: Callable[[], Sequence[FactMatch]]) -> Judgement:
    """Return the judgement on a question that some fact may answer."""
    meeting = [match for match in found if match.agreeing]
    if meeting and meeting[0].score >= found[0].score - _margin(question) and _speaks(meeting[0], found[0]):
        return _met(question, found, meeting[0])
    if slipped := _slipped(question, found):
        return slipped
    for match in meeting:
        if stale := _stale(question, found, match):
            return stale
    return _accused(question, found, [*meeting, *others()]) or Judgement("unknown", related=found[0])


def with_currency_error(judgement: Judgement, others: Sequence[FactMatch]) -> Judgement:
    """Return a judgement on a sum, or that its currency is what is wrong: where ``others`` have it in another one."""
    for match in others:
        if match.fact.countries == judgement.matches[0].fact.countries:
            return Judgement("contradicted", judgement.matches, "unit", match)
    return judgement


def _margin(question: Question) -> float:
    """Return how much worse than the best a fact may fit whose figure is the draft's: the more digits, the worse."""
    digits = len(str(question.low.normalize()).split("E", maxsplit=1)[0].replace(".", "").strip("0"))
    return _MARGINS.get(digits, _WIDEST)


def _speaks(match: FactMatch, best: FactMatch) -> bool:
    """Whether a fact fits a question well enough to speak for the figure."""
    if best.country >= 0.9 and match.country < 0:  # noqa: PLR2004 - the country stands at the figure
        return False
    return match.score >= 1.6 and match.country > -0.5 and match.part > -0.8 and match.day > -0.9  # noqa: PLR2004


def _met(question: Question, found: Sequence[FactMatch], chosen: FactMatch) -> Judgement:
    """Return the judgement on a figure that the fact ``chosen`` has."""
    best = found[0]
    alike = (
        _STAGES.get(best.fact.kind) == _STAGES.get(chosen.fact.kind) and best.fact.countries == chosen.fact.countries
    )
    if best.opposed == best.comparable and alike and best.kind >= _CLEAR_KIND:
        return Judgement("contradicted", (best,), "bound", chosen)
    stale = _stale(question, found, chosen)
    if stale and (question.draft_day - chosen.fact.last_day).days > _OLD and (slipped := _slipped(question, found)):
        return slipped
    return stale or _other_stage(question, found, chosen) or _backed(chosen)


def _backed(match: FactMatch) -> Judgement:
    """Return that the record has the figure: what leads does, or all that it says."""
    return Judgement("supported" if match.lead_agrees or match.agreeing == match.comparable else "disputed", (match,))


def _stale(question: Question, found: Sequence[FactMatch], met: FactMatch) -> Judgement | None:
    """Return that a stock's figure was right on the day of ``met`` and is not on the question's, where that is so."""
    fact = met.fact
    if not fact.is_stock or fact.kind in {"pledged", "authorized"} or question.is_in_undated_past:
        return None
    own = [each for each in found if series_key(each.fact) == series_key(fact) and each is not met]
    since = [each for each in own if each.fact.last_day >= fact.last_day]
    settled = (question.last_day or question.draft_day) - _SETTLED
    later = [each for each in since if fact.last_day < each.fact.first_day <= settled]
    if not later or any(each.agreeing for each in since):
        return None
    last = max(later, key=lambda match: match.fact.last_day)
    return Judgement("superseded", (last,), "date", met) if _clear(question, last) and _apart(question, last) else None


def _apart(question: Question, match: FactMatch) -> bool:
    """Whether a figure is clearly not that of a fact."""
    return all(max(each.low, question.low) > min(each.high, question.high) * _MUCH for each in match.fact.answers)


_STAGES = {
    "pledged": "promised", "announced": "promised", "authorized": "promised", "arrived": "there", "strength": "there",
    "funding-pledged": "pledged", "funding-paid": "paid", "funding-held": "held", "funding-required": "required",
}  # fmt: skip
_SAID, _UNSAID, _PLAIN = 0.6, 0.62, 0.85
"""How surely a stage must be said, how much less than it another may be, and when it is beyond doubt."""


def _stages(question: Question) -> dict[str, float]:
    """Return how surely a figure is of each stage: promised, there, pledged, paid."""
    weights: dict[str, float] = {}
    for kind, weight in question.kinds:
        if stage := _STAGES.get(kind):
            before = weights.get(stage, 0.0)
            weights[stage] = 1 - (1 - before) * (1 - weight) if stage == "there" else max(before, weight)
    return weights


def _other_stage(question: Question, found: Sequence[FactMatch], met: FactMatch) -> Judgement | None:
    """Return that a figure is of another stage than the text says, where the text is clear about it."""
    stages = _stages(question)
    stage = _STAGES.get(met.fact.kind, "")
    if question.kind_inherited or not stages or not stage:
        return None
    said = max(stages, key=lambda each: stages[each])
    if said == stage or stages[said] < _SAID or stages.get(stage, 0.0) > _UNSAID * stages[said]:
        return None
    own = [each for each in found if _STAGES.get(each.fact.kind) == said and each.fact.countries == met.fact.countries]
    if any(each.day >= 0 and (each.agreeing or each.unsure) for each in own):
        return None
    answers = [each for each in own if each.weakest_slot >= _CLEAR]
    if answers and met.has_figure:
        return Judgement("contradicted", (answers[0],), "stage", met)
    return Judgement("unknown", related=met) if stages[said] >= _PLAIN else None


def _clear(question: Question, match: FactMatch) -> bool:
    """Whether a fact answers the question in every slot, and the text doesn't tell of the past."""
    return (
        match.kind >= _CLEAR_KIND
        and match.weakest_slot >= _CLEAR
        and not (question.is_in_undated_past and match.fact.is_stock)
    )


def _rivals(question: Question, found: Sequence[FactMatch]) -> list[FactMatch]:
    """Return the facts that answer nearly as well as the best: those of the part that the text names, where it does."""
    top = found[0]
    tied = [
        match for match in found if match.score >= top.score - _TIED and match.country >= top.country - _LESS_OF_WHOM
    ]
    named = [match for match in tied if match.fact.parts & (question.attached | question.clause)]
    return named or [match for match in tied if match.fact.roles & question.attached] or tied


def _blocked(question: Question, rivals: Sequence[FactMatch]) -> bool:
    """Whether nobody can be accused: the text tells of the past, or a fact that fits as well may agree."""
    top = rivals[0]
    if (question.is_in_undated_past and top.fact.is_stock) or (top.fact.is_period and top.day < _OF_ITS_TIME):
        return True
    others = [each for each in rivals if each is top or series_key(each.fact) != series_key(top.fact)]
    return any(each.agreeing for each in rivals) or any(each.unsure for each in others)


def _slipped(question: Question, found: Sequence[FactMatch]) -> Judgement | None:
    """Return that a figure is a slip of the pen for one of the best fitting facts."""
    rivals = _rivals(question, found)
    top = rivals[0]
    if _blocked(question, rivals) or top.kind < _LIKELY or min(top.country, top.part) < _FILLED or top.day < _THEN:
        return None
    for match in rivals:
        same = match.fact.countries == top.fact.countries
        if same and any(is_typo(question.low, each.low) for each in match.fact.answers):
            return Judgement("contradicted", (match,), "digits")
    return None


def _accused(question: Question, found: Sequence[FactMatch], meeting: Sequence[FactMatch]) -> Judgement | None:
    """Return what the record says otherwise, where it clearly answers the same question.

    ``meeting`` has the facts that have the figure, of whatever kind and country.
    """
    rivals = _rivals(question, found)
    top = rivals[0]
    if _blocked(question, rivals):
        return None
    if abroad := _of_another_country(top, meeting):
        return abroad
    if not _clear(question, top):
        return None
    for match in meeting:
        if match.country > 0 and match.fact.countries == top.fact.countries:
            return _of_one_country(question, found, top, match)
    return _plainly(question, rivals, meeting)


def _of_another_country(top: FactMatch, meeting: Sequence[FactMatch]) -> Judgement | None:
    """Return that a figure is another country's, where its own is told at the figure and is known to be otherwise."""
    at_figure = top.country >= 0.9 and len(top.fact.countries) == 1  # noqa: PLR2004 - surely
    if not at_figure or top.kind < _SOME or top.part < _FILLED or top.day < _RECENT:
        return None
    for match in meeting:
        alike = match.has_figure and match.fact.kind == top.fact.kind and match.day >= _RECENT and not match.fact.parts
        if alike and len(match.fact.countries) == 1 and match.fact.countries != top.fact.countries:
            return Judgement("contradicted", (top,), "country", match)
    return None


def _of_one_country(
    question: Question, found: Sequence[FactMatch], top: FactMatch, match: FactMatch
) -> Judgement | None:
    """Return the judgement on a figure that another fact of the same countries has: another stage, or another part."""
    if match.fact.kind == top.fact.kind and match.fact.parts != top.fact.parts:
        if top.fact.parts & question.attached:
            return Judgement("contradicted", (top,), "scope", match)
        return _backed(match) if match.day >= 1 and match.part > _PARTLY else None
    return _other_stage(question, found, match)


def _plainly(question: Question, rivals: Sequence[FactMatch], meeting: Sequence[FactMatch]) -> Judgement | None:
    """Return that the one thing which the text can mean is otherwise."""
    top = rivals[0]
    least = _SURE if any(match.fact.countries == top.fact.countries for match in meeting) else _LIKELY_UNHEARD
    if not top.fact.countries and question.family == "open" and question.whole < _SAID / 2:
        return None
    if question.high < _FEW and top.fact.kind not in {"vote", "mandate"}:
        return None
    filled = top.kind >= least and top.country >= 0.5 and top.part >= 0.7  # noqa: PLR2004 - each slot
    if not filled or len({series_key(match.fact) for match in rivals}) > 1 or not _current(question, rivals):
        return None
    other = next((match for match in meeting if match.fact.kind == top.fact.kind), None)
    return Judgement("contradicted", (top,), "country" if other else "digits", other)


def _current(question: Question, rivals: Sequence[FactMatch]) -> bool:
    """Whether a fact is near enough to the question's day that nothing newer is to be expected."""
    top = rivals[0]
    if top.fact.kind == "pledged":
        return (question.draft_day - max(each.fact.last_day for each in rivals)).days <= _OLD
    if top.fact.kind.startswith("funding"):
        return top.day >= _RECENT / 2
    return top.day >= _RECENT or top.fact.kind in {"authorized", "vote", "mandate"}
