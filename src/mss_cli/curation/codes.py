"""Every code a problem can have, explained: what it means, and how to mend it."""

CODES: dict[str, str] = {
    "toml": "The file is not TOML. The message says what the parser met; https://toml.io has the syntax.",
    "not-text": "The file is not UTF-8 text. Save it as UTF-8, or name a facts file.",
    "unknown-key": "A key that the record doesn't have, likely a misspelling. Nothing unknown is passed over.",
    "missing-key": "A record lacks a key that it needs.",
    "wrong-type": "A value is of the wrong kind: text where a number is needed, say, or too long, or empty.",
    "bad-id": "Ids of sources, facts and checks are lower-case letters and digits with '-' or '.' between them; "
    "countries are ISO 3166-1 alpha-3 codes.",
    "unknown-publisher": "A source, publisher or speaker names a publisher that has no [publishers.ID] table.",
    "unknown-speaker": "A claim or source credits somebody who has no [speakers.ID] or [publishers.ID] table.",
    "unknown-class": "A publisher's class is body, agency, outlet, monitor or copy.",
    "unknown-force": "A force is mss or gsf.",
    "all-set-aside": "Every claim of a fact is set aside, so that nothing answers its question.",
    "disputes-with-figure": "A claim with a figure says itself whether it disagrees; 'disputes' is for one without.",
    "origin-with-credit": "A claim has 'attributed_to', whom the page credits, or 'origin', whose statement it retells "
    "in its own voice; never both.",
    "bad-date": "Dates are quoted text: 2024, 2024-06 or 2024-06-25, with ~ for 'about', or two with / between.",
    "date-too-sharp": "A date names a time of day. Nothing here is finer than a day.",
    "unknown-kind": "A fact's kind is one of a closed list, which settles what its figure means: {kinds}.",
    "unknown-unit": "A unit is one of a closed list: {units}.",
    "unknown-bound": "A bound is exact, about, nearly, over, at-least, under or up-to.",
    "unknown-type": "A source's type is a CSL item type, such as article-newspaper, report or legislation.",
    "unknown-rule": "A check's rule is parts, strength or pledge.",
    "unknown-country": "A fact names a country that has no [countries.XXX] table.",
    "unknown-source": "A claim names a source that has no [sources.ID] table.",
    "unknown-fact": "A check names a fact that has no [facts.ID] table.",
    "withdrawn-fact": "A fact or a check that stands names a fact that was withdrawn, as its outcome, its whole or a "
    "part of a sum. Name another, or leave it out.",
    "shared-id": "A source and a fact have the same id, so that 'mss cite' could not tell which is meant.",
    "repeated-fact": "A check adds or takes off the same fact twice.",
    "unit-not-of-kind": "The kind of the fact is not counted in this unit.",
    "figure-without-unit": "A number says nothing without what it counts. Give the fact a unit, or the claim its own.",
    "bound-without-value": "A bound hedges a value, and there is none.",
    "bad-value": "A value is not finite, below zero, or beyond 10^15.",
    "bad-range": "A range is a low and a high, in that order, in place of a value and its bound.",
    "figure-missing": "A fact of this kind is a quantity, and no claim gives one.",
    "printed-too-long": "A printed phrase repeats more than 8 words of the source (a word is a run of letters or "
    "digits). Take the shortest phrase that carries the figure or the name.",
    "no-printed": "A claim doesn't give the words it rests on. Copy the shortest phrase that carries it.",
    "value-not-printed": "The printed phrase has numbers, and the claim's value is none of them. One is mistyped.",
    "summary-number": "The summary names a number that no claim has. Figures belong to claims, where rivals can "
    "stand beside them.",
    "duplicate-claim": "Two claims of a fact are the same: source, place, figure and words. Drop one.",
    "no-locator": "A claim doesn't say where in its source it stands. Give its paragraph, or a locator.",
    "no-access": "A source can't be found again: give its document, or its url and when it was accessed.",
    "date-sharper": "The fact's date is sharper than the date of every claim. A date is never made sharper than "
    "its source makes it.",
    "mixed-stages": "A check puts together what its rule doesn't: figures of other kinds, or of units that no "
    "unit covers.",
    "unused-source": "No claim cites this source.",
    "unused-country": "No fact names this country.",
    "format": "The file is not in its one order or spacing: sources by id, facts by date, kind and id, one blank line "
    "between tables. 'mss lint --fix' puts it in order, and changes nothing else.",
    "twins": "Two facts have the same kind, countries, unit, scope and date: likely one fact with more claims. "
    "Facts that a check puts together, or that are due at other times, are not twins.",
    "shared-name": "Two publishers or speakers have one name or alias: likely one of them, entered twice.",
    "unused-publisher": "No source, claim or other publisher names this publisher.",
    "unused-speaker": "No claim or source credits this speaker.",
    "shared-address": "Two sources have one address: the same page, entered twice, would count as two.",
    "bad-address": "An address is of a bare host number, names a port, redirects, or is not https. url is the page's "
    "own address; read_at is the copy read, where that was another.",
    "origin-in-note": "A source's note says whose report it follows, and its origin doesn't: the report would count as "
    "one more witness.",
    "leaving-as-landing": "A claim of a landing prints that people left. Who left has not landed yet.",
    "keeper-not-cited": "The Security Council's own document of that day is among the sources, and this ceiling, or "
    "this mandate or vote among the milestones, doesn't cite it.",
    "copies-alone": "A milestone, or a fact about personnel, rests on mirrors, rewrites or blogs alone, and its note "
    "doesn't say so.",
    "needless-copy": "A copy says nothing that a better claim doesn't say already.",
    "count-without-origin": "What only those know who set, promise, pay or count it, such as a strength, a sum or a "
    "mandate's length, is corroborated by nothing but a newsroom's own voice. Its origin is whose figure it retells.",
    "dispute-without-note": "A disputed fact doesn't say in its note what the disagreement is.",
    "note-without-dispute": "A fact's note says that sources disagree, and none of its claims does: enter the rival "
    "with its figure, or with 'disputes' where it has none.",
    "no-outcome": "What was announced was due before the day up to which sources were searched. Name the fact that "
    "tells what became of it as its outcome; or say in its note what is not known.",
    "no-force": "A fact about personnel doesn't say which force they belong to.",
    "bad-part": "A fact is part of itself, or of a fact of another kind.",
}
