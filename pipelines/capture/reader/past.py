"""Sentences that tell in any past what people did, in three languages."""

import re

_ANY_PAST = re.compile(
    r"\b(?:has|have|had) (?:\w+ )?(?:\w+ed|begun|come|met|held|taken|been|brought|gone|seen|"
    r"made)\b|"
    r"(?<!\bbe )\b(?:spent|saw|ran|sat|spoke|came|met|held|took|went|led|gave|brought|began|told|"
    r"heard|drew|"
    r"made|left|stood|sang|wrote|cooked|filled|became|grew|learnt|drove|slept|ate|built)\b|"
    r"\b(?:ka|kane|kishte|kishin)(?: \w+)? [a-z]{2,}(?:ur|uar|ar|ene)\b|"
    r"\b(?:erdhi|doli|mori|dha|ndodhi|ishte|ishin|folen|ra|pati|paten|ulen|hapi|mbylli|nisi|"
    r"filloi|qene)\b|"
    r"\b[a-z]{3,}ed\b(?! by| to| in (?:brussels|ohrid|washington))|\b(?:was|were) \w+|"
    r"\bu (?:mbyll|hap|mbajt|mblodh|zgjodh|soll|shfaq|prit)\b|\b[a-z]{3,}(?:iti|iten)\b|"
    r"\bu [a-z]{3,}(?:a|uan|en|ua|it|ne)\b|\b[a-z]{3,}(?:oi|uan)\b|\b(?:mbushen|erdhen|moren|"
    r"luajten)\b|\bu [a-z]{2,}(?:em|am|uam|en)\b|\b[a-z]{3,}uam\b|"
    r"\b(?:smo|sam)\b(?: \w+){0,3} [a-z]{3,}(?:o|la|li|le)\b|\b[a-z]{3,}(?:li|le) smo\b|"
    r"\b(?:je|su|se)\b(?: [\w.,]+){0,7} [a-z]{3,}(?:o|la|lo|li|le|n|na|no|ni|ne)\b|"
    r"\b[a-z]{2,}(?:o|la|lo|li|le) (?:je|su|se)\b"
)
_AGREED = re.compile(
    r"\b(?:agreed|signed|initialled|adopted|reached|ratified|dogovor\w*|potpis\w*|postig\w*|"
    r"usvoj\w*|"
    r"usaglas\w*|dakord\w*|nenshkr\w*|arritur\w*|arritj\w*|u arrit\w*|miratua\w*|pajtua\w*|"
    r"parafir\w*)\b"
)


def tells_of_past(sentence: str) -> bool:
    """Whether a sentence tells in any past what people did, and not what was agreed."""
    return bool(_ANY_PAST.search(sentence) and not _AGREED.search(sentence))
