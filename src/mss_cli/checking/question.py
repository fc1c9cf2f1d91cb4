"""The question that a quantity answers, and the context that a sentence inherits from."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

import msgspec
from msgspec import Struct

from mss_cli.checking.sentence import ParsedSentence
from mss_cli.checking.time_spans import TimeSpan
from mss_cli.checking.words.meanings import KIND_WEIGHTS, MONEY_KIND_WEIGHTS, WHOLE_WEIGHTS


class Question(Struct, frozen=True):
    """A figure of a draft and what it is about, to be answered by facts.

    The figure may be anything from ``low`` to ``high``. ``kinds`` and ``countries`` (by code) have weights from 0, not
    mentioned, to 1, stated in so many words; ``whole`` is the weight of all countries together.
    """

    low: Decimal
    high: Decimal
    bound: str
    unit: str | None
    family: str
    kinds: tuple[tuple[str, float], ...]
    countries: tuple[tuple[str, float], ...]
    whole: float
    attached: frozenset[str]
    """The parts and voting roles that are named right at the quantity."""
    clause_concepts: frozenset[str]
    """The concepts of its clause."""
    sentence_concepts: frozenset[str]
    """The concepts of its sentence."""
    all_concepts: frozenset[str]
    """The concepts of its sentence and of the context."""
    first_day: date | None
    last_day: date | None
    is_past: bool
    draft_day: date
    kind_inherited: bool = False
    """Whether the kind is inherited from the context or the quantity before."""
    names_currency: bool = False
    """Whether a dollar is named by its country: "US$"."""
    is_share: bool = False
    """Whether the draft speaks of a share of it: "half of the 1,000"."""
    is_whole: bool = False
    """Whether the figure before it is a part of it: the 200 of "24 of the 200"."""

    @property
    def is_in_undated_past(self) -> bool:
        """Whether it is about some time in the past for which no date is given."""
        return self.is_past and self.first_day is None

    @property
    def is_incomparable(self) -> bool:
        """Whether it counts what no fact does: a share, or killed and injured together."""
        return self.is_share or "casualties" in self.clause_concepts

    @property
    def likeliest_kind(self) -> tuple[str, float]:
        """The likeliest kind and its weight; an empty name and 0 where there is none."""
        return max(self.kinds, key=lambda pair: pair[1], default=("", 0.0))


@lru_cache(maxsize=8)
def empty_question(day: date) -> Question:
    """Return the question of a number that a draft of ``day`` says nothing about."""
    none: frozenset[str] = frozenset()
    zero = Decimal(0)
    return Question(
        low=zero, high=zero, bound="exact", unit=None, family="open", kinds=(), countries=(), whole=0.0, attached=none,
        clause_concepts=none, sentence_concepts=none, all_concepts=none, first_day=None, last_day=None, is_past=False,
        draft_day=day,
    )  # fmt: skip


class Context(Struct, frozen=True):
    """What a sentence may inherit from headings, table headers and the sentence before it."""

    kinds: Mapping[str, float] = {}
    countries: Mapping[str, float] = {}
    whole: float = 0.0
    concepts: frozenset[str] = frozenset()
    time: TimeSpan | None = None
    currency: str = ""
    """The currency of earlier sums, for one that leaves it out."""
    is_table_header: bool = False
    """Whether it comes from a table's headers, which are always said of its cells."""


def context_after(questions: Sequence[Question], sentence: ParsedSentence, context: Context) -> Context:
    """Return the context of the sentence after this one."""
    if questions:
        first, last = questions[0], questions[-1]
        currency = next((each.unit or "" for each in questions if each.family == "money"), "")
        strongest = max((weight for code, weight in last.countries if code != "HTI"), default=0.0)
        source = last if strongest >= _MIN_STATED else first
        return Context(dict(first.kinds), dict(source.countries), source.whole, sentence.concepts, None, currency)
    kinds = merge_weights(context.kinds, _kinds_in_sentence(sentence), _SENTENCE_SHARE)
    countries = {tag.concept[1:]: 0.8 for tag in sentence.tags if tag.concept.startswith("@") and tag.concept != "@HTI"}
    whole = 0.7 if sentence.concepts & {"mission", "gsf"} else 0.0
    if countries or whole:
        return Context(kinds, countries, whole, sentence.concepts)
    return Context(kinds, context.countries, context.whole, context.concepts | sentence.concepts)


_MIN_STATED = 0.5
_SENTENCE_SHARE, _PARAGRAPH_SHARE = 0.7, 0.6
"""The share of its weight that a context keeps in the next sentence, and in the next paragraph."""


def weaken(context: Context) -> Context:
    """Return the context of the next paragraph: the same with lower weights."""
    kinds = {kind: _PARAGRAPH_SHARE * weight for kind, weight in context.kinds.items()}
    countries = {code: _PARAGRAPH_SHARE * weight for code, weight in context.countries.items()}
    return Context(kinds, countries, _PARAGRAPH_SHARE * context.whole)


def with_label(context: Context, label: Context) -> Context:
    """Return a context within a paragraph, with the kinds that the paragraph's ``label`` names."""
    return msgspec.structs.replace(context, kinds=merge_weights(context.kinds, label.kinds, 1.0))


def _kinds_in_sentence(sentence: ParsedSentence) -> dict[str, float]:
    """Return the kinds that a sentence mentions anywhere, with their weights."""
    kinds: dict[str, float] = {}
    for table in (KIND_WEIGHTS, MONEY_KIND_WEIGHTS):
        for concept in sentence.concepts:
            for kind, weight in table.get(concept, {}).items():
                kinds[kind] = max(kinds.get(kind, 0.0), weight)
    return kinds


def table_header_context(sentence: ParsedSentence, context: Context) -> Context:
    """Return what the header of a column, or the label of a row, says about its cells."""
    kinds = _kinds_in_sentence(sentence)
    countries = {tag.concept[1:]: 1.0 for tag in sentence.tags if tag.concept.startswith("@")}
    whole = max((WHOLE_WEIGHTS[tag.concept] for tag in sentence.tags if tag.concept in WHOLE_WEIGHTS), default=0.0)
    time = sentence.times[0] if sentence.times else context.time
    return Context(kinds, countries, whole, sentence.concepts | context.concepts, time, is_table_header=True)


def cell_context(label: Context, column: Context) -> Context:
    """Return what the label of the row and the header of the column say about a cell."""
    kinds = merge_weights(label.kinds, column.kinds, 1.0)
    countries = merge_weights(label.countries, column.countries, 1.0)
    return Context(
        kinds,
        countries,
        max(label.whole, column.whole),
        label.concepts | column.concepts,
        column.time or label.time,
        is_table_header=True,
    )


def merge_weights(own: Mapping[str, float], other: Mapping[str, float], share: float) -> dict[str, float]:
    """Return the greater weight of each name; those of ``other`` are multiplied by ``share`` first."""
    weights = dict(own)
    for name, weight in other.items():
        weights[name] = max(weights.get(name, 0.0), weight * share)
    return weights
