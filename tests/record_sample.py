"""A small record that has every sort of thing in it, for the tests of what is made of a whole record."""

from pathlib import Path

from mss_cli.facts_file.parse import parse
from mss_cli.facts_file.read import FactsText, digest
from mss_cli.model.records import Dataset

SAMPLE = """\
[dataset]
title = "A small record"
version = "2026.11.23"
license = "CC0-1.0"
searched_through = "2026-10-31"

[publishers.ap]
name = "Associated Press"
aliases = ["AP"]
class = "agency"

[publishers.blog]
name = "A Blog"
class = "copy"

[publishers.gleaner]
name = "The Gleaner"
class = "outlet"

[publishers.kenya]
name = "Government of Kenya"
class = "body"
country = "KEN"

[publishers.kenya-police]
name = "Kenyan police"
class = "body"
part_of = "kenya"

[publishers.united-nations]
name = "United Nations"
class = "body"

[speakers.ruto]
name = "William Ruto"
aliases = ["Ruto"]
body = "kenya"

[countries.HTI]
name = "Haiti"
alpha2 = "HT"
demonyms = ["Haitian"]

[countries.JAM]
name = "Jamaica"
alpha2 = "JM"
demonyms = ["Jamaican", "Jamaicans"]

[countries.KEN]
name = "Kenya"
alpha2 = "KE"
demonyms = ["Kenyan"]

[sources.ap-2024]
type = "article-newspaper"
title = "Kenyans land"
author = "A. Reporter"
publisher = "ap"
issued = "2024-06-26"
url = "https://example.org/ap?a=1&b=2"
accessed = "2026-11-23"

[sources.blog-2024]
type = "post-weblog"
title = "What I read"
title_is_description = true
publisher = "blog"
issued = "2024-07~"
issued_basis = "undated"
origin = "ap"
url = "https://example.org/blog"
accessed = "2026-11"

[sources.gleaner-2024]
type = "article-newspaper"
title = "Soldiers off to Haiti"
publisher = "gleaner"
issued = "2024-09-12/2024-09-18"
url = "https://example.org/gleaner"
read_at = "https://copy.example/gleaner"
accessed = "2026-11-22"

[sources.kenya-2024]
type = "report"
title = "Our officers"
publisher = "kenya"
number = "K/1"
issued = "2024-06-25"
url = "https://example.org/kenya"
accessed = "2026-11-23"

[sources.seed]
type = "document"
title = "An article"
title_is_description = true
issued = "../2025"
document = "seed.txt"

[sources.un-2023]
type = "report"
title = "Council authorizes mission"
publisher = "united-nations"
issued = "2023-10-02"
url = "https://example.org/un"
accessed = "2026-11-23"

[sources.un-2025]
type = "report"
title = "Council enlarges force"
publisher = "united-nations"
issued = "2025-09-30"
url = "https://example.org/un2"
accessed = "2026-11-23"

[facts.kenya-pledge]
kind = "pledged"
date = "2023-07"
countries = ["KEN"]
unit = "personnel"
force = "mss"
milestone = true
summary = "Kenya says how many it will send."
claims = [
  { source = "kenya-2024", locator = "body", value = 1000, printed = "1,000 officers" },
  { source = "seed", paragraph = 3, value = 2500, printed = "2,500" },
]

[facts.council-authorizes]
kind = "mandate"
date = "2023-10-02"
unit = "months"
due = "2024-10-02"
force = "mss"
milestone = true
summary = "The Council authorizes the mission."
claims = [{ source = "un-2023", locator = "opening", value = 12, printed = "12 months" }]

[facts.mission-authorized]
kind = "authorized"
date = "2023-10"
unit = "personnel"
force = "mss"
summary = "Personnel the mission is meant to have."
claims = [
  { source = "ap-2024", locator = "body", value = 2500, printed = "2,500-strong" },
  { source = "gleaner-2024", locator = "body", value = 2500, printed = "2,500 personnel" },
]

[facts.killed-2024-q1]
kind = "killed"
date = "2024-01-01/2024-03-31"
countries = ["HTI"]
unit = "people"
summary = "People killed in the first quarter."
claims = [{ source = "un-2025", locator = "p. 1", value = 1660, bound = "at-least", printed = "at least 1,660" }]

[facts.killed-2024-q2]
kind = "killed"
date = "2024-04-01/2024-06-30"
countries = ["HTI"]
unit = "people"
summary = "People killed in the second quarter."
claims = [{ source = "un-2025", locator = "p. 1", value = 1379, printed = "1,379" }]

[facts.kenya-arrival-2024-06]
kind = "arrived"
date = "2024-06-25"
countries = ["KEN"]
unit = "police"
force = "mss"
milestone = true
summary = "The first Kenyans land."
note = "The number differs."
claims = [
  { source = "ap-2024", locator = "body", value = 200, printed = "200 police", attributed_to = "ruto" },
  { source = "kenya-2024", paragraph = 2, value = 400, printed = "400 officers" },
  { source = "blog-2024", locator = "body", value = 200, bound = "about", printed = "some 200" },
  { source = "seed", paragraph = 1, value = 2000, printed = "2000", set_aside = "a nought too many" },
]

[facts.strength-2024-06]
kind = "strength"
date = "2024-06-25"
unit = "personnel"
force = "mss"
summary = "Personnel of the whole mission."
claims = [{ source = "kenya-2024", paragraph = 3, value = 400, printed = "400 officers" }]

[facts.displaced-2024-06]
kind = "displaced"
date = "2024-06"
countries = ["HTI"]
unit = "people"
summary = "People displaced within Haiti."
claims = [
  { source = "ap-2024", locator = "body", value = 578074, printed = "578,074" },
  { source = "un-2025", locator = "p. 2", low = 570000, high = 580000, printed = "570,000 to 580,000" },
]

[facts.ruto-says]
kind = "statement"
date = "2024-07~"
date_basis = "after the landing"
countries = ["KEN"]
summary = "Ruto says that more will come."
due = "2025-01"
outcome = "strength-2025-01"
claims = [
  { source = "ap-2024", locator = "end", printed = "more will come", attributed_to = "ruto" },
  { source = "gleaner-2024", locator = "end", disputes = "it has him say the contrary", date = "2024-08" },
]

[facts.jamaica-arrival-2024-09]
kind = "arrived"
date = "2024-09-10/2024-09-18"
countries = ["JAM"]
unit = "police-and-military"
force = "mss"
summary = "Jamaica's first soldiers land."
claims = [{ source = "gleaner-2024", locator = "body", value = 24, printed = "two dozen" }]

[facts.jamaica-police-2024-09]
kind = "arrived"
date = "2024-09-12"
countries = ["JAM"]
unit = "police"
scope = "police officers"
part_of = "jamaica-arrival-2024-09"
force = "mss"
summary = "Police officers among them."
claims = [{ source = "gleaner-2024", locator = "body", value = 4, printed = "four police" }]

[facts.strength-2025-01]
kind = "strength"
date = "2025-01"
unit = "personnel"
force = "mss"
summary = "Personnel of the whole mission."
claims = [
  { source = "ap-2024", locator = "body", value = 800, bound = "under", printed = "under 800" },
  { source = "seed", paragraph = 4, value = 1000, printed = "1,000", note = "alone" },
]

[facts.gsf-authorized]
kind = "authorized"
date = "2025-09-30"
unit = "personnel"
force = "gsf"
summary = "Personnel the new force may have."
claims = [{ source = "un-2025", locator = "p. 1", value = 5550, printed = "5,550 personnel" }]

[facts.strength-2025-12]
kind = "strength"
date = "2025-12-08"
unit = "personnel"
force = "gsf"
summary = "Personnel of the whole force."
claims = [{ source = "gleaner-2024", locator = "body", value = 900, bound = "over", printed = "over 900" }]

[facts.told-twice]
kind = "arrived"
date = "2025-12-09"
countries = ["KEN"]
unit = "police"
summary = "Kenyans land again."
withdrawn = { on = "2026-11-20", reason = "the record erred: the first landing told twice" }
claims = [{ source = "ap-2024", locator = "body", value = 200, printed = "200 police" }]

[checks.first-landing]
about = "Those who landed are those who are there"
sum = ["kenya-arrival-2024-06"]
equals = "strength-2024-06"
rule = "strength"

[checks.later]
about = "With the Jamaicans there are so many"
sum = ["strength-2024-06", "jamaica-arrival-2024-09"]
less = ["jamaica-police-2024-09"]
equals = "strength-2025-01"
rule = "strength"
note = "not all"
"""


def with_fact(name: str, kind: str, date: str, claims: str, more: str = "", text: str = SAMPLE) -> str:
    """Return ``text`` with one fact more, in its place."""
    fact = f'[facts.{name}]\nkind = "{kind}"\ndate = "{date}"\n{more}summary = "{name}."\nclaims = [{claims}]\n\n'
    return text.replace("[facts.told-twice]", f"{fact}[facts.told-twice]")


def sample(text: str = SAMPLE) -> Dataset:
    """Return the dataset of a facts file's text."""
    return parse(FactsText("facts.toml", text, digest(text)))


def sample_file(folder: Path, text: str = SAMPLE) -> Path:
    """Write the sample into ``folder``, and give its path."""
    path = folder / "facts.toml"
    path.write_text(text, "utf-8")
    return path
