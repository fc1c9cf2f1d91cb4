"""Countries by every usual name, and what is said of those that no fact is about."""

import importlib.util
import json
from pathlib import Path

import msgspec
import pytest
import tomli

from mss_cli.bundled import bundled_facts
from mss_cli.errors import NotFoundError
from mss_cli.facts_file.parse import parse_bytes
from mss_cli.model.records import Country, Dataset
from mss_cli.queries.countries import country_id, name_keys
from mss_cli.queries.country_names import COUNTRIES
from mss_cli.queries.names import folded
from tests.conftest import Run
from tests.small import SMALL

CARIBBEAN = """
[countries.ATG]
name = "Antigua and Barbuda"
alpha2 = "AG"

[countries.DOM]
name = "Dominican Republic"
alpha2 = "DO"
demonyms = ["Dominican"]

[countries.GMB]
name = "Gambia"
alpha2 = "GM"

[countries.GBR]
name = "United Kingdom"
alpha2 = "GB"
demonyms = ["British"]

[countries.LCA]
name = "Saint Lucia"
alpha2 = "LC"

[countries.RUS]
name = "Russia"
alpha2 = "RU"

[countries.TUR]
name = "Türkiye"
alpha2 = "TR"

[countries.USA]
name = "United States"
alpha2 = "US"
demonyms = ["American"]
"""


@pytest.fixture(scope="module")
def data() -> Dataset:
    return parse_bytes(Path("x"), (SMALL + CARIBBEAN).encode())


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("BHS", "Bahamas|The Bahamas|the bahamas|Bahamas, The|Bahamas (the)|les Bahamas|Las Bahamas|BS|bhs|Bahamian"),
        ("GMB", "The Gambia|Gambie|Gambia, The|Republic of the Gambia"),
        ("ATG", "Antigua & Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|antigua"),
        ("GBR", "UK|U.K.|Great Britain|Britain|Royaume-Uni|Reino Unido|Gran Bretaña|British"),
        ("USA", "US|U.S.|USA|U.S.A.|United States of America|the United States|États-Unis|etats-unis|les États-Unis"),
        ("USA", "Estados Unidos|EE.UU.|EE. UU.|America|American|United  States"),
        ("RUS", "Russian Federation|Russie|Fédération de Russie|Rusia"),
        ("LCA", "St. Lucia|St Lucia|Saint Lucia|Sainte-Lucie|Ste-Lucie|Santa Lucía"),
        ("DOM", "République dominicaine|República Dominicana|the Dominican Republic|Dominican"),
        ("TUR", "Turkey|Turkiye|Turquie|Turquía"),
        ("SLV", "El Salvador|el salvador|Salvador|Le Salvador"),
        ("KEN", "Kenya|Kenia|KENYAN|ke"),
    ],
)
def test_a_country_is_found_by_every_usual_name(data: Dataset, code: str, names: str) -> None:
    assert {name: country_id(data, name) for name in names.split("|")} == dict.fromkeys(names.split("|"), code)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Kenyans", "did you mean 'Kenya'?"),
        ("Kennya", "did you mean 'Kenya'?"),
        ("Bahamians", "did you mean 'Bahamas'?"),
        ("El Slavador", "did you mean 'El Salvador'?"),
        ("Gamiba", "did you mean 'Gambia'?"),
        ("Nigr", "'mss troops' lists the countries that send people"),
        ("Dominca", "'mss troops' lists the countries that send people"),
        ("Narnia", "'mss troops' lists the countries that send people"),
        ("", "'mss troops' lists the countries that send people"),
        ("the", "'mss troops' lists the countries that send people"),
    ],
)
def test_a_suggestion_is_a_country_and_no_neighbour_by_spelling(data: Dataset, name: str, said: str) -> None:
    with pytest.raises(NotFoundError) as raised:
        country_id(data, name)
    assert str(raised.value).startswith(f"no country {name!r}: {said}")


def test_the_countries_that_ship_are_found_by_all_their_usual_names(data: Dataset) -> None:
    raw = tomli.loads(bundled_facts().read_text("utf-8"))["countries"]
    countries = {code: msgspec.convert({"id": code, **each}, Country) for code, each in raw.items()}
    shipped = msgspec.structs.replace(data, countries=countries)
    for code in countries:
        name, *keys = COUNTRIES[code]
        assert {country_id(shipped, each) for each in (name, *keys)} == {code}


def test_every_name_belongs_to_one_country() -> None:
    keys = [key for _, *own in COUNTRIES.values() for key in own]
    assert len(keys) == len(set(keys))
    assert len(COUNTRIES) > 240
    assert all(key in name_keys(key) for key in keys)


def test_the_names_are_those_that_are_kept() -> None:
    """The module is what its script makes."""
    for library in ("babel", "pycountry"):
        pytest.importorskip(library)
    path = Path(__file__).parent.parent / "scripts" / "country_names.py"
    spec = importlib.util.spec_from_file_location("country_names_script", path)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.MADE.read_text("utf-8") == script.made()


def test_a_country_without_personnel_says_what_there_is(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(SMALL, "utf-8")
    ran = run("--facts", facts, "troops", "--country", "France")
    said = "no facts on personnel of France, but 1 other (funding-paid 1): 'mss timeline --country France'"
    assert (ran.code, ran.err) == (0, f"mss: {said}\n")
    ran = run("--facts", facts, "troops", "--country", "Kenya", "--since", "2025")
    assert ran.err == "mss: no facts on personnel match; take away a filter, or see 'mss troops'\n"
    assert json.loads(run("--facts", facts, "troops", "--country", "las Bahamas", "--json").out)["query"][
        "country"
    ] == ["BHS"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("sœur", "SOEUR"), ("Æneas", "aeneas"), ("Bø", "bo"), ("Łódź", "lodz"), ("Straße", "strasse"), ("Moïse", "moise")],
)
def test_letters_that_keyboards_lack_are_found_without_them(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_ligature_is_found_by_its_letters(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(SMALL.replace("Kenyans land in Haiti.", "Une sœur parle à Cœur-Joie."), "utf-8")
    for words in (["soeur"], ["sœur"], ["COEUR"]):
        assert run("--facts", facts, "search", *words, "--format", "jsonl").out.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "usual"),
    [("Jamaica", "Jamaica"), ("Dominica", "Dominica"), ("Niger", "Niger"), ("Ivory Coast", "Côte d’Ivoire")],
)
def test_a_country_without_a_fact_is_a_country_all_the_same(data: Dataset, name: str, usual: str) -> None:
    with pytest.raises(NotFoundError, match=f"^no fact about '{usual}': 'mss troops' lists"):
        country_id(data, name)
