"""Names of persons and their offices in plain text with capitals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.capture.reader.bodies import BODY
from pipelines.capture.reader.date_names import MONTHS
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.no_names import NO_NAMES
from pipelines.capture.reader.professions import is_profession
from pipelines.capture.reader.speaking import SPOKE

_PART = r"[A-Z][a-z'`]+(?:-[A-Z][a-z]+)?"
RUN = re.compile(
    rf"(?<![\w'-]){_PART}(?: (?:[A-Z]\.|{_PART}|(?:de|van|von|der|al|bin) {_PART})){{1,4}}(?![\w-])"
)
"""Words with capitals that follow one another: an office, a town and a name may be among them."""

HONORIFIC = (
    r"(?:(?<![\w.])(?:[Mm]r|Ms|Mrs|[Dd]r|[Pp]rof|Sir|Z|Znj|H\.E|Amb|MSc|[Mm]ag|[Dd]oc|Ass|[Gg]|"
    r"[Gg]dja|"
    r"[Gg]din|[Mm]a|z|znj|ing)\b\.? ?)*"
)
OFFICE = (
    r"(?:(?:deputy |vice[ -]?|co-?)?(?:ambassador|minister|president|director|chair\w*|mayor|"
    r"coordinator|head|leader|speaker|rapporteur|founder|editor|author|host|moderator|"
    r"manager|secretary|envoy|commissioner|councill?or|prime)|"
    r"professor|prof|researcher|analyst|expert|representative|member|journalist|reporter|"
    r"advis[eo]r|"
    r"charge|spokes\w+|fellow|lecturer|lawyer|attorney|judge|prosecutor|activist|chief|captain|"
    r"colonel|general|commander|officer|trainer|facilitator|economist|historian|sociologist|"
    r"mp|mep|guest|"
    r"engineer|architect|doctor|student|volunteer|teacher|farmer|trader|bishop|imam|priest|"
    r"psychologist|writer|producer|photographer|negotiator|diplomat|deputy|consultant|"
    r"specialist|entrepreneur|businessm[ae]n|businesswom[ae]n|owner|driver|(?:ish-?)?polic\w+|"
    r"inspector|"
    r"registrar|archivist|librarian|ombuds\w+|mediator|pan?ell?ist|academic|dean|rector|alumn\w+|"
    r"counsell?or|official|scholar|graduate|columnist|"
    r"(?:ish-?|zevendes-?|nen-?|bashke-?)?(?:drejtor\w*|drejtues\w*|ambasador\w*|ministr\w*|"
    r"kryeminist\w*|kryetar\w*|kryesues\w*|profesor\w*|hulumtues\w*|perfaqesues\w*|koordinator\w*|"
    r"shef\w*|deputet\w*|analist\w*|keshilltar\w*|gazetar\w*|redaktor\w*|anetar\w*|udheheqes\w*|"
    r"jurist\w*|avokat\w*|gjyqtar\w*|gjykat\w*|prokuror\w*|inspektor\w*|ligjerues\w*|trajner\w*|"
    r"moderator\w*|autor\w*|politolog\w*|sociolog\w*|historian\w*|ekonomist\w*|inxhinier\w*|"
    r"ekspert\w*|diplomat\w*|zyrtar\w*|aktivist\w*|student\w*|mesues\w*|mesimdhenes\w*|pronar\w*|"
    r"tregtar\w*|biznesmen\w*|psikolog\w*|shkrimtar\w*|regjisor\w*|mjek\w*|sekretar\w*|menaxher\w*|"
    r"themelues\w*|negociator\w*|rektor\w*|komandant\w*|kapiten\w*|zedhenes\w*|pergjegjes\w*|"
    r"specialist\w*|"
    r"studiues\w*|gjeodet\w*|bashkautor\w*|nderlidhes\w*|fermer\w*|prefekt\w*|dekan\w*)|"
    r"zevendes\w*|"
    r"(?:zamenik\w*|zamenic\w*|pomocni\w*|(?:pot)?predsedni\w*|predsedavajuc\w*|savetni\w*|"
    r"istraziva\w*|predstavni\w*|novinar\w*|sef\w*|uredni\w*|ministar\w*|gradonacelni\w*|clan\w*|"
    r"docent\w*|advoka\w*|rektor\w*|prorektor\w*|prodekan\w*|pravni[ck]\w*|sudij\w*|tuzi\w+|"
    r"poslani\w*|odborni\w*|trener\w*|"
    r"voditelj\w*|politikolo\w*|sociolo\w*|istoricar\w*|inzenjer\w*|geodet\w*|forenzicar\w*|"
    r"kapetan\w*|bivs[iae]\w*|vlasni\w*|preduzetni\w*|privredni\w*|nastavni\w*|ucitelj\w*|"
    r"studen\w*|"
    r"volonter\w*|lekar\w*|psiholo\w*|reditelj\w*|rukovodi\w*|osniva\w*|menadzer\w*|portparol\w*|"
    r"poljoprivredni\w*|arhivar\w*|maticar\w*|strucnja\w*|predavac\w*|analiticar\w*|zastupni\w*|"
    r"povereni\w*|upravni[ck]\w*|sluzbeni\w*|zvanicni\w*|nacelni\w*|direktor\w*|premijer\w*|"
    r"koautor\w*|gost\w*|domacin\w*|pesni\w*|kolumnist\w*|konsultant\w*|komesar\w*|dekan\w*))"
)
_OFFICE_ALONE = re.compile(rf"(?:{OFFICE})(?:'s|s)?")
_ROLE = re.compile(rf"(?<![\w-])(?:{OFFICE})(?![\w])")
_NO_ROLE = re.compile(
    r"\b(?:said|organi[sz]ed|discussed|gathered|participants|held|attended|were|was|is|are|which)\b"
)
_VERB = re.compile(SPOKE)
_MONTHS = frozenset(month for month in MONTHS if len(month) > 5) - {"avgusta", "augusta"}
"""`Maja`, `Marta` and `Jan` are names of persons, and months too."""


@dataclass(frozen=True)
class Named:
    """A person in a sentence. start, end: of the name in it."""

    name: str
    start: int
    end: int


def persons(text: str, known: Known) -> Iterator[Named]:
    """The persons whom a plain sentence names with first and last name."""
    for run in RUN.finditer(text):
        words = [(word[0], word.start()) for word in re.finditer(r"\S+", run[0])]
        offices, named = 0, len(words)
        while words and _is_before_name(words, known):
            offices += _OFFICE_ALONE.fullmatch(words[0][0].lower()) is not None
            words = words[1:]
        for n in range(len(words) - 2, 0, -1):
            if words[n][0].lower() in NO_NAMES:
                words = words[n + 1 :]  # `for the Western Balkans Ada Lind`
                break
        if len(words) == 3 and _ALBANIAN_GENITIVE.search(words[0][0]):
            words = words[1:]
        if not offices and _no_person(text[: run.start()]):
            continue
        if words and not offices and _no_person(text[: run.start() + words[0][1]]):
            continue
        if len(words) == 2 and _WHOSE_OFFICE.search(text[: run.start() + words[0][1]][-60:]):
            continue  # `vullnetar i Hapit Tjeter`: whose, and no name of a person
        if len(words) == 4 and _OF_OFFICE.search(text[: run.start() + words[0][1]]):
            words = words[2:] if _GENITIVE.search(words[1][0]) else words
        if len(words) == 3 and _OF_OFFICE.search(text[: run.start() + words[0][1]]):
            # `direktorka Horizonta Maja Antić`: whose director, and the name.
            words = words[1:] if _GENITIVE.search(words[0][0]) else words
        if len(words) > 2 and _is_of_body(text[: run.start()], named - offices - len(words)):
            words = words[-2:]  # `the director of Open Window Ana Lind`
        last = len(words)
        if not 2 <= last <= 4 or not is_name(" ".join(word for word, _ in words)):
            continue
        start = run.start() + words[0][1]
        if _is_quoted(text, start, run.end()):
            continue
        if _of_a_body(text, start, run.end()) or text[start : run.end()].lower() in known.towns:
            continue
        yield Named(text[start : run.end()], start, run.end())


_ALBANIAN_GENITIVE = re.compile(r"(?:[aeijsor]se|[a-z]{3}it|[a-z]{3}ut|ave|eve)$")
_ARTICLE = re.compile(r"\b[Tt]he $")
_OF_BODY = re.compile(r"(?P<body>[\w'-]+) (?:i|e|te|se|of|for|za|per) $")


def _no_person(before: str) -> bool:
    """Whether an article, or a body whose name goes on, stands before words with capitals."""
    body = _OF_BODY.search(before[-40:])
    return bool(
        _ARTICLE.search(before[-5:])
        or (body and body["body"][0].isupper() and BODY.fullmatch(body["body"]))
    )


_OFFICE_OF = re.compile(
    rf"(?:^|[^\w-])(?:{OFFICE})(?: of(?: the)?| i| e| te| se)? $", re.IGNORECASE
)


_WHOSE_OFFICE = re.compile(rf"(?:^|[^\w-])(?:{OFFICE}) (?:of(?: the)?|i|e|te|se) $", re.IGNORECASE)


def _is_of_body(before: str, stripped: int) -> bool:
    """Whether words of a body stand between an office and a name.

    stripped: words before the name that are no office.
    """
    return _OFFICE_OF.search(before[-60:]) is not None and (
        stripped > 0 or before.endswith((" of ", " of the "))
    )


_OF_OFFICE = re.compile(
    r"(?<![\w-])(?:drejtor|direktor|koordinator|predsedni|kryetar|"
    r"uredni|predstavni|perfaqesues|clan|anetar|sef|shef|menadzer|udheheqes|upravni)\w* $"
)
"""Offices that somebody holds in a body, which stands behind them."""
_GENITIVE = re.compile(r"(?:a|e|og|it|es|se|s)$")


def _is_before_name(words: list[tuple[str, int]], known: Known) -> bool:
    """Whether the first of some words is an office or a town that stands before the name."""
    first = words[0][0].lower().rstrip(".")
    if _OFFICE_ALONE.fullmatch(first) or first in NO_NAMES or first in _MONTHS:
        return True
    if len(words) > 2 and is_profession(first):
        return True
    if _VERB.fullmatch(first) or (len(words) > 2 and BODY.fullmatch(first)):
        return True
    two = " ".join(word for word, _ in words[:2]).lower()
    if two in known.towns and len(words) > 3:
        return True
    return len(words) > 2 and first in known.towns


_BODY_BEFORE = re.compile(
    r"\b(?:foundation|fondacij\w*|fondacion\w*|hotel\w*|universit\w*|univerzitet\w*|school|skol\w*|"
    r"shkoll\w*|street|ulic\w*|rrug\w*|library|hall|institut\w*|center|centre|radio|tv|"
    r"portal\w*|company|firm\w*|kompani\w*|preduzec\w*|dom\w*|kino|group|grupa|book|film|novel|"
    r"memorial|award|cup|bulevar\w*|bulevardi\w*|trg\w*|sheshi\w*)(?: of)? ?[\"']*$",
    re.IGNORECASE,
)


def _of_a_body(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a hall, a foundation or a street."""
    if _BODY_BEFORE.search(text[max(0, start - 30) : start]):
        return True
    following = re.match(r" ?([A-Z]?\w+)", text[end:])
    return bool(following and following[1][:1].isupper() and BODY.fullmatch(following[1]))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether quotes stand around a name and nothing else: it is that of a body or a work."""
    return text[start - 1 : start] == '"' and text[end : end + 1] == '"'


_OF_PLACE = re.compile(
    r"(?:(?:gornj|donj|velik|mal|star|nov|ibarsk|kosovsk|sremsk|zapadn|istocn|severn|juzn|"
    r"kraljevsk|"
    r"norvesk|britansk|nemack|americk|svedsk|svajcarsk|srpsk|albansk|evropsk)(?:i|a|o|e|og|om|oj)|"
    r"mbreterore|norvegjeze|britanike|gjermane|amerikane|suedeze|zvicerane|franceze|austriake)"
)
"""Words of which names of places and bodies are made."""


def is_name(name: str) -> bool:
    """Whether words with capitals may be the name of a person."""
    words = [word.strip(".").lower() for word in name.split()]
    if any(word.endswith("'s") for word in words[:-1]):
        return False
    if is_profession(words[0]) or _OF_PLACE.fullmatch(words[0]):
        return False
    if BODY.search(name) or any(_OFFICE_ALONE.fullmatch(word) for word in words):
        return False
    return not any(word in NO_NAMES or word in _MONTHS for word in words)


def may_be_person(name: str) -> bool:
    """Whether a plain name alone may be a person's: two or three words with capitals."""
    return RUN.fullmatch(name) is not None and len(name.split()) <= 3 and is_name(name)


def begins_with_office(name: str) -> bool:
    """Whether the first word of a plain name says what somebody is."""
    first = name.split(" ")[0].lower()
    return _OFFICE_ALONE.fullmatch(first) is not None or is_profession(first)


def is_role(words: str) -> bool:
    """Whether words tell an office."""
    small = words.lower()
    return _ROLE.search(small) is not None and not _NO_ROLE.search(small)
