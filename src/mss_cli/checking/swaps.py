"""Find two figures of a sentence that have changed places: "78 Guatemalans and 150 Salvadorans"."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from mss_cli.checking.fact_matching import FactMatch, FindMatches
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.question import Question
from mss_cli.checking.scoring import UNIT_PARTS
from mss_cli.checking.words.meanings import HARM_KINDS, PART_CONCEPTS

_MIN_COUNTRY, _MIN_ONLY_COUNTRY = 0.4, 0.2
"""How much a country must weigh for a figure to be its, and how much where the sentence names no other."""
_MAX_FIGURES_APART = 4
"""How far from another in its sentence a figure may stand that changed places with it."""
_MAX_APART = timedelta(days=60)
"""How far apart the days of two facts may be that one sentence tells of."""
_COUNTED_FAMILIES = frozenset({"personnel", "people", "open", "money"})

_Subject = tuple[str | None, frozenset[str]]
"""The country of a figure, or None, and the parts that are named right at it."""


def swapped_figures(
    questions: Sequence[Question], judgements: Sequence[Judgement | None], find: FindMatches
) -> Mapping[int, Judgement]:
    """Return the judgements on the figures of a sentence that have changed places, by their position.

    Two have where the record has the figure of each for the other, in facts of one kind and about one time, and
    neither is supported as it stands.
    """
    found: dict[int, Judgement] = {}
    for one, other in combinations(range(len(questions)), 2):
        is_near = other - one <= _MAX_FIGURES_APART
        if not is_near or one in found or other in found or not _are_comparable(questions[one], questions[other]):
            continue
        left, right = _subjects(questions[one], questions[other])
        if left == right or _is_supported(left, judgements[one]) or _is_supported(right, judgements[other]):
            continue
        for match in _facts_with(find, questions[one], left, questions[other]):
            for counterpart in _facts_with(find, questions[other], right, questions[one]):
                if _are_of_one_time(match, counterpart):
                    found.setdefault(one, _swapped(match, counterpart))
                    found.setdefault(other, _swapped(counterpart, match))
    return found


def _swapped(match: FactMatch, counterpart: FactMatch) -> Judgement:
    """Return the judgement on a figure that is the ``counterpart``'s, where ``match`` answers its question."""
    is_other_country = match.fact.countries != counterpart.fact.countries
    return Judgement("contradicted", (match,), "country" if is_other_country else "scope", counterpart)


def _subjects(one: Question, other: Question) -> tuple[_Subject, _Subject]:
    """Return what two figures are about; one that has only a part is about the country of the other.

    Of two countries, that one sends soldiers and the other doesn't say matters little.
    """
    left, right = _subject(one), _subject(other)
    if left[0] and right[0] and left[0] != right[0]:
        return (left[0], left[1] - UNIT_PARTS.keys()), (right[0], right[1] - UNIT_PARTS.keys())
    country = left[0] or right[0]
    return (country if left[1] else left[0], left[1]), (country if right[1] else right[0], right[1])


def _subject(question: Question) -> _Subject:
    """Return what a figure is about, as the words right at it say."""
    country, weight = max(
        ((code, weight) for code, weight in question.countries if code != "HTI" or question.family == "money"),
        key=lambda pair: pair[1],
        default=(None, 0.0),
    )
    named = [each for each in question.sentence_concepts if each[0] == "@" and each != "@HTI"]
    min_weight = _MIN_ONLY_COUNTRY if len(named) == 1 else _MIN_COUNTRY
    return country if weight >= min_weight else None, question.attached & PART_CONCEPTS


def _are_comparable(one: Question, other: Question) -> bool:
    """Whether two figures count the same, and are not the same."""
    same_family = (one.family == "money") == (other.family == "money")
    return same_family and {one.family, other.family} <= _COUNTED_FAMILIES and one.low != other.low


def _is_supported(subject: _Subject, judgement: Judgement | None) -> bool:
    """Whether a figure is supported by a fact about its own subject."""
    if judgement is None or judgement.verdict not in {"supported", "disputed"}:
        return False
    return _is_about(judgement.matches[0], subject)


def _is_about(match: FactMatch, subject: _Subject) -> bool:
    """Whether a fact is about the country and the parts of ``subject``."""
    country, parts = subject
    countries = set(match.fact.countries)
    if len(countries) > 1 or not match.fact.kind.startswith("funding"):
        countries -= {"HTI"}
    same_countries = match.fact.kind in HARM_KINDS or countries == ({country} if country else set())
    return same_countries and parts <= match.fact.parts


def _facts_with(find: FindMatches, question: Question, subject: _Subject, other: Question) -> Sequence[FactMatch]:
    """Return the facts that may answer a question about a subject and have the figure of the other question."""
    if subject == (None, frozenset()):
        return []
    return [
        match
        for match in find(question)
        if _is_about(match, subject)
        and not match.agreeing
        and any(answer.low == answer.high == other.low for answer in match.fact.answers)
    ]


def _are_of_one_time(one: FactMatch, other: FactMatch) -> bool:
    """Whether two facts are of one kind and about one time."""
    apart = abs(one.fact.last_day - other.fact.last_day)
    is_lasting = one.fact.kind in {"pledged", "strength"} and one.fact.is_stock
    return one.fact.kind == other.fact.kind and (apart <= _MAX_APART or is_lasting)
