"""Words around the names of towns: what frames the place of an event, and what does not."""

import re

LABEL = re.compile(
    r"(?:^|\n|\| ?|\. )\W{0,3}(?:place|venue|location|where|vendi|lokacioni|ku|mesto|vend|"
    r"mesto odrzavanja|vendi i mbajtjes|lokacija|gde)\s*: *([^\n|]{2,80})"
)
COUNTRY = (
    r"Albania|Kosov[oa]|Serbia|Montenegro|North Macedonia|Bosnia|Austria|Germany|Croatia|Belgium|"
    r"Slovenia|Greece|Hungary|Italy|Norway|Switzerland|Shqiperi|Kosove|Serbi|Mali i Zi|Srbija|"
    r"Crna Gora|Severna Makedonija|Maqedonia e Veriut"
)
BEHIND = re.compile(rf"[ ,]+(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)?), (?:{COUNTRY})\b")
"""A town and its country behind a date."""
WORDS = (
    "on today me u na dana sot danas date datum data when kur kada monday tuesday wednesday "
    "thursday friday saturday sunday published posted the in ne during gjate tokom ponedeljak "
    "utorak sreda cetvrtak petak subota nedelja objavljeno publikuar postuar release updated "
    "created by from since until nga od do news vesti lajme event events"
)
NO_TOWN = frozenset(WORDS.split())
HALL = re.compile(
    r"\b(?:hotel|hotelin|hotelu|centre|center|library|hall|venue|restaurant|university)\b"
    r"[^.,]{0,40}, ?$"
)
FRAME = re.compile(
    r"\b(?:in|at|ne|u|na)(?: (?:the|qytetin e|qytetin|gradu|"
    r"town of|city of|northern|downtown|central))* ?$"
)
OF_TOWN = re.compile(
    r"\b(?:in|ne|u|at|to)\b(?: [\w\"']+){1,6}? (?:of|e|te|se|i|grada|opstine|qytetit|komunes|"
    r"city of|"
    r"town of|municipality of|qytetit te|komunes se) ?$"
)
"""`in the library of Kraljevo`, `u sali Skupštine grada Kragujevca`."""
ENGLISH_IN = re.compile(r"\b(?:in|at)(?: the)? $")
CAPITAL = re.compile(r" (?!and )[A-Z][a-z]+")
"""A capital right behind a town: it is part of a name, such as that of an institute."""
VISITED = re.compile(
    r"\b(?:visited|visiting|visit to|toured|travelled to|traveled to|came to|arrived in|"
    r"guests? of|mysafire? te|gost\w{0,3}|vizituan|"
    r"vizitoi|vizituar|vizite ne|posetil[aoi]|posetio|obisl[aoi]|poseta|poseti)"
    r"(?: (?:the|qytetin e|komunen e|komunen|grad|opstinu|municipality of|town of|city of|"
    r"institutions in|institucijama u|komunes se|opstine|grada|qytetit te))* ?$"
)
VISITED_IN = re.compile(
    r"\b(?:visited|vizituan|vizitoi|posetil[aoie]|posetio)(?: (?!from|nga|iz|when|kur|"
    r"kada)[\w\"'-]+)"
    r"{1,5}? (?:of|in|ne|te|e|u)(?: the)? ?$"
)
"""`visited the city library of Kraljevo`."""
NOT_BEFORE = re.compile(
    r"\b(?:embass(?:y|ies)|ambasad\w+)\b[^.,;]{0,40} (?:in|at|ne|u) ?$|"
    r"\b(?:embassy|missions?|ambasad\w*|citizens|residents|guests|viewers|students|"
    r"youth(?! (?:cent|hub|club|house))|people|"
    r"qytetar\w*|"
    r"gradan\w*|gradjan\w*|gledaoc\w*|shikues\w*|office|zyr\w*|kancelarij\w*|delegation|"
    r"representatives|"
    r"organi[sz]ations?|"
    r"based|life|living|live|lives|serbs|albanians|communit\w+|returnees|journalists|activists|"
    r"dakordua\w*|pajtua\w*|miratua\w*|usaglasen\w*|dogovoren\w*|adopted|endorsed|"
    r"institutions|universit\w*|reached|signed|initialled|agreed|nenshkruar|arritura?|potpisan\w*|"
    r"postignut\w*|agreement|deal|talks|negotiations|marreveshj\w*|sporazum\w*|interests?|"
    r"situation|"
    r"elections?|zgjedhj\w*|izbor\w*|governments?|side|officials|politicians|media(?! cent)|"
    r"businesses|"
    r"roda[ck]\w*|relatives?|kusherir\w*|famil\w+|porodic\w*|friends?|prijatelj\w*|"
    r"rodom|rodjen\w*|rodena?|born|studied|studies|works|lives|jeton|punon|zivi|radi|"
    r"traffic|crossing|border|point|bridge|hospital|incident|tension\w*|crisis)"
    r"(?: (?!(?:je|su|ka|has|have|was|held)\b)[\w-]+){0,2} "
    r"(?:in|at|ne|u|of|e|te|iz|na)(?: the)? ?$"
)
SAID = re.compile(
    r"\b(?:said|says|added|explained|stated|noted|stressed|recalled|tha|thane|shtoi|theksoi|"
    r"deklaroi|tregoi|rek(?:la|li|le|ao)|kaz(?:e|ala|ali|ao)|istak(?:la|li|ao)|dodal[aie]|dodao|"
    r"navel[aie]|naveo)(?: (?:je|su))? (?:that|se|da)\b|"
    r"\b(?:da li|whether|nese)\b"
)
"""What somebody said there may be of any town."""
OF_PARTNER = re.compile(
    r"\b(?P<who>(?:cooperation|co-operation|collaboration|partnership|together|jointly) with|"
    r"(?:financed|funded|supported) by|(?:bashkepunim|partneritet|se bashku|bashke) me|"
    r"(?:financuar|mbeshtetur|financohet|mbeshtetet) nga|"
    r"(?:saradnji|partnerstvu|zajedno) sa?)\b[^,.;]*$"
)
"""The town behind the name of a partner or donor is theirs."""
SEATS = frozenset(("brussels", "washington", "brisel", "vasington"))
"""Ids of where the talks are held: a sentence that names them seldom tells where people met."""
HELD_IN = re.compile(
    r"\b(?:visit\w*|vizit\w*|poset\w*|boravi\w*|qendruan|held|organi[sz]ed|took place|hosted|"
    r"mbajt\w*|mbajti|organizua\w*|organizoi|zhvillua\w*|"
    r"odrza\w*|organizova\w*)\b[^.,]{0,70}$"
)
VENUE = re.compile(
    r"\b(?:hall|amphitheatre|auditorium|hotel\w*|studio|studiju|premises|sall[eaen]+|sali|"
    r"prostorij\w+|ambientet|"
    r"hapesira\w*|media cent(?:re|er)|medija centr\w*|followed|snimljen\w*)\b"
)
HALL_WORD = re.compile(
    r"\b(?:hotel\w*|cent(?:re|er)|centar|hall|library|biblioteka|sala|salla|dom\w* kulture|"
    r"shtepi\w* e kultures|courtyard|dvorist\w*|oborr\w*|qendra|"
    r"restaurant|museum|muzej|muzeu|cultural|kulturni)\b"
)
TOOK_PLACE = re.compile(
    r"\b(?:took place|was held|were held|will be held|u mbajt|u zhvillua|do te mbahet|odrzan[aoi]?|"
    r"odrzace se)\b"
)
