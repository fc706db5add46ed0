"""What belongs to the site and not to the page: cut off before anything is read."""

import re

from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.part import Part

_STREET = (
    r"(?:[A-Z][\w.]+ ){1,4}(?:[Ss]treet|Str\.|[Uu]lica|[Rr]ruga)\b.{0,20}?(?:no|nr|br|No|"
    r"Nr|Br)\b\.? ?\d*"
)
_ROAD = (
    r"(?:Rruga|Rr\.|Ulica|Ul\.|Str\.|Street) [\"']?[A-Z].{2,40}?(?:(?:no|nr|br|No|Nr|"
    r"Br)\.? ?\d+|\d+(?=,|$| ))"
)
_ADDRESS = re.compile(
    rf"(?:(?<=[a-z][.!?])|(?<=[.!?][\"')])|^ ?)(?:{_STREET}|{_ROAD})", re.MULTILINE
)
"""A street with a number that begins a line or is glued to the end of a sentence."""

_SITE = re.compile(
    r"^\W{0,12}(?:opening hours|working hours|orari i punes|radno vreme|connect with us|"
    r"follow us|na ndiqni|"
    r"pratite nas|load more|copyright\b|\(c\)|©|all rights reserved|te gjitha te drejtat|sva prava|"
    r"subscribe|newsletter|sign up|about author|o autoru|akismet|this site uses|no results found|"
    r"page not found|the page you requested|supported by\s*$|our donors|donatoret|donatori\s*$|"
    r"contact us\s*$|contact info|na kontaktoni|kontaktirajte nas|leave a (?:reply|comment)|"
    r"ostavite (?:odgovor|komentar)|lini nje|cookie|"
    r"(?:mon|pon|hen)\w*\.? ?- ?(?:fri|pet|pre)\w*\.? ?:?|find us on|get in touch|privacy policy|"
    r"this website (?:was|is|has been)|this web ?site|kjo (?:faqe|uebfaqe)|ov(?:aj|"
    r"a) (?:sajt|veb|internet))",
    re.MULTILINE,
)
_VACANCY = re.compile(
    r"^\W{0,12}(?:we are hiring|vacanc|konkurs za|.{0,40}is looking for a\b)", re.MULTILINE
)
"""What ends a page may be an entry of a listing."""
_AFTER_EVENT = re.compile(
    r"^\W{0,12}(?:(?:najave|njoftime|announcements|uskoro|se shpejti|coming up)\W*$|"
    r"other events|more events|upcoming events|next events|past events|"
    r"latest (?:news|posts|events)|"
    r"recent (?:news|posts)|related\b.{0,20}$|you may also like|read also|see also|"
    r"(?:more|other|older|previous) (?:news|posts|stories|activities)|postime(?:t)? (?:te|e) \w+|"
    r"(?:lajme|aktivitete) te (?:tjera|fundit|ngjashme)|(?:starije|ostale|jos|jos iz) (?:vest|"
    r"objav)|"
    r"iz arhive\W*$|nga arkivi\W*$|read more\W*$|"
    r"share\b\W*(?:this|on|facebook|\.|$).{0,40}$|tags?:|categories:|previous (?:post|article)|"
    r"next (?:post|article)|ngjarje te tjera|te ngjashme|lexo (?:edhe|me shume)|shperndaje?\W*$|"
    r"drugi dogadjaji|ostali dogad|slicn|povezan|podeli\W*$|pogledajte (?:jos|i)|"
    r"procitajte (?:jos|i)|"
    r"najnovij|opsirnije\W*$|advertisement|reklam|oglas|e-mail|contact persons?|"
    r"for (?:more|further) "
    r"information|per me shume informa|za vise informacija)",
    re.MULTILINE,
)
TONGUE = r"(?:al|sq|en|sr|srb|srp|alb|eng|shq|bhs|lat|cir|cyr)"
"""A language in the bar of a site."""
_MENU = (
    r"(?:home|about(?: us)?|projects?|library|contacts?(?: us)?|news|events|team|media|blog|"
    r"publications|activities|resources|archive|get involved|naslovna|pocetna|o nama|projekti|"
    r"kontakt|vesti|dogadjaji|dogadaji|publikacije|aktivnosti|biblioteka|arhiva|tim|"
    r"kryefaqja|ballina|rreth nesh|projektet|lajme|ngjarje|publikime|aktivitete|biblioteka|"
    r"kontakti|arkivi|ekipi|aktivitetet|lajmet|ngjarjet|publikimet|galeri(?:a|ja)|gallery|seminari|"
    r"kush jemi|ko smo|who we are|what we do|our work|our team|tribine|novosti|izdanja|faq)"
)
"""A word of a menu: a line of such words and nothing else is no title."""

