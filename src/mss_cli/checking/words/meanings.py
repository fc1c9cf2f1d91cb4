"""What concepts say about a figure, from ``meanings.toml``, which explains each table."""

from collections.abc import Mapping

from mss_cli.checking.words.tables import load_table, split_words

Weights = Mapping[str, float]

_TABLE = load_table("meanings")

KIND_WEIGHTS: Mapping[str, Weights] = _TABLE["kinds"]
MONEY_KIND_WEIGHTS: Mapping[str, Weights] = _TABLE["money"]
DEFAULT_WEIGHTS: Mapping[str, Weights] = _TABLE["defaults"]
WHOLE_WEIGHTS: Weights = _TABLE["whole"]["people"]
WHOLE_MONEY_WEIGHTS: Weights = _TABLE["whole"]["money"]
UNSAID_PART_COSTS: Weights = _TABLE["unsaid_part_costs"]
FAMILY_KINDS: Mapping[str, tuple[str, ...]] = {name: tuple(kinds.split()) for name, kinds in _TABLE["families"].items()}
KIND_CONCEPTS: Mapping[str, frozenset[str]] = {name: split_words(listed) for name, listed in _TABLE["implied"].items()}
PART_CONCEPTS = split_words(_TABLE["sets"]["parts"])
SUBGROUP_CONCEPTS = split_words(_TABLE["sets"]["subgroups"])
NAME_CONCEPTS = split_words(_TABLE["sets"]["names"])
VOTE_CONCEPTS = split_words(_TABLE["sets"]["votes"])
GENERIC_CONCEPTS = split_words(_TABLE["sets"]["generic"])
EVENT_CONCEPTS = split_words(_TABLE["sets"]["events"])

PERSONNEL_KINDS = ("authorized", "pledged", "announced", "arrived", "departed", "rotated", "strength")
"""The kinds that count personnel."""

HARM_KINDS = ("displaced", "killed", "homicides", "injured", "kidnapped")
"""The kinds that count people who were harmed."""
