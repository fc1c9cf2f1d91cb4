"""The French words that a draft counts, dates and tells things with."""

STOPWORDS = "le la les de des du et en un une dans que qui est au aux pour par sur avec il elle ont son sa ses"

ONES = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
TENS = (
    "vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 octante=80 nonante=90"
)
NUMBERS = "dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60 une=1"
HUNDREDS = "cent=100 cents=100 centaine=100 centaines=100"
SCALES = (
    "mille=1000 millier=1000 milliers=1000 million=1000000 millions=1000000 milliard=1000000000 "
    "milliards=1000000000 m=1000000 md=1000000000 mds=1000000000"
)
HALVES = "un demi, demi"
LONE = "un une"
PRONOUNS = "un une"
AND = "et"
TO = "a et"
BETWEEN = "entre de"

MONTHS = (
    "janvier=1 janv=1 fevrier=2 fevr=2 mars=3 avril=4 avr=4 mai=5 juin=6 juillet=7 juil=7 aout=8 septembre=9 sept=9 "
    "octobre=10 oct=10 novembre=11 nov=11 decembre=12 dec=12"
)
CAPITAL_MONTHS = False
PARTS_OF_MONTH = "debut fin mi courant"
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"

BOUNDS = {
    "about": "environ, quelque, quelques, autour de, a peu pres, approximativement, un peu, on estime a, dans les, estime a",
    "over": "plus de, plus d, au dela de, depasse, depassent, depasse les, depasse le, depassent les, plus que",
    "at-least": "au moins, pas moins de, au minimum, pas moins d",
    "nearly": "pres de, pres d, presque, quasiment, a peine moins de, pas tout a fait, un peu moins de",
    "under": "moins de, moins d, a peine",
    "up-to": "jusqu a, au plus, un maximum de, au maximum, tout au plus",
}
BOUNDS_AFTER = {"at-least": "au moins, ou plus", "about": "environ", "up-to": "au plus, au maximum"}

UNITS = {
    "police": "policier*, policiere*, agent de police, agents de police, gendarme*, police",
    "military": "soldat*, militaire*, policiers militaires, commando*",
    "personnel": "agent, agents, homme, hommes, troupes, effectif*, personnel*, officier*, elements, casques",
    "people": (
        "personne*, haitien*, haitiens, civil, civils, enfant*, femme*, fille*, garcon*, victime*, mort, morts, tue, tues, "
        "blesse*, deplace*, habitant*, enlevement*, kidnapping*, homicide*, meurtre*, membres de gangs, otages, vies, "
        "deces, detenu*, prisonnier*, migrant*, familles, foyers, rapts, assassinat*, membres presumes"
    ),
    "members": "membre*, voix, vote, votes, abstention*, depute*, observateur*, pays",
    "percent": "%, pour cent, pourcent, p 100",
    "months": "mois",
    "years": "an, ans, annee, annees",
    "days": "jour, jours",
    "other": (
        "helicoptere*, vehicule*, base, bases, etat, etats, fois, heure, heures, minute*, semaine*, gang, gangs, prison*, "
        "ecole*, hopital, hopitaux, avion*, kilometre*, km, metre*, resolution*, rapport*, arme, armes, site, sites, "
        "gouvernement*, maison*, contingent*, province*, departement*, commune*, page*, point*, juge*, langue*, parti*, "
        "article*, siecle*, degre*, camps, pays, bataillon*, drone*, ministre*, nations"
    ),
}

