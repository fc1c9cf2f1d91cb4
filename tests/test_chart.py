"""Charts: one layout, drawn in a terminal at any width and as SVG; in a pipe the numbers."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mss_cli import completion
from mss_cli.commands.publish.chart import DRAWN, _drawn
from mss_cli.model.kinds import KINDS
from mss_cli.output.chart.layout import Layout, _scale, _short, _times, layout
from mss_cli.output.chart.svg import svg_file
from mss_cli.queries.trend import Trend, trends
from tests.conftest import Run
from tests.record_sample import SAMPLE, sample, sample_file, with_fact

GLYPHS = "●▲▼░─│└┴"


def trend(kind: str, text: str = SAMPLE, *countries: str) -> Trend:
    dataset = sample(text)
    facts = [fact for fact in dataset.facts.values() if not countries or {*countries} & {*fact.countries}]
    return trends(dataset, facts, kind, countries)[0]  # type: ignore[arg-type]


def made(kind: str, text: str = SAMPLE) -> Layout:
    return layout(trend(kind, text), most_times=6, most_values=5)


def test_a_dot_is_what_leads_and_its_box_all_that_was_said() -> None:
    [mark] = made("displaced").marks
    assert mark.dot is not None
    assert mark.bottom < mark.dot < mark.top
    assert mark.left < mark.right, "a month isn't a day"
    assert mark.said == "Jun 2024: 578,074 people"


def test_where_nothing_leads_there_is_no_dot() -> None:
    marks = {mark.fact: mark for mark in made("strength").marks}
    assert marks["strength-2025-01"].dot is None
    assert marks["strength-2025-01"].bottom < marks["strength-2025-01"].top
    assert marks["strength-2024-06"].dot is not None


def test_what_is_open_points_to_where_it_has_no_end() -> None:
    marks = {mark.fact: mark for mark in [*made("strength").marks, *made("killed").marks]}
    assert marks["strength-2025-12"].open == "above"
    assert marks["killed-2024-q1"].open == "above"
    assert marks["killed-2024-q2"].open == ""
    under = made(
        "strength",
        SAMPLE.replace(
            'value = 900, bound = "over", printed = "over 900"', 'value = 900, bound = "under", printed = "under 900"'
        ),
    )
    assert under.marks[-1].open == "below"


def test_what_was_planned_is_a_stepped_line() -> None:
    found = made("strength")
    assert [line.label for line in found.planned] == ["2,500", "5,550"]
    first, last = found.planned
    assert first.left == 0.0 and first.right == last.left and last.right == 1.0
    assert first.height < last.height
    assert found.planned_label == "authorized or planned"


def test_a_country_is_held_against_its_pledge() -> None:
    claims = '{ source = "ap-2024", locator = "body", value = 400, printed = "400" }'
    more = 'countries = ["KEN"]\nunit = "police"\n'
    text = with_fact("kenya-strength", "strength", "2024-07-01", claims, more)
    found = trend("strength", text, "KEN")
    assert found.series.whose == "Kenya"
    assert [(step.fact.id, step.value) for step in found.planned] == [("kenya-pledge", Decimal(1000))]
    assert layout(found, most_times=3, most_values=3).planned_label == "pledged"


@pytest.mark.parametrize("kind", ["killed", "displaced", "authorized"])
def test_people_and_plans_are_held_against_no_plan(kind: str) -> None:
    assert trend(kind).planned == ()


def test_countries_together_are_held_against_no_pledge() -> None:
    assert trend("arrived", SAMPLE, "KEN", "JAM").planned == ()
    assert trend("arrived", SAMPLE, "KEN").planned[0].value == 1000


def test_arrivals_add_up_as_intervals_without_parts() -> None:
    found = trend("arrived")
    assert [(point.value.low, point.value.high, point.lead) for point in found.points] == [
        (Decimal(190), Decimal(400), Decimal(400)),
        (Decimal(214), Decimal(424), Decimal(424)),
    ]
    assert (
        layout(found, most_times=6, most_values=5).marks[-1].said
        == "10–18 Sep 2024: 24 police and military, 424 in all"
    )


NO_LEAD = SAMPLE.replace(
    '{ source = "kenya-2024", paragraph = 2, value = 400', '{ source = "gleaner-2024", paragraph = 2, value = 400'
).replace('sum = ["kenya-arrival-2024-06"]', 'sum = ["kenya-pledge"]')
"""The sample, but that nothing leads for the first landing."""


def test_what_no_answer_leads_leaves_the_sum_without_a_dot() -> None:
    points = trend("arrived", NO_LEAD).points
    assert [point.lead for point in points] == [None, None]
    assert layout(trend("arrived", NO_LEAD), most_times=6, most_values=5).marks[-1].said.endswith("214–424 in all")


def test_what_is_open_stays_open_in_the_sum() -> None:
    text = SAMPLE.replace(
        'value = 400, printed = "400 officers" },\n  { source = "blog',
        'value = 400, bound = "at-least", printed = "400 officers" },\n  { source = "blog',
    )
    assert [point.open for point in trend("arrived", text).points] == ["above", "above"]


def test_one_day_has_room_on_either_side() -> None:
    text = SAMPLE.replace('date = "2024-06"\n', 'date = "2024-06-30"\n')
    [mark] = made("displaced", text).marks
    assert mark.left == mark.right == 0.5


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_have_room_on_one(day: str) -> None:
    [mark] = made("displaced", SAMPLE.replace('date = "2024-06"\n', f'date = "{day}"\n')).marks
    assert mark.left == mark.right in {0.0, 1.0}


def test_an_open_date_is_its_other_end() -> None:
    for edtf in ("../2024-06", "2024-06-01/.."):
        [mark] = made("displaced", SAMPLE.replace('date = "2024-06"\n', f'date = "{edtf}"\n')).marks
        assert 0 <= mark.left <= mark.right <= 1


@given(st.decimals(min_value=0, max_value=10**15, places=2), st.integers(1, 9))
def test_a_scale_reaches_the_highest_in_few_round_steps(highest: Decimal, most: int) -> None:
    top, values = _scale(highest, most)
    assert highest <= top == values[-1]
    assert len(values) <= max(most, 1) + 1
    assert values[0] == 0


@given(st.dates(min_value=date(1, 2, 1), max_value=date(9990, 1, 1)), st.integers(1, 4000), st.integers(1, 12))
def test_times_are_few_and_within(begin: date, days: int, most: int) -> None:
    finish = date.fromordinal(begin.toordinal() + days)
    found = _times(begin, finish, most)
    assert 1 <= len(found) <= max(most, 1)
    assert all(begin <= day <= finish for day, _ in found)
    assert str(found[0][0].year) in found[0][1]


@pytest.mark.parametrize(
    "text", ["0 800", "0 2,500 5,000 7,500", "0 5k 10k 15k", "0 0.5M 1M 1.5M", "0 1bn 2bn", "0 200k 400k", "0 0.5 1"]
)
def test_round_numbers_are_short_and_those_of_one_axis_alike(text: str) -> None:
    sizes = {"k": 10**3, "M": 10**6, "bn": 10**9}
    found = [re.fullmatch(r"([\d.]+)(\w*)", each.replace(",", "")) for each in text.split()]
    values = [Decimal(each[1]) * sizes.get(each[2], 1) for each in found if each]
    assert " ".join(_short(values)) == text


@given(st.decimals(min_value=0, max_value=10**13, places=1), st.integers(1, 9))
def test_every_axis_has_one_style(highest: Decimal, most: int) -> None:
    labels = _short(_scale(highest, most)[1])
    assert len({*labels}) == len(labels)
    assert len({each.lstrip("0123456789.,") for each in labels if each != "0"}) == 1


def test_in_a_terminal_it_is_drawn_and_said(run: Run, tmp_path: Path) -> None:
    out = run("--facts", sample_file(tmp_path), "--color", "never", "chart", "strength", width=100).out
    assert out.startswith("Strength: the whole force, personnel\n")
    assert "6,000 │" in out and "2025" in out
    for glyph in "●▲░─":
        assert glyph in out
    assert "● the answer that leads   ▲ at least   ░ all that was said, over its days   ── authorized or planned" in out
    assert "▼" not in out


def test_without_unicode_it_is_drawn_in_ascii(run: Run, tmp_path: Path) -> None:
    out = run(
        "--facts", sample_file(tmp_path), "--color", "never", "chart", "strength", width=120, encoding="ascii"
    ).out
    assert out.isascii()
    assert "o the answer that leads   ^ at least   : all that was said, over its days   -- authorized or planned" in out


def test_colour_adds_nothing_but_colour(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    plain = run("--facts", facts, "--color", "never", "chart", "strength", width=90).out
    coloured = run("--facts", facts, "--color", "always", "chart", "strength", width=90).out
    assert coloured != plain
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("width", [1, 20, 33, 80, 200])
@pytest.mark.parametrize("kind", ["strength", "arrived", "killed", "pledged", "displaced"])
def test_it_fits_any_width(run: Run, tmp_path: Path, width: int, kind: str) -> None:
    out = run("--facts", sample_file(tmp_path), "--color", "never", "chart", kind, width=width).out
    assert max(map(cell_len, out.splitlines())) <= max(width, 20)


def test_several_countries_are_several_charts(run: Run, tmp_path: Path) -> None:
    text = SAMPLE
    claims = '{ source = "ap-2024", locator = "body", value = 4, printed = "4" }'
    for code in ("KEN", "JAM"):
        more = f'countries = ["{code}"]\nunit = "police"\n'
        text = with_fact(f"{code.lower()}-strength", "strength", "2024-07-01", claims, more, text)
    facts = sample_file(tmp_path, text)
    out = run("--facts", facts, "chart", "strength", "--country", "Kenya", "--country", "Jamaica", width=80).out
    assert "Strength: Kenya" in out and "Strength: Jamaica" in out
    assert "2 more series" in run("--facts", facts, "chart", "strength", width=80).out
    picture = tmp_path / "two.svg"
    run("--facts", facts, "chart", "strength", "--country", "Kenya", "--country", "Jamaica", "--output", picture)
    assert len(ET.fromstring(picture.read_text("utf-8")).findall(".//{*}desc")) == 2  # noqa: S314 - our own


def test_a_pipe_gets_the_numbers(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    out = run("--facts", facts, "chart", "strength").out
    assert not {*GLYPHS} & {*out}
    assert [line.split()[-1] for line in out.splitlines()] == [
        "Fact",
        "strength-2024-06",
        "strength-2025-01",
        "strength-2025-12",
    ]
    assert "In all" in run("--facts", facts, "chart", "arrived").out
    assert "| In all |" in run("--facts", facts, "chart", "arrived", "--format", "markdown").out
    rows = run("--facts", facts, "chart", "arrived", "--format", "csv").out.splitlines()
    assert rows[0] == "id,series,fact,date,low,high,lead,bound,unit,standing"
    assert (
        rows[2] == "jamaica-arrival-2024-09,the whole,jamaica-arrival-2024-09,2024-09-10/2024-09-18,214,424,424,exact,"
        "police-and-military,single"
    )


def test_scripts_get_the_numbers_and_the_plan(run: Run, tmp_path: Path) -> None:
    found = json.loads(run("--facts", sample_file(tmp_path), "chart", "strength", "--json").out)
    assert found["schema"] == "mss/chart/1"
    assert found["items"][1] == {
        "id": "strength-2025-01", "series": "the whole", "fact": "strength-2025-01", "date": "2025-01", "low": 720,
        "high": 1000, "lead": None, "bound": None, "unit": "personnel", "standing": "disputed",
    }  # fmt: skip
    assert found["planned"][1] == {"series": "the whole", "fact": "gsf-authorized", "date": "2025-09-30", "value": 5550}


def test_sums_where_nothing_leads_are_spans(run: Run, tmp_path: Path) -> None:
    out = run("--facts", sample_file(tmp_path, NO_LEAD), "chart", "arrived").out
    assert out.splitlines()[-1].count("214–424") == 2


def test_a_picture_is_svg_with_its_words(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "strength.svg"
    assert run("--facts", sample_file(tmp_path), "chart", "strength", "--output", path) == (0, "", "")
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.findtext(".//{*}title") == "Strength: the whole force, personnel"
    assert "3 figures of personnel present in Haiti." in (root.findtext(".//{*}desc") or "")
    assert len(root.findall(".//{*}circle")) == 1
    assert len([each for each in root.findall(".//{*}path") if each.get("class") == "dot"]) == 1
    assert [each.text for each in root.findall(".//{*}text") if each.get("class") == "plan_label"] == [
        "2,500 authorized or planned",
        "5,550",
    ]


def test_a_chart_without_any_lead_has_no_last_number() -> None:
    text = SAMPLE.replace(
        '{ source = "ap-2024", locator = "body", value = 578074, printed = "578,074" }',
        '{ source = "ap-2024", locator = "body", value = 400000, printed = "400,000" }',
    )
    picture = svg_file([trend("displaced", text.replace('publisher = "united-nations"', 'publisher = "gleaner"'))])
    assert 'class="last"' not in picture and 'class="said"' in picture
    assert 'r="4"' not in picture


def test_a_picture_of_one_day_and_of_what_is_below() -> None:
    text = SAMPLE.replace(
        'value = 900, bound = "over", printed = "over 900"', 'value = 900, bound = "under", printed = "under 900"'
    )
    assert ">under 900</text>" in svg_file([trend("strength", text)])


@pytest.mark.parametrize("args", [("--json",), ("--format", "csv")])
def test_a_format_goes_before_the_ending(run: Run, tmp_path: Path, args: tuple[str, ...]) -> None:
    path = tmp_path / "strength.svg"
    run("--facts", sample_file(tmp_path), "chart", "strength", "--output", path, *args)
    assert not path.read_text("utf-8").startswith("<svg")


def test_nothing_to_draw_is_said(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    empty = run("--facts", facts, "chart", "strength", "--until", "2020", width=80)
    assert empty.code == 0 and "no figures match" in empty.err
    assert run("--facts", facts, "chart", "strength", "--until", "2020").out == ""
    assert run("--facts", facts, "chart", "arrived", "--until", "2020").out == ""
    picture = run("--facts", facts, "chart", "strength", "--until", "2020", "--output", tmp_path / "x.svg")
    assert picture.code == 2 and "no figure to draw" in picture.err
    unknown = run("--facts", facts, "chart", "nonsense-of-all-sorts")
    assert unknown.code == 1 and "the kinds whose figures make a series are authorized, pledged" in unknown.err
    unknown = run("--facts", facts, "chart", "streng")
    assert unknown.code == 1 and "did you mean 'strength'?" in unknown.err


@pytest.mark.parametrize("kind", ["mandate", "vote", "event", "equipment", "funding-held", "leadership", "statement"])
def test_events_make_no_series(run: Run, tmp_path: Path, kind: str) -> None:
    done = run("--facts", sample_file(tmp_path), "chart", f" {kind.upper()}")
    assert (done.code, done.out) == (2, "")
    assert f"{kind} is a kind of event, so its figures make no series: 'mss timeline --kind {kind}'" in done.err


def test_every_other_kind_can_be_drawn_and_is_offered(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    offered = [name for name, _ in completion.completer(_drawn, needs_facts=False)(None, [], "")]  # type: ignore[arg-type]
    assert offered == DRAWN == [each.name for each in KINDS.values() if each.nature in {"stock", "flow"}]
    assert all(KINDS[name].units for name in DRAWN)
    assert {run("--facts", facts, "chart", name).code for name in DRAWN} == {0}
