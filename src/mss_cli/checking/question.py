"""What a quantity answers, with weights for how surely; and what stands above a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from mss_cli.checking.sentence import ParsedSentence, TimeSpan
from mss_cli.checking.words.meanings import KIND_WEIGHTS, MONEY_KIND_WEIGHTS, WHOLE_WEIGHTS


class Question(Struct, frozen=True):
    """What a quantity says, and of what; weights run from 0, not said, to 1, said in so many words."""

    low: Decimal
    high: Decimal
    bound: str
    unit: str | None
    family: str
    kinds: tuple[tuple[str, float], ...]
    countries: tuple[tuple[str, float], ...]
    whole: float
    attached: frozenset[str]
    """The parts that stand at the quantity itself."""
    clause_concepts: frozenset[str]
    """The concepts of its clause."""
    sentence_concepts: frozenset[str]
    """The concepts of its sentence."""
    all_concepts: frozenset[str]
    """The concepts of its sentence and of what is above."""
    first_day: date | None
    last_day: date | None
    is_past: bool
    draft_day: date
    kind_inherited: bool = False
    """Whether the kind was taken over from elsewhere."""
    is_share: bool = False
    """Whether the text tells of a share of it: "half of the 1,000"."""

    @property
    def is_in_undated_past(self) -> bool:
        """Whether it is told of some time in the past, of which no date is given."""
        return self.is_past and self.first_day is None

    @property
    def likeliest_kind(self) -> tuple[str, float]:
        """The likeliest kind and its weight."""
        return max(self.kinds, key=lambda pair: pair[1], default=("", 0.0))


@lru_cache(maxsize=8)
def empty_question(day: date) -> Question:
    """Return the question of a number of which a draft of ``day`` tells nothing."""
    none: frozenset[str] = frozenset()
    zero = Decimal(0)
    return Question(
        low=zero, high=zero, bound="exact", unit=None, family="open", kinds=(), countries=(), whole=0.0, attached=none,
        clause_concepts=none, sentence_concepts=none, all_concepts=none, first_day=None, last_day=None, is_past=False,
        draft_day=day,
    )  # fmt: skip


class Context(Struct, frozen=True):
    """What stands above a sentence and may be meant in it: headings, heads of columns, the sentence before."""

    kinds: Mapping[str, float] = {}
    countries: Mapping[str, float] = {}
    whole: float = 0.0
    concepts: frozenset[str] = frozenset()
    time: TimeSpan | None = None
    currency: str = ""
    """The currency of the sums before, for one that leaves it to them."""
    is_table_header: bool = False
    """Whether it is said of what is below, as a table's heads are."""


def context_after(questions: Sequence[Question], sentence: ParsedSentence, context: Context) -> Context:
    """Return what the next sentence may take over from this one."""
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


_MIN_STATED, _SENTENCE_SHARE, _PARAGRAPH_SHARE = 0.5, 0.7, 0.6


def weaken(context: Context) -> Context:
    """Return what the next paragraph may take over, where it says nothing itself."""
    kinds = {kind: _PARAGRAPH_SHARE * weight for kind, weight in context.kinds.items()}
    countries = {code: _PARAGRAPH_SHARE * weight for code, weight in context.countries.items()}
    return Context(kinds, countries, _PARAGRAPH_SHARE * context.whole)


def _kinds_in_sentence(sentence: ParsedSentence) -> dict[str, float]:
    """Return the kinds that a sentence speaks of, wherever in it."""
    kinds: dict[str, float] = {}
    for table in (KIND_WEIGHTS, MONEY_KIND_WEIGHTS):
        for concept in sentence.concepts:
            for kind, weight in table.get(concept, {}).items():
                kinds[kind] = max(kinds.get(kind, 0.0), weight)
    return kinds


def table_header_context(sentence: ParsedSentence, context: Context) -> Context:
    """Return what a table's head or a row's label says of the cells below or beside it."""
    kinds = _kinds_in_sentence(sentence)
    countries = {tag.concept[1:]: 1.0 for tag in sentence.tags if tag.concept.startswith("@")}
    whole = max((WHOLE_WEIGHTS[tag.concept] for tag in sentence.tags if tag.concept in WHOLE_WEIGHTS), default=0.0)
    time = sentence.times[0] if sentence.times else context.time
    return Context(kinds, countries, whole, sentence.concepts | context.concepts, time, is_table_header=True)


def cell_context(label: Context, column: Context) -> Context:
    """Return what a row's label and a column's head say of a cell between them."""
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
    """Return the weights of both, those of ``other`` at a share of what they are: the greater of each."""
    weights = dict(own)
    for name, weight in other.items():
        weights[name] = max(weights.get(name, 0.0), weight * share)
    return weights
