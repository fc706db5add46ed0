"""Whether a name of a body ends where it was cut, or may go on: then it is left out.

`Glas porodica`, `Ženevski centar za upravljanje sektorom bezbednosti`, `the Network's secretariat`:
small letters behind a name may be its own. Only words that stand between sentences' parts, and
verbs, show that it has ended.
"""

import re

from pipelines.capture.reader.bodies import NAMED_BODY

_ENGLISH = (
    r"(?:a|an|the|and|or|but|nor|in|on|at|with|from|for|to|of|by|under|through|within|via|during|"
    r"as|"
    r"which|that|who|whom|whose|where|when|while|whereas|because|both|also|together|jointly|again|"
    r"after|before|since|until|into|over|about|along|alongside|among|between|without|near|next|"
    r"then|there|this|these|its|their|our|his|her|it|they|we|today|yesterday|tonight|last|now|"
    r"first|once|twice|again|just|only|not|never|ran|run|held|met|brought|took|gave|led|told|came|"
    r"set|put|saw|made|paid|is|are|was|were|be|has|have|had|will|would|shall|can|could|may|might|"
    r"did|does|do|sent|drew|won|built|spoke|said|says|began|went|kept|lent|chose|wrote|sat|plus|"
    r"per|if|so|too|here|itself|themselves|respectively|and/or|[a-z]+ed|[a-z]{2,}ly|[a-z]+es|"
    r"[a-z]+ing|[a-z]{2,}[bcdfgklmnprtvwy]s)"
)
_ALBANIAN = (
    r"(?:ne|me|nga|per|dhe|e|i|te|se|u|ka|kane|do|qe|cili|cila|cilet|cilat|sot|dje|mbreme|si|ishte|"
    r"ishin|eshte|jane|permes|nepermjet|nen|mbi|pas|para|gjate|bashke|bashkerisht|sipas|kjo|ky|"
    r"keto|"
    r"ku|kur|po|ende|tashme|edhe|por|deri|prej|ndersa|kurse|rreth|tek|te|pranë|prane|mes|nder|ia|"
    r"iu|ua|ju|na|nuk|s|apo|ose|kete|vazhdimisht|zyrtarisht|rregullisht|gjithashtu|ne|mori|dha|"
    r"dhane|beri|bene|solli|sollen|priti|mbeshtet|ftoi|fton|hapi|nisi|nise|[a-z]{2,}(?:oi|uan|uar|"
    r"ojne|ohet|ohen|ten|tur|en|on|in|ur|isht|ar|aj|eu)|mbajti|pyeti|nisi|vuri)"
)
_SERBIAN = (
    r"(?:je|su|bi|se|da|u|na|o|po|kao|uz|od|iz|sa|s|a|ali|i|te|koj\w+|ciji|cija|cije|sto|danas|"
    r"juce|"
    r"sinoc|sutra|zajedno|zajednicki|preko|kroz|bice|ce|ima|imaju|nije|nisu|vec|jos|biti|pre|"
    r"nakon|posle|tokom|do|pri|kod|prema|oko|zbog|bez|za|dok|kada|kad|gde|jer|posredstvom|putem|"
    r"ni|niti|ili|nego|"
    r"bio|bila|bilo|bili|bile|dao|dala|dali|vas|vam|nas|nam|ga|ju|ih|im|mu|joj|takode|takodje|"
    r"opet|uspesno|redovno|ponovo|prvi|"
    r"organiz\w+|odrz\w+|predstav\w+|objav\w+|okup\w+|pokren\w+|lansir\w+|realiz\w+|sprov\w+|"
    r"saop\w+|ucest\w+|finans\w+|sufinans\w+|podrz\w+|poziv\w+|raspis\w+|najav\w+|prired\w+|"
    r"vodi|vode|drzi|drze|[a-z]{3,}(?:ao|ala|alo|ali|ale|io|ila|ilo|ili|ile|uje|uju|ice|ace|ava|"
    r"avaju|eo|ela|"
    r"eli|elo))"
)
_ENDS = {
    "en": re.compile(_ENGLISH),
    "sq": re.compile(rf"{_ALBANIAN}|{_SERBIAN}"),
    "sr": re.compile(_SERBIAN),
    None: re.compile(rf"{_ENGLISH}|{_ALBANIAN}|{_SERBIAN}"),
}
_NEXT = re.compile(r" (?P<word>[a-z][a-z']*)")
_IN_NAME = re.compile(r" (?:na|u|o|po|pod|nad|bez|za) [a-z]")
"""`Žene u crnom`, `portal Stvarnost na dlanu`: such words may be those of a name."""
_QUOTED = re.compile(r'"|[A-Z]{2}')
_OFFICE_OF_STATE = re.compile(
    r"(?:the )?(?:ministry|ministri|ministarstv|department|departament|directorate|drejtori|uprav|"
    r"sekretari|secretariat|committee|odbor)",
    re.IGNORECASE,
)
_MORE_TASKS = re.compile(r", (?:[A-Z][a-z]+|[a-z]+)(?:, [\w]+)? (?:and|dhe|i|e) [A-Za-z]")
"""`Ministry of Culture, Youth and Sport`: what it is for goes on behind the comma."""
_NO_VERB = re.compile(
    r" (?:put|set|led|ran|run|made|sent|won|built|kept|lent|sat|met|held|saw|drew|paid|chose|took|"
    r"gave|spoke)(?=[,;)]| (?:held|organi[sz]ed|hosted|and [A-Z]))"
)
"""What might be a verb, with nothing behind it that it might govern: `Otvoreni put, held`."""
_POSSESSIVE = re.compile(r"(?:'s|s')$")
_OWNED = re.compile(r"(?:'s?)? [a-z]")


def is_whole(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether what follows a name shows that it ends there.

    text: plain; start, end: of the name in it; language: en, sq, sr or None.
    """
    if text[end : end + 2] == "'s":
        return False
    if _POSSESSIVE.search(text[start:end]) and _OWNED.match(text, end):
        return False
    name = text[start:end]
    if _OFFICE_OF_STATE.match(name) and _MORE_TASKS.match(text, end):
        return False
    clear = _QUOTED.search(name) or NAMED_BODY.search(name)
    if language == "sr" and not clear and _IN_NAME.match(text, end):
        return False
    following = _NEXT.match(text, end)
    if following and _NO_VERB.match(text, end):
        return False
    return following is None or _ENDS[language].fullmatch(following["word"]) is not None
