"""Running text: what is no prose is masked, and every character stays in its place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.checking.draft_file import LineIndex, ignored_codes, stated_date
from mss_cli.checking.segmentation import (
    MAX_BLOCK_LENGTH,
    MAX_SENTENCE_LENGTH,
    Block,
    front_matter,
    mask_markup,
    row_cells,
    split_blocks,
    split_sentences,
)
from mss_cli.checking.words.language import load_language

MARKS = st.lists(
    st.sampled_from(
        ["`", "```\n", "---\n", "<!--", "-->", "](x)", "[^1]:", "| a ", "- ", "# ", "\n", "400 ", "www.x.org ", "é"]
    )
)


@given(MARKS)
def test_masking_moves_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    plain = mask_markup(text)
    assert len(plain) == len(text)
    assert [n for n, char in enumerate(plain) if char == "\n"] == [n for n, char in enumerate(text) if char == "\n"]


@pytest.mark.parametrize(
    "text",
    [
        "```\n400\n```\n",
        "~~~\n400\n~~~",
        "`400`",
        "<a href='400'>",
        "[x](400.html)",
        "[^400]",
        "<!-- 400 -->",
        "https://x.org/400",
        "www.x400.org",
        "a400@x.org",
        "---\nn: 400\n---\n",
        "[1]: x400",
    ],
)
def test_code_links_and_comments_are_left_alone(text: str) -> None:
    assert "400" not in mask_markup(text)


@pytest.mark.parametrize("text", ["```\n400\n", "```\n400\n~~~\n", "<!-- 400", "`400"])
def test_what_is_never_closed_is_prose(text: str) -> None:
    assert "400" in mask_markup(text)


def test_front_matter_is_found_only_at_the_beginning() -> None:
    assert front_matter("---\ndate: 2024-01-02\n---\nText") == "---\ndate: 2024-01-02\n---\n"
    assert not front_matter("Text\n---\na: 1\n---\n")


def test_blocks_are_paragraphs_items_headings_and_rows() -> None:
    text = "# Head\nOne\nline.\n\n- a\n  b\n- c\n| x | y |\n| --- | --- |\n| 1 | 2 |\nAfter"
    assert [(each.role, text[each.start : each.end]) for each in split_blocks(text)] == [
        ("heading", "# Head"),
        ("text", "One\nline."),
        ("item", "- a\n  b"),
        ("item", "- c"),
        ("row", "| x | y |"),
        ("row", "| 1 | 2 |"),
        ("text", "After"),
    ]


def test_a_very_long_paragraph_is_cut_at_a_space_or_anywhere() -> None:
    found = list(split_blocks("word " * MAX_BLOCK_LENGTH))
    assert all(each.end - each.start <= MAX_BLOCK_LENGTH for each in found)
    assert len(list(split_blocks("a" * (2 * MAX_BLOCK_LENGTH + 1)))) == 3


def test_the_cells_of_a_row_are_parted_by_bars_empty_ones_between_them_too() -> None:
    text = "| Kenya | 400 ||"
    assert [text[each.start : each.end].strip(" |") for each in row_cells(text, Block(0, len(text), "row"))] == [
        "Kenya",
        "400",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two.", 2),
        ("On Jan. 3 he came.", 1),
        ("Mr. Smith left. He did.", 2),
        ("J. Smith left", 1),
        ("It was 2.5 then. so", 1),
        ("“Well.” he said", 1),
        ("What? Yes!", 2),
        (".", 1),
        ("See x.y there", 1),
    ],
)
def test_sentences_end_at_marks_but_not_at_abbreviations(text: str, count: int) -> None:
    assert len(split_sentences(text, Block(0, len(text), "text"))) == count


def test_a_sentence_without_end_is_cut() -> None:
    text = "word " * (2 * MAX_SENTENCE_LENGTH)
    assert [len(each) for each in split_sentences(text, Block(0, len(text), "text"))] == [
        MAX_SENTENCE_LENGTH,
        MAX_SENTENCE_LENGTH,
    ]


def test_the_mark_of_an_item_is_no_word_of_it() -> None:
    text = "3. Kenya"
    assert [token.text for token in split_sentences(text, Block(0, len(text), "item"))[0]] == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ndate: 2024-10-01\n---\nText", date(2024, 10, 1)),
        ("---\ndate: 2024-10-99\n---\nText", None),
        ("# Haiti\n\n*Policy note, 15 October 2024*\n", date(2024, 10, 15)),
        ("KINGSTON (Jan. 5, 2025) — Jamaica has sent soldiers to Haiti to help the police there.", date(2025, 1, 5)),
        ("On 5 January 2025 Jamaica sent soldiers to Haiti to help the police of the country there.", None),
        ("Posted in June 2024", None),
        ("In June.\n\nB\n\nC\n\nD\n\n5 January 2025", None),
        ("", None),
    ],
)
def test_a_draft_says_its_day_at_its_head(text: str, expected: date | None) -> None:
    assert stated_date(text, mask_markup(text), load_language("english")) == expected


def test_lines_and_columns_count_from_one() -> None:
    lines = LineIndex("ab\ncd")
    assert [lines.position(n) for n in (0, 1, 3, 4)] == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_a_comment_ignores_its_line_or_the_next() -> None:
    text = (
        "400 men <!-- mss: ignore stage, date -->\n<!-- mss: ignore -->\n500 men\n"
        "<!-- mss: ignore unit --><!-- mss: ignore bound -->"
    )
    assert ignored_codes(text, LineIndex(text)) == {1: {"stage", "date"}, 3: frozenset(), 4: {"unit", "bound"}}
    both = "x <!-- mss: ignore unit --> <!-- mss: ignore -->"
    assert ignored_codes(both, LineIndex(both)) == {1: frozenset()}
