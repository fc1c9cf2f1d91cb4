"""Rules on evidence: whose the sources are, whether keepers are cited, what is disputed, what became of things."""

import re
from collections.abc import Iterable, Iterator

from mss_cli.curation.rules_record import claims_of
from mss_cli.facts_file.validate import Fault
from mss_cli.model.kinds import PERSONNEL
from mss_cli.model.records import Claim, Dataset, Fact, Publisher, Source, Speaker
from mss_cli.queries.findings import find
from mss_cli.queries.grades import GRADES, grade, independent
from mss_cli.queries.horizon import is_overdue
from mss_cli.queries.names import folded
from mss_cli.queries.standing import counted, standing, supporting

COUNTS = frozenset(
    {
        "mandate", "authorized", "pledged", "announced", "strength", "displaced", "homicides",
        "funding-pledged", "funding-paid", "funding-held", "funding-required",
    }
)  # fmt: skip
"""Kinds of figures, a mandate's length among them, that only those can know who set, promise, pay or count them."""

_LEAVING = re.compile(
    r"\b(leave|leaves|leaving|left|depart\w*|flagged off|sent off|en route|boarded|took off)\b", re.IGNORECASE
)
_FOLLOWS = re.compile(
    r"\b(?:follows|rewrites?|reprints?|retells|copies|copy of|reprint of|rewrite of)\b(?P<whom>[^.;]*)", re.IGNORECASE
)
_DISAGREE = re.compile(r"\b(?:sources|claims|accounts) (?:disagree|differ|contradict)", re.IGNORECASE)
_COPIES = re.compile(r"\b(?:cop(?:y|ies)|digests?|mirrors?)\b", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:[^/@]*@)?(?P<host>[^/:?#]*)(?P<port>:\d+)?", re.IGNORECASE)
_REDIRECTS = (
    "google.com/url", "google.com/amp", "facebook.com/l.php", "l.facebook.com", "lnkd.in/", "//t.co/", "bit.ly/",
)  # fmt: skip


def shared_names(dataset: Dataset) -> Iterator[Fault]:
    """Find one name under two publishers or speakers: one is the other, or needs a name of its own."""
    seen: dict[str, str] = {}
    tables: list[tuple[str, Iterable[Publisher | Speaker]]] = [
        ("publishers", dataset.publishers.values()),
        ("speakers", dataset.speakers.values()),
    ]
    for section, records in tables:
        for record in records:
            for name in dict.fromkeys(folded(each) for each in (record.name, *record.aliases)):
                if other := seen.get(name):
                    message = f"{name!r} is the name of {other} too: make them one, or name them apart"
                    yield Fault((section, record.id), "shared-name", message)
                seen.setdefault(name, record.id)


def unused_names(dataset: Dataset) -> Iterator[Fault]:
    """Find publishers and speakers that nothing names."""
    sources = dataset.sources.values()
    named = {name for source in sources for name in (source.publisher, source.origin)}
    every = [*dataset.facts.values(), *dataset.withdrawn.values()]
    named |= {name for fact in every for claim in fact.claims for name in (claim.attributed_to, claim.origin)}
    named |= {publisher.part_of for publisher in dataset.publishers.values()}
    named |= {speaker.body for speaker in dataset.speakers.values()}
    named |= {name for fact in dataset.facts.values() for name in fact.kind_info.keeper}
    for section, names in (("publishers", dataset.publishers), ("speakers", dataset.speakers)):
        for name in names:
            if name not in named:
                yield Fault((section, name), f"unused-{section[:-1]}", f"nothing names {name}: use it or drop it")


def addresses(dataset: Dataset) -> Iterator[Fault]:
    """Find pages that were entered twice, and addresses that are not the page's own.

    An address of a bare host number, with a port, of a redirect, or without encryption is not the page's own.
    """
    seen: dict[str, str] = {}
    for source in dataset.sources.values():
        if source.url and (other := seen.setdefault(source.url, source.id)) != source.id:
            message = f"{source.id} is the page of {other}: make them one source"
            yield Fault(("sources", source.id, "url"), "shared-address", message)
        if source.url and (why := _bad_address(source.url)):
            message = f"{source.url} {why}: give the page's own address, and the copy that was read as read_at"
            yield Fault(("sources", source.id, "url"), "bad-address", message)


def _bad_address(url: str) -> str:
    found = _HOST.match(url)
    host = found["host"] if found else ""
    if re.fullmatch(r"[\d.]+", host) or host.startswith("["):
        return "is of a host without a name"
    if found and found["port"]:
        return "names a port"
    if any(each in url for each in _REDIRECTS):
        return "is a redirect"
    return "is not https" if url.startswith("http://") else ""


def stated_origins(dataset: Dataset) -> Iterator[Fault]:
    """Find notes that say whom a page follows, where no origin says it."""
    names = {folded(name): each.id for each in dataset.publishers.values() for name in (each.name, *each.aliases)}
    for source in dataset.sources.values():
        found = _FOLLOWS.search(source.note or "")
        if found and not source.origin:
            whom = folded(found["whom"])
            followed = next((name for name in names if re.search(rf"\b{re.escape(name)}\b", whom)), None)
            if followed and names[followed] != source.publisher:
                message = f"{source.id}: the note says that it follows {followed!r}: give that as its origin"
                yield Fault(("sources", source.id, "note"), "origin-in-note", message)


def landings(dataset: Dataset) -> Iterator[Fault]:
    """Find departures that are entered as landings."""
    for path, fact, claim in claims_of(dataset):
        if fact.kind == "arrived" and not claim.set_aside and _LEAVING.search(claim.printed or ""):
            message = (
                f"{claim.printed!r} speaks of leaving, and {fact.id} is a landing: move the claim, or set it aside"
            )
            yield Fault((*path, "printed"), "leaving-as-landing", message)


def keepers(dataset: Dataset) -> Iterator[Fault]:
    """Find milestones and ceilings whose keeper's document of that day is among the sources, and is not cited."""
    documents: dict[tuple[str, str], list[Source]] = {}
    for source in dataset.sources.values():
        publisher = dataset.publishers.get(source.publisher or "")
        if publisher and publisher.class_ == "body":
            documents.setdefault((publisher.id, source.issued.edtf), []).append(source)
    for fact in dataset.facts.values():
        decision = fact.milestone and fact.kind in {"mandate", "vote"}
        if not decision and fact.kind != "authorized":
            continue
        held = [source for name in fact.kind_info.keeper for source in documents.get((name, fact.date.edtf), [])]
        cited = {claim.source for claim in fact.claims}
        if held and not any(source.id in cited for source in held):
            message = f"{fact.id}: {held[0].id} is the keeper's document of that day: cite it"
            yield Fault(("facts", fact.id), "keeper-not-cited", message)


def copies(dataset: Dataset) -> Iterator[Fault]:
    """Find milestones and personnel facts that rest on copies alone, and copies that add nothing."""
    for fact in dataset.facts.values():
        grades = {grade(dataset, fact, claim) for claim in supporting(fact)}
        given = any(dataset.sources[claim.source].document for claim in fact.claims)
        noted = _COPIES.search(fact.note or "")
        if grades == {"copied"} and (fact.milestone or fact.kind in PERSONNEL) and not given and not noted:
            message = f"{fact.id} rests on copies alone: find who said it first, or a better witness"
            yield Fault(("facts", fact.id), "copies-alone", message)
        for claim in _needless(dataset, fact):
            path = ("facts", fact.id, "claims", fact.claims.index(claim))
            message = f"{fact.id}: {claim.source} copies what better claims say: drop it"
            yield Fault(path, "needless-copy", message)


def _needless(dataset: Dataset, fact: Fact) -> Iterator[Claim]:
    """Yield the copies that differ from no better claim, and are no sharper than one in figure or date."""
    figured = [claim for claim in counted(fact) if claim.allowed]
    better = [claim for claim in figured if grade(dataset, fact, claim) != GRADES[-1]]
    for claim in figured if better else ():
        given = claim in better or dataset.sources[claim.source].document
        is_rival = any(claim.allowed and each.allowed and not claim.allowed.meets(each.allowed) for each in better)
        if not given and not is_rival and any(_says_as_much(fact, each, claim) for each in better):
            yield claim


def _says_as_much(fact: Fact, claim: Claim, copy: Claim) -> bool:
    """Whether the figure of ``claim`` lies within that of ``copy``, and its date is no vaguer."""
    one, other = claim.allowed, copy.allowed
    is_within = bool(one and other and other.low <= one.low and one.high <= other.high)
    return is_within and not fact.date_of(copy).sharper_than(fact.date_of(claim))


def counts(dataset: Dataset) -> Iterator[Fault]:
    """Find counts that newsrooms give in their own voice as if they had counted, where that makes a second origin."""
    for fact in dataset.facts.values():
        claims = supporting(fact)
        if fact.kind not in COUNTS or not claims[0].allowed or standing(dataset, fact) != "corroborated":
            continue
        origins = independent(dataset, fact, claims)
        own = [claim for claim in origins if grade(dataset, fact, claim) == "reported"]
        if len(own) >= len(origins) - 1:
            for claim in own:
                message = f"{fact.id}: {claim.source} can't have counted: name as its origin whose figure it retells"
                yield Fault(("facts", fact.id, "claims", fact.claims.index(claim)), "count-without-origin", message)


def disputes(dataset: Dataset) -> Iterator[Fault]:
    """Find disputes without a note, and notes on a dispute where none is marked."""
    for fact in dataset.facts.values():
        disputed = find(dataset, fact).standing == "disputed"
        if disputed and not fact.note:
            message = f"{fact.id} is disputed: say in its note what the disagreement is"
            yield Fault(("facts", fact.id), "dispute-without-note", message)
        if not disputed and _DISAGREE.search(fact.note or ""):
            message = f"the note of {fact.id} says that sources disagree, and no claim does: enter the rival"
            yield Fault(("facts", fact.id, "note"), "note-without-dispute", message)


def outcomes(dataset: Dataset) -> Iterator[Fault]:
    """Find what was due before the day up to which sources were searched, and says nothing of what became of it."""
    searched = dataset.metadata.searched_through
    for fact in dataset.facts.values():
        if searched and is_overdue(fact, searched) and fact.kind != "mandate" and not fact.outcome and not fact.note:
            message = f"{fact.id} was due {fact.due}: name the fact that tells the outcome, or note that none is known"
            yield Fault(("facts", fact.id), "no-outcome", message)


def forces(dataset: Dataset) -> Iterator[Fault]:
    """Find personnel facts about a whole contingent or mission that don't say to which force they belong."""
    for fact in dataset.facts.values():
        if fact.kind in PERSONNEL and not fact.force and not fact.scope:
            message = f'{fact.id}: say which force these personnel belong to: force = "mss" or "gsf"'
            yield Fault(("facts", fact.id), "no-force", message)


def parts(dataset: Dataset) -> Iterator[Fault]:
    """Find parts of a fact of another kind, or of themselves."""
    for fact in dataset.facts.values():
        if fact.part_of and (fact.part_of == fact.id or dataset.facts[fact.part_of].kind != fact.kind):
            message = f"{fact.id} can't be a part of {fact.part_of}: name a fact of the same kind"
            yield Fault(("facts", fact.id, "part_of"), "bad-part", message)
