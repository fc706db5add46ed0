"""Verbs of speaking by their stems, with the endings of each language."""

_SERBIAN_STEMS = (
    "kaz|istak|naglas|izjav|ocen|poruc|doda|otvor|moder|govor|objasn|predstav|podset|upozor|nave|"
    "pozdrav|vod|odgovor|upita|zahval|izloz|upored|isprica|prica|izne|primet|ukaz|zakljuc|pomen|"
    "analizir|uputi|doceka|predava|prezentova|komentaris|predloz|pozva|pokaz|najav|uruc|dodel|"
    "prikljuc|ukljuc|pridruz|potvrd|apelova|kritikova|opisa|svedoc|procita|zatvor|rukovod|"
    "razgovara|diskutova|ugost|gostova|obrazloz|obrad|napomen|poja(?:sn|v)|saopst|izrazi|"
    "konstatova|dopun|ocrta|preneo|prene|poceo|uveri|zatraz"
)
SERBIAN = (
    rf"(?:{_SERBIAN_STEMS})[a-z]{{0,5}}?(?:o|la|li|le)|rek(?:ao|la|li|le)|istak(?:ao|la|li|le)|"
    rf"(?:{_SERBIAN_STEMS})[a-z]{{0,3}}?(?:ice|ace)|osvrnu(?:o|la|li|le) se|"
    r"razgovaraju|govore|govori|vode|vodi|moderira|moderiraju|"
    r"(?:odrzal[aie]|odrzao)(?: je| su)? (?:predavanj\w+|govor\w*|izlaganj\w+|obuk\w+)"
)
_ALBANIAN_STEMS = (
    "thek|vlere|deklar|sht|moder|prezant|potenc|treg|shpjeg|kujt|paralajmer|nenviz|ligjer|"
    "inform|analiz|diskut|elabor|propoz|drejt|konsider|kerk|koment|krahas|falender|sqar|"
    "raport|perkujt|sugjer|rekomand|kritik|konstat|rref|vazhd|prit|traj(?:t|n)|dorez|perm(?:bl|e)"
)
ALBANIAN = (
    rf"(?:u )?(?:{_ALBANIAN_STEMS})[a-z]{{0,4}}?(?:oi|uan|ou|eu|ua|yen)|"
    r"priti|priten|u ankua|u lidh(?:en)?|iu bashkua(?:n)?|u bashkua(?:n)?|u tha|ndau|ndane|"
    r"udheheq(?:in)?|drejton|drejtojne|moderon|moderojne|flet|flasin|ligjeron|hap|prezanton|"
    r"u paraqit|solli|sollen|dhane|mirepriti|beri|bene"
)
ENGLISH = (
    r"comment(?:ed|s)|analy[sz]ed|acknowledged|shared|joined|contributed|clarified|contended|"
    r"declared|demonstrated|discussed|drew|echoed|encouraged|examined|expressed|illustrated|"
    r"invited|maintained|moderates|narrated|opened|pledged|promised|quoted|reflected|regretted|"
    r"replied|reviewed|summed up|surveyed|testified|traced|welcomes|wondered|disagreed|agreed|"
    r"objected|received|handed|(?:was|were) (?:a |the )?guests?|was (?:the )?(?:speaker|trainer|"
    r"moderator|lecturer|panell?ist)|were (?:the )?(?:speakers|trainers|moderators|lecturers|"
    r"panell?ists)|takes? part|speaks?|moderates?|leads?|presents?"
)
