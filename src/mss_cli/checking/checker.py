"""A draft, checked: its sentences one by one, what each figure and date says, and the verdict on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mss_cli.checking.dated_statements import Occasion, occasion
from mss_cli.checking.event_matching import Events
from mss_cli.checking.fact_index import Record
from mss_cli.checking.fact_matching import elsewhere, in_other_money, matches
from mss_cli.checking.interpretation import question
from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import Above, Question, faded, heads, nothing, passed_on, together
from mss_cli.checking.segmentation import Block, Token, blanked, blocks, cells, sentences
from mss_cli.checking.sentence import Reading, Scene, Time
from mss_cli.checking.verdict import Judgement, judged, with_currency
from mss_cli.checking.words.folding import folded
from mss_cli.checking.words.language import Language, language, spoken

_SAMPLE = 50_000
"""How many characters of a draft its language is told by."""


class Weighed(NamedTuple):
    """A quantity, what it answers, and the judgement on it; None where the record has nothing of the kind."""

    scene: Scene
    quantity: Quantity
    question: Question
    judgement: Judgement | None

    @property
    def span(self) -> tuple[int, int]:
        """From where to where in the draft the words stand."""
        return _span(self.scene.tokens, self.quantity.start, self.quantity.end)


class Placed(NamedTuple):
    """A date and the judgement on it; None where it dates a figure, or nothing that the record has."""

    scene: Scene
    time: Time
    occasion: Occasion | None

    @property
    def span(self) -> tuple[int, int]:
        """From where to where in the draft the words stand."""
        return _span(self.scene.tokens, self.time.place, self.time.end)


def _span(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    return tokens[start].start, tokens[end - 1].end


def tongue_of(prose: str) -> Language:
    """Return the tables of the language that a draft is in."""
    words = prose[:_SAMPLE].replace("’", " ").replace("'", " ").split()
    return language(spoken(map(folded, words)))


def checked(text: str, record: Record, events: Events, day: date) -> Iterator[Weighed | Placed]:
    """Yield the judgement on each figure and date of a draft of ``day``, sentence by sentence."""
    prose = blanked(text)
    known: dict[Question, Judgement | None] = {}
    for scene, above, asked in scenes(prose, Reading(tongue_of(prose), record.names, day)):
        weighed = [
            Weighed(scene, quantity, each, None if quantity.family == "other" else _judged(each, record, known))
            for quantity, each in zip(scene.quantities, asked, strict=True)
        ]
        yield from weighed
        beside = [(each.quantity, each.question.top[0], each.judgement) for each in weighed]
        for time in scene.times:
            if time.dated and not time.dated.is_year:
                yield Placed(scene, time, occasion(scene, time, above, events, beside))


_MOST_KNOWN = 5_000
"""How many questions' answers are kept, for a draft that asks the same again and again."""


def _judged(asked: Question, record: Record, known: dict[Question, Judgement | None]) -> Judgement | None:
    """Return the judgement on a question, from those ``known`` where it was asked before."""
    if asked not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        found = judged(asked, matches(asked, record), lambda: elsewhere(asked, record))
        wrong = found is not None and found.slip == "digits"
        known[asked] = with_currency(found, in_other_money(asked, record)) if found and wrong else found
    return known[asked]


Read = tuple[Scene, Above, list[Question]]
"""A sentence, what stands above it, and what each of its quantities answers."""


def _read(scene: Scene, above: Above) -> Read:
    """Return a sentence with what its quantities answer; each knows the one before it."""
    if not (scene.tells or above.kinds or above.strong):
        return scene, above, [nothing(scene.reading.day)] * len(scene.quantities)
    asked: list[Question] = []
    for quantity in scene.quantities:
        asked.append(question(scene, quantity, asked[-1] if asked else None, above, scene.reading.day))
    return scene, above, asked


def scenes(prose: str, reading: Reading) -> Iterator[Read]:
    """Yield the sentences of a draft that was ``blanked``."""
    heading: Above | None = None
    last = Above()
    columns: list[Above] = []
    for block in blocks(prose):
        if block.role == "row":
            yield from _row(prose, block, columns, heading or Above(), reading)
            continue
        columns.clear()
        above = Above() if block.role == "heading" else heading or faded(last)
        for tokens in sentences(prose, block):
            read = _read(Scene(tokens, reading, prose), above)
            yield read
            above = passed_on(read[2], read[0], above)
        if block.role == "heading" or prose[block.start : block.end].endswith(":"):
            heading = above
        elif block.role == "text":
            heading = None
        last = above


def _row(prose: str, block: Block, columns: list[Above], heading: Above, reading: Reading) -> Iterator[Read]:
    """Yield the cells of a table's row; the first row says what the columns are."""
    tokens = [[token for each in sentences(prose, cell) for token in each] for cell in cells(prose, block)]
    read = [Scene(each, reading, prose) for each in tokens if each]
    if not columns:
        columns += [heads(scene, heading) for scene in read]
        return
    label = heading
    for n, scene in enumerate(read):
        column = columns[n] if n < len(columns) else heading
        yield _read(scene, together(label, column) if n else column)
        told = heads(scene, heading)
        label = together(label, told) if n else told
