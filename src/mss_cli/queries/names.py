"""What a reader calls things, and what the file calls them."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from mss_cli.errors import NotFoundError
from mss_cli.model.records import Country, Dataset

Name = TypeVar("Name", bound=str)


def legible(text: str) -> str:
    """Give ``text`` so that it can be encoded, whatever arguments and file names it has in it.

    Where they came in bytes that the locale has no characters for, they are read as UTF-8; what isn't that is U+FFFD.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _NO_BYTE.sub("\ufffd", text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text


# Surrogates that stand for no byte, as Windows may have them.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def folded(text: str) -> str:
    """Give ``text`` without case and accents, so that "Moïse" and "MOISE" are the same."""
    if text.isascii():
        return text.lower()
    import unicodedata  # noqa: PLC0415 - a look-up rarely needs it

    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def names_of(country: Country) -> tuple[str, ...]:
    """Give all that ``country`` can be called: codes, name, demonyms."""
    return (country.id, country.alpha2, country.name, *country.demonyms)


def country_id(dataset: Dataset, name: str) -> str:
    """Give the alpha-3 code of the country called ``name``, in any case: a name, demonym or code.

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
    """Give a function that gives back an id of ``known`` in any case, or raises ``NotFoundError``."""
    ids = {each.casefold(): each for each in known}

    def find(name: str) -> Name:
        if found := ids.get(legible(name).strip().casefold()):
            return found
        raise NotFoundError(what, legible(name), list[str](ids.values()), listing)

    return find


def fact_id(dataset: Dataset, name: str) -> str:
    """Give the id of the fact called ``name``; raises ``NotFoundError``."""
    return one_of("fact", dataset.facts, "'mss timeline' and 'mss search WORDS' list the facts")(name)


def source_id(dataset: Dataset, name: str) -> str:
    """Give the id of the source called ``name``; raises ``NotFoundError``."""
    return one_of("source", dataset.sources, "'mss sources' lists the sources")(name)
