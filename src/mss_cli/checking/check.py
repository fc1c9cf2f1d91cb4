"""A draft, checked: its sentences one by one, what each says, and the verdict on it."""

from collections.abc import Iterator
from datetime import date

from mss_cli.checking.matching import elsewhere, matches
from mss_cli.checking.meaning import Above, Question, passed_on, question
from mss_cli.checking.mentions import Quantity
from mss_cli.checking.prose import Block, blanked, blocks, cells, sentences
from mss_cli.checking.record import Record
from mss_cli.checking.scene import Reading, Scene
from mss_cli.checking.events import Events
from mss_cli.checking.occasions import occasion
from mss_cli.checking.verdict import Judgement, judged
from mss_cli.checking.words.folding import folded
from mss_cli.checking.words.language import language, spoken


def checked(text: str, record: Record, day: date):
    """Yield each quantity of a draft of ``day``, what it answers, and the judgement on it."""
    prose = blanked(text)
    tongue = language(spoken(folded(word) for word in prose[:50_000].replace("’", " ").replace("'", " ").split()))
    events = record_events(record)
    for scene, above, begins in scenes(prose, Reading(tongue, record.names, day)):
        beside = []
        for quantity, asked in zip(scene.quantities, questions(scene, above), strict=True):
            if quantity.family == "other":
                continue
            judgement = judged(asked, matches(asked, record), lambda asked=asked: elsewhere(asked, record))
            beside.append((quantity, asked.top[0], judgement))
            yield scene, quantity, asked, judgement
        for time in scene.times:
            if time.dated and (found := occasion(scene, time, above, events, beside)):
                yield scene, time, None, found


_EVENTS = {}
def record_events(record):
    if id(record) not in _EVENTS: _EVENTS[id(record)] = Events(record)
    return _EVENTS[id(record)]


def questions(scene, above):
    before = None
    for quantity in scene.quantities:
        before = question(scene, quantity, before, above, scene.reading.day)
        yield before


def scenes(prose: str, reading: Reading) -> Iterator[tuple[Scene, Above, bool]]:
    """Yield the sentences of a draft, each with what stands above it."""
    heading = Above()
    columns: list[Above] = []
    for block in blocks(prose):
        if block.role == "row":
            yield from _row(prose, block, columns, heading, reading)
            continue
        columns.clear()
        above = heading if block.role != "heading" else Above()
        for tokens in sentences(prose, block):
            scene = Scene(tokens, reading, prose)
            yield scene, above, True
            asked = list(questions(scene, above))
            above = passed_on(asked, scene, above)
        if block.role == "heading" or prose[block.start:block.end].rstrip().endswith(":"):
            heading = above
        elif block.role == "text":
            heading = Above()


def _row(prose: str, block: Block, columns: list[Above], heading: Above, reading: Reading) -> Iterator[tuple[Scene, Above, bool]]:
    parts = [(cell, [token for each in sentences(prose, cell) for token in each]) for cell in cells(prose, block)]
    read = [Scene(tokens, reading, prose) for _, tokens in parts if tokens]
    if not columns:
        columns += [_head(scene, heading) for scene in read]
        return
    label = _head(read[0], heading) if read else heading
    for n, scene in enumerate(read):
        column = columns[n] if n < len(columns) else heading
        yield scene, _both(label, column) if n else column, True


def _head(scene: Scene, heading: Above) -> Above:
    from mss_cli.checking.meaning import heads  # noqa: PLC0415
    return heads(scene, heading)


def _both(one: Above, other: Above) -> Above:
    from mss_cli.checking.meaning import together  # noqa: PLC0415
    return together(one, other)
