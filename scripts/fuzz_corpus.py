"""The corpus: a sound facts file, a seed card, a document, and the texts, numbers and dates put into them."""

SAMPLE = """\
[dataset]
title = "Sample"
version = "2026.11.25"
license = "CC0-1.0"
searched_through = "2025-10"
seeds = "seeds"

[publishers.agency]
name = "An agency"
aliases = ["The agency"]
class = "agency"

[publishers.gleaner]
name = "The Gleaner"
class = "outlet"

[publishers.police]
name = "Kenya's police"
class = "body"
part_of = "state"
country = "KEN"

[publishers.state]
name = "Kenya's state"
class = "body"

[speakers.x]
name = "X"
aliases = ["The spokesman"]
body = "police"

# A heading of countries

# Jamaica, with a comment of its own
[countries.JAM]
name = "Jamaica"
alpha2 = "JM"
demonyms = ["Jamaican", "Jamaicans"]

[countries.KEN]
name = "Kenya"
alpha2 = "KE"

[sources.one]
type = "article-newspaper"
title = "First"
issued = "2024-09-12"
issued_basis = "what it says"
publisher = "gleaner"
publisher_basis = "its address"
author = "A. Writer"
url = "https://example.org/one"
read_at = "https://example.org/copy"
accessed = "2026-11-23"
origin = "agency"

[sources.two]
type = "report"
title = "Second"
title_is_description = true
issued = "2024-10~"
number = "S/RES/2699 (2023)"
document = "two.txt"
publisher = "police"
note = "A note"

[facts.mandate]
kind = "mandate"
date = "2023-10-02"
date_basis = "the letter"
due = "2024-10-02"
summary = "The mission is authorized."
note = "A note"
claims = [{ source = "two", paragraph = 2, printed = "authorizes" }]

[facts.kenya-arrival]
kind = "arrived"
date = "2024-06-25"
countries = ["KEN"]
unit = "police"
force = "mss"
milestone = true
summary = "Kenyans land."
note = "A note"
claims = [
  { source = "one", paragraph = 2, value = 400, bound = "about", printed = "400 Kenyans", attributed_to = "x" },
  { source = "two", paragraph = 1, low = 200, high = 217.5, unit = "military", date = "2024-06", note = "A note" },
  { source = "two", paragraph = 1, value = 4_000, printed = "4,000", origin = "x", set_aside = "A zero too many" },
]

[facts.kenya-strength]
kind = "strength"
date = "2024-07/2024-08"
countries = ["KEN", "JAM"]
unit = "personnel"
scope = "the capital"
force = "gsf"
summary = "Kenyans are there."
claims = [{ source = "two", locator = "the table", value = 1_000, bound = "over", printed = "over 1,000" }]

[facts.said]
kind = "event"
date = "2024-11"
summary = "It was put off."
withdrawn = { on = "2025-01", reason = "the record erred: it was not" }
claims = [{ source = "one", printed = "put off" }, { source = "two", disputes = "It was not" }]

[facts.paid]
kind = "funding-paid"
date = "../2024"
due = "2024-12"
outcome = "mandate"
unit = "USD"
part_of = "paid-in-all"
summary = "Money came in."
claims = [{ source = "one", value = 85e6, bound = "up-to" }, { source = "two", value = 0, unit = "CAD" }]

[facts.paid-in-all]
kind = "funding-paid"
date = "../2024-12"
unit = "USD"
summary = "All the money that came in."
claims = [{ source = "one", value = 85e6, bound = "nearly" }]

[checks.kenya]
about = "Arrived and there"
rule = "strength"
sum = ["kenya-arrival"]
less = []
equals = "kenya-strength"
note = "A note"
"""
"""A sound facts file, in its order, with every key that there is."""

CARD = """\
document = "two.txt"
sha256 = "b2a26b0b4cce02471000c40434b04b5f2e7e87b04a4dd7b4d7bd07d3c37bbd41"
paragraphs = [{ sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", set_aside = "a heading" }]
"""

DOCUMENT = "A heading\n\nThe council authorizes the mission.\nAbout 400 Kenyans, and over 1,000 personnel.\n"

