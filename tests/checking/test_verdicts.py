"""What the record says of a draft's figures and dates."""

from collections.abc import Callable

import pytest

from mss_cli.checking.marks import CheckedDraft
from tests.checking.conftest import Check


def verdict(check: Check, text: str, words: str, day: str = "2024-10-15") -> tuple[str, str, tuple[str, ...]]:
    marks = check(text, day)
    assert words in marks, list(marks)
    mark = marks[words]
    return mark.verdict, mark.code, mark.facts


@pytest.mark.parametrize(
    ("text", "words", "fact"),
    [
        ("Kenya has pledged 1,000 police officers.", "1,000", "pledge-kenya"),
        ("Jamaica has sent 24 of the 200 it pledged.", "24", "arrival-jamaica"),
        ("Jamaica has sent 24 of the 200 it pledged.", "200", "pledge-jamaica"),
        ("From Kingston came 20 soldiers and four police in September.", "four", "arrival-jamaica-police"),
        ("From Kingston came 20 soldiers and four police in September.", "20", "arrival-jamaica-soldiers"),
        ("A further 600 Kenyans are to come in November.", "600", "announced-kenya"),
        ("The mission was meant to have 2,500 people.", "2,500", "authorized"),
        ("The mission has around 430 personnel on the ground.", "around 430", "strength-2024"),
        ("The mission has around 430 people, nearly 400 of them from Kenya.", "nearly 400", "strength-kenya-2024"),
        ("Resolution 2699 was adopted with 13 votes in favour and two abstentions.", "13", "vote-in-favour-2699"),
        ("Resolution 2699 was adopted with 13 votes in favour and two abstentions.", "two", "vote-abstaining-2699"),
        ("The Council's 15 members voted on the mission, resolution 2699.", "15", "council-members-2699"),
        ("The mandate was renewed on 30 September for 12 months.", "12 months", "renewal-length"),
        ("The mission was first authorized for one year in October 2023.", "one year", "mandate-length"),
        ("The mandate is to be reviewed after nine months.", "nine months", "review-2699"),
        ("Gangs control about 80 percent of Port-au-Prince.", "about 80 percent", "capital-2024-09"),
        ("More than 578,000 Haitians are displaced.", "More than 578,000", "displaced-2024-06"),
        ("The Gran Grif gang killed 115 people at Pont-Sondé on 3 October.", "115", "killed-pont-sonde"),
        ("From January to March 1,660 people were killed.", "1,660", "killed-2024-q1"),
        ("In the first quarter of 2024, 1,660 people were killed.", "1,660", "killed-2024-q1"),
        ("The United States has pledged $300 million to the mission.", "$300 million", "us-pledge"),
        ("The trust fund had received $10.8 million in March.", "$10.8 million", "fund"),
        ("The UN says that $78 million has been pledged to the trust fund.", "$78 million", "fund-pledged"),
        ("France paid 3 million euros into the trust fund.", "3 million euros", "france-fund"),
        (
            "Kenya put the cost of its own officers at $241 million, with $1.49 million for training.",
            "$1.49 million",
            "cost-kenya-training",
        ),
        ("The whole mission is to cost $600 million, the minister told parliament.", "$600 million", "cost"),
        (
            "American officials estimate that two years cost between $515 million and $600 million.",
            "between $515 million and $600 million",
            "cost-range",
        ),
        ("Jamaica and Belize have pledged 400 troops together.", "400", "pledge-caribbean"),
        ("Republicans in Congress hold back $40 million of the State Department's money.", "$40 million", "us-hold"),
        ("Canada pledged C$123 million for Haiti in February.", "C$123 million", "canada-package"),
    ],
)
def test_a_figure_that_the_record_has_is_supported(check: Check, text: str, words: str, fact: str) -> None:
    found, _, facts = verdict(check, text, words)
    assert found in {"supported", "disputed"}
    assert facts == (fact,)


