"""Lint on evidence: each rule with a specimen that breaks it, and one like it that doesn't."""

import pytest

from mss_cli.errors import BadFactsError
from tests.conftest import HEAD, claim, dataset, fact
from tests.test_lint import SOUND, problems

POLICE = 'unit = "police"\ncountries = ["JAM", "KEN"]\nforce = "mss"'
PEOPLE = 'unit = "people"'


def codes(text: str, head: str = HEAD) -> list[str]:
    """Return the codes of what is wrong with ``text`` after a sound file."""
    return [problem.code for problem in problems(head + SOUND + text)]


def publisher(name: str, more: str = "", kind: str = "outlet") -> str:
    return f'[publishers.{name}]\nname = "{name.title()}"\nclass = "{kind}"\n{more}\n'


def speaker(name: str, more: str = "") -> str:
    return f'[speakers.{name}]\nname = "{name.title()}"\n{more}\n'


def source(name: str, more: str = "", *, url: str = "", issued: str = "2024") -> str:
    where = f'url = "{url}"' if url else f'url = "https://example.org/{name}"'
    about = f'type = "report"\ntitle = "T"\nissued = "{issued}"\naccessed = "2026"'
    return f"[sources.{name}]\n{about}\n{where}\n{more}\n"


def reported(source: str, **more: object) -> str:
    """Return an event that ``source`` reports, with another witness so that it doesn't rest on a copy alone."""
    return fact(f"of-{source}", "event", claim(source=source, printed="x", **more), claim(printed="x"))


def event(more: str) -> str:
    return fact("a", "event", claim(printed="x"), more=more)


def killed(more: str, *claims: str) -> str:
    return fact("a", "killed", *claims, more=f'unit = "people"\n{more}')


def vote(source: str) -> str:
    members = 'unit = "members"\nmilestone = true'
    return fact("a", "vote", claim(13, source, printed="13"), date="2024-10-02", more=members)


OUTLET = 'publisher = "gleaner"'
TWO_FIGURES = (claim(24, printed="24"), claim(30, "two", printed="30"))


