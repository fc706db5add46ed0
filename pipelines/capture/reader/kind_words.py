"""Words for kinds of activity, in three languages: codes of ACTIVITY_KIND with patterns.

For plain text in small letters.
"""

HELD_WORDS = (
    ("focus-group", r"focus[ -]groups?|fokus[ -]?grup\w*|fokus-?grup\w*"),
    (
        "tv-debate",
        (
            r"(?:tv|television|televised) (?:debates?|shows?|interviews?)|debat\w* televiziv\w*|"
            r"(?:tv|televizijsk\w+) debat\w*|debat\w* (?:on|na|ne) (?:r?tv|television|"
            r"televizij\w+)|"
            r"emision\w* (?:i \w+ )?i seris\w*|emision\w* \"|emisij\w+ \"|"
            r"(?:gost\w*|gosc\w*|gostova[ol]\w*) (?:u )?emisij\w*|emision\w* televiziv\w*|"
            r"(?:mysafir\w*|i ftuar|e ftuar) ne emision\w*|guest (?:of|on) the (?:tv )?(?:show|"
            r"programme)|(?:broadcast|transmetoi|emitovan\w*)(?: \w+){0,4} debat\w*"
        ),
    ),
    (
        "peer-visit",
        (
            r"peer[ -](?:to[ -]peer )?(?:visits?|exchange visits?)|working visits?|"
            r"vizit\w* (?:kolegial\w*|e punes)|uzajamn\w+ poset\w*|study (?:visits?|trips?|"
            r"tours?)|studijsk\w+ (?:poset\w*|putovanj\w*)|vizit\w* studimore|viziten studimore|"
            r"(?:vizit\w*|poset\w*|visit) (?:u|je|su|was) (?:organizua|organizoval\w*|"
            r"organi[sz]ed)|"
            r"(?:visit\w*|vizit\w*|poset\w*|u gostima kod|hosted by)(?: [\w.]+){0,5} (?:koleg\w*|"
            r"moshatar\w*|bashkemoshatar\w*|vrsnja\w*|"
            r"colleagues|peers|counterparts|homolog\w*)"
        ),
    ),
    (
        "exchange",
        (
            r"(?:peer[ -]to[ -]peer |youth |student )?exchange (?:event|programme|program|visit|"
            r"of (?:\w+ )?(?:young|civil|students|experience)\w*)|exchange event|"
            r"peer[ -](?:to[ -]peer )?exchange|shkembim\w* (?:i|te|per) (?:te rinjve|studenteve|"
            r"pervojave)|ngjarj\w+ e? ?shkembimi|razmen\w+ (?:mladih|iskustava|studenata)|"
            r"program\w* razmene|razmen\w+ (?:novinara|aktivista|organizacija)|"
            r"vizit\w* (?:te )?shkembimi|exchange experiences?|exchange visits?|"
            r"exchange of (?!views|letters|data|information|electronic|ideas|opinions|liaison|"
            r"goods|"
            r"prisoners|experience\b|letters|documents|notes)(?:[a-z-]+ ){0,2}[a-z]+s\b|"
            r"razmen\w+ (?:\w+ih )?(?:nastavnika|lekara|pravnika|zanatlija|poljoprivrednika)|"
            r"razmen[aueo] (?:je|su)\b|shkembimi (?:u|eshte)\b|"
            r"shkembim\w* rinor\w*|shkembim\w* \"|razmen\w+ \"|(?:na|u) razmen(?:i|u)\b|"
            r"student exchange|youth exchange|(?:studenti|ucenici|mladi|novinari)(?: [\w-]+){1,5} "
            r"u poseti"
        ),
    ),
    (
        "forum-meeting",
        (
            r"steering (?:committee|board|group)(?: meetings?)?|consortium meetings?|"
            r"(?:advisory|executive|management|supervisory|editorial) (?:board|council|committee)"
            r"(?: \w+){0,3} (?:meets?|met|meetings?|session)\b|"
            r"bord\w* (?:keshilldhenes|drejtues|mbikeqyres)\w*|"
            r"(?:savetodavn|nadzorn|programsk)\w+ odbor\w*|"
            r"forum meetings?|takim\w* (?:i|te) (?:konsorciumit|komitetit|forumit)|"
            r"(?:annual|general|yearly) (?:assembly|meeting)|kuvend\w* vjetor\w*|"
            r"asamble\w* (?:vjetore|e pergjithshme)|godisnj\w+ skupstin\w*|"
            r"skupstin\w+ (?:udruzenja|mreze|clanova)|"
            r"komitet\w* drejtues|sastan\w+ (?:konzorcijuma|upravnog odbora|foruma)|"
            r"(?:mbledhj\w*|sednic\w+)(?: \w+){0,4} (?:forum(?:it|a)|keshillit|rrjetit|koalicionit|"
            r"klubit|bordit|saveta|veca|mreze|koalicije|kluba|odbora)|"
            r"upravn\w+ odbor\w*|meetings? of the (?:[\w']+ ){0,3}(?:forum|council|coalition|"
            r"consortium|network|platform|caucus|committee|watch group|working group)|"
            r"(?:sastan\w+|takim\w*)(?: \w+){0,2} "
            r"(?:\w+(?:sk|n)\w+ )?(?:foruma|forumit|saveta|veca|radne grupe|keshillit|"
            r"koalicij\w+|koalicionit|mreze|"
            r"rrjetit)|(?:foruma?|forumit) (?:civilnog drustva|te shoqerise civile)|"
            r"meetings? of (?:the |its |our )?(?:[\w']+ ){0,3}(?:club|circle|reading group|board|"
            r"working group|group|secretariat|council)|"
            r"working group\b[^.]{0,40}\bmeets?\b|"
            r"takim\w* (?:\w+ )?(?:i |te )(?:katert |trete |dyte |pare )?(?:klubit|grupit|rrjetit|"
            r"bordit)|takimi i \w+ i (?:klubit|grupit|forumit|rrjetit)|"
            r"sastan\w+ (?:\w+ ){0,2}(?:kluba|kruga|odbora)|forum of (?:young|women|mayors|"
            r"teachers|"
            r"journalists|students|neighbours)|forum\w* (?:mladih|te rinjve|i te rinjve|zena|"
            r"i grave)|"
            r"civil society forum|members of the (?:[\w']+ ){0,3}(?:forum|council)[^.]{0,40} "
            r"(?:met|held)"
        ),
    ),
    (
        "roundtable",
        (
            r"round[ -]?tables?|online debates?|public (?:discussions?|debates?|hearing)|"
            r"(?<!njejten )tryez\w*|"
            r"tribin\w*|tribun(?:e|a|en|es)\b|(?:online|onlajn|virtual) (?:discussions?|"
            r"razgovor\w*|diskusij\w*|"
            r"diskutim\w*|"
            r"debat\w*)|debates?\b(?! (?:on|the|whether|how|about|their|tournament|championship|"
            r"clubs?|league|network|team|camp))|(?<!\bi )(?<!\be )(?<!\bte )(?<!\bse )debatit\b|"
            r"debat(?:i|in|a|u)?\b|dialogue cafes?|webinar\w*|"
            r"vebinar\w*|open forum|otvoren\w+ forum\w*|"
            r"public debate|town hall|javn\w+ razgovor\w*|kafe me qytetar\w*|kafa sa gradanima|"
            r"citizens' (?:debate|forum)|debat me|"
            r"okrugl\w+ st\w+|diskutim\w* publik|debat\w* publik\w*|javn\w+ (?:diskusij\w+|"
            r"rasprav\w+|debat\w+)"
        ),
    ),
    ("workshop", r"workshops?|punetori\w*|punetor\b|radionic\w*"),
    ("seminar", r"seminar\w*"),
    (
        "training",
        (
            r"trainings?|trajnim\w*|obuk\w*|trening\w*|summer schools?|winter schools?|"
            r"academy for|shkoll\w+ verore|letnj\w+ skol\w*"
        ),
    ),
    (
        "conference",
        (
            r"(?<!press )conferences?|(?:naucn|strucn)\w+ skup\w*|tubim\w* shkencor\w*|"
            r"simpozijum\w*|"
            r"simpozium\w*|scientific (?:meeting|gathering)|konferenc\w*\b(?! za (?:novinar|"
            r"stamp|medij)|"
            r" per (?:shtyp|media))|"
            r"panel[ -]discussions?|panel diskusij\w*|panel[ -]debate|"
            r"diskutim\w* ne panel|panel\w* (?:i |te )?diskutim\w*|symposium|summit|panel\w*(?= "
            r"(?:on|o|per|was|u mbajt)\b|:)"
        ),
    ),
    (
        "launch",
        (
            r"launch(?:ing|ed|es)?(?: event| ceremony)?|lansim\w*|lansoi|lansuan|u lansua|"
            r"pokrenut\w* (?:\w+ )?(?:portal|platform|sajt|projekat|podkast)\w*|"
            r"lansohe[tn]|lanson|lansojne|"
            r"lansiranj\w*|"
            r"lansiral\w+|lansiran\w*|promovimi? i|promovim\b|promocij\w+|perurim\w*"
        ),
    ),
)
ISSUED_WORDS = (
    (
        "factsheet",
        r"fact[ -]?sheets?|flet\w* informu?a?e?tiv\w*|flet\w* informuese|informativn\w+ list\w*",
    ),
    ("op-ed", r"op-?eds?\b|opinion (?:piece|article)s?|autorsk\w+ tekst\w*|kolumn\w+|opinion\b"),
    (
        "survey",
        (
            r"(?:public )?opinion (?:polls?|surveys?)|surveys?|ankete?\w*|sondazh\w*|"
            r"istrazivanj\w+ javnog mnjenja"
        ),
    ),
    (
        "publication",
        (
            r"(?:policy |research |annual |final |new |monitoring )?(?:reports?|paper\b|briefs?|"
            r"(?:policy|research|working|position|discussion|issue) papers|studies|study|"
            r"analys[ie]s|booklets?|publications?|handbooks?)|raport\w*|izvestaj\w*|"
            r"studij[aeiu]\b|studim\w*|publikacij\w+|publikim\w*|analiz[aeu]\b|"
            r"dokument\w* (?:te )?politikav\w*|brosur\w*|"
            r"guide\b(?= (?:to|for|on)\b| \")|(?:new|practical|legal|short) guides?\b|"
            r"udhezues\w*|vodic(?:a|u|em)?\b(?= (?:za|kroz|o)\b| \")|"
            r"prirucnik\w*|doracak\w*"
        ),
    ),
)