CONCEPTS = {
    "land": "atterri*, debarqu*, pose*, mis pied a terre, ont atterri",
    "arrive": "arriv*, venu*, vinrent, rejoint, rejoindre, sont venus, parvenu*",
    "ofthem": "dont, parmi eux, d entre eux, parmi lesquels, y compris, parmi les",
    "deployment": "deploiement*",
    "deploy": "parti en haiti, partis en haiti, alles en haiti, deploie, deploient, deploye*, deployer*",
    "send": "envoy*, envoi, depech*, enverr*, parti, partis, partent, s envol*, expedi*",
    "present": "sur place, present, presents, effectif*, compte, comptait, comptent, stationn*, sur le terrain, a pied d oeuvre, "
    "porte a, portant a, porter a, le nombre des, le nombre de, fort de, forte de, compte desormais, se trouvent, d ores et deja, "
    "sont deja, est deja, en haiti, dispose de, reste a, aligne",
    "have": "a, ont, avait, avaient, possede",
    "there": "la bas, y",
    "leave": "quitte haiti, quitter haiti, rentres, rentre, rentrent, retour au pays, sont repartis, repartis, retrait*",
    "relieve": "releve, relever, releves, rempla*, relay*, rotation*",
    "pledge": "promis*, promet*, promesse*, offert, offr*, propos*, engag*, parole, s est engage, volontaire*, mettre a disposition, "
    "a disposition, pret a envoyer, prete a envoyer",
    "more": "supplementaire*, autre, autres, de plus, en plus, nouveaux, encore, renfort*, reste",
    "announce": "annonc*",
    "train": "forme, formes, formation, entrain*",
    "follow": "suivre, fixe*, programm*, prevue*, suivront, attend*, attendu*, doit arriver, doivent arriver, devaient arriver, devait arriver, a venir, "
    "prochain*, bientot, arriveront, partiront",
    "future": "doit, doivent, devrait, devraient, devait, devaient, va, vont, enverra, enverront, sera, seront, pourra, pourrait, "
    "souhait*, compte envoyer, veut, entend, arriveront, prevoi*",
    "authorize": "autoris*, plafond*, pourra compter, peut compter, pourra aller",
    "target": "prevu*, attendus, cible, objectif, doit atteindre, devait compter, doit compter, a terme, devrait atteindre, "
    "devrait compter, devait atteindre, promis par la resolution, escompte*",
    "displaced": "deplac*, chass*, hors de chez, fui, fuir, fuient, ont fui, leur foyer, leurs foyers, leur maison, leurs maisons, leur domicile, "
    "deracin*, exode, abandonne leur",
    "killed": "tue, tues, tuee, tuees, tuer, tuent, mort, morts, mortes, mourir, meurt, vie, vies, assassin*, massacr*, abattu*, decede*, peri, deces, "
    "victime*, bilan, meurtre*, perdu la vie",
    "homicide": "homicide*",
    "injured": "bless*",
    "kidnapped": "enlev*, kidnapp*, rapt*, rancon*, sequestr*, otage*",
    "executed": "execution*, execute*",
    "lynched": "lynch*, autodefense, vigilant*",
    "hold": "control*, tiennent, tient, tenu, domin*, aux mains, sous la coupe, sous l emprise, emprise, occup*, regnent, entre les mains, "
    "sous controle",
    "pay": "verse*, vers*, paye*, paie*, depose*, debours*, regle*",
    "receive": "recu*, recoi*, recueilli*, encaiss*, collect*, en caisse, dispose, s eleve a, s elevait a",
    "give": "donne*, donn*, contribu*, apport*, fourni*",
    "spend": "depense*, depens*",
    "cost": "coute*, cout*, budget*, facture, prix, estim*, chiffr*",
    "need": "besoin*, demand*, requier*, appel*, plan humanitaire, plan de reponse, necessit*, reclam*",
    "freeze": "gel, gele, geler, gelent, geles, gelee, suspend*, bloqu*, retenu*",
    "exempt": "exempt*, derogation*, debloqu*, libere*, leve le gel",
    "allocate": "allou*, consacr*, affect*, ajout*, rallonge, debloqu*",
    "vote": "vote, votes, vote*, voix, scrutin",
    "favour": "en faveur, favorable*, ont vote pour, voix pour, approuve*",
    "against": "contre, oppos*",
    "abstain": "abstention*, abstenu*, abstien*",
    "members": "membres, etats membres, pays membres, sieges",
    "mandate": "mandat*, autorisation",
    "renew": "renouvel*, prolong*, reconduit*, reconduc*, prorog*",
    "adopt": "adopt*, approuv*, vote*, ratifi*, autoris*, cree, creee, feu vert",
    "expire": "expir*, echeance, prend fin, fin, jusqu au, s acheve, se termine, arrive a terme, echoit",
    "last": "duree, dure",
    "review": "examen, reexam*, bilan a",
    "resolution": "resolution*, texte",
    "mission": "mission, mmas, miss, multinationale, la force, cette force, force multinationale",
    "whole": "en tout, au total, total, ensemble, toute la force, toute la mission, tous pays, l ensemble",
    "gsf": "repression des gangs, suppression des gangs, frg, gsf, nouvelle force, force de repression",
    "uniformed": "uniforme*, en uniforme, policiers et militaires, militaires et policiers",
    "civilians": "civil, civils, civile*",
    "binuh": "binuh, bureau integre, bureau de l onu",
    "sanctions": "sanction*, embargo, gel des avoirs",
    "draft": "projet, projet de resolution",
    "trustfund": "fonds fiduciaire, fonds de l onu, fonds des nations unies, le fonds, fonds, ce fonds",
    "humanitarian": "humanitaire*",
    "rio": "rio de janeiro, rio",
    "women": "femme*, policieres, policiere",
    "men": "des hommes",
    "girls": "fille*, fillette*",
    "children": "enfant*, mineur*",
    "soldiers": "soldat*, militaire*",
    "policeofficers": "policier*",
    "capital": "port au prince, la capitale, capitale*",
    "provinces": "province*, hors de la capitale",
    "sites": "site, sites, camp, camps, abris",
    "hostfamilies": "famille* d accueil, familles d accueil, chez des proches, communautes d accueil",
    "newly": "en quatre jours, en quelques jours, en un mois, en une semaine, ces derniers jours, jours, ont du fuir, fait fuir",
    "share": "part, proportion, d entre eux, de la population, des deplaces",
    "growth": "hausse, augment*, bondi, grimp*, progress*, de plus que, croissance, double, triple",
    "prison": "prison*, penitencier, detenu*, evasion",
    "airport": "aeroport*",
    "gangmembers": "membres de gang*, membres presumes, bandits",
    "securityforces": "forces de securite, forces de l ordre, operations de securite, operations policieres",
    "drones": "drone*",
    "seriously": "grievement, gravement",
    "transport": "transport*",
    "administration": "administrat*",
    "weapons": "arme, armes, munition*, armement*",
    "equipment": "equipement*, materiel*",
    "statedept": "departement d etat",
    "defense": "pentagone, departement de la defense",
    "supplementary": "supplementaire, rectificatif*",
    "reimburse": "rembours*",
    "yearly": "par an, annuel*, chaque annee",
    "firstyear": "premier anniversaire, anniversaire",
    "package": "enveloppe, paquet",
    "new": "nouveau, nouvelle, nouveaux, nouvelles",
    "border": "frontiere*, frontalier*",
    "police": "police, pnh, police nationale",
    "population": "population, des haitiens",
    "visit": "visite*, visit*, deplacement, venu a, rendu a, se rend, s est rendu",
    "attack": "attaqu*, attaque*, assaut*, offensive",
    "reopen": "rouvert, rouvr*, reouvert*, repris ses vols",
    "emergency": "etat d urgence, urgence, couvre feu",
    "court": "cour, haute cour, juge, tribunal, justice, anticonstitutionnel*, inconstitutionnel*",
    "order": "ordonn*, interdi*, bloqu*, suspend*",
    "cabinet": "conseil des ministres, cabinet",
    "parliament": "parlement*, assemblee nationale, deputes",
    "sworn": "prete serment, serment, investi*, installe*, entre en fonction",
    "resign": "demission*, quitte le pouvoir, quitter le pouvoir",
    "name": "nomm*, nomination, designe*, choisi*, elu, succede*",
    "dismiss": "limog*, renvoi, revoqu*, demis, destitu*, ecarte*",
    "presidency": "preside, president*, presidence",
    "primeminister": "premier ministre",
    "transitional": "transition, conseil presidentiel, conseil de transition",
    "letter": "lettre*",
    "options": "options",
    "ask": "demand*, reclam*, sollicit*",
    "terrorist": "terrorist*",
    "indict": "inculp*",
    "visa": "visa*",
    "election": "election*, electoral*, scrutin, premier tour",
    "runoff": "second tour, deuxieme tour",
    "referendum": "referendum, constitution",
    "conference": "conference",
    "sign": "sign*",
    "agreement": "accord*, entente",
    "delegation": "delegation, evaluation",
    "advance": "equipe avancee, eclaireurs, avant garde",
    "first": "premier, premiere, premiers, premieres",
    "contingent": "contingent*",
    "start": "debut*, commenc*, lanc*",
    "assassinate": "assassin*",
    "moise": "jovenel, moise",
    "ambush": "embuscade*",
    "crash": "accident*, collision",
    "missing": "disparu*, porte disparu",
    "commander": "commandant, commande*",
    "policechief": "chef de la police, directeur de la police, directeur general de la police",
    "envoy": "representant special, emissaire, chef du binuh, tete du binuh",
    "operation": "maintien de la paix, casques bleus, operation de paix, operation des nations unies",
    "speech": "discours, assemblee generale, tribune",
    "supportoffice": "bureau d appui, bureau de soutien",
    "relations": "relations diplomatiques",
    "notify": "notifi*",
    "pause": "report*, gele*, suspen*, retard*, repousse*",
}

RELATIVE = {
    "this year": "cette annee, depuis le debut de l annee, de l annee, depuis janvier",
    "last year": "l an dernier, l annee derniere, l annee passee, l an passe, l annee precedente",
    "last month": "le mois dernier, mois dernier, le mois passe",
    "this month": "ce mois ci, ce mois",
    "next month": "le mois prochain, mois prochain",
    "first quarter": "premier trimestre, trois premiers mois",
    "second quarter": "deuxieme trimestre, second trimestre",
    "third quarter": "troisieme trimestre",
    "last quarter": "quatrieme trimestre, dernier trimestre",
    "first half": "premier semestre, six premiers mois",
    "last week": "la semaine derniere, semaine derniere",
    "since": "depuis",
}

PAST = "avait, avaient, etait, etaient, fut, furent, deja, auparavant, alors, passe de, est passe de, jadis, precedemment"
SINCE_UNTIL = "en au le depuis jusqu avant fin debut de du des pendant entre vers"
NEGATION = "ne, n, pas, jamais, aucun, aucune, sans, ni"