@pytest.mark.parametrize(
    ("code", "broken", "sound"),
    [
        (
            "shared-name",
            publisher("star", 'aliases = ["The Gleaner"]') + source("s", 'publisher = "star"') + reported("s"),
            publisher("star", 'aliases = ["The Star"]') + source("s", 'publisher = "star"') + reported("s"),
        ),
        (
            "shared-name",
            speaker("holness", 'aliases = ["IOM"]') + source("s", OUTLET) + reported("s", attributed_to="holness"),
            speaker("holness", 'aliases = ["Holness"]') + source("s", OUTLET) + reported("s", attributed_to="holness"),
        ),
        (
            "unused-publisher",
            publisher("star"),
            publisher("star", "", "body") + publisher("part", 'part_of = "star"', "body")
            + source("s", 'publisher = "part"') + reported("s"),
        ),
        (
            "unused-speaker",
            speaker("ruto"),
            speaker("ruto", 'body = "kenya"') + publisher("kenya", 'country = "KEN"', "body")
            + source("s", f'{OUTLET}\norigin = "ruto"') + reported("s"),
        ),
        (
            "unused-speaker",
            speaker("ruto") + source("s", OUTLET) + reported("s"),
            speaker("ruto") + source("s", OUTLET) + reported("s", origin="ruto"),
        ),
        (
            "shared-address",
            source("s", OUTLET, url="https://example.org/one") + reported("s"),
            source("s", OUTLET, url="https://example.org/one?page=2") + reported("s"),
        ),
        (
            "bad-address",
            source("s", OUTLET, url="https://192.0.2.1/page") + reported("s"),
            source("s", OUTLET) + reported("s"),
        ),
        ("bad-address", source("s", OUTLET, url="https://[2001:db8::1]/page") + reported("s"), ""),
        ("bad-address", source("s", OUTLET, url="https://example.org:8443/page") + reported("s"), ""),
        ("bad-address", source("s", OUTLET, url="https://www.google.com/url?q=x") + reported("s"), ""),
        (
            "bad-address",
            source("s", OUTLET, url="http://example.org/page") + reported("s"),
            source("s", f'{OUTLET}\nread_at = "http://192.0.2.1:80/copy"') + reported("s"),
        ),
        (
            "origin-in-note",
            source("s", f'{OUTLET}\nnote = "Follows the Haiti Observer of that day."') + reported("s"),
            source("s", f'{OUTLET}\norigin = "observer"\nnote = "Follows the Haiti Observer of that day."')
            + reported("s"),
        ),
        (
            "origin-in-note",
            source("s", f'{OUTLET}\nnote = "A rewrite of IOM’s page."') + reported("s"),
            source("s", f'{OUTLET}\nnote = "Follows the Gleaner; what it follows, the IOM says too."') + reported("s"),
        ),
        (
            "leaving-as-landing",
            fact("a", "arrived", claim(24, printed="24 police left Nairobi"), date="2024-10", more=POLICE),
            fact("a", "arrived", claim(24, printed="24 police left Nairobi", set_aside="of the day before"),
                 claim(24, printed="24 landed"), date="2024-10", more=POLICE),
        ),
        (
            "keeper-not-cited",
            source("s", 'publisher = "united-nations"', issued="2024-10-02") + reported("s")
            + vote("one"),
            source("s", 'publisher = "united-nations"', issued="2024-10-02")
            + vote("s"),
        ),
        (
            "keeper-not-cited",
            source("s", 'publisher = "united-nations"', issued="2024-10-02") + reported("s")
            + fact("a", "authorized", claim(13, printed="13"), date="2024-10-02", more=POLICE),
            source("s", 'publisher = "united-nations"', issued="2024-10-02") + reported("s")
            + fact("a", "mandate", claim(13, printed="13"), date="2024-10-02", more='unit = "months"'),  # no milestone
        ),
        (
            "copies-alone",
            source("s") + fact("a", "strength", claim(24, "s", printed="24"), more=POLICE),
            source("s") + fact("a", "strength", claim(24, "s", printed="24"), more=f'{POLICE}\nnote = "Copies alone."'),
        ),
        (
            "copies-alone",
            source("s") + fact("a", "event", claim(source="s", printed="x"), more="milestone = true"),
            source("s") + fact("a", "event", claim(source="s", printed="x")),
        ),
        (
            "copies-alone",
            source("s") + fact("a", "strength", claim(24, "s", printed="24"), more=POLICE),
            source("s", 'document = "given.txt"') + fact("a", "strength", claim(24, "s", printed="24"), more=POLICE),
        ),
        (
            "needless-copy",
            source("s") + source("third", OUTLET)
            + killed("", *(claim(24, name, printed="24") for name in ("third", "s"))),
            source("s") + source("third", OUTLET)
            + killed('note = "Why."', claim(24, "third", printed="24"), claim(30, "s", printed="30")),
        ),
        (
            "needless-copy",
            source("s") + source("third", OUTLET)
            + killed("", claim(24, "third", printed="24"), claim(20, "s", bound="over", printed="over 20")),
            source("s") + source("third", OUTLET)
            + killed("", claim(20, "third", bound="over", printed="over 20"), claim(24, "s", printed="24")),
        ),
        (
            "count-without-origin",
            fact("a", "displaced", *(claim(24, name, printed="24") for name in ("one", "two")), more=PEOPLE),
            fact("a", "killed", *(claim(24, name, printed="24") for name in ("one", "two")), more=PEOPLE),
        ),
        (
            "count-without-origin",
            fact("a", "mandate", *(claim(12, name, printed="12") for name in ("one", "two")), more='unit = "months"'),
            fact("a", "mandate", *(claim(source=name, printed="a year") for name in ("one", "two"))),
        ),
        (
            "dispute-without-note",
            killed("", *TWO_FIGURES),
            killed('note = "Why."', *TWO_FIGURES),
        ),
        (
            "note-without-dispute",
            fact("a", "event", claim(printed="x"), more='note = "Sources disagree on the hour."'),
            fact("a", "event", claim(printed="x"), claim(source="two", printed="y", disputes="at noon"),
                 more='note = "Sources disagree on the hour."'),
        ),
        (
            "no-force",
            fact("a", "strength", claim(24, printed="24"), more='unit = "police"'),
            fact("a", "strength", claim(24, printed="24"), more='unit = "police"\nscope = "trainers"'),
        ),
        (
            "bad-part",
            fact("a", "strength", claim(24, printed="24"), more=f'{POLICE}\npart_of = "sound"'),
            fact("a", "arrived", claim(20, printed="20"), date="2024-10", more=f'{POLICE}\npart_of = "sound"'),
        ),
        (
            "bad-part",
            fact("a", "strength", claim(24, printed="24"), more=f'{POLICE}\npart_of = "a"'),
            "",
        ),
    ],
)  # fmt: skip
def test_each_rule_finds_its_fault_and_nothing_like_it(code: str, broken: str, sound: str) -> None:
    assert code in codes(broken)
    assert codes(sound) == []


