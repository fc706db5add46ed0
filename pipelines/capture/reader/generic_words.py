"""Words for a body that stand before its name in small letters: `the youth club Both Banks`.

They tell that a name follows, though it has no word for a body itself, and are no part of it.
"""

_ENGLISH = (
    r"(?:partner |youth |student |women's |local |citizens' |news |radio |non-governmental |"
    r"civil society )?(?:organi[sz]ations?|associations?|think tanks?|clubs?|networks?|"
    r"initiatives?|charity|collectives?|platforms?|portals?|newspapers?|magazines?|websites?|"
    r"stations?|compan(?:y|ies)|foundations?|cooperatives?|movements?|festivals?)"
)
_ALBANIAN = (
    r"(?:organizat|shoqat|fondacion|rrjet|klub|kolektiv|portal|gazet|revist|televizion|radio|"
    r"nism|iniciativ|kooperativ|kompani|festival|qendr)\w{0,3}"
    r"(?: (?:rinor|studentor|lokal|partner|joqeveritar|kulturor)\w{0,2})?"
)
_SERBIAN = (
    r"(?:(?:nevladin|partnersk|lokaln|omladinsk|studentsk|zensk|filmsk|kulturn|gradansk|novinsk|"
    r"nedeljn|dnevn|internet|sportsk|[a-z]+sk)\w{0,3} )?"
    r"(?:organizacij|udruzenj|udrug|drustv|mrez|inicijativ|fondacij|zadruzbin|klub|list|portal|"
    r"casopis|nedeljnik|dnevnik|festival|kolektiv|zadrug|kompanij|firm|televizij|radi[ojm]|"
    r"savez|pokret|grup|platform|ustanov|sajt|stanic)(?:a|u|e|i|o|om|em|oj|ama|ima|m)?"
)
GENERIC = rf"(?:{_ENGLISH}|{_ALBANIAN}|{_SERBIAN})"