@pytest.mark.parametrize(
    ("text", "words", "day", "code", "fact"),
    [
        ("Jamaica sent 34 soldiers and police in September.", "34", "2024-10-15", "digits", "arrival-jamaica"),
        (
            "The United States has promised $30 million to the mission.",
            "$30 million",
            "2024-06-15",
            "digits",
            "us-pledge",
        ),
        (
            "Kenya's budget has $14.9 million for training.",
            "$14.9 million",
            "2023-11-20",
            "digits",
            "cost-kenya-training",
        ),
        ("Resolution 2699 had three abstentions.", "three", "2023-10-05", "digits", "vote-abstaining-2699"),
        (
            "The mandate was renewed on 30 September for six months.",
            "six months",
            "2024-10-15",
            "digits",
            "renewal-length",
        ),
        ("Jamaica has deployed 200 soldiers and police in Haiti.", "200", "2024-10-15", "stage", "arrival-jamaica"),
        ("The trust fund has received $78 million.", "$78 million", "2024-03-20", "stage", "fund"),
        ("Guatemala has 78 people on the ground in Haiti.", "78", "2025-02-10", "country", "strength-guatemala"),
        ("France has paid $3 million into the trust fund.", "$3 million", "2024-03-20", "unit", "france-fund-usd"),
        (
            "Over 400 Kenyans are serving in the mission in Haiti.",
            "Over 400",
            "2024-10-15",
            "bound",
            "strength-kenya-2024",
        ),
        ("The mission has 1,300 people on the ground.", "1,300", "2025-02-10", "digits", "strength-2025"),
        ("In 2024, 2,122 people were injured.", "2,122", "2025-02-10", "digits", "injured-2024"),
        ("In 2024, 6,526 people were killed.", "6,526", "2025-02-10", "digits", "killed-2024"),
        ("The whole mission is to cost $600 billion.", "$600 billion", "2023-11-20", "digits", "cost"),
        ("El Salvador has 78 soldiers on the ground.", "78", "2024-10-15", "stage", "pledge-salvador"),
        ("Kenya has 1,003 officers in Haiti.", "1,003", "2025-02-10", "scope", "strength-kenya-2025"),
        ("The first 200 Kenyan soldiers landed on 25 June.", "200", "2024-10-15", "unit", "arrival-kenya-june"),
        ("On 30 September the Council renewed it by 13 votes.", "13", "2024-10-15", "date", "vote-in-favour-2751"),
        ("Canada promised €80.5 million to the mission.", "€80.5 million", "2024-06-15", "unit", "canada-mission"),
        ("Canada promised US$80.5 million to it.", "US$80.5 million", "2024-06-15", "unit", "canada-mission"),
    ],
)
def test_a_figure_that_the_record_has_otherwise_is_contradicted(
    check: Check, text: str, words: str, day: str, code: str, fact: str
) -> None:
    assert verdict(check, text, words, day) == ("contradicted", code, (fact,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mission has 12 forward bases and 40 vehicles.", "12"),
        ("I have three letters and a bag.", "three"),
        ("The road is 40 km long.", "40"),
        ("In 2019 the city had a mayor.", "2019"),
        ("Guatemala has 150 soldiers in the Congo.", "150"),
        ("8/ The officers of the mission are in Haiti.", "8"),
        ("Within a day or two the officers were in Haiti.", "two"),
        ("Gifts for the officers may be left at 22 Knutsford Lane.", "22"),
        ("A report on the mission follows at 20 h 30.", "30"),
    ],
)
def test_what_counts_other_things_gets_no_mark(check: Check, text: str, words: str) -> None:
    assert words not in check(text)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Belize has 36 officers in Haiti.", "36", "2027-01-01"),
        ("On 20 May gunmen killed at least 25 people.", "at least 25", "2025-06-01"),
        ("Kenya has pledged 850 horses and officers.", "850", "2026-06-01"),
        ("At the end of last year 480 Kenyans were there.", "480", "2024-10-15"),
        ("An officer's kit costs $11,400.", "$11,400", "2024-10-15"),
        ("El Salvador has 78 soldiers on the ground.", "78", "2026-10-15"),
        ("Canada promised $80.5 million to the mission.", "$80.5 million", "2024-06-15"),
        ("Nairobi counts 430 in the mission.", "430", "2024-10-15"),
        ("In the last three months the mission has done little.", "three months", "2024-10-15"),
        ("Gangs killed at least 12 people.", "at least 12", "2024-10-15"),
        ("Jamaica and two others took part in the mission.", "two", "2024-10-15"),
    ],
)
def test_nothing_is_contradicted_where_a_slot_is_open(check: Check, text: str, words: str, day: str) -> None:
    marks = check(text, day)
    assert words not in marks or marks[words].verdict in {"unknown", "supported", "disputed"}


def test_a_stale_figure_is_superseded(check: Check) -> None:
    assert verdict(check, "More than 578,000 people are displaced.", "More than 578,000", "2025-03-01") == (
        "superseded",
        "date",
        ("displaced-2025-01",),
    )