SEARCHED = HEAD.replace('license = "CC0-1.0"', 'license = "CC0-1.0"\nsearched_through = "2024-11-30"')
DUE = fact("a", "announced", claim(24, printed="24"), date="2024-10", more=f'{POLICE}\ndue = "2024-11"')


@pytest.mark.parametrize(
    ("text", "head", "found"),
    [
        (DUE.replace("2024-11", "2024-10-31"), SEARCHED, ["no-outcome"]),
        (DUE.replace("2024-11", "2024-10-31"), HEAD, []),  # nobody says how far was searched
        (DUE, SEARCHED, []),  # its last day hasn't passed
        (DUE.replace('"2024-11"', '"2024-10-31"\noutcome = "sound"'), SEARCHED, []),
        (DUE.replace('"2024-11"', '"2024-10-31"\nnote = "Nobody told."'), SEARCHED, []),
        (fact("a", "mandate", claim(printed="x"), more='due = "2024-10"'), SEARCHED, []),
    ],
)
def test_what_was_due_before_the_record_ends_needs_an_outcome(text: str, head: str, found: list[str]) -> None:
    assert codes(text, head) == found


def faults(text: str) -> list[str]:
    try:
        dataset(text)
    except BadFactsError as error:
        return [problem.code for problem in error.problems]
    return []


RUTO = '[speakers.ruto]\nname = "William Ruto"\nbody = "iom"\n'


@pytest.mark.parametrize(
    ("code", "broken", "sound"),
    [
        ("unknown-publisher", source("s", 'publisher = "gleanr"'), source("s", OUTLET)),
        ("unknown-publisher", publisher("star", 'part_of = "stars"'), publisher("star", 'part_of = "iom"')),
        ("unknown-publisher", RUTO.replace("iom", "im"), RUTO),
        ("unknown-country", publisher("star", 'country = "JAN"'), publisher("star", 'country = "JAM"')),
        ("unknown-speaker", source("s", 'origin = "ruto"'), RUTO + source("s", 'origin = "ruto"')),
        (
            "unknown-speaker",
            fact("a", "event", claim(attributed_to="The Gleaner")),
            fact("a", "event", claim(attributed_to="gleaner")),
        ),
        ("unknown-speaker", fact("a", "event", claim(origin="ruto")), RUTO + fact("a", "event", claim(origin="ruto"))),
        (
            "origin-with-credit",
            fact("a", "event", claim(attributed_to="gleaner", origin="iom")),
            fact("a", "event", claim(attributed_to="gleaner"), claim(source="two", origin="iom")),
        ),
        ("unknown-class", publisher("star", "", "paper"), publisher("star", "", "agency")),
        ("unknown-force", event('force = "un"'), event('force = "gsf"')),
        ("unknown-fact", event('outcome = "b"'), event('outcome = "a"')),
        ("unknown-fact", event('part_of = "b"'), event('part_of = "a"')),
        (
            "all-set-aside",
            fact("a", "event", claim(set_aside="x")),
            fact("a", "event", claim(set_aside="x"), claim(source="two")),
        ),
        (
            "disputes-with-figure",
            fact("a", "killed", claim(3, disputes="x"), more=PEOPLE),
            fact("a", "killed", claim(3), claim(disputes="x"), more=PEOPLE),
        ),
        ("shared-id", RUTO.replace("speakers.ruto", "speakers.gleaner"), RUTO),
        ("bad-id", RUTO.replace("speakers.ruto", "speakers.Ruto"), RUTO),
        ("unknown-key", RUTO + 'class = "body"\n', RUTO),
        ("missing-key", '[publishers.star]\nname = "Star"\n', publisher("star")),
    ],
)  # fmt: skip
def test_each_fault_of_publishers_speakers_and_marks_of_claims(code: str, broken: str, sound: str) -> None:
    assert code in faults(broken)
    assert faults(sound) == []
