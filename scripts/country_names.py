"""Make src/mss_cli/queries/country_names.py: every usual name of every country of ISO 3166-1.

The names are ISO's and the common ones of pycountry, in English, French and Spanish, those of the Unicode CLDR by way
of Babel, and a few that neither has. Versions of both are pinned in pyproject.toml, since a test holds the file against
what they say: ``python scripts/country_names.py --check``.
"""

import gettext
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

from mss_cli.queries.countries import name_keys

MADE = Path(__file__).parent.parent / "src/mss_cli/queries/country_names.py"
LANGUAGES = ("en", "fr", "es")

OTHER_NAMES = {
    "BHS": ("Islas Bahamas", "Îles Bahamas"),
    "CIV": ("Ivory Coast", "Costa de Marfil"),
    "COD": ("DRC", "DR Congo", "Democratic Republic of the Congo", "Congo-Kinshasa", "RDC", "RD Congo"),
    "COG": ("Congo-Brazzaville", "Republic of Congo"),
    "CPV": ("Cape Verde",),
    "CZE": ("Czech Republic",),
    "DOM": ("DR",),
    "FSM": ("Micronesia",),
    "GBR": ("UK", "Great Britain", "Britain", "Gran Bretaña", "Grande-Bretagne"),
    "KOR": ("Republic of Korea", "South Korea", "ROK"),
    "LAO": ("Laos",),
    "MKD": ("Macedonia",),
    "MMR": ("Burma",),
    "NLD": ("Holland", "The Netherlands"),
    "PRK": ("North Korea", "DPRK"),
    "PSE": ("Palestine",),
    "SWZ": ("Swaziland",),
    "SYR": ("Syria",),
    "TLS": ("East Timor",),
    "TTO": ("Trinidad",),
    "TUR": ("Turkey",),
    "USA": ("US", "USA", "United States of America", "America", "EE. UU.", "EEUU", "EUA", "États-Unis d'Amérique"),
    "VAT": ("Vatican",),
    "VCT": ("Saint Vincent", "St Vincent & the Grenadines"),
    "KNA": ("Saint Kitts",),
    "ATG": ("Antigua",),
}
"""Usual names that neither list has."""


def names(country: Any) -> Iterator[str]:
    """Yield the names of a country, the common English one first."""
    common = [Locale(language).territories.get(country.alpha_2, "") for language in LANGUAGES]
    yield from common
    official = [getattr(country, name, "") for name in ("common_name", "name", "official_name")]
    yield from official
    for language in LANGUAGES[1:]:
        translation = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
        yield from (translation.gettext(name) for name in official if name)
    yield from OTHER_NAMES.get(country.alpha_3, ())
    yield country.alpha_2
    yield country.alpha_3


def made() -> str:
    """Return the text of the module."""
    countries = sorted(pycountry.countries, key=lambda country: country.alpha_3)
    keys = {country.alpha_3: keys_of(country) for country in countries}
    shared = [key for code in keys for key in keys[code] if sum(key in each for each in keys.values()) > 1]
    rows = []
    for country in countries:
        own = [key for key in keys[country.alpha_3] if key not in shared]
        row = (Locale("en").territories.get(country.alpha_2, country.name), *own)
        rows.append(f"    {quoted(country.alpha_3)}: ({', '.join(map(quoted, row))}),\n")
    return (
        '"""The countries by alpha-3 code: the usual name, then what each name comes to in ``name_keys``.\n\n'
        'scripts/country_names.py makes this.\n"""\n\n# ruff: noqa: E501\n\n'
        f"COUNTRIES: dict[str, tuple[str, ...]] = {{\n{''.join(rows)}}}  # fmt: skip\n"
    )


def quoted(text: str) -> str:
    """Return ``text`` as Python writes it, in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def keys_of(country: Any) -> list[str]:
    """Return what the names of a country come to, each once."""
    return [*dict.fromkeys(key for name in names(country) if name for key in name_keys(name))]


if __name__ == "__main__":
    if "--check" not in sys.argv:
        MADE.write_text(made(), "utf-8")
    elif MADE.read_text("utf-8") != made():
        sys.exit(f"{MADE} is not what scripts/country_names.py makes: run it")
