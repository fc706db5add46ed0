"""How many took part, with the words that make the number vague."""

import re
from collections.abc import Iterator
from itertools import islice

from pipelines.capture.reader.date_names import MONTHS
from pipelines.capture.reader.numbers import NUMBER, is_loose, number_of
from pipelines.capture.reader.other_events import own_text
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.values import Participants, Read

MOST = 60
"""Numbers that are looked at in a text."""

_HEDGE = (
    r"(?:around|about|approximately|approx\.|roughly|some|nearly|almost|over|more than|"
    r"at least|up to|close to|circa|just over|just under|well over|as many as|"
    r"rreth|afro|afersisht|mbi|me shume se|me teper se|gati|deri ne|reth|nja|se paku|pothuajse|"
    r"oko|preko|vise od|priblizno|skoro|gotovo|blizu|bar|barem|najmanje|nekih|blizu)"
)
_WHO = (
    r"(?:participants?|attendees|persons?|people|representatives|students?|pupils|youth|youngsters|"
    r"activists|journalists|reporters|editors|experts|citizens|residents|villagers|women|men|"
    r"guests|"
    r"visitors|members|professionals|stakeholders|officials|officers|teachers|educators|"
    r"entrepreneurs|traders|shopkeepers|farmers|producers|drivers|carriers|owners|lawyers|"
    r"attorneys|judges|prosecutors|academics|professors|intellectuals|researchers|scholars|"
    r"analysts|trainees|beekeepers|bakers|craftsmen|firefighters|guides|hauliers|insurers|"
    r"graduates|alumni|leaders|politicians|mayors|councillors|councilors|"
    r"deputies|diplomats|observers|volunteers|doctors|nurses|engineers|economists|artists|"
    r"writers|librarians|parents|mothers|relatives|veterans|policemen|clerks|managers|directors|"
    r"bloggers|pensioners|listeners|historians|translators|interpreters|practitioners|workers|"
    r"girls|boys|children|inhabitants of|neighbou?rs|cadets|passengers|travellers|commuters|"
    r"teenagers|adolescents|trainers|colleagues|friends|speakers|"
    r"veta\b|te pranishm\w*|fqinj\w*|udhetar\w*|kadet\w*|veteriner\w*|koleg\w*|miq|miqsh|"
    r"putni[ck]\w*|pripadni[ck]\w*|kadeta|prijatelja|kolega|prisutnih|"
    r"femije\w*|pjesemarres\w*|perfaqesues\w*|student\w*|te rinj\w*|te reja|aktivist\w*|"
    r"gazetar\w*|ekspert\w*|"
    r"qytetar\w*|banor\w*|persona\w*|njerez\w*|vete|nxenes\w*|gra|grave|vajza\w*|burra\w*|"
    r"mysafir\w*|te ftuar|te pranishem|zyrtar\w*|mesimdhenes\w*|mesues\w*|pronar\w*|tregtar\w*|"
    r"punetore\w*|punonjes\w*|sigurues\w*|fermer\w*|bujq\w*|prodhues\w*|shofer\w*|jurist\w*|"
    r"avokat\w*|gjyqtar\w*|prokuror\w*|"
    r"profesor\w*|hulumtues\w*|anetar\w*|kryetar\w*|keshilltar\w*|deputet\w*|diplomat\w*|"
    r"vezhgues\w*|vullnetar\w*|mjek\w*|infermier\w*|inxhinier\w*|sipermarres\w*|biznesmen\w*|"
    r"familjar\w*|udheheqes\w*|drejtues\w*|prinder\w*|polic\w*|nenpunes\w*|ndermarres\w*|"
    r"dece|deca|ucesni[ck]\w*|predstavni[ck]\w*|studen[at]\w*|studentkinj\w*|mladih|mladi|"
    r"omladin\w*|novinar\w*|"
    r"strucnjak\w*|eksperat\w*|gradan\w*|gradjan\w*|osoba|osobe|ljudi|zena|zene|muskaraca|"
    r"gostiju|gosta|zvanica|posetila\w*|posetio\w*|polazni[ck]\w*|ucenik\w*|ucenic\w*|"
    r"sluzbeni[ck]\w*|zvanicni[ck]\w*|funkcioner\w*|nastavni[ck]\w*|ucitelj\w*|vlasni[ck]\w*|"
    r"trgov\w*|poljoprivredni[ck]\w*|proizvodac\w*|prevozni[ck]\w*|vozac\w*|pravni[ck]\w*|"
    r"advoka\w*|sudij\w*|tuzila\w*|tuzilac\w*|istraziva\w*|analiticar\w*|clanov\w*|clanic\w*|clana|"
    r"(?!dinara|metara|\w*metara|hektara|komentara|\w*seminara|primera|parapara)[a-z]{3,}(?:ara|tora|telja|"
    r"olog[ae])|"
    r"muzicar\w*|umetni[ck]\w*|glumaca|pesnika|delegates|delegat\w*|musicians|dancers|actors|"
    r"poets|singers|athletes|"
    r"[a-z]{3,}(?:keepers|makers|workers|eers|ologists)|[a-z]{3,}iste|[a-z]{4,}ues|muzikant\w*|"
    r"artist\w*|"
    r"aktore\w*|"
    r"gradonacelni[ck]\w*|odborni[ck]\w*|poslani[ck]\w*|diploma\w*|posmatrac\w*|volonter\w*|"
    r"lekar\w*|inzenjer\w*|geode\w*|preduzetni[ck]\w*|privredni[ck]\w*|politicar\w*|lider\w*|"
    r"penzioner\w*|radni[ck]a|radnici|vodica|zanatlij\w*|vatrogas\w*|roditelj\w*|policaj\w*|"
    r"srednjoskol\w*|istoricar\w*|mestana|mestani|sugradj?an\w*|komsij\w*|stanovni[ck]\w*)"
)
_BETWEEN = r"(?:(?!and\b|dhe\b|i\b|a\b|\d)[a-z][\w'-]* ){0,4}?"
_LIST = r"(?:[a-z]{4,20}(?:, [a-z]{4,20}){0,3},? (?:and|dhe|i) )?"
_COUNTED = re.compile(
    rf"(?<![\w.,%/+-])(?!(?:19|20)\d\d )(?:(?P<hedge>{_HEDGE}) (?:the |"
    rf"nje )?)?(?P<number>{NUMBER})(?: "
    rf"\(\d+\))?(?P<plus> ?\+)? {_BETWEEN}{_LIST}{_WHO}\b"
)
_OF_THEM = re.compile(
    rf"\b(?:njih|bilo ih je|ih je bilo|bilo nas je|nas je bilo|there were|{_WHO}(?: je)? bilo) "
    rf"(?:(?P<hedge>{_HEDGE}) )?(?P<number>{NUMBER})(?P<plus>\+)?"
    rf"(?=\W*$|[.,;]| of (?:us|them)\b| ispred)"
)
"""`of them 30`, `there were 30 of them`, `polaznika je bilo 30`: the people are named before."""
_TOTAL = re.compile(
    rf"\b(?:gjithsej|ukupno|in total|altogether|in all|a total of|sveukupno)(?: of)? "
    rf"(?:(?P<hedge>{_HEDGE}) )?(?P<number>{NUMBER})(?P<plus>\+)?(?![\w%]|[.,]\d)"
)
_LABEL = re.compile(
    rf"(?:^|\n|\| ?)\W{{0,3}}(?:number of participants|participants|attendance|"
    rf"numri i pjesemarresve|pjesemarres(?:it|ve)?|broj ucesnika|"
    rf"ucesni(?:ka|ci))\s*: *(?:(?P<hedge>{_HEDGE}) )?(?P<number>{NUMBER})(?P<plus>\+)?(?=\W|$)"
)
_BEFORE = re.compile(
    r"\b(?:with|for|to|of|by|gathered|gathering|brought together|bringing together|attended by|"
    r"participation of|presence of|in attendance|hosted|welcomed|trained|joined by|attracted|drew|"
    r"before|pred|para|invited|there were|"
    r"ndoqen|ndoqi|percollen|me|per|mblodhi|mblodhen|bashkoi|moren pjese|mori pjese|morren pjese|"
    r"kishte|pjesemarrje\w* "
    r"(?:te|e)|ishin|ishte|priti|trajnoi|te pranishem|nga|"
    r"sa|s|za|okupi\w*|okupljen\w*|uz ucesce|prisustvova\w+|ucestvova\w+|prisustv\w+|ucesce|"
    r"uze(?:lo|la|li) uces\w*|"
    r"odazva\w+|pohada\w+|zavrsil\w*|pratil\w*|bilo|bile|bili|sastal\w*|boravi\w+|"
    r"slusal\w*|"
    r"domacin\w*|"
    r"grupi od|grupa od|grupu od|group of|grup prej|grupi prej)\b"
    r"(?: (?:by|of|the|e|te|a total of|je|su|se|ju|ga|ih|total|together|group of|grupi od|from|"
    r"nga|ukupno|"
    r"gjithsej|a group of|te pranishem|me)){0,3} $"
)
_AFTER = re.compile(
    r"^[^.;]{0,150}?\b(?:attended|participated|took part|taking part|joined|gathered|were present|"
    r"was present|came|came together|met|visited|discussed|debated|told|spoke|shared|learned|"
    r"learnt|"
    r"asked|worked|sat|argued|listened|"
    r"took (?:their|notes|turns|a seat)|rehearsed|played|sang|cooked|planted|cleaned|"
    r"painted|built|took stock|filled|completed|benefited|were trained|heard|listened|followed|"
    r"exchanged|read|wrote|practi[sc]ed|spent|stayed|remained|described|went|travelled|compared|"
    r"moren pjese|mori pjese|morren pjese|ishin te pranishem|u mblodhen|u takuan|vizituan|ndoqen|"
    r"percollen|degjuan|folen|treguan|diskutuan|mesuan|ndane|punuan|erdhen|qendruan|shkembyen|"
    r"u trajnuan|ishin|biseduan|kaluan|moren|"
    r"[a-z]{3,}uan|mbushen|luajten|kenduan|kercyen|popuni\w*|ispuni\w*|uze(?:lo|la|li) uces\w*|"
    r"okupi\w*|"
    r"sastal\w*|ucestvova\w+|prisustvova\w+|"
    r"pratil\w*|pohada\w*|slusal\w*|"
    r"razgovaral\w*|razgovara\w+|govoril\w*|rekl\w*|ucil\w*|naucil\w*|saznal\w*|boravi\w+|doslo|"
    r"dosli|poseti\w*|provel\w*|provelo|zavrsil\w*|radil\w*|ucestvuj\w*|diskutoval\w*|"
    r"ispricali|opisali|delili|podelil\w*|ostal\w*|pozdravi\w*|izne\w+|upoznal\w*|izneli)\b"
)
"""What those do who are there."""
_REPORTED = re.compile(
    r"\b(?:sipas|according to|prema)\b[^.]{0,40}$|\b(?:that|da|kako|podatak|according|"
    r"prema)\b[^,]{0,70}$"
)
_NOT = re.compile(
    r"\b(?:surveyed|survey|poll|respondents|interview\w*|anket\w*|intervist\w*|questionnaire\w*|"
    r"sample|ispitanik\w*|intervjuisa\w*|sondazh\w*|viewers|followers|population|killed|dead|"
    r"voters|signatures|expected|ocekuje|pritet|priten|invited|places|vende|will|shall|"
    r"in (?:the|their|our) (?:study|research|survey)|istrazivanj\w*|hulumtim\w*|"
    r"bice|ce|do te|can apply|selected|applied|aplikuan|prijavilo|vrste|missing|te zhdukur\w*|"
    r"nestalih|deadline|so far|until now|deri tani|do sada|every year|each year|svake godine|"
    r"per year|employs|punesuar|zaposlen\w*|households|copies|primeraka|kopje|since 20\d\d|"
    r"election observers deployed)\b"
)
_ANOTHER = re.compile(
    rf"^[^.;]{{0,70}}?(?:\b(?:and|dhe|i|e|as well as|kao i|si dhe|te|while|ndersa|kurse|dok)\b|,)"
    rf"(?: another| jos| edhe)? (?:(?:{_HEDGE}) )?"
    rf"(?P<number>{NUMBER}) (?:{_BETWEEN}{_WHO}\b|(?:more )?(?:from|nga|iz|sa|others|te tjere|"
    rf"tjere|"
    r"followed|joined|percollen|ostalih|drugih)\b)"
)
_NOT_ALL = re.compile(
    r"(?:\b(?:one|two|three|nje|dy|tre|jedan|jedna|dva|dve|tri) (?:of|nga|prej|od) (?:the )?|"
    r"\b(?:one of|each of|all|all the|both|te gjitha|te gjithe|sve|svih|sva|groups of|"
    r"ne grupe prej|nga pese|po|author of|between|every) )$"
)


