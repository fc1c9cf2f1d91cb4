"""What a reader calls things, and what the file calls them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from mss_cli.errors import NotFoundError
from mss_cli.model.records import Country, Dataset
from mss_cli.sanitize import legible

Name = TypeVar("Name", bound=str)

_LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d",
     "Ð": "d", "þ": "th", "Þ": "th", "ı": "i"}
)  # fmt: skip
"""Letters that Unicode doesn't take apart, and how keyboards without them write them."""


def folded(text: str) -> str:
    """Return ``text`` without case, accents and ligatures, so that "Moïse" and "MOISE", "sœur" and "soeur" are one."""
    if text.isascii():
        return text.lower()
    import unicodedata  # noqa: PLC0415 - a look-up rarely needs it

    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def names_of(country: Country) -> tuple[str, ...]:
    """Return all that ``country`` can be called: codes, name, demonyms."""
    return (country.id, country.alpha2, country.name, *country.demonyms)


def one_of(what: str, known: Iterable[Name], listing: str) -> Callable[[str], Name]:
    """Return a function that returns an id of ``known`` in any case, or raises ``NotFoundError``."""
    ids = {each.casefold(): each for each in known}

    def find(name: str) -> Name:
        if found := ids.get(legible(name).strip().casefold()):
            return found
        raise NotFoundError(what, legible(name), list[str](ids.values()), listing)

    return find


def kind_of(known: Sequence[Name], listing: str) -> Callable[[str], Name]:
    """Return a function that returns a kind of ``known`` in any case; one that is missing says which is meant."""
    find = one_of("kind", known, listing)

    def find_kind(name: str) -> Name:
        try:
            return find(name)
        except NotFoundError:
            if likely := " or ".join(map(repr, kinds_meant(name, known))):
                raise NotFoundError("kind", legible(name), (), f"did you mean {likely}?") from None
            raise

    return find_kind


def kinds_meant(word: str, known: Iterable[Name]) -> list[Name]:
    """Return the kinds of ``known`` that the everyday ``word`` means: "killed" of "deaths"."""
    from mss_cli.queries.search_words import synonyms  # noqa: PLC0415 - a kind's own name doesn't need it

    meant = synonyms(folded(word))
    return [kind for kind in known if not meant.isdisjoint(kind.split("-"))]


def source_id(dataset: Dataset, name: str) -> str:
    """Return the id of the source called ``name``; raises ``NotFoundError``."""
    return one_of("source", dataset.sources, "'mss sources' lists the sources")(name)