def test_a_figure_of_the_past_is_not_compared_with_today(check: Check) -> None:
    text = "By then 362,000 people had been displaced."
    assert verdict(check, text, "362,000", "2025-03-01")[0] == "supported"


def test_an_old_figure_that_is_also_a_typo_is_a_typo(check: Check) -> None:
    text = "Some 326,000 people were displaced in March 2024."
    assert verdict(check, text, "Some 326,000", "2024-04-15")[:2] == ("contradicted", "digits")


def test_a_part_is_not_the_whole(check: Check) -> None:
    text = "More than 500,000 children are displaced."
    assert verdict(check, text, "More than 500,000", "2025-02-01")[2] == ("displaced-children",)


def test_what_will_come_has_not_come(check: Check) -> None:
    assert verdict(check, "Kenya will send another 600 officers.", "600")[2] == ("announced-kenya",)
    assert verdict(check, "Benin has not deployed the 2,000 soldiers.", "2,000")[2] == ("pledge-benin",)
    assert verdict(check, "Kenya voted to send 1,000 police officers.", "1,000")[2] == ("pledge-kenya",)


def test_a_parliament_votes_only_where_it_is_named(check: Check) -> None:
    text = "El Salvador's Congress backed the sending of a contingent by 57 votes."
    assert verdict(check, text, "57", "2024-11-15")[2] == ("congress-slv",)
    assert verdict(check, "The Council voted for it with 57 votes.", "57", "2024-11-15")[0] != "supported"


def test_a_list_takes_its_kind_from_its_head(check: Check) -> None:
    marks = check("Pledges:\n\n- Kenya: 1,000\n- Jamaica: 200\n- Guatemala: 150\n")
    assert [marks[words].facts for words in ("1,000", "200", "150")] == [
        ("pledge-kenya",),
        ("pledge-jamaica",),
        ("pledge-guatemala",),
    ]


def test_a_table_takes_it_from_its_columns_and_rows(check: Check) -> None:
    table = (
        "| Country | On the ground | Pledged |\n| --- | --- | --- |\n"
        "| Guatemala | 150 | 150 |\n| Kenya | 744 | 1,000 | 5 |\n|\n"
    )
    marks = check(table, "2025-02-10")
    assert marks["744"].facts == ("strength-kenya-2025",)
    assert marks["1,000"].facts == ("pledge-kenya",)


def test_a_table_without_heads_is_read_by_its_rows(check: Check) -> None:
    assert check("| Kenya, pledged | 1,000 |\n| Jamaica, pledged | 200 |\n")["200"].facts == ("pledge-jamaica",)


def test_a_sum_leaves_its_currency_to_the_one_before(check: Check) -> None:
    text = "The United States pledged $300 million. The trust fund had received 10.8 million."
    assert check(text, "2024-04-01")["10.8 million"].facts == ("fund",)
    text = "The UN says that $78 million was pledged to the trust fund and 10.8 million paid into the trust fund."
    assert check(text, "2024-04-01")["10.8 million"].facts == ("fund",)


def test_french_and_spanish_drafts_are_read(check: Check) -> None:
    french = check("La Jamaïque a envoyé vingt-quatre soldats et policiers, sur les 200 que Kingston a promis.")
    assert french["vingt-quatre"].facts == ("arrival-jamaica",)
    assert french["200"].facts == ("pledge-jamaica",)
    spanish = check("Kenia prometió 1.000 policías para la misión, y el país tiene 578.000 desplazados.")
    assert spanish["1.000"].facts == ("pledge-kenya",)
    assert spanish["578.000"].facts == ("displaced-2024-06",)