def participants(part: Part, body: int = 0) -> Read[Participants] | None:
    """How many took part all together, where the text says that they did."""
    small = own_text(part, body)
    if label := _LABEL.search(small):
        return _read(part, label, 0)
    pieces = part.sentences
    for piece in pieces:
        text = _text(small, piece)
        total = _TOTAL.search(text)
        if total and _COUNTED.search(text) and not _is_other(text, total):
            return _read(part, total, piece.start)
    return next((read for piece in pieces if (read := _counted(part, small, piece))), None)


def _text(small: str, piece: Piece) -> str:
    return small[piece.start : piece.end]


def _counted(part: Part, small: str, piece: Piece) -> Read[Participants] | None:
    """The number of a sentence that says that so many were there."""
    text = _text(small, piece)
    for match in _matches(text):
        before = text[max(0, match.start() - 90) : match.start()]
        if _NOT_ALL.search(before) or _REPORTED.search(before) or _is_other(text, match):
            continue
        if _BEFORE.search(before) or _AFTER.match(text[match.end() :]) or _alone(match[0]):
            return _summed(part, text, match, piece.start)
    gathered = _GATHERED.search(text)
    if gathered and not _is_other(text, gathered):
        return _summed(part, text, gathered, piece.start)
    return None


_GATHERED = re.compile(
    rf"\b(?:brought together|gathered|attended by|drew|trained|welcomed|mblodhi|mblodhen|bashkoi|"
    rf"trajnoi|okupi(?:o|la|lo)|ugosti(?:o|la|lo)|pove(?:li|la|o) (?:su|je)|okupil[ao] (?:je|se)|"
    rf"okupio je|moren pjese|prisustvoval\w+(?: je)?|ucestvoval\w+(?: je)?|pohada\w+(?: je)?|"
    rf"u percoll nga|joined by)"
    rf"(?: (?:je|se|te|the))? (?:(?P<hedge>{_HEDGE}) )?(?P<number>{NUMBER}) "
    rf"(?!(?:different |razlicit\w+ )?(?:municipal|town|cit(?:y|ies)|countr|organi|institution|"
    rf"compan|media|team|school|class|ekip|tim\b|skol|shkoll|klas|skuadr|udruzenj|porodic|familj|"
    rf"opstin|grad|zemalj|komun|qytet|shtet|vend|firm|medij|stran|day|dan|dite))"
    rf"[a-z]{{4,}}"
)
"""Whoever they are: to gather so many says that they came."""


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether the words around a number make it that of copies, those asked, or the like."""
    around = text[max(0, match.start() - 70) : match.end() + 60]
    if _ASKED.search(text[: match.start()]) or _THOUSANDS.match(text[match.end("number") :]):
        return True
    return bool(_NOT.search(around) or _PARTITIVE.match(text[match.end() :]))


_ASKED = re.compile(
    r"\b(?:interviewed|surveyed|polled|talked (?:to|with)|spoke (?:to|with)|intervistua\w*|"
    r"anketua\w*|pyet(?:en|i|ur)|anketira\w+|intervjuisa\w+|ispita\w+|"
    r"(?:razgovara(?:la|li|le|o)|(?:razgovor|intervju)\w*)(?: (?:je|su))? sa?|"
    r"(?:interviews?|conversations?) (?:with|of)|(?:intervist|bised)\w* me)(?: \w+)? $"
)
"""Those who were asked for a report did not meet."""
_THOUSANDS = re.compile(r"\W*(?:thousand|mije|hiljad)")
"""`11 thousand` is no number of people in a room."""
_PARTITIVE = re.compile(r"^[^.;]{0,90}, (?:only|vetem|samo|just|tek) ")
"""`of 90 clerks, only ten`: the many were not there."""


_BY_ITSELF = re.compile(r"(?:participants|pjesemarres\w*|ucesni[ck]\w*)$|^njih |bilo|^there were")


def _alone(words: str) -> bool:
    """`participants` says by itself that they took part."""
    return _BY_ITSELF.search(words) is not None


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_COUNTED, _OF_THEM):
        yield from islice(pattern.finditer(text), MOST)


def _summed(part: Part, text: str, match: re.Match[str], shift: int) -> Read[Participants] | None:
    """Two groups that are counted one beside the other are one number."""
    first = _read(part, match, shift)
    other = _ANOTHER.match(text[match.end() :]) if first else None
    more = number_of(other["number"]) if other else None
    if first is None or other is None or more is None:
        return first
    if _are_parts(text[match.end() :], first.value.number) or _AMONG.search(other[0]):
        return first
    if more >= first.value.number * 5 or more > 1_000:
        return None
    value = Participants(first.value.number + more, first.value.hedged)
    return part.read(value, shift + match.start(), shift + match.end() + other.end(), 0.75)


_AMONG = re.compile(r"\b(?:among|including|nder|mes|perfshire|medj?u|ukljucujuci)\b")
"""Those who are named as among the others are counted already."""
_PART = re.compile(rf"(?<![\w.,])(?P<number>{NUMBER}) (?:of them |njih )?(?:from|nga|iz|sa)\b")


def _are_parts(behind: str, whole: int) -> bool:
    """Whether the numbers behind a number are its parts: `24 pupils, twelve from each`."""
    clause = re.split(r"[.;]", behind, maxsplit=1)[0]
    numbers = [number_of(each["number"]) or 0 for each in _PART.finditer(clause)]
    return len(numbers) > 1 and sum(numbers) == whole


def _read(part: Part, match: re.Match[str], shift: int) -> Read[Participants] | None:
    number = number_of(match["number"])
    groups = match.groupdict()
    if _MONTH_BEHIND.match(match.string[match.end("number") :]):
        return None
    if number is None or not 3 <= number <= 20_000 or _is_year(match["number"]):
        return None
    hedged = bool(groups.get("hedge") or groups.get("plus") or is_loose(match["number"]))
    value = Participants(number, hedged)
    return part.read(value, shift + match.start(), shift + match.end(), 0.85)


_MONTH_BEHIND = re.compile(rf"\.? (?:{'|'.join(name for name in MONTHS if len(name) > 2)})\b")


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", number) is not None
