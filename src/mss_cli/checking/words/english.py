"""The English words that a draft counts, dates and tells things with."""

STOPWORDS = "the of and to in that is was for on with by as from at have has are were it its this which who"

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"
NUMBERS = "dozen=12"
"""Further words for numbers."""

HUNDREDS = "hundred=100 hundreds=100"
SCALES = (
    "thousand=1000 k=1000 million=1000000 millions=1000000 m=1000000 mn=1000000 mln=1000000 billion=1000000000 "
    "bn=1000000000 b=1000000000 trillion=1000000000000"
)
HALVES = "half a, half"
"""What stands before a scale to halve it: "half a million"."""

LONE = "a an one"
"""What may stand before a scale for one of it."""

PRONOUNS = "one"
"""Number words that mostly count nothing; they do before a person or a length of time."""

AND = "and"
TO = "to"
BETWEEN = "between from"

MONTHS = (
    "january=1 jan=1 february=2 feb=2 march=3 mar=3 april=4 apr=4 may=5 june=6 jun=6 july=7 jul=7 august=8 aug=8 "
    "september=9 sept=9 sep=9 october=10 oct=10 november=11 nov=11 december=12 dec=12"
)
CAPITAL_MONTHS = True
"""Whether a month is written with a capital, so that "may" and "march" are none."""

PARTS_OF_MONTH = "early mid late beginning end start middle"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"

BOUNDS = {
    "about": (
        "about, around, some, roughly, approximately, an estimated, estimated, nearly about, circa, close to, "
        "in the region of, something like, or so"
    ),
    "over": "more than, over, upwards of, above, in excess of, well over, just over, exceeds, exceeding, exceeded",
    "at-least": "at least, no fewer than, no less than, not less than, not fewer than, a minimum of",
    "nearly": "nearly, almost, just under, just short of, not quite, close on, short of",
    "under": "fewer than, less than, under, below, no more than, barely",
    "up-to": "up to, as many as, as much as, at most, a maximum of, not more than",
}
BOUNDS_AFTER = {"at-least": "or more, plus", "about": "or so", "up-to": "or fewer, or less, at most"}

UNITS = {
    "police": "police*, policem*, policew*, cop, cops, gendarme*, constable*, police officer*, policing",
    "military": (
        "soldier*, military police*, military policem*, commando*, defence force member*, defense force member*, "
        "marine, marines, military personnel, military"
    ),
    "personnel": (
        "officer*, troop, troops, personnel, men and women, member of the mission, uniform*, pairs of boots, "
        "peacekeeper*, staff, boots, recruit*, trainee*, servicem*"
    ),
    "people": (
        "people, person, persons, haitians, resident*, inhabitant*, civilian*, child, children, women, woman, "
        "girl*, boy*, men, victim*, villager*, worshipper*, gang member*, gangster*, bystander*, passenger*, lives, "
        "death, deaths, dead, homicide*, murder*, killing*, kidnapping*, abduction*, displaced, injured, wounded, "
        "inmate*, prisoner*, patient*, migrant*, local, locals, fighter*, bodies, families"
    ),
    "members": "member*, vote, votes, abstention*, deputies, deputy, lawmaker*, legislator*, councillor*, observer*",
    "percent": "%, percent, per cent, percentage point*, pct",
    "months": "month, months",
    "years": "year, years",
    "days": "day, days",
    "other": (
        "helicopter*, vehicle*, base, bases, countries, country, nation, nations, times, hours, hour, minutes, week, "
        "weeks, gang, gangs, prison*, station*, school*, hospital*, aircraft, plane, planes, ship, ships, kilomet*, "
        "mile, miles, km, metre*, meter*, resolution*, report*, weapon*, gun, guns, rifle*, sites, site, bags, "
        "interventions, letters, government*, state, states, donors, commune*, house, houses, home, homes, "
        "contingent, contingents, flight*, battalion*, court*, judge*, question*, point*, reason*, step*, page*, "
        "town, towns, checkpoint*, roadblock*, seats, province*, department*, room*, round*, decade*, language*, "
        "seconds, degrees, litre*, tonne*, ton, tons, bullet*, drone*, camps, words, part, parts, phase*, minister*, "
        "president*, leader*, brother*, sister*, son, sons, daughter*, suspects, candidates, parties, polling"
    ),
}

