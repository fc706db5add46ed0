"""Verbs of which those who hold something are the subject, for plain text with capitals."""

import re

_STRONG = (
    r"(?:co-?|jointly )?organi[sz]ed|invited|held|holds|hosted|hosts|hosting|convened|conducted|"
    r"launched|"
    r"launches|gathered|brought together|delivered|ran|runs|trained|carried out|staged|"
    r"(?:will|shall) (?:be )?(?:organi[sz]e|hold|host|launch|organi[sz]ing|hosting)|(?:is|are) "
    r"(?:organi[sz]ing|hosting|holding|launching|implementing)|implements?|started|starts|"
    r"(?:ha(?:s|ve) the pleasure|(?:is|are) pleased|ha(?:s|ve) a pleasure|ha(?:s|ve) the honou?r|"
    r"cordially|kindly|would like)? ?"
    r"(?:to )?invites?|"
    r"organizoi|organizuan|organizuen|organizon|organizojne|ka (?:kenaqesine|nderin)|"
    r"kane (?:kenaqesine|nderin)|mbajti|mbajten|mban|mbajne|zhvilloi|zhvilluan|lansoi|lansuan|"
    r"realizoi|realizuan|mblodhi|mblodhen|transmetoi|zbaton|zbatojne|"
    r"do te (?:organizoje|organizojne|mbaje|mbajne|lansoje|zhvilloje)|(?:ju |te |i )?fton|"
    r"(?:ju )?ftojne|ju njofton|trajnoi|(?<=ka )(?:organizuar|mbajtur|realizuar)|"
    r"(?<=kane )(?:organizuar|mbajtur|realizuar)|"
    r"organizoval[aoie]|organizovao|organizuj[eu]|odrzal[aoie]|odrzao|lansiral[aoie]|lansirao|"
    r"(?:okupil[aoie]|okupio)(?! se)|realizoval[aoie]|realizovao|realizuj[eu]|sprovel[aoie]|"
    r"sproveo|"
    r"sprovod[ei]|"
    r"organizovace|odrzace|ce (?:organizovati|odrzati)|poziva(?:ju)?|ugostil[aoie]|ugostio|"
    r"povel[aie]|poveo|"
    r"ima(?:ju)? (?:cast(?: i)? ?)?(?:zadovoljstvo)?|(?:bio|bila|bilo|bili) (?:je |su )?domacin\w*|"
    r"priredi[ol]\w*|prireduj[eu]|pripremi[ol]\w*"
)
_WEAK = (
    r"published|publishes|released|concluded|concludes?|presented|presents|will present|"
    r"met|issued|"
    r"(?<=ka )(?:publikuar|prezantuar)|publikoi|publikuan|prezantoi|prezantuan|prezanton|"
    r"u takuan|botoi|do te prezantoje|"
    r"objavil[aoie]|objavio|predstavil[aoie]|predstavio|predstavlja(?:ju)?|sastal[aie]|predstavice"
)
_VERB = rf"(?P<verb>(?P<strong>{_STRONG})|{_WEAK})"
_WITH = (
    r"(?:in (?:close )?(?:cooperation|co-operation|collaboration|partnership) with|together with|"
    r"jointly with|with (?:the )?(?:\w+ )?support of|ne bashkepunim me|ne partneritet me|"
    r"se bashku me|bashke me|me mbeshtetjen e|u saradnji sa?|u partnerstvu sa?|zajedno sa?|"
    r"uz podrsku)"
)
_DAY = r"(?:,? (?:on|me|dana|today|yesterday|last)\b[\w ,.-]{0,34}?,?)?"
TAIL = re.compile(
    rf"(?:,? {_WITH} [^.;\n]{{3,150}}?,?)?(?:, (?!\"?[A-Z])[^.;:\n]{{3,170}}?,)?{_DAY}"
    rf"(?: (?:je|su)\b[^\n;!?\"]{{0,120}}?| with (?:its |local |the )?[a-z]+(?: [a-z]+)?)?"
    rf"(?: (?:has|have|had|jointly|also|successfully|today|yesterday|recently|again|together|"
    rf"ka|kane|sot|dje|mbreme|e|i|do te|se bashku|je|su|danas|juce|sinoc|se|will|which|zajedno|"
    rf"Vas|vas|Vam|you)){{0,4}}"
    rf",? {_VERB}(?![\w-])"
)
"""What stands between the name of a body and the verb, and the verb: `strong` says who held it."""
