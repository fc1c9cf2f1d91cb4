"""The Spanish words that a draft counts, dates and tells things with."""

STOPWORDS = "el la los las de del y en un una que es se por para con su sus al lo como mas pero fue ha"

ONES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve"
)
TENS = "veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90"
NUMBERS = (
    "veintiuno=21 veintiun=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 "
    "veintiocho=28 veintinueve=29 docena=12 decena=10 quincena=15 veintena=20 treintena=30 un=1 una=1 "
    "doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 cuatrocientas=400 "
    "quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 "
    "ochocientos=800 ochocientas=800 novecientos=900 novecientas=900"
)
HUNDREDS = "cien=100 ciento=100 centenar=100 centenares=100"
SCALES = "mil=1000 millar=1000 millares=1000 miles=1000 millon=1000000 millones=1000000 mm=1000000"
HALVES = "medio, media"
LONE = "un una"
PRONOUNS = "un una uno"
AND = "y"
TO = "a y"
BETWEEN = "entre de"

MONTHS = (
    "enero=1 febrero=2 marzo=3 abril=4 mayo=5 junio=6 julio=7 agosto=8 septiembre=9 setiembre=9 octubre=10 "
    "noviembre=11 diciembre=12"
)
CAPITAL_MONTHS = False
PARTS_OF_MONTH = "principios comienzos finales fines mediados inicios fin"
WEEKDAYS = "lunes martes miercoles jueves viernes sabado domingo"

BOUNDS = {
    "about": "unos, unas, cerca de, cerca del, alrededor de, aproximadamente, casi unos, en torno a, un estimado de, se estima en, "
    "aproximados",
    "over": "mas de, mas del, supera los, superan los, supera el, por encima de, superior a, supera",
    "at-least": "al menos, por lo menos, no menos de, como minimo, cuando menos",
    "nearly": "casi, poco menos de, no llega a, no llega a los, no llegan a, no llegan a los, cerca ya de",
    "under": "menos de, menos del, apenas",
    "up-to": "hasta, como maximo, a lo sumo, un maximo de, no mas de, hasta un maximo de",
}
BOUNDS_AFTER = {"at-least": "o mas, al menos, como minimo", "about": "aproximadamente", "up-to": "como maximo"}

UNITS = {
    "police": "policia, policias, gendarme*, agentes de policia, agentes policiales",
    "military": "soldado*, militar, militares, policias militares, policia militar, comando*",
    "personnel": "agente, agentes, efectivo*, uniformado*, tropa, tropas, hombres, oficial*, miembros de la mision, personal, "
    "elementos",
    "people": (
        "persona*, haitiano*, haitiana*, civil, civiles, nino, ninos, nina, ninas, menores, mujer*, muerto*, victima*, "
        "herido*, desplazado*, secuestro*, secuestrado*, homicidio*, asesinato*, habitante*, vidas, fallecido*, preso*, "
        "pandillero*, miembros de bandas, familias, reclusos, rehenes, vecinos"
    ),
    "members": "miembro*, voto*, abstencion*, diputado*, observador*",
    "percent": "%, por ciento",
    "months": "mes, meses",
    "years": "ano, anos",
    "days": "dia, dias",
    "other": (
        "helicoptero*, vehiculo*, base, bases, pais, paises, estado*, veces, hora, horas, minuto*, semana*, banda, bandas, "
        "pandilla, pandillas, carcel, carceles, escuela*, hospital*, avion*, kilometro*, km, metro*, resolucion*, informe*, "
        "arma, armas, sitio*, gobierno*, casa, casas, contingente*, provincia*, departamento*, pagina*, juez, jueces, "
        "partido*, articulo*, siglo*, grado*, dron, drones, ministro*, campamento*, naciones"
    ),
}

