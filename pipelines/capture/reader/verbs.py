"""How a text says that something was held or will be, in three languages.

Patterns for plain text in small letters.
"""

import re

_PAST_EN = (
    r"(?:co-?)?organi[sz]ed|held|hosted|took place|convened|conducted|launched|gathered|"
    r"brought together|participated|attended|presented|discussed|concluded|was opened|published|"
    r"delivered|completed|marked|facilitated|visited|met|issued|released|"
    r"broadcast|aired|shown|screened|staged|toured|trained|took part|spoke|spent|stayed|filled|"
    r"invited|began|started|"
    r"travelled|came to|came together|put together|hosted|"
    r"(?:was|were) (?:the )?guests?|signed up for|shared|received|was called|was followed|"
    r"took stock|heard|opened|(?:ran|lasted) (?:from|for|between|until)|welcomed|came|joined"
)
_PAST_SQ = (
    r"organizoi|organizuan|u organizua|organizuar|u mbajt|u mbajten|mbajti|mbajten|mbajtem|"
    r"mbajtur|zhvilloi|"
    r"zhvilluan|u zhvillua|mblodhi|mblodhen|lansoi|lansuan|u lansua|u perurua|morën pjese|"
    r"moren pjese|mori pjese|"
    r"u diskutua|diskutuan|u prezantua|u prezantuan|prezantoi|prezantuan|publikoi|u publikua|"
    r"realizoi|u realizua|bashkoi|priti|perfundoi|u perkrah|filloi|filluan|nisi|ftoi|u takua|"
    r"u takuan|vizituan|vizitoi|"
    r"u hap|"
    r"u transmetua|u emetua|u shfaq|u priten|folen|foli|u botua|botoi|u zhvilluan|shenoi|"
    r"u trajnuan|ndoqen|ndoqi|transmetoi|emetoi|degjuan|mesuan|qendruan|biseduan|u bisedua|"
    r"u mblodh|u mblodhen|"
    r"trajnoi|u lansuan|u nda|(?:ishin|ishte) (?:mysafire?|mik|miq)|"
    r"zgjati|zgjaten|kaluan|erdhen|mirepriti|mirepriten"
)
_PAST_SR = (
    r"organizoval[aoie]|organizovan[aoie]?|odrzal[aoie]|odrzao|odrzan[aoie]?|okupi[ol]\w*|"
    r"lansiral[aoie]|lansirao|lansiran[aoie]?|predstavi[ol]\w*|predstavljen[aoie]?|"
    r"ucestvoval[aoie]|poset[io]\w*|"
    r"ucestvovao|prisustvoval[aoie]|razgovaral[aoie]|razgovarano|diskutoval[aoie]|"
    r"sprovel[aoie]|objavi[ol]\w*|"
    r"objavljen[aoie]?|realizoval[aoie]|realizovan[aoie]?|organizovao|ugosti[ol]\w*|"
    r"prezentovan[aoie]?|sproveden[aoie]?|sastal[aie]|sastao|razgovaral[aoie]|boravi[ol]\w*|"
    r"poce[ol]\w*|"
    r"(?:bil[aie]|bio)(?: (?:je|su))? gost\w{0,3}|(?:je|su) (?:bil[aie]|bio) gost\w{0,3}|"
    r"trajal[aoie]|trajao|provel[aie]|proveo|docekal[aie]|docekao|"
    r"emitovan[aoie]?|prikazan[aoie]?|govoril[aoie]|govorio|gostova[ol]\w*|otvoren[aoie]?|"
    r"zavrsen[aoie]?|zavrsi[ol]\w*|okonca[ol]\w*|pohada[ol]\w*|domacin|obelezi[ol]\w*|"
    r"obelezen[aoie]?|vodil[aie]|vodio|"
    r"promovisan[aoie]?|promovisa[ol]\w*|stampan[aoie]?|izda[ol]\w*"
)
PAST = re.compile(rf"\b(?:{_PAST_EN}|{_PAST_SQ}|{_PAST_SR})\b")

_FUTURE_EN = (
    r"(?:will|shall) (?:be |also |jointly )*(?:held|hold|host|hosted|organi[sz]e|"
    r"organi[sz]ed|take place|launch|launched|present|presented|"
    r"gather|convene|bring together|discuss|open|start|begin)|(?:is|are) (?:organi[sz]ing|"
    r"hosting|holding|pleased to (?:invite|announce))|"
    r"(?:has|have) (?:a|the) (?:pleasure|honou?r) (?:to invite|of inviting)|invites? you|"
    r"cordially invite|invites? (?:all|citizens|students|"
    r"journalists|the (?:media|public)|applicants|interested|young)|you are (?:kindly |"
    r"cordially )?invited|are (?:kindly |cordially )?invited to|"
    r"rsvp|register (?:here|by|now|at|for|in advance)|registration (?:is open|link|form|deadline)|"
    r"confirm your (?:attendance|participation|presence)|save the date|invitation|announcement:|"
    r"opens its doors|join us|"
    r"we look forward to|"
    r"(?:is|are) to (?:be held|take place|be presented|be launched|open|start|begin)|"
    r"is scheduled (?:for|to)|(?:is|are) planned for|apply (?:by|here|now)|"
    r"call for (?:applications|participants)|upcoming"
)
_FUTURE_SQ = (
    r"do te (?:mbahet|mbahen|organizohet|organizohen|organizoje|mbaje|zhvillohet|"
    r"zhvillohen|zhvilloje|lansohet|lansoje|prezantohet|marrin pjese|mblidhen|diskutohet|"
    r"prezantoje)|"
    r"ju fto\w+|fton (?:te|qytetaret|gazetaret|mediat)|jeni te ftuar|ftese\b|ftesa\b|"
    r"kemi kenaqesine|ka kenaqesine|konfirmoni|regjistrohuni|lajmerohuni|bashkohuni"
)
_FUTURE_SR = (
    r"odrzace se|bice odrzan[aoie]?|ce se odrzati|ce biti odrzan[aoie]?|"
    r"ce biti organizovan[aoie]?|bice organizovan[aoie]?|organizovace|ce organizovati|"
    r"ce odrzati|odrzace|bice predstavljen[aoie]?|ce biti predstavljen[aoie]?|"
    r"ce predstaviti|predstavice|pozivamo|poziva(?:ju)? vas|vas pozva|"
    r"imaju? (?:cast|zadovoljstvo) da|poziv na|poziv za|pozivnica|prijavite se|"
    r"prijava ucesca|potvrdite|bice odrzano|najav\w+|ugostice|okupice|ce ugostiti|"
    r"ce okupiti|(?:govor|predstav|otvor|ucestvova|moderira|razgovara|prica|prezentova|rasprav|"
    r"raspravlja|diskutova|debatova|traja|obrat|pozdrav|gostova|promovisa|poc)[iae]?ce\b"
)
FUTURE = re.compile(rf"\b(?:{_FUTURE_EN}|{_FUTURE_SQ}|{_FUTURE_SR})")

