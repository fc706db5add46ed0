"""What a page is about: topics, agreements, its project, findings, outputs, groups."""

import re
from collections.abc import Iterator

from pipelines.capture.reader.part import Part
from pipelines.capture.reader.values import Read, Texts

_DIALOGUE = (
    r"(?:kosov[ao]?e?[ -]+(?:and[ -]+)?serbi[ae]?|kosov[eo]-serbi|"
    r"pris?htina[ -]+(?:and[ -]+)?belgrade|belgrade[ -]+(?:and[ -]+)?pris?htina|"
    r"pristina[ -]+belgrade|serbia[ -]+kosovo|brussels|brussels-led|technical|political|"
    r"eu[ -]facilitated|"
    r"eu-led|facilitated)[ -]+(?:\w+ ){0,2}dialogue|"
    r"dialogue (?:process )?between (?:kosovo|serbia|pri\w+|belgrade)|"
    r"dialogut?i?n? (?:\w+ ){0,2}(?:kosove ?- ?serbi|mes kosoves|te bruksel|"
    r"ndermjet kosoves|prishtine ?- ?beograd|teknik)|"
    r"dijalog\w* (?:\w+ ){0,3}(?:kosova i srbije|srbije i kosova|beograda i pristine|"
    r"pristine i beograda|izmedj?u)|briselsk\w+ dijalog\w*|tehnick\w+ dijalog\w*|"
    r"dijalog\w* (?:kosovo|beograd|pristina|srbija)|dialogut? kosove"
)
_ON_DIALOGUE = re.compile(
    rf"\b(?:{_DIALOGUE}|normali[sz]\w+ (?:\w+ )?(?:relations|marredhenieve|odnosa)|"
    rf"normaliz\w+|brussels agreement|briselsk\w+|(?:marreveshj|sporazum)\w* (?:e|te|o|"
    rf"iz) bruksel\w*)"
)

