"""Words for agreements, and for what they are about, in three languages."""

import re

WORD = re.compile(
    r"\b(?:agreements?|arrangements?|deals?|accords?|conclusions|protocols?|memorandum\w*|agreed|"
    r"declarations?|annex|regime|"
    r"marreveshj\w*|aranzhim\w*|konkluzion\w*|perfundimet|protokoll?\w*|deklarat\w*|aneks\w*|"
    r"dakord\w*|sporazum\w*|aranzman\w*|dogovor\w*|zakljuc\w*|deklaracij\w*|usaglasen\w*|"
    r"postignut\w*|regjimi\w*|rezim\w*)\b"
)
"""Words for an agreement; one of them stands beside its subject."""

ENERGY = r"energy|energetic\w+|energji\w*|energetik\w*|energetsk\w+"
TELECOM = r"telecom\w*|telekom\w*"
MOVEMENT = (
    r"freedom of movement|free movement of (?:people|persons)|liri\w* e levizjes|slobod\w+ kretanja"
)
WITH_BRIDGE = r"(?! (?:and|dhe|i|/)(?: the)? (?:bridge|ur|most))"
DIPLOMAS = (
    r"(?:university |academic )?(?:diplomas?|degrees)\b|diplom(?:ave|es|en|e|i|u|om|ama)\b|"
    r"diplomat (?:universitare|akademike|e )"
)
STICKERS = r"stickers?\b|ngjites\w*|nalepnic\w*|de-?escalation|shtensionim\w*|deeskalacij\w*"
PLATES = (
    r"(?:licen[cs]e|number|car|vehicle|registration)[ -]plates?\b|plates\b|targa\w*|"
    r"(?:registarsk\w+ )?tablic\w*"
)
INTEGRATED = (
    r"integrated (?:border|boundary|crossing|management)|ibm\b|ibm-\w+|mik\b|mik-\w+|"
    r"menaxhim\w* (?:te |i |e )?integruar\w*|integrisan\w+ upravljanj\w+"
)
SERB_MUNICIPALITIES = (
    r"(?:association|community)(?:/(?:community|association))? of serb|"
    r"asociacion\w*(?! (?:i|te|e) (?!komunave))|bashkesi\w+ (?:e|se) komunave|"
    r"zajednic\w+ (?:opstina|srpskih opstina)|"
    r"asocijacij\w+"
)
MISSING = r"missing|zhdukur\w*|pagjetur\w*|nestal\w+"