@pytest.mark.parametrize(
    ("text", "words", "fact"),
    [
        ("The airport has been back in service since May.", "May", "airport-reopens"),
        ("Jovenel Moïse was murdered in July 2021.", "July 2021", "moise"),
        ("Antony Blinken visited Port-au-Prince on 5 September.", "5 September", "blinken"),
        ("The mandate of the mission expires on 2 October 2025.", "2 October 2025", "expiry-2025"),
        ("BINUH's mandate lapses on 15 July 2025.", "15 July 2025", "binuh-renewal"),
        ("The transitional council was sworn in on 25 April.", "25 April", "tpc-sworn-in"),
        ("The first Kenyans landed on 25 June.", "25 June", "arrival-kenya-june"),
        ("Twenty-four Jamaicans landed in September.", "September", "arrival-jamaica"),
        ("The massacre of 3 October at Pont-Sondé killed 115 people.", "3 October", "killed-pont-sonde"),
    ],
)
def test_a_dated_statement_is_supported_by_what_happened_then(check: Check, text: str, words: str, fact: str) -> None:
    found, _, facts = verdict(check, text, words)
    assert found in {"supported", "disputed"}
    assert facts == (fact,)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Antony Blinken visited Port-au-Prince on 4 September.", "4 September", "2024-10-15"),
        ("The transitional council was sworn in on 25 April 2023.", "25 April 2023", "2024-10-15"),
        ("The mandate of the mission ends on 22 October.", "22 October", "2025-03-15"),
        (
            "The Security Council authorized the Multinational Security Support mission on 12 October 2023.",
            "12 October 2023",
            "2024-10-15",
        ),
    ],
)
def test_a_date_that_is_nearly_right_is_contradicted(check: Check, text: str, words: str, day: str) -> None:
    found, code, _ = verdict(check, text, words, day)
    assert (found, code) == ("contradicted", "date")


@pytest.mark.parametrize(
    "text",
    [
        "As at 11 October the trust fund had received $10.8 million.",
        "IOM wrote on 14 January that people were displaced.",
        "In 2023 there was violence.",
        "Between 1 January and 30 November 1,660 people were killed.",
        "The patrol was seen on 17 July in the hills.",
        "On 31 June the transitional council was sworn in.",
        "On 25 April the weather was fine.",
    ],
)
def test_a_date_that_only_dates_a_figure_gets_no_mark(check: Check, text: str) -> None:
    assert not [mark for mark in check(text).values() if mark.bound is None]


def test_a_comment_or_an_option_ignores_a_mark(check_text: Callable[..., CheckedDraft]) -> None:
    text = "Jamaica sent 34 soldiers and police in September. <!-- mss: ignore -->\n"
    assert check_text(text).ignored
    assert not check_text(text).marks
    ignored = check_text("Jamaica sent 34 soldiers and police in September.", ignore=frozenset({"digits"}))
    assert ignored.ignored == 1
    assert "34" not in [mark.text for mark in ignored.marks]
    named = check_text("Jamaica sent 34 soldiers and police in September. <!-- mss: ignore stage -->")
    assert named.ignored == 0


def test_the_day_is_the_drafts_own_or_todays(check_text: Callable[..., CheckedDraft]) -> None:
    assert check_text("# Note, 5 January 2025\n\nText", day=None).draft.date_from == "draft"
    assert check_text("Text", day=None).draft.date_from == "today"
    assert check_text("Text").draft.date_from == "option"


def test_a_mark_says_where_it_stands_and_why(check: Check) -> None:
    mark = check("Line.\n\nJamaica has deployed 200 soldiers and police in Haiti.")["200"]
    assert (mark.file, mark.line, mark.column, mark.start, mark.end) == ("draft.md", 3, 22, 28, 31)
    assert mark.lead is not None and mark.lead.low == 24 and mark.lead.origins == ("The Gleaner", "The Wire")
    assert mark.other_facts == ("pledge-jamaica",)
    assert mark.why.endswith("this is pledged, Jamaica, Mar 2024: 200 personnel or 250 personnel (United Nations +1)")
    assert mark.sentence == "Jamaica has deployed 200 soldiers and police in Haiti."


def test_each_verdict_is_explained(check: Check) -> None:
    stale = check("More than 578,000 people are displaced.", "2025-03-01")["More than 578,000"]
    assert stale.why.startswith("right of Jun 2024; since then: displaced, Haiti, 14 Jan 2025")
    unknown = check("An officer's kit costs $11,400.")["$11,400"]
    assert unknown.why.startswith("the record does not surely answer this; nearest:")
    bound = check("Over 400 Kenyans are serving in the mission in Haiti.")["Over 400"]
    assert "under 400 personnel" in bound.why
    dated = check("The mandate of the mission ends on 22 October.", "2025-03-15")["22 October"]
    assert dated.why.endswith("not on this date")


@pytest.mark.parametrize(
    ("all_of_them", "half", "number"),
    [
        (
            "The 4,000 officers whom Kenya sent have arrived.",
            "Half of the 4,000 officers whom Kenya sent have arrived.",
            "4,000",
        ),
        (
            "Le Kenya a déployé 4 000 policiers en Haïti pour la mission.",
            "Le Kenya a déployé la moitié des 4 000 policiers en Haïti pour la mission.",
            "4 000",
        ),
    ],
)
def test_the_whole_of_a_share_is_not_contradicted(check: Check, all_of_them: str, half: str, number: str) -> None:
    assert verdict(check, all_of_them, number)[0] == "contradicted"
    assert verdict(check, half, number)[0] == "unknown"


