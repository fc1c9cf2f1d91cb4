"""A draft, checked: its sentences one by one, what each figure and date says, and the verdict on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mss_cli.checking.events import Events
from mss_cli.checking.matching import elsewhere, matches
from mss_cli.checking.meaning import question
from mss_cli.checking.mentions import Quantity
from mss_cli.checking.occasions import Occasion, occasion
from mss_cli.checking.prose import Block, Token, blanked, blocks, cells, sentences
from mss_cli.checking.question import Above, Question, heads, passed_on, together
from mss_cli.checking.record import Record
from mss_cli.checking.scene import Reading, Scene, Time
from mss_cli.checking.verdict import Judgement, judged
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
    """A date and the judgement on it."""

    scene: Scene
    time: Time
    occasion: Occasion

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
    for scene, above in scenes(prose, Reading(tongue_of(prose), record.names, day)):
        weighed = [
            Weighed(scene, quantity, asked, _judged(asked, record))
            for quantity, asked in zip(scene.quantities, questions(scene, above), strict=True)
            if quantity.family != "other"
        ]
        yield from weighed
        beside = [(each.quantity, each.question.top[0], each.judgement) for each in weighed]
        for time in scene.times:
            if found := occasion(scene, time, above, events, beside):
                yield Placed(scene, time, found)


def _judged(asked: Question, record: Record) -> Judgement | None:
    return judged(asked, matches(asked, record), lambda: elsewhere(asked, record))


def questions(scene: Scene, above: Above) -> Iterator[Question]:
    """Yield what each quantity of a sentence answers; each knows the one before it."""
    before = None
    for quantity in scene.quantities:
        before = question(scene, quantity, before, above, scene.reading.day)
        yield before


def scenes(prose: str, reading: Reading) -> Iterator[tuple[Scene, Above]]:
    """Yield the sentences of a draft that was ``blanked``, each with what stands above it."""
    heading = Above()
    columns: list[Above] = []
    for block in blocks(prose):
        if block.role == "row":
            yield from _row(prose, block, columns, heading, reading)
            continue
        columns.clear()
        above = Above() if block.role == "heading" else heading
        for tokens in sentences(prose, block):
            scene = Scene(tokens, reading, prose)
            yield scene, above
            above = passed_on(list(questions(scene, above)), scene, above)
        if block.role == "heading" or prose[block.start : block.end].endswith(":"):
            heading = above
        elif block.role == "text":
            heading = Above()


def _row(
    prose: str, block: Block, columns: list[Above], heading: Above, reading: Reading
) -> Iterator[tuple[Scene, Above]]:
    """Yield the cells of a table's row; the first row says what the columns are."""
    tokens = [[token for each in sentences(prose, cell) for token in each] for cell in cells(prose, block)]
    read = [Scene(each, reading, prose) for each in tokens if each]
    if not columns:
        columns += [heads(scene, heading) for scene in read]
        return
    label = heads(read[0], heading) if read else heading
    for n, scene in enumerate(read):
        column = columns[n] if n < len(columns) else heading
        yield scene, together(label, column) if n else column
