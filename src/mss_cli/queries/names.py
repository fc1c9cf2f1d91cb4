"""What a reader calls things, and what the file calls them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from mss_cli.errors import NotFoundError
from mss_cli.model.records import Country, Dataset
from mss_cli.sanitize import legible

Name = TypeVar("Name", bound=str)


def folded(text: str) -> str:
    """Return ``text`` without case and accents, so that "Moïse" and "MOISE" are the same."""
    if text.isascii():
        return text.lower()
    import unicodedata  # noqa: PLC0415 - a look-up rarely needs it

    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def names_of(country: Country) -> tuple[str, ...]:
    """Return all that ``country`` can be called: codes, name, demonyms."""
    return (country.id, country.alpha2, country.name, *country.demonyms)


def country_id(dataset: Dataset, name: str) -> str:
    """Return the alpha-3 code of the country called ``name``, in any case: a name, demonym or code.

    Raises:
        NotFoundError: the dataset has no such country.

    """
    wanted = folded(legible(name).strip())
    names = {each: country.id for country in dataset.countries.values() for each in names_of(country)}
    for each, found in names.items():
        if folded(each) == wanted:
            return found
    words = [each for each in names if len(each) > 3]  # noqa: PLR2004 - codes are no likely misspelling
    raise NotFoundError("country", legible(name), words, "'mss timeline --json' names the countries of each fact")


def one_of(what: str, known: Iterable[Name], listing: str) -> Callable[[str], Name]:
    """Return a function that gives back an id of ``known`` in any case, or raises ``NotFoundError``."""
    ids = {each.casefold(): each for each in known}

    def find(name: str) -> Name:
        if found := ids.get(legible(name).strip().casefold()):
            return found
        raise NotFoundError(what, legible(name), list[str](ids.values()), listing)

    return find


def fact_id(dataset: Dataset, name: str) -> str:
    """Return the id of the fact called ``name``; raises ``NotFoundError``."""
    return one_of("fact", dataset.facts, "'mss timeline' and 'mss search WORDS' list the facts")(name)


def source_id(dataset: Dataset, name: str) -> str:
    """Return the id of the source called ``name``; raises ``NotFoundError``."""
    return one_of("source", dataset.sources, "'mss sources' lists the sources")(name)