CONCEPTS = {
    # how far personnel has come
    "land": "land, lands, landed, landing*, touch* down, set foot, stepped off, flew in, flew into, fly in, got there, "
    "disembark*, turned up, turn up, showed up, first to come",
    "arrive": "arriv*, came, come, comes, reached haiti, reached the capital, flown to haiti, joined, joining, reached "
    "port au prince",
    "ofthem": "of them, of whom, among them, including, of which, of those, of it, of these",
    "deployment": "deployment*",
    "deploy": "deploy, deploys, deployed, deploying, went to haiti, gone to haiti, go to haiti, flew to haiti, dispatch*, sent to haiti, sent in, put on the ground, moved in",
    "send": "send, sends, sent, sending, flew, fly, flown, flying out, went, going, ship out",
    "present": "on the ground, in place, present, there now, already there, stationed, serving, serve, in theatre, "
    "there are, are there, is there, in the country, now in haiti, have there, has there, currently, strong, number, "
    "numbers, numbered, numbering, counts, counted, strength, comprises, comprising, made up of, consists, "
    "strength stood, stands at, stood at, swells, swelled, grew to, doubling, raising, lifting, bringing, brings the, bringing the, brought the, takes the, "
    "taking the, boasts, musters, in the streets, short of, on hand, in port au prince",
    "have": "has, have, had",
    "there": "there",
    "leave": "left haiti, leave haiti, leaving haiti, came home, come home, coming home, returned home, return home, "
    "flew home, flown home, flying home, went home, goes home, go home, withdr*, pulled out, departed, departure*",
    "relieve": "reliev*, rotat*, replac*, swap*, exchang*, take over from",
    "pledge": "pledg*, promis*, offer*, commit, commits, committed, commitment*, vow*, undertook, undertaken, "
    "put their names, put its name, gave his word, gave its word, s word was, volunteer*, said it would send, "
    "says it would send, would contribute, contribute, contribution*, ready to send, willing to send, ready to supply, "
    "agreed to send, wants to send, means to send, want to send, owed",
    "more": "more, another, other, others, further, additional, extra, the rest, remaining, reinforc*, rest of",
    "announce": "announc*, unveil*",
    "train": "train, trained, trains, training, in training",
    "follow": "follow, set for, scheduled, slated, fixed for, planned for, follows, to come, to go, still owes, owes, await*, waiting, wait, waits, standby, due, expected, expects, next "
    "month, next week, coming weeks, coming months, soon, later, heading for, set to leave, to leave, see off, sees off, "
    "sent off, still to, yet to",
    "future": "will, would, should, is to, are to, was to, were to, to be, shall, plan*, intend*, hope*, going to, "
    "wants to, want to, means to, mean to, aims to, ought",
    "authorize": "authoriz*, authoris*, may have, ceiling, may number, cap, capped, allow, allowed, allows, permits, "
    "empowered, on paper, could have, may reach",
    "target": "target, the full, full force, strong mission, strong force, member mission, member force, strong multinational, meant to, intended, foresee*, foresaw, foreseen, envisag*, envision*, projected, full strength, "
    "planned, the plan was, supposed to, was to have, were to, was to number, is to number, is to reach, to reach, "
    "is to grow, to total, goal, full complement, should have, will number, would number, expected to number",
    # harm
    "displaced": "displac*, uprooted, fled, flee, flees, fleeing, driven, away from home, drove, lost their homes, "
    "homeless, internally, left their homes, leave their homes, out of their homes, from their homes, refugee*, "
    "forced out, chased from, forced from, pushed from, had to leave",
    "killed": "kill*, dead, death*, died, die, dies, dying, lives, slain, murder*, massacr*, shot dead, lost their lives, "
    "toll, fatal*, victims, slaughter*, lost his life, lose their lives, fell in, perish*, casualt*",
    "homicide": "homicid*",
    "injured": "injur*, wound*, hurt, badly hurt, maimed",
    "kidnapped": "kidnap*, abduct*, ransom, hostage*",
    "executed": "execut* without trial, summar* execut*, extrajudicial*, summary executions",
    "lynched": "lynch*, vigilante*, self defence, self defense, bwa kale",
    "hold": "control*, hold, holds, held, dominat*, in gang hands, in the hands of, gang hands, under gangs, overrun, "
    "gang control, rule, rules, seized, grip, command, sway, occupy, occupied, gang held, gangs have",
    # money
    "pay": "paid, pay, pays, paying, deposited, put into, paid into, disburs*, transferred, chipped in, put in, handed over",
    "receive": "receiv*, in its account, raised, collected, in the fund, stood at, stands at, had, contains, holds, held, "
    "amounts to, got, has, in the bank, banked",
    "give": "gave, give, gives, giving, given, donat*, contribut*, provid*, grant, grants",
    "spend": "spent, spend, spending, used up, burnt",
    "cost": "cost, costs, costing, price, priced, bill, budget, budgeted, take, takes, set him back, estimate*, reckon*, "
    "will cost, worth",
    "need": "need, needs, needed, require*, asks for, asked for, ask, asks, seek, seeks, sought, request*, appeal*, calls for, "
    "humanitarian plan, response plan, approve spending",
    "freeze": "froze, frozen, freeze, freezes, held back, hold back, holds back, holding back, withheld, withhold, "
    "suspend*, halted, on hold, stopped, blocked, block",
    "exempt": "exempt*, waive*, waiver*, spared, let through, released, release, freed, free up, unblocked, unfroze, "
    "overrode, override, overridden",
    "allocate": "allocat*, drew, drawn from stocks, draws on, drawdown, set aside, sets aside, earmark*, adds, added, add, put up, puts up, gives",
    # council business
    "vote": "vote, votes, voted, voting, ballot*",
    "favour": "in favour, in favor, favour, favor, for the resolution, yes votes, vote for, votes for, voted for, backed, "
    "voted yes, ayes, supported it",
    "against": "against, opposed, opposing, no votes, voted no",
    "abstain": "abstain*, abstention*, sat on their hands, sat out",
    "members": "members, member states, seats, strong body",
    "mandate": "mandate*, authorization, authorisation, term",
    "renew": "renew*, extend*, extension*, prolong*, rolled over, roll over",
    "adopt": "adopt*, approv*, vote*, pass, passed, agreed, endors*, ratif*, blessing, gave the green light, green light",
    "expire": "expir*, lapse*, runs out, run out, ran out, ends, end, ended, until, runs to, through, to last",
    "last": "last, lasts, length, period, for a period of, initial",
    "review": "review*, stocktak*",
    "resolution": "resolution*, text",
    # wholes and parts
    "mission": "mission, mission s, mss, the force, multinational, kenya led, kenyan led, security support",
    "whole": "in all, all told, in total, total, altogether, overall, whole, entire, combined, between them, together, "
    "all, sum, everyone",
    "gsf": "gang suppression, gsf, suppression force, new force, successor force",
    "uniformed": "uniform*, soldiers and police, police and soldiers, in uniform",
    "civilians": "civilian*",
    "binuh": "binuh, integrated office, un office, u n office, united nations office",
    "sanctions": "sanction*, arms embargo, embargo, asset freeze",
    "draft": "draft*",
    "trustfund": "trust fund, the fund, un fund, fund, un s fund, basket fund, its fund",
    "humanitarian": "humanitarian, relief, aid",
    "rio": "rio de janeiro, rio",
    "women": "women, woman, female",
    "men": "men",
    "girls": "girl, girls",
    "children": "child, children, minors, kids, underage",
    "soldiers": "soldier*",
    "policeofficers": "police officer*, policem*",
    "capital": "port au prince, the capital, haitian capital, haiti s capital, capital s, capital",
    "provinces": "province*, countryside, outside the capital",
    "sites": "site, sites, camp, camps, shelters, spontaneous sites",
    "hostfamilies": "host famil*, hosted, host communit*, with famil*, with relatives",
    "newly": "newly, days, in a month, single month, within days, week, weekend, that week, forced from, driven from, since the attacks",
    "share": "share, proportion, of the displaced, of those displaced, of the population, of all haitians",
    "growth": "growth, grew, grown, rose, risen, increase*, rise, up by, jump*, surge*, doubled, tripled, trebled",
    "prison": "prison*, jail*, penitentiary, inmate*",
    "airport": "airport*, toussaint louverture",
    "gangmembers": "gang member*, gangster*, bandits",
    "securityforces": "security force*, security operation*, police operation*, operations of",
    "drones": "drone*",
    "seriously": "seriously, badly, gravely, critically",
    "transport": "transport*, airlift*",
    "administration": "administrat*",
    "weapons": "weapon*, ammunition, anti riot, riot gear, arms and ammunition",
    "general": "general equipment",
    "technical": "technical equipment",
    "equipment": "equipment, kit, gear, vehicles",
    "defense": "defense department, pentagon, defence department, department of defense",
    "statedept": "state department, department of state",
    "supplementary": "supplementary budget, supplementary",
    "requisition": "requisition*",
    "reimburse": "reimburs*, refund*, paid back",
    "firstyear": "first anniversary, anniversary",
    "yearly": "a year, per year, yearly, annual*, each year, one year",
    "package": "package",
    "total": "in all, total, altogether, all told, so far, since",
    "new": "new, fresh",
    "border": "border*",
    "police": "police, pnh, national police",
    "population": "population, of all haitians, haitians in, every haitian, inhabitants, haiti s people, people of haiti",
    "hold_money": "lawmakers hold, congressional hold, republican*",
    # events
    "visit": "visit*, was in port au prince, was in haiti, trip, stop, came to, in haiti, flew to, touring, tour, travelled to, traveled to, comes to",
    "attack": "attack*, assault*, raid*, storm*, seize, tried to take, tried to seize, offensive, onslaught, uprising, rise, rose up",
    "takeover": "seize, tried to, take over, tried to take",
    "reopen": "reopen*, back in service, open again, opened again, resumed flights",
    "emergency": "state of emergency, emergency, curfew",
    "court": "court, high court, judge, ruling, ruled, justice, judgment, struck down, struck the plan down, unconstitutional",
    "order": "order, orders, barred, bars, bar, stopped, suspended, halted, injunction",
    "cabinet": "cabinet, ministers approved",
    "parliament": "parliament*, national assembly, mps, lawmakers, deputies",
    "sworn": "sworn in, swear*, swore, took the oath, takes the oath, oath, inaugurat*, installed, took office, takes office",
    "resign": "resign*, step down, stepped down, stepping down, quit, quits, would step aside, give up power",
    "name": "named, names, appoint*, chosen, chose, choose, picks, picked, nominat*, put at the head, elected, succeed*",
    "dismiss": "dismiss*, sacked, fired, oust*",
    "presidency": "presiden*",
    "primeminister": "prime minister, premier, pm",
    "transitional": "transitional, transition, council of nine, transitional council",
    "letter": "letter*, wrote, writes, written",
    "options": "options, support options, range of options",
    "ask": "ask, asked, asks, request*, begged, beg, plea, pleas, appeal*",
    "terrorist": "terrorist*, terrorism",
    "indict": "indict*, charged",
    "visa": "visa, visas",
    "election": "election*, electoral, ballot, first round, polls",
    "runoff": "run off, runoff, second round",
    "referendum": "referendum, constitution, constitutional",
    "conference": "conference, meeting of",
    "sign": "sign, signs, signed, signing, signature",
    "agreement": "agreement, deal, accord, pact, memorandum",
    "status": "status agreement, status of",
    "delegation": "delegation, assessment, assess, mission of inquiry",
    "advance": "advance team, advance party",
    "first": "first",
    "contingent": "contingent*",
    "start": "begin, begins, began, begun, start*, launch*",
    "sendoff": "saw off, seen off, sees off, see off, sent off, sends off, saw them off, flag off, flagged off, farewell",
    "assassinate": "assassinat*, murdered, murder of, shot dead, killing of the president, his president",
    "moise": "jovenel, moise, its president was, president moise",
    "ambush": "ambush*",
    "crash": "crash*, collision, collided",
    "missing": "missing",
    "commander": "commander, command, commands, commanded",
    "deputycommander": "deputy commander, second in command",
    "policechief": "police chief, head of the police, director of the police, police director, chief of police",
    "envoy": "envoy, special representative, head of binuh, heads binuh, to head, to lead",
    "operation": "peacekeeping, peacekeepers, blue helmets, un operation, united nations operation, peace operation",
    "speech": "speech, told the general assembly, general assembly, address*, assembly",
    "supportoffice": "support office, unsoh",
    "group": "standing group, group of partners",
    "panel": "panel",
    "relations": "diplomatic relations, diplomatic ties",
    "notify": "notif*",
    "pause": "pause*, on hold, put off, postpone*, delay*",
    "road": "road map, roadmap",
}

RELATIVE = {
    "this year": "this year, so far this year, year to date, of the year, the year began, the present year, since the year began",
    "last year": "last year, the year before, the previous year, a year ago",
    "last month": "last month",
    "this month": "this month",
    "next month": "next month",
    "first quarter": "first quarter, first three months",
    "second quarter": "second quarter",
    "third quarter": "third quarter",
    "last quarter": "last quarter, fourth quarter, final quarter",
    "first half": "first half, first six months",
    "last week": "last week",
    "since": "since",
}

PAST = "had, was, were, once, earlier, before, then, previously, from, up from, compared with, at the time"
SINCE_UNTIL = "by in since until till from during throughout at as of between through for"
NEGATION = "not, no, never, none, n t, without, hardly any, nobody, yet to, isn t, hasn t, haven t, didn t"
