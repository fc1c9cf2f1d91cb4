"""Tables with empty cells: each cell is still read with the head of its own column."""

from tests.checking.conftest import Check


def test_an_empty_cell_moves_no_other_to_its_column(check: Check) -> None:
    table = "| Country | Present | Pledged |\n| --- | --- | --- |\n| Guatemala | | 150 |\n| Kenya | 744 | 1,000 |\n"
    marks = check(table, "2025-02-10")
    assert [marks[words].facts for words in ("150", "744", "1,000")] == [
        ("pledge-guatemala",),
        ("strength-kenya-2025",),
        ("pledge-kenya",),
    ]


def test_a_row_without_a_label_is_read_by_its_column(check: Check) -> None:
    table = "| | Guatemala | Kenya |\n| --- | --- | --- |\n| Pledged | 150 | 1,000 |\n| Present | | 744 |\n"
    marks = check(table, "2025-02-10")
    assert [marks[words].facts for words in ("150", "1,000", "744")] == [
        ("pledge-guatemala",),
        ("pledge-kenya",),
        ("strength-kenya-2025",),
    ]