CONCEPTS = {
    "land": "aterriz*, desembarc*, pisaron suelo, pisar suelo",
    "arrive": "lleg*, arrib*, viaj*, se suma*, sumaron, unirse",
    "ofthem": "de ellos, entre ellos, de los cuales, incluid*, de las cuales, entre los",
    "deployment": "despliegue*",
    "deploy": "despleg*, despliegan, despliega",
    "send": "envi*, manda, mandan, mandar, mando, mandara, salio, salieron, parti*, volaron, irian, iran, ira",
    "present": "cuenta con, cuentan con, en el terreno, sobre el terreno, ya en haiti, suma, suman, dispone de, tiene, tienen, hay, "
    "presentes, en haiti, estaban alli, estan alli, integran, destacados, compuesta por, en total son, llega a, asciende a, "
    "en su base",
    "have": "tiene, tienen, tenia, hay",
    "there": "alli, alla",
    "leave": "abandon* haiti, regresa*, regreso, volvieron, vuelven, retir*, salieron de haiti, de vuelta a casa",
    "relieve": "relev*, reemplaz*, rotacion, sustitu*",
    "pledge": "promet*, prometi*, promes*, ofrec*, ofert*, comprom*, palabra, puso a disposicion, dispuesto a enviar, aportara, aportar, "
    "aporta*",
    "more": "mas, otro, otros, otra, otras, adicional*, nuevos, refuerz*, resto, los demas, restantes",
    "announce": "anunci*, dijo que",
    "train": "entren*, formacion, adiestr*, capacit*",
    "follow": "seguir*, fijad*, programad*, previstas, prevista, seguiran, llegaran, irian, iran, proximo, proxima, pronto, se espera, esper*, pendientes, faltan",
    "future": "debe, deben, debia, debian, deberia, deberian, enviara, enviaran, va a, van a, sera, seran, tendra, podra, quiere, "
    "planea, preve, mandara, mandaran, contara",
    "authorize": "autoriz*, tendra, podra tener, tope, techo, permite",
    "target": "previst*, debian ser, debia tener, debe alcanzar, objetivo, meta, contara con, debian llegar, planeados, iban a ser, esperados",
    "displaced": "desplaz*, huy*, huid*, huir, hogares, sus casas, de su casa, expuls*, abandonar sus, desarraig*, refugiados",
    "killed": "muert*, mat*, mato, asesin*, vidas, murio, murieron, mueren, fallec*, masacr*, victima*, baj*, saldo, perdieron la vida",
    "homicide": "homicid*",
    "injured": "herid*, hirio, hirieron, hieren, lesion*",
    "kidnapped": "secuestr*, rapt*, plagi*, rescate*, rehen*",
    "executed": "ejecucion*, ejecut*",
    "lynched": "linch*, autodefensa",
    "hold": "control*, domin*, en manos, tienen, ocupan, bajo control, en poder, imponen",
    "pay": "pag*, deposit*, desembols*, abon*, puso, pusieron",
    "receive": "recib*, recaud*, ingres*, dispone, tiene, asciende a, reunido, cuenta con",
    "give": "dio, dan, da, don*, contribu*, aport*, entreg*",
    "spend": "gast*",
    "cost": "cuest*, cost*, presupuest*, factura, precio, estim*, calcul*",
    "need": "necesit*, pid*, solicit*, requier*, llamamiento, plan humanitario, reclam*",
    "freeze": "congel*, suspend*, bloque*, reten*, paraliz*",
    "exempt": "exim*, exent*, exenc*, liber*, desbloque*, fuera de la congelacion",
    "allocate": "destin*, asign*, anad*, reserv*, sum*",
    "vote": "voto, votos, vot*, votacion",
    "favour": "a favor, favor, favorables, aprobaron, lo aprobaron",
    "against": "en contra, contra, opus*, opon*",
    "abstain": "abstenc*, abstuv*, absten*",
    "members": "miembros, estados miembros, paises miembros",
    "mandate": "mandato*, autorizacion",
    "renew": "renov*, prorrog*, extend*, prolong*, ampli*",
    "adopt": "adopt*, aprob*, autoriz*, ratific*, luz verde, voto*",
    "expire": "venc*, expir*, termin*, hasta el, finaliz*, acab*, vigente hasta",
    "last": "duracion, durara, dura",
    "review": "revis*, evaluacion",
    "resolution": "resolucion*, texto",
    "mission": "mision, mss, multinacional, la fuerza, esta fuerza",
    "whole": "en total, total, en conjunto, todo, toda, entre todos",
    "gsf": "represion de pandillas, supresion de pandillas, represion de bandas, supresion de bandas, fsp, frp, gsf, nueva fuerza, contra las pandillas",
    "uniformed": "uniformad*, policias y militares, militares y policias, soldados y policias",
    "civilians": "civil, civiles",
    "binuh": "binuh, oficina integrada, oficina de la onu",
    "sanctions": "sancion*, embargo",
    "draft": "borrador, proyecto",
    "trustfund": "fondo fiduciario, fondo de la onu, el fondo, fondo, del fondo",
    "humanitarian": "humanitari*",
    "rio": "rio de janeiro",
    "women": "mujer*, femenin*",
    "men": "varon*",
    "girls": "nina, ninas",
    "children": "nino, ninos, menor, menores, infan*",
    "soldiers": "soldado*, militar, militares",
    "policeofficers": "policias, agentes de policia",
    "capital": "puerto principe, la capital, capital",
    "provinces": "provincia*, interior del pais, fuera de la capital",
    "sites": "sitio, sitios, campamento*, albergue*, refugios",
    "hostfamilies": "familias de acogida, familias anfitrionas, casa de familiares, comunidades de acogida",
    "newly": "en pocos dias, en un mes, en dias, en una semana, en cuestion de dias, dias",
    "share": "proporcion, de la poblacion, de los desplazados",
    "growth": "aument*, crec*, subi*, increment*, alza, duplic*, triplic*",
    "prison": "carcel, carceles, prision*, penitenciar*, presos, reclusos",
    "airport": "aeropuerto*",
    "gangmembers": "pandilleros, miembros de bandas, miembros de pandillas",
    "securityforces": "fuerzas de seguridad, operaciones de seguridad, fuerzas del orden",
    "drones": "dron, drones",
    "seriously": "gravemente, de gravedad",
    "transport": "transport*",
    "administration": "administra*",
    "weapons": "arma, armas, municion*, armamento",
    "equipment": "equipo, equipos, equipamiento",
    "statedept": "departamento de estado",
    "defense": "pentagono, departamento de defensa",
    "supplementary": "suplementari*",
    "reimburse": "reembols*",
    "yearly": "al ano, por ano, anual*, cada ano",
    "firstyear": "primer aniversario, aniversario",
    "package": "paquete",
    "new": "nuevo, nueva, nuevos, nuevas",
    "border": "fronter*",
    "police": "policia, pnh, policia nacional",
    "population": "poblacion, de los haitianos",
    "visit": "visit*, viaje, acudio, estuvo en",
    "attack": "ataqu*, atac*, asalt*, ofensiva",
    "reopen": "reabri*, reapert*, reabr*",
    "emergency": "estado de emergencia, emergencia, toque de queda",
    "court": "tribunal, corte, juez, justicia, inconstitucional*, tribunal superior, alto tribunal",
    "order": "orden*, prohib*, bloque*, suspend*, impid*",
    "cabinet": "consejo de ministros, gabinete",
    "parliament": "parlament*, asamblea nacional, congreso, diputados",
    "sworn": "jur*, juramento, tomo posesion, investid*, asumi*, juramentad*",
    "resign": "dimit*, dimis*, renunci*, dejara el cargo, dejar el cargo, deja el cargo",
    "name": "nombr*, design*, elegi*, eligi*, sucede*, sucedio",
    "dismiss": "destitu*, ces*, despid*, despidi*",
    "presidency": "presid*",
    "primeminister": "primer ministro",
    "transitional": "transicion, consejo presidencial, consejo de transicion",
    "letter": "carta*",
    "options": "opciones",
    "ask": "pidi*, pide*, solicit*, reclam*",
    "terrorist": "terrorist*",
    "indict": "acus*, imput*, procesad*",
    "visa": "visa, visas, visado*",
    "election": "eleccion*, elecciones, electoral*, comicios, primera vuelta",
    "runoff": "segunda vuelta",
    "referendum": "referendum, referendo, constitucion",
    "conference": "conferencia",
    "sign": "firm*",
    "agreement": "acuerdo*",
    "delegation": "delegacion, evaluar",
    "advance": "avanzada, equipo de avanzada",
    "first": "primer, primera, primero, primeros, primeras",
    "contingent": "contingente*, grupo",
    "start": "comenz*, empez*, inici*, lanz*",
    "assassinate": "asesin*, magnicidio",
    "moise": "jovenel, moise",
    "ambush": "emboscada*",
    "crash": "accident*, choque, colision",
    "missing": "desaparecid*",
    "commander": "comandante, manda la",
    "policechief": "jefe de la policia, director de la policia",
    "envoy": "representante especial, jefe de la binuh, enviado",
    "operation": "mantenimiento de la paz, cascos azules, operacion de paz, operacion de la onu",
    "speech": "discurso, asamblea general",
    "supportoffice": "oficina de apoyo",
    "relations": "relaciones diplomaticas",
    "notify": "notific*",
    "pause": "aplaz*, fren*, suspen*, retras*, pospus*",
}

RELATIVE = {
    "this year": "este ano, en lo que va de ano, del ano, en lo que va del ano",
    "last year": "el ano pasado, ano pasado, el ano anterior",
    "last month": "el mes pasado, mes pasado",
    "this month": "este mes",
    "next month": "el mes que viene, el proximo mes, proximo mes",
    "first quarter": "primer trimestre, tres primeros meses, primeros tres meses",
    "second quarter": "segundo trimestre",
    "third quarter": "tercer trimestre",
    "last quarter": "cuarto trimestre, ultimo trimestre",
    "first half": "primer semestre, seis primeros meses, primeros seis meses",
    "last week": "la semana pasada, semana pasada",
    "since": "desde",
}

PAST = "habia, habian, era, eran, fue, fueron, antes, entonces, pasado de, pasaron de, paso de, estaban, estaba, tenia"
SINCE_UNTIL = "en el desde hasta antes fin de del durante entre hacia a"
NEGATION = "no, nunca, jamas, ningun, ninguno, ninguna, sin, ni"