_HEAD = re.compile(
    r"\W*(?:skip to (?:main )?content|preskoci na (?:glavni )?sadrzaj|"
    r"(?:kalo|kaperce|shko) (?:te|tek) permbajtja(?: kryesore)?|search|pretraga|kerko|close menu|"
    r"menu|meni|"
    r"featured image|home|"
    r"(?:logo\W*)+|(?:[\w-]+\.(?:png|jpe?g|gif|svg|webp)\W*)+|about(?: us)?|contact|news|"
    r"(?:news|events|projects|vesti|lajme) ?[|»>] ?.{0,40}|projects|events|publications|"
    r"kryefaqja|ngjarje|lajme|aktivitete|vesti|dogadjaji|dogadaji|"
    r"aktivnosti|pocetna|publikime|publikacije|projektet|projekti|rreth nesh|o nama|kontakt|"
    rf"{TONGUE}(?:\W+{TONGUE})*|{_MENU}(?:\W+{_MENU})+|(?:zatvori|otvori) meni|mbyll menune|"
    r"by(?: [a-z'.-]+){2,3}|(?:pise|pisu|shkruan|nga|autor(?:i|ka|ja)?|author): ?[\w .'-]{3,40}|"
    r"this (?:post|text|article|page) is (?:also )?available in.*|"
    r"ky (?:tekst|artikull|postim) .{0,20}\bne (?:anglisht|serbisht|eng|en|srb|sr)\W*|"
    r"ov(?:aj|a) (?:tekst|clanak|post|vest|strana) je dostup.*|"
    r"\d|share\.?|read more|back|nazad|kthehu|print|"
    r"\d{4}-\d\d|date \d{4}-\d\d|date|news\W+\d*|\[[^\]]*\]|"
    r"(?:fb|in|yt|tw|ig|li)(?:\W+(?:fb|in|yt|tw|ig|li))+|"
    r".{0,70}\b(?:cookies\b|kolacic|your privacy).{0,70}|prihvatam|accept(?: all)?|"
    r"[a-z' -]{2,26}(?: ?\| ?[a-z' -]{2,26}){2,}|[a-z' -]{2,30} \| (?:[a-z]{2,3} ?){2,4}|"
    r"(?:home|ballina|pocetna|kryefaqja|start|vesti|lajme)(?: page)? ?(?://?|>|»|\|) ?.{0,160}|"
    r".{2,60} / (?:istaknuta slika|featured image|foto\w*|image|blog|news|vesti|lajme|dnevnik)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: ?- ?\w+)?: ?(?:closed|\d.*)|"
    r"e (?:hene|marte|merkure|enjte|premte|shtune|diel)(?: ?- ?(?:e )?\w+)?: ?(?:mbyllur|\d.*)|"
    r"(?:ponedeljak|utorak|sreda|cetvrtak|petak|subota|nedelja)(?: ?- ?\w+)?: ?(?:zatvoreno|\d.*)|"
    r"media advisory|for immediate release|press release|njoftim per media|"
    r"saopstenje(?: za (?:medije|javnost))?|vest|event|lajm|announcements?|najav[ae]|ftese|poziv|"
    r"invitation|ongoing|completed|author: \w+|page \d+ (?:of|/) \d+|faqja \d+ ?(?:/|nga) ?\d+|"
    r"(?:vesti - )?strana \d+ (?:od|/) \d+|all events|studies|reports|research|analyses|studije|"
    r"analize|izvestaji|studime|raporte|this event has passed\.?|free|"
    r"share on .{3,40})\W*",
)
_DISCLAIMER = re.compile(
    r"can in no way be taken|sole responsibility|do(?:es)? not (?:necessarily )?reflect|"
    r"nuk (?:pasqyron|paraqet)|ne odrazava|iskljuciva odgovornost|pergjegjesi(?:a|"
    r"ne)? (?:e )?(?:vetme|ekskluzive)"
)
EARLY, PARAGRAPH = 420, 200
"""What looks like the end among the first letters, above a paragraph of so many, stands there only
as buttons and notices do."""
LEAST = 40
"""Letters of a page before its end can come."""


def end_of_text(text: str, listing: bool) -> int:
    """Where the text of the page ends and the site begins, as a place in the text.

    listing: "read more" divides its entries and does not end it.
    """
    part = Part(text)
    small = part.plain.lower()
    found = [match.start() for match in _ADDRESS.finditer(part.plain) if match.start() >= LEAST]
    for pattern in (_SITE,) if listing else (_SITE, _VACANCY, _AFTER_EVENT):
        found += [match.start() for match in pattern.finditer(small) if match.start() >= LEAST]
    last = max((line.start for line in part.lines if len(line.text) >= PARAGRAPH), default=0)
    ends = (at for at in found if at > EARLY or at > last)
    return part.folded.place(min(ends, default=len(part.plain)))


def start_of_text(text: str) -> int:
    """Where menus, logos and the language bar before the title end."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare and not is_head(bare):
            return at
        at += len(line)
    return 0


def is_head(line: str) -> bool:
    """Whether a line is one of a menu, a logo or a language bar."""
    return _HEAD.fullmatch(plain(line.strip())) is not None


def is_disclaimer(sentence: str) -> bool:
    """Whether a sentence says whose views a page does not show. sentence: plain."""
    return _DISCLAIMER.search(sentence.lower()) is not None