DRAFTS: tuple[str, ...] = (
    "On June 25, 2024 some 400 Kenyan police officers landed in Port-au-Prince; 1,000 were pledged.\n",
    "The Council voted 13 to 0, with two abstentions, on 2 October 2023.\n\nThe mandate ends on 2 October 2025.\n",
    "Le Kenya a déployé quelque 600 policiers ; au moins 5 601 personnes ont été tuées en 2024, dont 315 lynchées.\n",
    "La misión suma 1.003 agentes: 744 kenianos, 150 guatemaltecos y 78 salvadoreños. Debían ser 2.500.\n",
    "| Country | Pledged | Arrived |\n| --- | ---: | ---: |\n| Kenya | 1,000 | 744 |\n| Jamaica | 200 | 24 |\n",
    "---\ndate: 2025-02-14\n---\n# Deployed\n\n- Kenya: 744\n- Benin: none of the 2,000 <!-- mss: ignore -->\n",
    "Washington froze $13.3 million of the UN trust fund's $110m; Canada gives C$80.5 million, Spain €3m.\n",
    "Between two and three hundred, half a million, “nearly 400”, 80% of the capital, last week, on Saturday.\n",
)
"""Drafts of each language and shape."""

TEXTS: tuple[str, ...] = (
    "", " ", "\t", "\n", "\r\n", "\0", "\x1b[31m", "\x1b[2J\x1b[H", "\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\",
    "\x1b]52;c;eA==\x07", "\x9b31m", "\x9d0;x\x9c", "\x07\x08\x7f", "\x0b\x0c\x1c\x1d\x1e\x85", "\u202e\u2066x\u2069",
    "\u200b\u200d\u2060\ufeff", "\u00ad\u061c\u180e", "\u2028\u2029", "\U000e0041\U000e007f", "\U0001bca0\U0001d173",
    "\u0301" * 40, "e\u0301\u0327", "\ufffe\uffff", "\ud800", "\udfff\ud800", "\udc80", "[red]x[/red]", "[/foo]",
    "[link=http://x]y", ":smile:", "[sic]", "\\[", "\\", "\\\\", '"', "'", '"""', "'''", "{0}", "{x!r}", "%s%n",
    "$(id)", "`id`", "| a | b |", "<script>", "=1+1", "@SUM(1)", "+1", "-1", "../../x", "a/b", "CON", "#", "[a]",
    "[[a]]", "a = 1", "\u0130\u0131\u00df\ufb01\u01c6", "\u00b2", "\u00b2\u00b3\u00b9", "\u0663\u0664",
    "\u0663,\u0664\u0664\u0664", "\U0001d7d9\U0001d7da", "\u00bd", "\u2460", "\u2167", "\u4e00\u4e8c", "1,000", "1,00",
    "1.000.000", "1 000", "1,2,3", "400 million", "half a million", "two thirds", "113 mille 582", "k", "\uff21\uff22",
    "\u65e5\u672c\u8a9e", "\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627", "$", "&amp;", "~", "\u201c\u201d", "-", "--", "--help", "-o", "None", "null",
    "true", "nan", "Jamaica", "KEN", "one", "kenya-arrival",
)  # fmt: skip

NUMBERS: tuple[str, ...] = (
    "0", "-0", "1", "-1", "0.0", "-0.0", "1e0", "2.5", "0.000001", "0.0000001", "1e15", "1e16", "1000000000000001",
    "999999999999999.999999", "nan", "-nan", "inf", "-inf", "1e400", "1e-400", "1e999999", "1e999999999",
    "1e-999999999", "0e999999999", "0e-999999999", "0E+5", "1e99999999999999999999", "0x7f", "0o7", "0b1", "1_000",
    "9" * 19, "9" * 400, "9" * 4300, "9" * 5000, "0x" + "f" * 5000, "0." + "3" * 5000, "1" + "0" * 15 + ".0",
    "1.000000", "true", '"12"', "2024-06-25", "12:00:00", "[]", "{}", "[1]",
)  # fmt: skip

DATES: tuple[str, ...] = (
    "", "~", "/", "..", "../..", "2024/..", "../2024", "2024", "2024~", "2024-06", "2024-06~", "2024-06-25",
    "2024-06-25~", "2024-02-30", "2024-02-30~", "2023-02-29", "2024-00", "2024-13", "2024-12~", "2024-06-00", "0000",
    "0000~", "0001", "0001~", "0001-01~", "0001-01-01", "0001-01-01~", "9999", "9999~", "9999-12", "9999-12~",
    "9999-12-31", "9999-12-31~", "2024-06-25T12:00", "2024-06-25 1", "2024-6-5", " 2024", "2024 ", "2024\n",
    "2024-06-25/2024-06-01", "2024/2024", "2024/2024/2024", "2024~/2025~", "2024~~", "-2024", "+2024", "20240625",
    "\u0662\u0660\u0662\u0664", "\uff12\uff10\uff12\uff14", "2024\0", "today", "2024-W01", "2024-06-25Z", "../9999~",
    "0001~/..", "2024-06/2024-06-25", "1e9",
)  # fmt: skip
