"""What concepts say of a figure's kind, of a part of a whole, and of the time; the same in every language.

The words for each concept stand in the tables of the languages.
"""

KINDS: dict[str, dict[str, float]] = {
    # people of the mission
    "land": {"arrived": 1.0},
    "arrive": {"arrived": 0.9, "strength": 0.2},
    "deploy": {"arrived": 0.85, "strength": 0.85},
    "deployment": {"arrived": 0.4, "strength": 0.4, "announced": 0.4, "pledged": 0.4},
    "send": {"arrived": 0.75, "strength": 0.4},
    "present": {"strength": 0.95},
    "have": {"strength": 0.55},
    "there": {"strength": 0.4},
    "leave": {"departed": 1.0},
    "relieve": {"rotated": 0.6, "announced": 0.5, "departed": 0.3},
    "pledge": {"pledged": 1.0, "announced": 0.3},
    "more": {"announced": 0.45, "arrived": 0.35},
    "announce": {"announced": 0.7, "pledged": 0.3},
    "train": {"announced": 0.7},
    "follow": {"announced": 0.9, "pledged": 0.4, "authorized": 0.4},
    "authorize": {"authorized": 1.0, "mandate": 0.8},
    "mission": {"mandate": 0.5},
    "gsf": {"mandate": 0.5},
    "last": {"mandate": 0.5},
    "target": {"authorized": 0.95, "pledged": 0.2},
    # harm
    "displaced": {"displaced": 1.0},
    "killed": {"killed": 1.0, "homicides": 0.5},
    "homicide": {"homicides": 1.0, "killed": 0.7},
    "injured": {"injured": 1.0},
    "kidnapped": {"kidnapped": 1.0},
    "executed": {"killed": 1.0},
    "lynched": {"killed": 1.0},
    "hold": {"territory": 1.0},
    # council business
    "vote": {"vote": 1.0},
    "favour": {"vote": 0.9},
    "abstain": {"vote": 1.0},
    "mandate": {"mandate": 1.0, "event": 0.4},
    "renew": {"mandate": 0.9, "event": 0.4},
    "authorize_months": {"mandate": 0.9},
    "review": {"mandate": 0.8},
    "draft": {"event": 0.5},
}

MONEY: dict[str, dict[str, float]] = {
    "pay": {"funding-paid": 1.0},
    "receive": {"funding-paid": 0.95},
    "give": {"funding-paid": 0.7, "funding-pledged": 0.7},
    "spend": {"funding-paid": 0.95, "funding-required": 0.2},
    "reimburse": {"funding-paid": 0.9},
    "requisition": {"funding-paid": 0.9},
    "pledge": {"funding-pledged": 1.0},
    "allocate": {"funding-pledged": 0.9, "funding-required": 0.4},
    "announce": {"funding-pledged": 0.8},
    "exempt": {"funding-pledged": 0.9},
    "freeze": {"funding-held": 1.0},
    "cost": {"funding-required": 1.0},
    "need": {"funding-required": 0.9},
    "supplementary": {"funding-required": 0.8},
    "package": {"funding-pledged": 0.5},
    "humanitarian": {"funding-pledged": 0.3},
    "trustfund": {"funding-paid": 0.45, "funding-pledged": 0.3},
}

FAMILY_KINDS: dict[str, tuple[str, ...]] = {
    "personnel": ("authorized", "pledged", "announced", "arrived", "departed", "rotated", "strength", "killed", "injured"),
    "people": (
        "displaced", "killed", "homicides", "injured", "kidnapped", "strength", "authorized", "pledged", "arrived", "announced",
    ),
    "members": ("vote",),
    "percent": ("territory", "displaced"),
    "duration": ("mandate", "event"),
    "money": ("funding-pledged", "funding-paid", "funding-held", "funding-required"),
    "other": (),
}

DEFAULTS: dict[str, dict[str, float]] = {
    "whole": {"authorized": 0.4, "strength": 0.3, "pledged": 0.25},
    "country": {"strength": 0.3, "pledged": 0.25, "arrived": 0.25, "announced": 0.15},
    "money": {"funding-pledged": 0.45, "funding-paid": 0.35, "funding-required": 0.2},
    "percent": {"territory": 0.4},
}
"""What a figure may be of where nothing says it."""

PERSONNEL = ("authorized", "pledged", "announced", "arrived", "departed", "rotated", "strength")
HARM = ("displaced", "killed", "homicides", "injured", "kidnapped")

PARTS = frozenset(
    "women men girls children civilians uniformed soldiers policeofficers provinces sites hostfamilies newly growth "
    "gangmembers securityforces drones seriously executed lynched transport administration weapons general technical "
    "training defense statedept supplementary requisition reimburse humanitarian rio border prison binuh sanctions "
    "draft review exempt spent trustfund panel observers voting yearly gsf new capital share advance relieve policepart "
    "freed kit".split()
)
"""Concepts that narrow a figure to a part, place or line: a figure of the whole and one of a part are two questions."""

LIGHT = {"new": 0.15, "gsf": 0.1, "statedept": 0.3, "capital": 0.4, "yearly": 0.3, "exempt": 0.3, "soldiers": 0.5, "policeofficers": 0.5}
"""Parts that a text may well leave unsaid, and how much that costs."""

ROLES = frozenset({"favour", "against", "abstain", "members"})
"""How a council's members voted: each is a question of its own."""

GENERIC = frozenset(
    "mission first more new start present deploy send arrive land people capital police total whole follow future announce "
    "killed displaced injured kidnapped pay give cost need vote members name ask sign visit attack hold present past not "
    "last pledge authorize target mandate renew presidency law text share newly contingent train".split()
)
"""Concepts that many facts share, so that they tell few apart."""

KIND_CONCEPTS: dict[str, frozenset[str]] = {
    "arrived": frozenset({"land", "arrive", "deploy"}),
    "departed": frozenset({"leave"}),
    "pledged": frozenset({"pledge"}),
    "funding-pledged": frozenset({"pledge"}),
    "announced": frozenset({"announce", "follow"}),
    "killed": frozenset({"killed"}),
    "injured": frozenset({"injured"}),
    "funding-held": frozenset({"freeze"}),
    "vote": frozenset({"vote", "adopt"}),
}
"""What a fact of a kind tells of, whatever its words."""

TRIGGERS = frozenset(
    "land arrive deploy deployment leave relieve pledge announce displaced killed injured vote abstain renew adopt authorize expire "
    "sanctions visit attack takeover reopen emergency court order cabinet parliament sworn resign name dismiss letter ask "
    "terrorist indict visa election runoff referendum conference sign agreement delegation advance start sendoff "
    "assassinate ambush crash freeze exempt commander deputycommander policechief envoy operation speech supportoffice "
    "relations notify pause prison send allocate draft train mandate status presidency".split()
)
"""Concepts that tell of something that happened on a day."""
