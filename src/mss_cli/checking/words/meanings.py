"""What concepts say of a figure, from the table beside this module: see there for what each is."""

from collections.abc import Mapping

from mss_cli.checking.words.tables import table, words_in

Weights = Mapping[str, float]

_TABLE = table("meanings")

KINDS: Mapping[str, Weights] = _TABLE["kinds"]
MONEY: Mapping[str, Weights] = _TABLE["money"]
DEFAULTS: Mapping[str, Weights] = _TABLE["defaults"]
WHOLE: Weights = _TABLE["whole"]["people"]
WHOLE_MONEY: Weights = _TABLE["whole"]["money"]
LIGHT: Weights = _TABLE["light"]
FAMILY_KINDS: Mapping[str, tuple[str, ...]] = {name: tuple(kinds.split()) for name, kinds in _TABLE["families"].items()}
KIND_CONCEPTS: Mapping[str, frozenset[str]] = {name: words_in(listed) for name, listed in _TABLE["told"].items()}
PARTS = words_in(_TABLE["sets"]["parts"])
SOME = words_in(_TABLE["sets"]["some"])
NAMES = words_in(_TABLE["sets"]["names"])
ROLES = words_in(_TABLE["sets"]["roles"])
GENERIC = words_in(_TABLE["sets"]["generic"])
TRIGGERS = words_in(_TABLE["sets"]["triggers"])

PERSONNEL = ("authorized", "pledged", "announced", "arrived", "departed", "rotated", "strength")
"""The kinds that count personnel."""

HARM = ("displaced", "killed", "homicides", "injured", "kidnapped")
"""The kinds that count those to whom harm is done."""