def test_a_figure_that_is_set_aside_is_disputed_and_the_reason_given(check: Check) -> None:
    mark = check("Kenya pledged 10,000 police officers in July 2023.")["10,000"]
    assert mark.verdict == "disputed"
    assert mark.why.endswith("; blog has it, set aside: A nought too many.")


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "In Haiti stand 78 Guatemalans and 150 Salvadorans.",
            "2025-02-10",
            {"78": ("country", "strength-guatemala"), "150": ("country", "strength-salvador")},
        ),
        (
            "Twenty-four Jamaicans landed in September, 20 of them police officers and four soldiers.",
            "2024-10-15",
            {"20": ("scope", "arrival-jamaica-police"), "four": ("scope", "arrival-jamaica-soldiers")},
        ),
    ],
)
def test_two_figures_that_changed_places_are_both_contradicted(
    check: Check, text: str, day: str, expected: dict[str, tuple[str, str]]
) -> None:
    marks = check(text, day)
    for words, (code, fact) in expected.items():
        assert (marks[words].verdict, marks[words].code, marks[words].facts) == ("contradicted", code, (fact,))


def test_each_short_line_is_read_by_itself(check: Check) -> None:
    marks = check("Kidnapped, 2024: 1,494\nKilled, first quarter of 2024: 1,660\nInjured, 2024: 2,213", "2025-02-10")
    assert {words: mark.facts for words, mark in marks.items()} == {
        "1,494": ("kidnapped-2024",),
        "1,660": ("killed-2024-q1",),
        "2,213": ("injured-2024",),
    }


def test_a_label_says_what_the_figures_of_its_paragraph_are(check: Check) -> None:
    marks = check("Promised. Jamaica: 200. Benin: 2,000.")
    assert [marks[words].kind for words in ("200", "2,000")] == ["pledged", "pledged"]


@pytest.mark.parametrize(
    ("text", "words", "low"),
    [
        ("The mission costs one point one million dollars.", "one point one million dollars", 1_100_000),
        ("It costs from two to zero point five million dollars.", "zero point five million dollars", 500_000),
        ("La mission coûte deux virgule cinq millions de dollars.", "deux virgule cinq millions de dollars", 2_500_000),
    ],
)
def test_decimals_in_words_are_read(check: Check, text: str, words: str, low: int) -> None:
    assert check(text)[words].low == low


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("Antony Blinken visited Port-au-Prince on September the 4th.", "September the 4th", "contradicted"),
        ("Antony Blinken visited Port-au-Prince on September the fourth.", "September the fourth", "contradicted"),
        ("Antony Blinken visited Port-au-Prince on the fifth of September.", "fifth of September", "supported"),
        ("Pont-Sondé, 13 October: 115 killed.", "13 October", "contradicted"),
        ("It met on 13 June 2024; on 25 June of that year the first 200 Kenyans landed.", "25 June", "supported"),
        ("Antony Blinken visited Port-au-Prince on September the last.", "September", None),
    ],
)
def test_a_date_in_words_or_nearly_right_is_judged(check: Check, text: str, words: str, verdict: str | None) -> None:
    mark = check(text, "2024-10-15").get(words)
    assert (mark.verdict if mark else None) == verdict


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Between 1 April and 30 June 945 died, against 1,660 killed in the previous quarter.", "2024-10-15"),
        ("They killed 1,660 people in the first quarter, fewer than in the previous quarter.", "2024-10-15"),
        ("The 1,660 killed of the previous quarter are not forgotten.", "2024-10-15"),
    ],
)
def test_the_quarter_before_is_that_before_the_one_named(check: Check, text: str, day: str) -> None:
    assert check(text, day)["1,660"].facts == ("killed-2024-q1",)


def test_a_quarter_before_none_is_no_time(check: Check) -> None:
    marks = check("The 1,660 killed of the previous quarter outnumber those of 2 to 9 May.")
    assert marks["1,660"].verdict == "unknown"


def test_what_is_said_of_a_list_is_said_of_the_figures_near_it(check: Check) -> None:
    counts = range(30, 42)
    text = f"From Kenya {', '.join(f'{count} officers' for count in counts)} landed in Haiti."
    kinds = [check(text)[str(count)].kind for count in counts]
    assert kinds[-5:] == ["arrived"] * 5
