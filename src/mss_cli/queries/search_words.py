"""Words that readers use, and words of the record that mean the same."""

import re

from mss_cli.model.records import Force

_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:ings?|ed|es|s)$")

SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "de",
        "did",
        "do",
        "does",
        "et",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "in",
        "is",
        "it",
        "its",
        "la",
        "le",
        "les",
        "many",
        "much",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "why",
        "will",
        "with",
    ]
)
"""Words that say nothing about what is meant."""

FORCE_WORDS: dict[Force, str] = {
    "mss": "mss multinational security support mission",
    "gsf": "gsf gang suppression force",
}

_GROUPS = (
    "armored armoured mrap mraps maxxpro maxxpros vehicle vehicles",
    "troop soldier soldiers military personnel officer officers police contingent contingents",
    "cop cops police officer officers",
    "death deaths dead die dies died kill killed kills killing killings fatality fatalities",
    "wound wounded injure injured injures",
    "spokesman spokesmen spokesperson spokeswoman",
    "commander commanders command commands head heads lead leads",
    "boss chief head heads leader leaders director",
    "money fund funds funding dollar dollars million budget cost costs pay pays paid",
    "base bases headquarters camp",
    "send sends sent deploy deploys deployed deployment",
    "arrive arrives arrived arrival land lands landed landing",
    "leave leaves left depart departs departed departure withdraw withdraws withdrawal",
    "refugee refugees displaced displacement idp idps homeless",
    "vote votes voted ballot",
    "election elections poll polls ballot",
    "premier pm prime",
    "pledge pledges pledged promise promises promised offer offers offered",
    "helicopter helicopters aircraft",
    "mandate mandates authorize authorizes authorized authorise authorises authorised",
    "kidnap kidnapped kidnapping kidnappings abducted abductions",
    "airport airports aerodrome",
)


def stem(word: str) -> str:
    """Return ``word`` without its ending: "contingent" of "contingents"."""
    return _ENDING.sub("", word)


def _synonyms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _GROUPS:
        words = group.split()
        for word in {*words, *map(stem, words)}:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(others) for word, others in found.items()}


SYNONYMS = _synonyms()
"""For a word, and for its stem, the words of the record that mean the same."""


def synonyms(word: str) -> frozenset[str]:
    """Return the words of the record that mean the same as ``word``."""
    return SYNONYMS.get(word) or SYNONYMS.get(stem(word), frozenset())
