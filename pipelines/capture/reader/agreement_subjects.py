"""What the agreements are about, in the words in which pages speak of them.

Patterns for plain text in small letters. A page seldom gives an agreement's title: it speaks of
`the conclusions on X`, `marrëveshja për X`, `sporazum o X`, or of the deal of a day.
"""

import re
from dataclasses import dataclass

from pipelines.capture.reader.agreement_words import (
    DIPLOMAS,
    ENERGY,
    INTEGRATED,
    MISSING,
    MOVEMENT,
    PLATES,
    SERB_MUNICIPALITIES,
    STICKERS,
    TELECOM,
    WITH_BRIDGE,
)


@dataclass(frozen=True)
class Subject:
    """A subject of agreements. year: to which it belongs where several speak of one subject.

    default: it is meant where no year is told; alone: the words name the agreement by themselves;
    beside: what the sentence must
    hold too, or with wide the text;
    without: what the text must not hold.
    """

    id: str
    form: re.Pattern[str]
    year: int | None = None
    default: bool = True
    alone: bool = False
    beside: re.Pattern[str] | None = None
    wide: bool = False
    without: re.Pattern[str] | None = None


def _subject(
    id_: str,
    form: str,
    year: int | None = None,
    default: bool = True,
    alone: bool = False,
    beside: str | None = None,
    wide: bool = False,
    without: str | None = None,
) -> Subject:
    needed = re.compile(rf"\b(?:{beside})") if beside else None
    other = re.compile(rf"\b(?:{without})\b") if without else None
    return Subject(
        id_, re.compile(rf"(?<![\w-])(?:{form})"), year, default, alone, needed, wide, other
    )


