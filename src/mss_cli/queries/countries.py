"""Countries by what they are called: the record's names, and every usual one in English, French and Spanish."""

import re
from collections.abc import Iterator

from mss_cli.errors import NotFoundError
from mss_cli.model.records import Country, Dataset
from mss_cli.queries.names import folded, names_of
from mss_cli.sanitize import legible

_ARTICLE = re.compile(r"(?:(?:the|la|le|les|el|los|las) |l')(?=\w)")
_APART = re.compile(r"[\s\-–/]+")
_SWAPPED = re.compile(r"([^,(]+)[,(] *([^,()]+)\)?")
_SAINT = re.compile(r"\b(?:saint|sainte|st|ste|san|santa)\b")
_CUTOFF = 0.75
"""How like a name must be to be taken for a misspelt one: so like that neighbours by spelling alone aren't."""


def country_id(dataset: Dataset, name: str) -> str:
    """Return the alpha-3 code of the country called ``name``, in any case: by a name, demonym or code.

    Raises:
        NotFoundError: the dataset has no such country.

    """
    wanted = folded(legible(name).strip())
    for country in dataset.countries.values():
        if any(folded(each) == wanted for each in names_of(country)):
            return country.id
    codes = _codes()
    keys = name_keys(legible(name))
    found = next((codes[key] for key in keys if key in codes), None)
    if found and found in dataset.countries:
        return found
    listing = "'mss troops' lists the countries that send people"
    if found:
        from mss_cli.queries.country_names import COUNTRIES  # noqa: PLC0415 - long

        raise NotFoundError("fact about", COUNTRIES[found][0], (), listing)
    likely = " or ".join(repr(each.name) for each in _likely(dataset, keys[0], codes))
    raise NotFoundError("country", legible(name), (), f"did you mean {likely}?" if likely else listing)


def usual_name(name: str) -> str:
    """Return the usual name of the country called ``name``, by any record's facts or none; nothing if there is none."""
    from mss_cli.queries.country_names import COUNTRIES  # noqa: PLC0415 - long

    codes = _codes()
    return next((COUNTRIES[codes[key]][0] for key in name_keys(legible(name)) if key in codes), "")


def name_keys(name: str) -> list[str]:
    """Return ``name`` as names are compared, the likeliest first.

    Case, accents, hyphens, dots and articles don't matter, & is "and", and "Saint" may be "St". A part that stands
    behind a comma or in brackets may belong before the rest, as in "Bahamas, The".
    """
    swapped = _SWAPPED.fullmatch(name.strip())
    turned = [_key(f"{swapped[2]} {swapped[1]}")] if swapped else []
    return [*dict.fromkeys([_key(name), *turned])]


def _key(name: str) -> str:
    text = folded(name).replace("’", "'").replace("&", " and ").replace(".", "").replace(",", " ")
    text = _APART.sub(" ", text).strip()
    return _SAINT.sub("st", _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text)


def _codes() -> dict[str, str]:
    """Return the alpha-3 code of each key."""
    from mss_cli.queries.country_names import COUNTRIES  # noqa: PLC0415 - long, and rarely needed

    return {key: code for code, (_, *keys) in COUNTRIES.items() for key in keys}


def _likely(dataset: Dataset, key: str, codes: dict[str, str]) -> Iterator[Country]:
    """Yield the countries of the dataset whose name ``key`` is likely a misspelling of, the likeliest first.

    There are none where another country's name is as near: a neighbour by spelling is not what was meant.
    """
    import difflib  # noqa: PLC0415 - only a misspelling needs it

    own = {_key(each): country.id for country in dataset.countries.values() for each in names_of(country)}
    known = {each: code for each, code in (codes | own).items() if len(each) > 3}  # noqa: PLR2004 - codes aren't misspellings
    seen: set[str] = set()
    for each in difflib.get_close_matches(key[:100], known, n=3, cutoff=_CUTOFF):
        code = known[each]
        if code not in dataset.countries:
            return
        if code not in seen:
            yield dataset.countries[code]
        seen.add(code)
