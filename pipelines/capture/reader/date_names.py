"""Names of months and days in three languages, in their cases, in plain small letters."""

_MONTHS = (
    "january jan janar janari janarit januar januara januaru",
    "february feb shkurt shkurti shkurtit shk februar februara februaru",
    "march mar mars marsi marsit mart marta martu",
    "april apr prill prilli prillit pri aprila aprilu",
    "may maj maji majit maja maju",
    "june jun qershor qershori qershorit qer juni juna junu",
    "july jul korrik korriku korrikut kor juli jula julu",
    "august aug gusht gushti gushtit gus avgust avgusta avgustu avg",
    "september sept sep shtator shtatori shtatorit sht septembar septembra septembru",
    "october oct tetor tetori tetorit tet oktobar oktobra oktobru okt",
    "november nov nentor nentori nentorit nen novembar novembra novembru",
    "december dec dhjetor dhjetori dhjetorit dhj decembar decembra decembru",
)
MONTHS = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_DAY_NAMES = (
    "monday|e hene|te henen|te hene|ponedeljak|ponedeljka",
    "tuesday|e marte|te marten|te marte|utorak|utorka",
    "wednesday|e merkure|te merkuren|te merkure|sreda|sredu|srede",
    "thursday|e enjte|te enjten|te enjte|cetvrtak|cetvrtka",
    "friday|e premte|te premten|te premte|petak|petka",
    "saturday|e shtune|te shtunen|te shtune|subota|subotu|subote",
    "sunday|e diel|te dielen|te diele|nedelja|nedelju",
)
_SERBIAN_ORDINALS = (
    "prvog drugog treceg cetvrtog petog sestog sedmog osmog devetog desetog jedanaestog dvanaestog "
    "trinaestog cetrnaestog petnaestog sesnaestog sedamnaestog osamnaestog devetnaestog dvadesetog"
)
_ENGLISH_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {
    word: n
    for words, tens, more in (
        (_SERBIAN_ORDINALS.split(), "dvadeset ", ("tridesetog", "trideset prvog")),
        (_ENGLISH_ORDINALS.split(), "twenty-", ("thirtieth", "thirty-first")),
    )
    for n, word in enumerate([*words, *(f"{tens}{word}" for word in words[:9]), *more], 1)
}
"""Days of a month in words."""
_SHORT_NAMES = (
    "mon hen pon",
    "tue mar uto",
    "wed mer sre",
    "thu enj cet",
    "fri pre pet",
    "sat sht sub",
    "sun die ned",
)
SHORT_WEEKDAYS = {name: n for n, names in enumerate(_SHORT_NAMES) for name in names.split()}
"""Days as the line of a post shortens them."""
WEEKDAYS = {name: n for n, names in enumerate(_DAY_NAMES) for name in names.split("|")}