SUBJECTS = (
    _subject(
        "path-to-normalisation-2023",
        (
            r"ohrid agreement|agreement (?:of|from|reached in) ohrid|agreement on the path|"
            r"path (?:to|towards?) (?:the )?normali[sz]ation|basic agreement|"
            r"marreveshj\w+ (?:e|se) ohri[td]\w*|marreveshj\w+ bazike|rrug\w+ drejt normalizimit|"
            r"ohridsk\w+ sporazum\w{0,2}\b|sporazum\w{0,2} (?:iz|u) ohrid\w*|"
            r"put\w* (?:ka|do) normalizacij\w+|osnovn\w+ sporazum\w{0,2}\b"
        ),
        alone=True,
    ),
    _subject(
        "ohrid-implementation-annex-2023",
        (
            r"implementation annex|ohrid annex|annex (?:of|from) ohrid|aneks\w* (?:i |e |te |se )?"
            r"(?:zbatimit|ohrit|zbatues)|aneks\w* iz ohrida|aneks\w* (?:o|za) (?:\w+ )?(?:primen|"
            r"sprovod|"
            r"implementacij)\w+|"
            r"(?:ohridsk|implementacion)\w+ aneks\w*"
        ),
        alone=True,
    ),
    _subject(
        "first-agreement-2013",
        (
            r"brussels agreement(?! of (?:27 )?february)\b|april agreement\b|"
            r"first agreement of principles|"
            r"marreveshj(?:a|en|es|e) (?:e |se |te )?(?:pare )?(?:e |te |se )?bruksel\w*|"
            r"briselsk(?:i|og|om|im) sporazum(?:a|u|om)?\b|"
            r"prv(?:i|og|om|im) (?:briselsk\w+ sporazum|sporazum(?:a|u|om)? o princip)\w*"
        ),
        alone=True,
    ),
    _subject(
        "first-agreement-2013",
        (
            r"first agreement\b|marreveshj(?:a|en|es) (?:e|se) pare|"
            r"prv(?:i|og|om|im) sporazum(?:a|u|om)?\b"
        ),
        alone=True,
        beside=(
            r"2013|april\w*|prill\w*|tack\w+|pik(?:a|at|ave|es)\b|points?|principi\w*|princip\w*|"
            r"parime\w*"
        ),
    ),
    _subject(
        "washington-commitments-2020",
        (
            r"washington (?:agreement|commitments|deal|accord)|agreement (?:of|"
            r"signed in) washington|"
            r"marreveshj\w+ (?:e|se) (?:uashington|washington)\w*|vasingtonsk\w+ sporazum\w*|"
            r"(?:sporazum|obavez)\w* (?:iz|u) vasington\w*|zotimet e (?:u|w)ashingtonit|"
            r"economic normali[sz]ation (?:commitments|agreements?)"
        ),
        alone=True,
    ),
    _subject(
        "washington-commitments-2020",
        r"washington\w*|vasington\w*|uashington\w*",
        alone=True,
        beside=(
            r"commitments?|obavez\w*|zotim\w*|economic normali[sz]\w*|ekonomsk\w+ normaliz\w*|"
            r"normalizim\w* ekonomik"
        ),
    ),
    _subject(
        "implementation-plan-2013",
        (r"implementation plan|plan\w* (?:i|e|te) zbatimit|plan\w* (?:primene|implementacije)"),
        alone=True,
        beside=(
            r"first agreement|brussels agreement|marreveshj\w+ (?:e|se) (?:pare|bruksel\w*)|"
            r"prv\w+ sporazum|briselsk\w+ sporazum"
        ),
        wide=True,
    ),
    _subject(
        "association-principles-2015",
        SERB_MUNICIPALITIES,
        alone=True,
        beside=(
            r"(?<!agreement of )principles\b|main elements|parimet?\b|parimeve te (?:pergjithshme|"
            r"asoc)|element\w* kryesor\w*|(?<!sporazuma o )(?<!sporazum o )princip(?:i|e|ima|a)\b"
            r"(?! (?:koji|za normal))|nacel\w*|avgusta 2015|gusht\w* 2015|august 2015"
        ),
    ),
    _subject(
        "association-principles-2015",
        (
            r"(?:debat\w*|diskusij\w*|discussion|debate|round ?table|okrugl\w+ st\w+|tryez\w*|"
            r"konferenc\w*|conference|tribin\w*|workshop|radionic\w*|punetori\w*|diskutim\w*|"
            r"seminar\w*) (?:o|on|about|per|mbi) (?:the )?"
            rf"(?:{SERB_MUNICIPALITIES})"
        ),
        alone=True,
    ),
    _subject(
        "civil-registry-books-2011",
        (
            r"civil registr\w+|registry books|libra\w* (?:e |te )?regjistr\w+ civil\w*|"
            r"regjistra\w* (?:e |te )?(?:civil\w*|lindj\w+)|registers? of births|civil registers?|"
            r"libra\w* (?:\w+ )?(?:ame\b|amz\w*|gjendj\w+ civile)|"
            r"maticn\w+ (?:knjig\w+|evidencij\w*)"
        ),
    ),
    _subject("cadastral-records-2011", r"cadast\w+|kadast\w+|katast\w+"),
    _subject("civil-protection-2015", r"civil protection|mbrojtj\w+ civile|civiln\w+ zastit\w+"),
    _subject(
        "customs-revenue-development-fund-2013",
        (
            r"(?:northern )?development fund|customs revenues?|collection of customs|"
            r"fond\w* (?:per |i |e )?zhvillim\w*|te hyra\w* doganor\w*|razvojn\w+ fond\w*|"
            r"fond\w* za razvoj severa|naplat\w+ carin\w*"
        ),
    ),
    _subject(
        "customs-seed",
        r"systematic exchange of electronic data|\(?seed\)?\b",
        alone=True,
        beside=r"customs|dogan\w*|carin\w*",
        wide=True,
    ),
    _subject(
        "customs-stamps-2011", r"customs (?:stamps?|seals?)|vula\w* dogan\w*|carinsk\w+ pecat\w*"
    ),
    _subject("university-diplomas-2011", DIPLOMAS, 2011),
    _subject("diplomas-arrangement-2016", DIPLOMAS, 2016, default=False),
    _subject(
        "diplomas-arrangement-2016",
        (
            r"udhezim\w* (?:\w+ ){0,2}2016|(?:guidance|arrangement) (?:\w+ ){0,3}2016|"
            r"(?:smernic|aranzman)\w* iz (?:\w+ )?2016"
        ),
        alone=True,
        beside=r"diplom\w*|degrees?",
        wide=True,
    ),
    _subject(
        "energy-roadmap-2022",
        (
            rf"(?:{ENERGY})(?: agreements?'?)?(?: implementation)? road ?-?map|"
            rf"road ?-?map (?:on|for) (?:{ENERGY})|udherrefyes\w* (?:\w+ ){{0,6}}energji\w*|"
            rf"map\w+ puta (?:\w+ ){{0,4}}(?:{ENERGY})|energetsk\w+ map\w+ puta"
        ),
        alone=True,
    ),
    _subject("energy-2013", rf"(?:{ENERGY})(?! agreements|\w* (?:implementation )?road)", 2013),
    _subject(
        "energy-conclusions-2015",
        r"(?:conclusions|konkluzion\w*|zakljuc\w+)[^.;]{0,70}\b2015",
        alone=True,
        beside=r"energy|energji\w*|energet\w+",
        without=(
            r"bridge|most[aou]\w?|ur[ae]n?|civiln?\w*|tele\w+|judici\w+|sudstv\w*|drejtesi\w*"
        ),
        wide=True,
    ),
    _subject("energy-conclusions-2015", ENERGY, 2015, default=False),
    _subject("freedom-of-movement-2011", rf"(?:{MOVEMENT}){WITH_BRIDGE}", 2011),
    _subject(
        "freedom-of-movement-arrangement-2016",
        rf"(?:{MOVEMENT}){WITH_BRIDGE}",
        2016,
        default=False,
    ),
    _subject("licence-plates-2021", STICKERS, beside=rf"2021|30|{PLATES}|crossing|{STICKERS}"),
    _subject("licence-plates-2021", PLATES, 2021, default=False),
    _subject("licence-plates-2022", PLATES, 2022, default=False),
    _subject("freedom-of-movement-arrangement-2016", PLATES, 2016, default=False),
    _subject(
        "liaison-arrangements-2013",
        (
            r"liaison (?:officers?|offices?|arrangements?)|(?:zyrtar|oficer)\w* (?:te |"
            r"e )?nderlidhes\w*|"
            r"zyra\w* (?:te |e )?nderlidhes\w*|oficir\w* za vezu|kancelarij\w+ za vezu"
        ),
    ),
    _subject("ibm-2011", INTEGRATED),
    _subject(
        "ibm-technical-protocol-2012",
        r"technical protocol|protokoll?\w* teknik\w*|tehnick\w+ protokol\w*",
        alone=True,
        beside=rf"2012|{INTEGRATED}|border|boundary|kufi\w*|granic\w*|prelaz\w*",
    ),
    _subject(
        "id-documents-2022",
        (
            r"id cards?\b|identity (?:cards?|documents?)|personal documents|"
            r"entry[ /-](?:and )?exit|"
            r"leternjoftim\w*|dokument\w* (?:te |e )?(?:identi\w+|hyrj\w*)|"
            r"licn\w+ (?:kart\w*|dokumen\w*)|ulazno.?izlazn\w*"
        ),
    ),
    _subject(
        "justice-2015",
        (
            r"justice agreement|agreement on (?:the )?(?:integration of (?:the )?)?"
            r"(?:justice|judiciary)|marreveshj\w+ (?:per|mbi|e|se) (?:integrimin e )?"
            r"(?:drejtesi\w*|gjyqesor\w*)|(?:sporazum|dogovor|zakljuc)\w* o (?:integraciji )?"
            r"(?:pravosud|sudstv)\w*"
        ),
        alone=True,
    ),
    _subject(
        "medicinal-products-cpp-2015",
        (
            r"medicinal products?|medicines?\b|pharmaceutical\w*|cpp\b|"
            r"produkt\w+ (?:medicinal\w*|farmaceutik\w*)|barna\w*|lekov\w+|farmaceutsk\w+"
        ),
    ),
    _subject(
        "missing-persons-declaration-2023",
        (
            rf"declaration (?:\w+ ){{0,3}}on (?:the )?(?:{MISSING})|deklarat\w+ (?:\w+ ){{0,3}}"
            rf"(?:per|mbi) (?:\w+ ){{0,2}}(?:{MISSING})|"
            rf"deklaracij\w+ (?:\w+ ){{0,3}}o (?:{MISSING})"
        ),
        alone=True,
    ),
    _subject(
        "missing-persons-joint-commission-2024",
        r"joint commission|komision\w* (?:te |i |e )?perbashket|zajednick\w+ komisij\w*",
        alone=True,
        beside=r"terms of reference|termat|opis\w* poslova|2024",
        wide=True,
    ),
    _subject(
        "mitrovica-bridge-2015",
        r"(?:main |ibar )?bridge\b|ur(?:a|en|es)\b|(?<!nvo )most(?:a|u|om)\b",
        beside=r"mitrovic\w*|ibar\b|ibr\w*|2015|opening|hapj\w*|otvaranj\w*",
    ),
    _subject(
        "municipal-elections-north-2013",
        (
            r"(?:municipal|local) elections in the (?:four )?north\w*|"
            r"zgjedhj\w+ komunale ne (?:kater komuna\w* )?veri\w*|"
            r"lokaln\w+ izbor\w+ (?:na severu|u (?:cetiri )?severn\w+)"
        ),
    ),
    _subject(
        "official-visits-2014",
        (
            r"official visits?|visits? of officials|vizita\w* (?:te |e )?zyrtar\w*|"
            r"zvanicn\w+ poset\w*|poset\w+ zvanicnika"
        ),
    ),
    _subject(
        "police-integration-2013",
        (
            r"integration of (?:the )?(?:police|mup)|police integration|"
            r"integrim\w* (?:i|e|te) (?:policis\w*|policeve)|integracij\w+ (?:policij\w+|"
            r"policajaca|mup)"
        ),
    ),
    _subject(
        "police-integration-2013",
        r"(?:points?|tack\w+|pika\w*) 7",
        alone=True,
        beside=r"polic\w*",
    ),
    _subject(
        "regional-representation-2012",
        (
            r"regional representation|perfaqesim\w* rajonal|regionaln\w+ "
            r"(?:predstavljanj\w+|zastupanj\w+)|footnote|asterisk|fusnot\w*"
        ),
    ),
    _subject(
        "religious-heritage-police-unit-2012",
        (
            r"special (?:\w+ ){0,2}(?:police )?unit|posebn\w+ jedinic\w+|njesi\w* (?:e |te )?"
            r"(?:posacme|vecante)|(?:versk|kulturn)\w+(?: i \w+)? bastin\w+|(?:cultural|"
            r"religious) heritage sites|"
            r"trashegimi\w+ (?:fetare|kulturore)|(?:versk|kulturn)\w+ nasled\w*"
        ),
        beside=r"police|polic\w*",
    ),
    _subject(
        "telecom-action-plan-2015",
        (
            rf"action plan (?:on|for) (?:the )?(?:{TELECOM})|(?:{TELECOM}) action plan|"
            rf"plan\w* (?:i |e |te |se )?(?:i )?veprimit (?:per|mbi) (?:{TELECOM})|"
            rf"akcion\w+ plan\w* (?:za|o) (?:{TELECOM})"
        ),
        alone=True,
    ),
    _subject("telecommunications-2013", TELECOM, 2013),
    _subject("telecom-action-plan-2015", TELECOM, 2015, default=False),
    _subject("telecom-dial-code-383-2016", TELECOM, 2016, default=False),
    _subject(
        "telecom-dial-code-383-2016",
        (
            r"\+ ?383\b|dial(?:l?ing)? code|calling code|kod\w* (?:telefonik|i thirrjes|thirres)|"
            r"pozivn\w+ broj\w*"
        ),
    ),
    _subject(
        "transport-letters-of-intent-2020",
        r"letters? of intent|letra\w* (?:e|te) qellimit|pism\w+ o namer\w+",
        alone=True,
        beside=(
            r"flights?|air|rail\w*|highway|motorway|fluturim\w*|hekurudh\w*|autostrad\w*|let\w*|"
            r"avio\w*|zeleznic\w*|auto-?put\w*"
        ),
    ),
    _subject(
        "vehicle-insurance-2015",
        (
            r"(?:vehicle|car|motor|auto) insurance|insurance of vehicles|sigurim\w* (?:i|e|te) "
            r"(?:automjet\w+|makin\w+|vetur\w+)|osiguranj\w+ (?:vozila|automobila)"
        ),
    ),
    _subject(
        "adr-certificates-2016",
        (
            r"adr\b|adr-\w+|dangerous goods|mallra\w* te rrezikshm\w+|"
            r"opasn\w+ (?:rob\w+|materij\w+|teret\w*)"
        ),
    ),
    _subject(
        "adr-certificates-2016",
        r"adr certificates|certifikat\w+ adr|adr sertifikat\w*",
        alone=True,
    ),
)

DAYS = {
    (30, 9): ("licence-plates-2021", 2021),
    (23, 11): ("licence-plates-2022", 2022),
    (27, 2): ("path-to-normalisation-2023", 2023),
    (18, 3): ("ohrid-implementation-annex-2023", 2023),
    (19, 4): ("first-agreement-2013", 2013),
    (4, 9): ("washington-commitments-2020", 2020),
}
"""Days by which people call an agreement: `the agreement of 30 September`."""

BEFORE_IT = {"id-documents-2022": "freedom-of-movement-2011"}
"""Where a text of an earlier day names the subject of a later agreement, what it means."""