_QUOTED = r"[\"'](?P<title>[^\"\n]{4,200}?)[\"'](?=\W|$)"
_PROJECT = re.compile(
    rf"\b(?i:projects?|projektit|projekti|projektin|projekta|projekat|projektu|programme|"
    rf"initiative)(?: (?:called|titled|entitled|named|title|i titulluar|te titulluar|"
    rf"me titull|titulluar|pod nazivom|nazvan\w*|named|is))?,?:? ?,?,?{_QUOTED}"
)
_PROJECT_AFTER = re.compile(
    rf"{_QUOTED} (?:multi-pillar |joint )?(?:project|projekt\w*|projekat)\b"
)
_PROJECT_BARE = re.compile(
    r"\b(?:as part of|within|in the framework of|under|in the scope of|"
    r"implemented within) the (?P<title>(?:[A-Z][\w'&-]+ )(?:(?:[A-Z][\w'&-]+|of|and|for|"
    r"the|in|on|to|-) ){0,12})project\b"
)
_PROJECT_LABEL = re.compile(
    r"(?:^|\n)\W*(?:Project(?: title| name)?|Projekti|Titulli i projektit|Naziv projekta|"
    r"Projekat)\s*: *[\"']?(?P<title>[^\n\"]{4,200}?)[\"']?(?=\n|$)"
)
_COMPONENT = re.compile(
    rf"\b(?:component|pillar|komponent\w*|shtyll\w+|stub\w*)(?: (?:of|called|titled|on|te|"
    rf"i|e|pod nazivom))?,?:? ?{_QUOTED}"
)
_COMPONENT_BARE = re.compile(
    r"\b(?:in|under|of) the (?P<title>[A-Z][\w&-]+(?: (?:[A-Z][\w&-]+|and|of|the|"
    r"&)){1,9}) (?:component|pillar)\b"
)
_FINDING = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:%|percent|per cent|per ?qind|perqind|odsto|posto|procen\w+)|"
    r"\b(?:respondents|participants|citizens|ispitani\w+|te anketuarit|gradani|"
    r"qytetaret)\b.{0,60}\b(?:moderately|well|poorly|little|not|insufficiently|"
    r"mesatarisht|pak|nedovoljno|umereno|slabo) (?:te )?(?:informed|informuar|"
    r"informisan\w*|obavesten\w*)"
)
_SURVEY = re.compile(
    r"\b(?:survey\w*|polls?|respondents|questionnaire\w*|surveyed|anket\w*|sondazh\w*|"
    r"ispitani\w+|istrazivanj\w+|narrative\w*|informed|citizens|qytetar\w*|gradan\w*)\b"
)
_OPINION = re.compile(
    r"\b(?:said|stressed|emphasi[sz]ed|noted|underlined|added|theksoi|tha|deklaroi|shtoi|"
    r"vleresoi|rekao|rekla|istakao|istakla|naglasio|naglasila|izjavi\w+|dodao|dodala)\b"
)
_OUTPUTS = (
    (
        "op-ed booklet",
        (
            r"booklet (?:containing|of|with) (?:the )?op-?eds|op-?eds? booklet|"
            r"bookl?et\w* me op-?ed\w*|brosur\w* (?:me|sa) (?:opinion\w*|autorsk\w*|op-?ed\w*)"
        ),
    ),
    ("factsheet", r"fact[ -]?sheets?|flet\w* informuese|informativn\w+ list\w*"),
    ("policy report", r"policy reports?|raport\w* (?:te|i)? ?politikav\w*"),
    ("policy brief", r"policy briefs?"),
    ("policy paper", r"policy papers?"),
    ("research report", r"research reports?|raport\w* (?:i )?hulumtues|istrazivack\w+ izvestaj\w*"),
    ("handbook", r"handbooks?|doracak\w*|prirucnik\w*"),
    ("op-ed", r"written op-?eds|op-?eds?"),
    ("booklet", r"booklets?|brosur\w*"),
)
_GROUP_LABEL = re.compile(
    r"^\W*(?:target(?:ed)? groups?|target audience|grupet? (?:e )?(?:synuara|cak)\w*|"
    r"grupi i synuar|ciljn[ea] grup[ea]|beneficiaries|perfituesit|"
    r"korisnici)\W*?(?::(?P<rest>.*))?$",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\bwith (?:the )?(?P<group>(?:young people|youth|students|journalists|women|experts|"
    r"(?:local )?citizens|civil society representatives|media representatives|"
    r"entrepreneurs|academics|opinion makers)(?: (?:of|from|"
    r"in) (?:the )?(?:[A-Z][\w/-]+(?: [A-Z][\w/-]+)?|field|dialogue|municipality))?)"
)
_ITEM = re.compile(r"(?:•|\*|-|\d+[.)])\s*(?P<text>.+)$")
_OBJECTIVE_LABEL = re.compile(
    r"^\W*(?:(?:overall |general |main |specific |project )?(?:objectives?|goals?|aims?|"
    r"purpose)(?: of the project)?|objektiv\w*(?: (?:i|e|te) (?:pergjithsh\w+|"
    r"projektit))*|qellimi(?: i projektit)?|(?:opsti |"
    r"glavni )?cilj(?:evi)?(?: projekta)?)\W*?:\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"\b(?:the |this )?(?:project|projekti|projekat)[^.\n]{0,80}? (?:aims? (?:to|at)|"
    r"seeks to|synon te|ka per qellim|ka per synim|ima za cilj|"
    r"za cilj ima) (?P<rest>[^\n]{10,400}?)(?=\.(?:\s|$)|\n|$)",
    re.IGNORECASE,
)


def on_dialogue(part: Part, named: Texts) -> bool:
    """Whether the text speaks of the dialogue, of normalisation or of an agreement at all.

    named: the agreements that it names.
    """
    return bool(named) or _ON_DIALOGUE.search(part.plain.lower()) is not None


def project(part: Part) -> Read[str] | None:
    """The project that an event belongs to: in quotes, or with its label."""
    for pattern, sure in (
        (_PROJECT_LABEL, 0.9),
        (_PROJECT, 0.95),
        (_PROJECT_AFTER, 0.9),
        (_PROJECT_BARE, 0.85),
    ):
        if match := pattern.search(part.plain):
            start = match.start("title")
            return part.quoted(start, start + len(match["title"].rstrip(" ,.;:'\"")), sure)
    return None


def component(part: Part) -> Read[str] | None:
    """The component or pillar of a project."""
    for pattern in (_COMPONENT, _COMPONENT_BARE):
        if match := pattern.search(part.plain):
            start = match.start("title")
            return part.quoted(start, start + len(match["title"].rstrip(" ,.;:'\"")), 0.85)
    return None


def findings(part: Part) -> Texts:
    """Sentences with findings of a survey, in the words of the page."""
    small = part.plain.lower()
    is_survey = _SURVEY.search(small) is not None
    return tuple(
        part.quoted(piece.start, piece.end, 0.75)
        for piece in part.sentences
        if is_survey and len(piece.text) > 30 and _is_finding(small[piece.start : piece.end])
    )


def _is_finding(sentence: str) -> bool:
    """A share of those asked; or how they are informed, unless a speaker says so."""
    if not _FINDING.search(sentence):
        return False
    shares = re.search(r"\d ?(?:%|percent|per cent|per ?qind|perqind|odsto|posto|procen)", sentence)
    return bool(shares) or not _OPINION.search(sentence)


def outputs(part: Part) -> Texts:
    """What an activity brought forth: a booklet of op-eds, a factsheet, a policy report."""
    small = part.plain.lower()
    taken: list[tuple[int, int]] = []
    found: list[Read[str]] = []
    for name, form in _OUTPUTS:
        match = re.search(rf"\b(?:{form})\b", small)
        if match and not any(a < match.end() and match.start() < b for a, b in taken):
            taken.append(match.span())
            found.append(part.read(name, *match.span(), 0.75))
    return tuple(found)


def target_groups(part: Part) -> Texts:
    """For whom something is: under its label, else with whom an event was held."""
    listed = tuple(_listed_groups(part))
    if listed:
        return listed
    head = next((piece for piece in part.sentences if _GROUP.search(piece.text)), None)
    match = _GROUP.search(head.text) if head and head.start < 500 else None
    if head is None or match is None:
        return ()
    start, end = head.start + match.start("group"), head.start + match.end("group")
    return (part.quoted(start, end, 0.75),)


def _listed_groups(part: Part) -> Iterator[Read[str]]:
    lines = part.lines
    for n, line in enumerate(lines):
        label = _GROUP_LABEL.match(line.text)
        if not label or len(line.text) > 300:
            continue
        if label["rest"] and label["rest"].strip():
            yield from _divided(part, line.start + label.start("rest"), label["rest"])
            return
        for below in lines[n + 1 :]:
            item = _ITEM.match(below.text)
            if not item:
                return
            start = below.start + item.start("text")
            yield part.quoted(start, start + len(item["text"].rstrip(" ;,.")), 0.9)


def _divided(part: Part, start: int, text: str) -> Iterator[Read[str]]:
    for match in re.finditer(r"(?:[^,;(]|\([^)]*\))+", text):
        words = match[0].strip(" .")
        words = re.sub(r"^(?:and|dhe|i) ", "", words)
        if words:
            at = start + match.start() + match[0].index(words)
            yield part.quoted(at, at + len(words), 0.85)


def objective(part: Part) -> Read[str] | None:
    """What a project aims at."""
    lines = part.lines
    for n, line in enumerate(lines):
        if label := _OBJECTIVE_LABEL.match(line.text):
            if label["rest"].strip():
                return part.quoted(line.start + label.start("rest"), line.end, 0.9)
            if n + 1 < len(lines):
                item = _ITEM.match(lines[n + 1].text)
                start = lines[n + 1].start + (item.start("text") if item else 0)
                return part.quoted(start, lines[n + 1].end, 0.85)
    if match := _AIMS.search(part.plain):
        return part.quoted(*match.span("rest"), 0.85)
    return None
