"""Sentences that tell of people who met, in whatever words.

Verbs of holding are many and new ones come; a past of any verb, in a sentence that names a way to
meet, tells as much.
"""

import re

from pipelines.capture.reader.kinds import HELD
from pipelines.capture.reader.past import tells_of_past

MEETING = re.compile(
    r"\b(?:prezentacij\w*|prezantim\w*|predstavlj\w*|forum\w*|meetings?|debates?|gathering|"
    r"discussions?|events?|breakfast|dinner|lunch|presentation|presented|presents|reception|"
    r"webinar\w*|vebinar\w*|cafes?|talks?|evening|walk|conversation|panels?|hackathon|camp|caravan|"
    r"takim\w*|debat\w*|diskutim\w*|ngjarj\w*|biseda?\w*|panel\w*|promovim\w*|promocij\w*|"
    r"aktivitet\w*|sastan\w*|skup\w*|dogadj?aj\w*|diskusij\w*|vizit\w*|visits?|poset\w*|"
    r"razgovor\w*|vece\b|kafa|kafe|kamp\w*|karavan\w*|trained|trajnoi|obuk\w*|razmen\w*|"
    r"shkembim\w*|rasprav\w*|susret\w*|rehears\w+|concert\w*|koncert\w*|exhibition|izlozb\w*|"
    r"ekspozit\w*|emision\w*|emisij\w*|akcij\w*|tournament|turnir\w*|screening|projekcij\w*|"
    r"setnj\w*|shetitj\w*|izlet\w*|ekskurzij\w*|excursion|trip|putovanj\w*|udhetim\w*|assembly|"
    r"mbremj\w*|asamble\w*|turne\w*|loje\w*|utakmic\w*|match\b|shfaqj\w*|lecture|predavanj\w*|"
    r"ligjerat\w*|"
    r"weekend|vikend\w*|fundjav\w*)\b"
)
"""Ways to meet that are no kind of activity of their own."""

_PAID = re.compile(
    r"\b(?:funded|financed|support\w*|sponsored|grant|financua\w*|mbeshtet\w*|perkrah\w*|"
    r"finansi\w*|"
    r"podrz\w*|podrsk\w*|pomog\w*)\b"
)


def tells_of_meeting(sentence: str) -> bool:
    """Whether a sentence tells in any past that people met. sentence: plain, in small letters."""
    meets = MEETING.search(sentence) or HELD.search(sentence)
    if _PAID.search(sentence):
        return False
    return bool(meets and tells_of_past(sentence))