DONE = re.compile(rf"(?<!\bis )(?<!\bare )(?<!\bbe )\b(?:{_PAST_EN}|{_PAST_SQ}|{_PAST_SR})\b")
"""The past, without what `is organised by` says of now."""
INVITES = re.compile(
    r"\b(?:confirm your (?:attendance|participation|presence)|registration (?:is )?(?:open|closes|"
    r"required)|applications? (?:are|is) (?:open|accepted|due)|(?:calls|invites) (?:on |all )?"
    r"(?:[\w-]+ ){1,6}to (?:apply|register|join|attend)|deadline for applications|"
    r"(?:entrance|admission|entry) is free|seats are limited|we are looking for|travel is covered|"
    r"expenses are covered|we (?:will )?cover (?:the )?(?:travel|"
    r"costs)|regjistrimi (?:mbyllet|eshte i hapur|behet)|vendet jane te kufizuara|hyrja (?:eshte )?"
    r"e lire|konfirmo\w* (?:i |e )?pjesemarrje\w*|konfirmimi i pjesemarrjes|aplikimet (?:jane|"
    r"pranohen)|ju fto\w+|pozivamo|da se prijav\w+|prijave (?:se (?:primaju|salju)|otvorene|"
    r"su otvorene|traju|slati)|prijavite se|rok za prijav\w+|"
    r"poziva(?:ju)? (?:\w+ ){1,5}da (?:uzmu|ucestvuju|dodju|dodu|se)|mesta (?:ima|je)|"
    r"fton\w* (?:\w+ ){1,5}te (?:marrin pjese|aplikojne|regjistrohen)|afati (?:i|per) (?:aplikim|"
    r"regjistrim)\w*|"
    r"potvrdite|ulaz (?:je )?slobodan|broj mesta je "
    r"ogranicen|troskove? puta)"
)
"""What only an invitation says."""

REPORT = re.compile(
    r"\b(?:participants (?:\w+ )?(?:discussed|emphasi[sz]ed|stressed|agreed|welcomed|"
    r"noted|concluded|underlined|shared|identified|exchanged|said|pointed|"
    r"highlighted|expressed|raised|learned|visited|had|were)|was attended|was (?:opened|"
    r"moderated|held|organi[sz]ed|structured)|were (?:presented|discussed|held)|"
    r"emphasi[sz]ed|stressed|underlined|highlighted|pointed out|said|stated|noted|"
    r"concluded|during the (?:workshop|event|meeting|discussion|conference|training|"
    r"seminar|round ?table|visit)|"
    r"pjesemarresit (?:diskutuan|theksuan|vleresuan|u pajtuan|kerkuan|ngriten|shkembyen)|"
    r"theksoi|theksuan|vleresoi|vleresuan|tha\b|thane|deklaroi|u theksua|u diskutua|"
    r"naglasi[ol]\w*|istak(?:la|li|ao|nuto|nuta)|istakl[ai]|rekl[ai]|rekao|izjavi[ol]\w*|"
    r"ocenjeno|ocenil[ai]|zakljuceno|zakljucil[ai]|ucesnici su|porucil[ai]|porucio|"
    r"porucen[oa])"
)
"""What only somebody who was there can tell."""

AHEAD = re.compile(r"\b(?:do te \w+|will (?:be )?\w+|(?:ce|cemo) (?:se |biti )?\w+|bice)\b")
"""A future of any verb, which counts where nothing else is said."""
PRESENT = re.compile(
    r"\b(?:organizuj[eu]|organizon|organizojne|organizohet|mban|mbajne|odrzava(?:ju)?|"
    r"is organi[sz]ing|organi[sz]es|takes place|hosts|broadcasts|airs|is broadcast|begins|starts|"
    r"transmeton|transmetohet|emeton|emetohet|fillon|nis(?= (?:me|ne|punen)\b)|emituje|emituju|"
    r"pocinje|"
    r"prikazuje|debatojne|debatuju)\b"
)
"""What is held now or soon; it counts where nothing else is said."""
AGENDA = re.compile(r"^\W*\d{1,2}[:.]\d\d *-+ *\d{1,2}[:.]\d\d\b", re.MULTILINE)
STATUS = re.compile(
    r"(?:finished|zavrseno|perfunduar|upcoming|e perfunduar|predstoji|se afron)\s*$", re.IGNORECASE
)
