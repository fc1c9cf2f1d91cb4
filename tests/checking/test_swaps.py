"""Two figures of a sentence that have changed places."""

from mss_cli.checking.question import Question
from mss_cli.checking.swaps import swapped_figures
from tests.checking.made_up import exactly, indexed_fact, match, question


def swapped(left: Question, right: Question) -> list[str]:
    """Return the facts that two figures are held against, where Kenya's is 145 and Jamaica's 290."""
    kenya = match(indexed_fact(id="kenya"))
    jamaica = match(indexed_fact(id="jamaica", countries=("JAM",), answers=(exactly(290),)))
    found = swapped_figures([left, right], [None, None], lambda _: [kenya, jamaica])
    return [found[n].matches[0].fact.id for n in sorted(found)]


def test_that_soldiers_are_named_for_one_country_alone_matters_little() -> None:
    kenya = question(290, countries=(("KEN", 1.0),))
    jamaica = question(145, countries=(("JAM", 1.0),))
    soldiers = question(145, countries=(("JAM", 1.0),), attached=frozenset({"soldiers"}))
    women = question(145, countries=(("JAM", 1.0),), attached=frozenset({"women"}))
    assert swapped(kenya, jamaica) == ["kenya", "jamaica"]
    assert swapped(kenya, soldiers) == ["kenya", "jamaica"]
    assert swapped(soldiers, kenya) == ["jamaica", "kenya"]
    assert swapped(kenya, women) == []
    assert swapped(kenya, question(145)) == []


def test_of_one_country_the_soldiers_are_a_part() -> None:
    kenya = question(290, countries=(("KEN", 1.0),))
    soldiers = question(145, countries=(("KEN", 1.0),), attached=frozenset({"soldiers"}))
    assert swapped(kenya, soldiers) == []
