"""Words that readers use, and words of the record that mean the same."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct

from mss_cli.model.records import Force

SMALL_WORDS = frozenset([
    "a", "an", "and", "are", "as", "at", "by", "de", "did", "do", "does", "et", "for", "from", "had", "has",
    "have", "he", "her", "his", "how", "in", "is", "it", "its", "la", "le", "les", "many", "me", "much", "of",
    "on", "or", "please", "s", "show", "tell", "than", "that", "the", "their", "them", "there", "these",
    "they", "this", "those", "to", "was", "were", "what", "when", "where", "which", "who", "whom", "whose",
    "why", "will", "with",
])  # fmt: skip
"""Words that say nothing about what is meant."""

MONTH = r"(?:jan|ene|feb|fev|mar|apr|avr|abr|ma[iy]|ju[iln]|aug|aou|ago|sep|o[ck]t|nov|dec|dic)[a-z]*\.?"
"""What a month's name, folded, looks like in English, French and Spanish."""

FORCE_NAMES: dict[Force, str] = {"mss": "multinational security support", "gsf": "gang suppression force"}
"""What each force is called in full, as far as all sources agree."""

_GROUPS = (
    "armored armoured mrap mraps maxxpro maxxpros vehicle vehicles",
    "troop soldier soldiers military personnel officer officers police contingent contingents strength",
    "cop cops police officer officers",
    "death deaths dead die dies died kill killed kills killing killings fatality fatalities",
    "wound wounded injure injured injures",
    "spokesman spokesmen spokesperson spokeswoman",
    "commander commanders command commands head heads lead leads",
    "boss chief head heads leader leaders director",
    "money fund funds funding dollar dollars million budget cost costs pay pays paid",
    "salary salaries wage wages pay pays paid payment payments allowance allowances stipend stipends",
    "base bases headquarters camp",
    "send sends sent deploy deploys deployed deployment",
    "arrive arrives arrived arrival land lands landed landing",
    "leave leaves left depart departs departed departure withdraw withdraws withdrawal",
    "refugee refugees displaced displacement idp idps homeless",
    "vote votes voted ballot",
    "election elections poll polls ballot",
    "premier pm prime",
    "pledge pledges pledged promise promises promised offer offers offered",
    "helicopter helicopters aircraft",
    "mandate mandates authorize authorizes authorized authorise authorises authorised",
    "kidnap kidnapped kidnapping kidnappings abducted abductions",
    "airport airports aerodrome",
)
_SPELLINGS = (("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("tre", "ter"), ("ence", "ense"))
"""British spellings and the American ones, wherever they stand behind the first letters of a word."""

_ENDINGS = ("ings", "ing", "ed", "es", "s", "e")
_NO_ENDING = frozenset(["united", "news"])
"""Words that only look as if they had an ending."""

_HEAD = 3
"""How many letters at the head of a word no spelling and no ending changes."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what all spellings and forms of ``word`` have in common: "armor" of "armoured"."""
    if len(word) <= _HEAD or word in _NO_ENDING:
        return word
    tail = word[_HEAD:]
    for british, american in _SPELLINGS:
        tail = tail.replace(british, american)
    tail = f"{tail[:-3]}y" if tail.endswith("ies") else _without_ending(tail)
    whole = word[:_HEAD] + tail
    return whole[:-1] if len(whole) > _HEAD and whole[-1] == whole[-2] else whole


def _without_ending(tail: str) -> str:
    return next((tail.removesuffix(ending) for ending in _ENDINGS if tail.endswith(ending)), tail)


def root(stemmed: str) -> str:
    """Return letters with which every word begins whose stem is ``stemmed``."""
    return stemmed[: _HEAD + (len(stemmed) > _HEAD + 1)]


def full_name(word: str) -> str:
    """Return what the force called ``word`` is called in full; nothing where none is."""
    return next((full for name, full in FORCE_NAMES.items() if name == word), "")


def _synonyms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _GROUPS:
        words = group.split()
        for word in words:
            found.setdefault(stem(word), set()).update(words)
    return {stemmed: frozenset(others) for stemmed, others in found.items()}


SYNONYMS = _synonyms()
"""For a stem, the words of the record that mean the same, itself included."""


def synonyms(word: str) -> frozenset[str]:
    """Return the words of the record that mean the same as ``word``."""
    return SYNONYMS.get(stem(word), frozenset())


STEM, SYNONYM, PREFIX = 6, 3, 3
"""How much a token of a text counts by what makes it a word that was asked for."""


class Word(Struct, frozen=True):
    """A word or number that was asked for, and what is taken for it."""

    text: str
    stems: frozenset[str]
    """Its own stem, and those of other names of the country that it names; a number has none."""
    synonyms: frozenset[str]
    """The stems of words for the same thing."""

    def likeness(self, token: str) -> int:
        """Return how much ``token`` counts as this word."""
        if token == self.text:
            return STEM
        found = stem(token) if self.stems else ""
        return STEM if found in self.stems else SYNONYM if found in self.synonyms else 0

    def begins(self, token: str) -> bool:
        """Whether this may be the beginning of ``token``: one letter, or a number, is a word of its own."""
        return len(self.text) > 1 and bool(self.stems) and token.startswith(self.text)

    @property
    def roots(self) -> set[str]:
        """What every token begins with that is this word or like it, as a text has it."""
        if self.stems:
            return {root(each) for each in self.stems | self.synonyms}
        whole, point, rest = self.text.partition(".")
        groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
        return {self.text, ",".join(reversed(groups)) + point + rest}


@lru_cache(maxsize=64)
def word_of(text: str, names: tuple[tuple[str, ...], ...] = ()) -> Word:
    """Return what is taken for ``text``, a word or number of a query; ``names`` are those of one country each."""
    if text[0].isdigit():
        return Word(text, frozenset(), frozenset())
    stems = {stem(text)}
    for each in names:
        of_one = {*map(stem, each)}
        stems |= of_one if stem(text) in of_one else set()
    return Word(text, frozenset(stems), frozenset(map(stem, synonyms(text))))


_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")


def split(text: str) -> list[str]:
    """Return the words and numbers of ``text``, which is folded; "2,500" is the number 2500."""
    return _TOKEN.findall(_without_commas(text))


def _without_commas(text: str) -> str:
    return _GROUPED.sub("", text) if "," in text else text


def occurrences(roots: Iterable[str], texts: Sequence[str]) -> dict[int, list[str]]:
    """Return the words and numbers of ``texts`` that begin with one of ``roots``, by the number of the text.

    All texts are searched at once, as one string: most have none. They are folded, but for the case of ASCII letters.
    """
    starts = [*accumulate(texts, lambda start, text: start + len(text) + 1, initial=2)]
    whole = "\n".join(["\n", *texts, ""]).lower()
    found: dict[int, list[str]] = {}
    for each in roots:
        begins = _begins_number if each[0].isdigit() else _begins_word
        at = whole.find(each)
        while at >= 0:
            if begins(whole, at) and (token := _TOKEN.match(whole, at)):
                found.setdefault(bisect_right(starts, at) - 1, []).append(_without_commas(token.group()))
            at = whole.find(each, at + 1)
    return found


def _begins_word(text: str, at: int) -> bool:
    return not text[at - 1].isalpha()


def _begins_number(text: str, at: int) -> bool:
    """Whether the digit at ``at`` begins a number: the 500 of "2,500" doesn't."""
    return not (text[at - 1].isdigit() or (text[at - 1] in ",." and text[at - 2].isdigit()))


def together(found: Sequence[str], likeness: Mapping[str, Sequence[int]]) -> int:
    """Return how many words stand in ``found`` right behind the one after which they were asked for."""
    meant = [likeness.get(token, ()) for token in found if token not in SMALL_WORDS]
    return len(
        {
            number
            for one, behind in pairwise(meant)
            if one and behind
            for number, pair in enumerate(zip(one, behind[1:], strict=False))
            if pair == (STEM, STEM)
        }
    )
