"""The closed lists: every code that a column may hold, each with its description."""

from schemas.fields import CodeList

LEVEL_WORDS = {0: "not initiated", 1: "minimal", 2: "intermediate", 3: "full"}
"""Levels of implementation, after the Peace Accords Matrix (Kroc Institute)."""

FULL = max(LEVEL_WORDS)
"""The highest level."""

LEVEL_MEANINGS = {
    0: "nothing of what was agreed has begun",
    1: "begun: a preparatory step, a first use, or little",
    2: "a part is carried out and in use, another is open or not reported",
    3: "what was agreed is carried out",
}

PARTY = CodeList(
    "party",
    "Party",
    {
        "kosovo": "Kosovo, one of the two parties to the dialogue",
        "serbia": "Serbia, one of the two parties to the dialogue",
        "eu": "the European Union, its institutions and missions",
        "us": "the United States",
        "other": "another body or state; its name stands beside the code",
    },
)

PARTIES = ("kosovo", "serbia")
"""The two parties; the executives of each are one voice in the measures."""

OBLIGED = CodeList(
    "obliged",
    "Who is obliged",
    {
        "kosovo": "Kosovo",
        "serbia": "Serbia",
        "eu": "the European Union, its institutions and missions",
        "us": "the United States",
        "joint-body": "a committee, commission, group or agency of both parties",
        "other": "another body; its name stands beside the code",
    },
)

PERFORMER = CodeList(
    "performer",
    "Performer",
    {
        "kosovo": "the claim speaks of what Kosovo does",
        "serbia": "the claim speaks of what Serbia does",
        "eu": "the claim speaks of what the European Union does",
        "us": "the claim speaks of what the United States does",
        "joint-body": "the claim speaks of a body of both parties",
        "all": "the claim speaks of both parties together, or of an act done together",
        "not-stated": "the claim says how far things are without saying whose doing it is",
    },
)

FACILITATOR = CodeList(
    "facilitator",
    "Facilitator",
    {
        "eu": "the European Union",
        "us": "the United States",
        "germany-france": "Germany and France",
    },
)

PHASE = CodeList(
    "phase",
    "Phase of the dialogue",
    {
        "technical-2011-2013": "technical dialogue led by heads of delegation, with its follow-up "
        "in early 2013",
        "political-2013-2015": "high-level dialogue of prime ministers and texts that carry out "
        "the First Agreement",
        "later-2016-2022": "arrangements from 2016 to 2022, of technical, high or "
        "chief-negotiator level",
        "ohrid-2023": "agreement of February 2023, its annex and what follows from them",
        "us-brokered-2020": "texts brokered by the United States in 2020",
    },
)

FORM = CodeList(
    "form",
    "Form of the agreement",
    {
        "signed-agreement": "a text that the sources describe as signed or initialled by the "
        "parties",
        "agreed-conclusions": "conclusions of a meeting or of the facilitator, accepted by the "
        "parties",
        "arrangement": "a text or set of terms called an arrangement, or terms settled without a "
        "separate text",
        "implementation-protocol": "plan, protocol or roadmap that carries out an earlier "
        "agreement",
        "joint-statement": "statement made together",
        "declaration": "declaration endorsed by the parties",
        "verbal-agreement": "announced without a text of its own",
        "memorandum-of-understanding": "memorandum between bodies of the parties",
        "letter-of-intent": "letters or statements of intent",
        "parallel-commitments": "near-identical documents, each signed by one party",
        "agreed-unsigned-text": "published written text accepted according to the facilitator and "
        "not signed",
        "terms-of-reference": "terms of reference of a joint body",
    },
)

_TOPICS = {
    "border": "crossing points, integrated border/boundary management",
    "cadastre": "cadastral records and maps",
    "civil-registry": "registry books and civil status",
    "culture": "cultural and religious heritage",
    "customs": "customs stamps, duties and customs procedure",
    "economy": "economic cooperation, finance, funds and investment",
    "education": "diplomas, schools and universities",
    "elections": "municipal elections in the four northern municipalities",
    "energy": "electricity transmission, supply and water as an energy source",
    "human-rights": "rights and non-discrimination",
    "insurance": "vehicle insurance and border insurance",
    "justice": "courts, prosecution and judicial staff",
    "licence-plates": "vehicle plates and stickers",
    "missing-persons": "persons missing from 1998-2000",
    "movement": "movement of persons and vehicles, travel documents, the Mitrovica bridge",
    "municipalities": "local self-government, Association/Community",
    "police": "police and integration of police officers",
    "property": "private, public and company property",
    "recognition": "acceptance of documents and symbols, and recognition as a subject of a text",
    "representation": "regional and international representation, liaison, official visits",
    "security": "security structures, civil protection, KFOR",
    "telecom": "telephony, dialling code, spectrum and licences",
    "trade": "trade in goods and certificates for goods",
    "transport": "air, rail and road links",
}
TOPIC = CodeList("topic", "Topic", _TOPICS)
MEETING_TOPIC = CodeList(
    "meeting-topic",
    "Topic of a meeting",
    {
        **_TOPICS,
        "current-issues": "matters of the day, not named further by the source",
        "de-escalation": "lowering of tension on the ground",
        "displaced-persons": "displaced persons and return",
        "implementation": "carrying out of what was agreed, without a named agreement",
        "normalisation": "normalisation of relations as a whole",
        "opening": "opening of the dialogue",
    },
)

ACT = CodeList(
    "act",
    "Act of a party to a text",
    {
        "signed": "signed the text, with a citation for the act",
        "initialled": "put initials to the text",
        "accepted": "accepted or endorsed the text without a signature",
        "announced": "announced the text or its acceptance",
        "facilitated": "facilitated or chaired",
        "not-known": "named in connection with the text; the act is not known",
    },
)

SET_BASIS = CodeList(
    "set-basis",
    "Basis of a provision set",
    {
        "full-text": "made from the whole text",
        "part-of-text": "made from a part of the text",
        "accounts": "made from accounts; no text was seen",
    },
)
COMPLETE = CodeList(
    "complete",
    "Whether the set holds every provision of the text",
    {
        "yes": "every provision is in the set",
        "no": "provisions are known to be missing",
        "unknown": "it is not known whether provisions are missing",
    },
)

NO_LEVEL = CodeList(
    "no-level",
    "Why an assessment has no level",
    {
        "account_only": "speaks of implementation and gives no level",
        "no_evidence": "the assessor says that it cannot tell",
        "not_applicable": "does not speak of the carrying out of this unit",
        "coders_differ": "two codings of the same account differ; both are kept",
    },
)
LEVEL_BASIS = CodeList(
    "level-basis",
    "Basis of a level",
    {
        "stated": "the assessor uses a grading label of its own; the scale register places it",
        "inferred": "inferred by us from the account",
    },
)
LEVEL_RULE = CodeList(
    "level-rule",
    "Rule of the coding manual",
    {
        "nothing-done": (
            "says that the result does not exist, has not begun or is refused, and names no "
            "part as done"
        ),
        "order-given": (
            "an authority has ordered its own bodies to carry out; no result is reported"
        ),
        "law-not-applied": (
            "a law, rule or decision needed for it is adopted; its application is not reported"
        ),
        "preparatory-step": (
            "a step of the matter itself is taken that is no result yet: a draft, an "
            "application, a contract before its start, works begun, a recruitment open"
        ),
        "first-use": (
            "the result is in use for the first time, on a first day, in a first case or at "
            "one place; how far beyond that is not reported"
        ),
        "little": (
            "the assessor says little, few, very limited, minimal, or that most or the main "
            "part is not done, of all that was done up to then"
        ),
        "part-done": (
            "a named part, area, group or share is carried out and another is open or not reported"
        ),
        "partially": "the assessor says partially or in part, of the matter as a whole",
        "to-a-large-extent": (
            "the assessor says to a large extent, largely, or at an advanced stage"
        ),
        "mostly": "the assessor says mostly, most of it, almost all",
        "carried-out": (
            "says that the matter is carried out, complete, or in force and applied, or "
            "reports the one act in which it consists, and names no part as open"
        ),
        "announcement": "tells of steps still to come, or under a condition",
        "readiness": "tells of readiness, will or internal preparation",
        "call-to-act": "asks, expects or demands that something be done",
        "one-side-only": (
            "tells that one side applies and the other does not, where both are spoken of"
        ),
        "missed-deadline": (
            "tells of delay, a time limit passed or an order of steps not kept, and not how far"
        ),
        "breach-after-start": "tells of a breach, reversal or suspension of something in place",
        "not-fully": "says not fully, never fully, not to the end, and nothing more",
        "progress-words": (
            "tells of progress, steps, headway, cooperation or their absence in a period: a "
            "direction and not a state"
        ),
        "causes-or-effects": (
            "tells of causes, obstacles, responsibility, effects, praise or how well "
            "something works, and not how far it is carried out"
        ),
        "other-unit": "tells of another agreement, another provision or a wider matter",
        "no-degree": "tells of facts, sums, talks or acts from which no degree follows",
    },
)
RULE_LEVEL: dict[str, int | None] = {
    "nothing-done": 0,
    "order-given": 1,
    "law-not-applied": 1,
    "preparatory-step": 1,
    "first-use": 1,
    "little": 1,
    "part-done": 2,
    "partially": 2,
    "to-a-large-extent": 2,
    "mostly": 2,
    "carried-out": 3,
    **dict.fromkeys(
        (
            *("announcement", "readiness", "call-to-act", "one-side-only", "missed-deadline"),
            *("breach-after-start", "not-fully", "progress-words", "causes-or-effects"),
            *("other-unit", "no-degree"),
        )
    ),
}
"""The level that each rule gives, or None: the same whichever side is spoken of."""

TREND_BASIS = CodeList(
    "trend-basis",
    "Basis of a trend",
    {
        "stated": "the source says it",
        "inferred": "inferred by us from the source",
        "coders_differ": "two codings differ; both are kept and no trend is given",
    },
)
AS_OF_BASIS = CodeList(
    "as-of-basis",
    "Basis of the date spoken of",
    {
        "stated": "the source dates what it reports",
        "published": "the day of publication stands for it",
        "inferred": "worked out by the editor",
    },
)
WORDING = CodeList(
    "wording",
    "Wording of the level as stated",
    {
        "own-words": "follows the words of the assessor",
        "rendering": "renders an account in our words",
    },
)
TREND = CodeList(
    "trend",
    "Trend",
    {
        "improving": "the source reports a step forward",
        "stalled": "the source reports no movement or delay",
        "reversed": "the source reports that something in place was undone",
        "suspended": "the source reports that application was halted",
    },
)
ABOUT_SET = CodeList(
    "about-set",
    "Set of agreements that a claim speaks of",
    {
        "all": "all agreements of the dialogue",
        "technical": "the agreements of the technical dialogue",
        "political": "the agreements of the political dialogue",
        "energy": "the agreements on energy",
        "other": "another set; its description stands beside the code",
    },
)

AFFECTS = CodeList(
    "affects",
    "Who is affected",
    {
        "residents-north": "residents of the four northern municipalities",
        "kosovo-serbs": "Kosovo Serbs",
        "kosovo-albanians": "Kosovo Albanians",
        "kosovo-residents": "residents of Kosovo",
        "serbia-residents": "residents of Serbia",
        "presevo-valley-residents": "residents of Preševo, Bujanovac and Medveđa",
        "other-communities": "other communities",
        "travellers": "persons who travel between Kosovo and Serbia",
        "drivers": "drivers and owners of vehicles",
        "students": "pupils and students",
        "graduates": "holders of diplomas",
        "businesses": "companies and traders",
        "workers": "employees and persons who look for work",
        "patients": "patients and users of medicines",
        "electricity-customers": "customers of electricity suppliers",
        "telecom-customers": "users of telephony",
        "property-owners": "owners of property and claimants",
        "families-missing": "families of missing persons",
        "judicial-staff": "judges, prosecutors and staff of courts",
        "police-officers": "police officers",
        "civil-protection-staff": "members of civil protection",
        "displaced-persons": "displaced persons and returnees",
        "religious-communities": "religious communities and their sites",
        "voters": "voters and candidates",
        "municipalities": "municipalities",
        "kosovo-institutions": "institutions of Kosovo",
        "serbia-institutions": "institutions of Serbia",
        "eu-bodies": "bodies and missions of the European Union",
        "general-public": "the public at large",
    },
)

DISCREPANCY_KIND = CodeList(
    "discrepancy-kind",
    "Kind of discrepancy",
    {
        "conflict": "sources differ on a fact",
        "caveat": "a limit of what could be read",
    },
)
DOCUMENT_ROLE = CodeList(
    "document-role",
    "What a document is to an agreement",
    {
        "text": "prints the text in full or in part",
        "further-reading": "speaks of the agreement and is cited by no record of it",
    },
)
LINK_BASIS = CodeList(
    "link-basis",
    "Basis of a link between two records",
    {
        "stated": "the source names the linked record",
        "our-match": "matched by us",
    },
)

SOURCE_KIND = CodeList(
    "source-kind",
    "Kind of source",
    {
        "agreement-text": "a page that prints the text of an agreement in full or in part",
        "government-report": "report or release of a government of one of the parties",
        "eu-report": "report, statement or release of an EU body, also in a copy",
        "civil-society-report": "report or study of a non-governmental organisation",
        "news": "news page or agency text, also in a copy",
        "web-page": "any other page",
        "academic": "academic database or article",
        "not-classified": "a page of the activities, meetings and scorecards, kind not noted",
    },
)
TITLE_BASIS = CodeList(
    "title-basis",
    "Where the title of a source comes from",
    {
        "recorded": "noted when the page was read, at times shortened",
        "address": "made from the words of the address",
        "description": "a description, not a title",
        "none": "no title was noted; the address stands for it",
    },
)
SEEN_AS = CodeList(
    "seen-as",
    "How a source was seen",
    {
        "live-page": "the page itself, on the day given",
        "archived-copy": "a copy in a web archive",
        "stored-text": "a stored copy of the text of the page",
        "excerpt": "an excerpt of the page",
        "derived-dataset": "a dataset made from the document",
    },
)
SEEN_PART = CodeList(
    "seen-part",
    "How much of a source was seen",
    {
        "whole": "the whole document",
        "beginning": "its beginning",
        "excerpt": "an excerpt",
        "unknown": "not noted",
    },
)

ASSESSOR_TYPE = CodeList(
    "assessor-type",
    "Type of assessor",
    {
        "party-kosovo": "the executive of Kosovo: government, presidency, offices, negotiators",
        "party-serbia": "the executive of Serbia: government, presidency, offices, negotiators",
        "institution": "courts, police, regulators and companies",
        "local-authority": "municipalities and local bodies",
        "political-party": "political parties and holders of office who left it",
        "residents": "residents and persons who speak for nobody else",
        "eu": "EU institutions, missions, representatives and spokespersons",
        "international": "other international organisations, states and embassies",
        "civil-society": "non-governmental organisations, think tanks and experts",
        "academic": "universities, academic databases and articles",
        "media": "news organisations and news portals",
    },
)
ORGANISATION_KIND = CodeList(
    "organisation-kind",
    "Kind of organisation",
    {
        "ngo": "non-governmental organisation",
        "think-tank": "think tank or research institute",
        "foundation": "foundation that funds or does civic work",
        "embassy": "embassy or a group of embassies",
        "international": "international organisation",
        "government": "government, presidency, ministry or agency",
        "media": "news organisation or portal",
        "university": "university or research unit of one",
        "eu-institution": "institution, service or mission of the European Union",
        "court": "court of any instance",
        "police": "police service",
        "company": "company or association of companies",
        "local-authority": "municipality or local body",
        "political-party": "political party",
        "journal": "academic journal",
        "joint-body": "body set up under an agreement",
        "person": "one named person who assesses in a public or professional role",
        "residents": "residents, not named, as quoted",
    },
)
ORGANISATION_ROLE = CodeList(
    "organisation-role",
    "Role of an organisation",
    {
        "organiser": "organised the activity",
        "partner": "took part beside the organiser or the lead",
        "funder": "funded it",
    },
)

TRACK = CodeList(
    "track",
    "Track of the dialogue",
    {
        "high-level": "prime ministers or presidents",
        "chief-negotiator": "chief negotiators",
        "technical": "heads of delegation and experts",
        "summit": "summit of several states",
    },
)
MEETING_STATUS = CodeList(
    "meeting-status",
    "Status of a meeting",
    {
        "held": "a joint meeting took place",
        "held-separately": "the facilitator met the sides one by one",
        "not-held": "planned and did not take place",
        "announced": "announced; no report of it was read",
    },
)
MEETING_PARTY = CodeList(
    "meeting-party",
    "Party of a participant",
    {
        "kosovo": "Kosovo",
        "serbia": "Serbia",
        "eu": "the European Union",
        "us": "the United States",
        "germany": "Germany",
        "france": "France",
        "italy": "Italy",
    },
)
MODE = CodeList(
    "mode",
    "Mode",
    {
        "in-person": "in a room",
        "online": "by video",
        "hybrid": "in a room and by video",
    },
)

ACTIVITY_KIND = CodeList(
    "activity-kind",
    "Kind of activity",
    {
        "conference": "conference or panel",
        "exchange": "exchange of persons between organisations or towns",
        "factsheet": "short sheet of facts for the public",
        "focus-group": "discussion with a small invited group",
        "forum-meeting": "meeting of a standing forum or group",
        "launch": "launch of a report, project or platform",
        "op-ed": "opinion article",
        "peer-visit": "visit of peers",
        "publication": "report, study or paper",
        "roundtable": "round table or public discussion",
        "seminar": "seminar for a group of participants",
        "survey": "survey of opinions",
        "training": "training of participants",
        "tv-debate": "debate or interview on television",
        "website": "website and social media",
        "workshop": "workshop with participants",
    },
)
EVIDENCE = CodeList(
    "evidence",
    "Evidence for an activity",
    {
        "report": "a page that reports the activity",
        "announcement": "invitation or agenda, not proof that it was held",
        "listing-excerpt": "truncated entry on a listing page",
        "mention": "named in a report on another activity",
        "publication": "the publication itself",
    },
)
HELD = CodeList(
    "held",
    "Whether an activity was held",
    {
        "yes": "a page reports it, or it is a publication that was seen",
        "not-known": "announced or listed; no report was seen",
    },
)
QUESTION_KIND = CodeList(
    "question-kind",
    "Kind of question",
    {
        "single": "one answer",
        "multi": "several answers",
        "likert": "answers on a scale",
    },
)

PLACE_KIND = CodeList(
    "place-kind",
    "Kind of place",
    {
        "city": "city or town",
        "municipality": "unit of local self-government",
        "village": "village",
        "crossing": "crossing point",
        "region": "region, lake or river",
        "country": "country",
    },
)

SCORECARD_KIND = CodeList(
    "scorecard-kind",
    "Kind of scorecard",
    {
        "graded": "counts of agreements by level",
        "total-without-levels": "a total of agreements without levels",
        "located-not-read": "rates several agreements by its title or contents; only the opening "
        "could be read",
    },
)
COUNT_BASIS = CodeList(
    "count-basis",
    "Who counted",
    {
        "published": "the publisher printed the count",
        "derived": "counted by us from the pages or lists seen",
    },
)

LANGUAGE = CodeList(
    "language",
    "Language",
    {
        "en": "English",
        "sq": "Albanian",
        "sr-Latn": "Serbian, Latin script",
        "sr-Cyrl": "Serbian, Cyrillic script",
    },
)
SOURCE_LANGUAGE = CodeList(
    "source-language",
    "Language of a source",
    {
        "bs": "Bosnian",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "hr": "Croatian",
        "it": "Italian",
        "mk": "Macedonian",
        "nl": "Dutch",
        "pl": "Polish",
        "sl": "Slovenian",
        "sq": "Albanian",
        "sr": "Serbian",
        "tr": "Turkish",
        "zh": "Chinese",
    },
)
TITLE_STATUS = CodeList(
    "title-status",
    "Status of a translated title",
    {
        "official": "name used by a public body or by the body that signed",
        "in-use": "name used by a main source",
        "our-translation": "no such use was seen; translated by us",
        "machine": "translated by a machine, not reviewed by a person",
    },
)
GRAMMAR_FORM = CodeList(
    "grammar-form",
    "Form of a term",
    {
        "base": "as it stands in a label",
        "one": "after the numeral one, and as CLDR says",
        "few": "after the numerals that CLDR calls few",
        "other": "after other numerals",
    },
)
CODER_KIND = CodeList(
    "coder-kind",
    "Kind of coder",
    {"person": "a person", "model": "a language model; not reviewed by a person"},
)
CODER_ROUND = CodeList(
    "coder-round",
    "Round of coding",
    {
        "before-manual": "before there was a coding manual",
        "first": "first coding by the manual, with the record in view",
        "second": "second coding by the manual, blind: without the record and the first code",
    },
)
CODING_DRAW = CodeList(
    "coding-draw",
    "Claims coded twice",
    {
        "drawn": "every level inferred at first, and as many claims without one drawn at random",
        "rest": "every other claim without a stated level",
    },
)
CREATOR_ROLE = CodeList(
    "creator-role",
    "Role of a creator",
    {"author": "author of the dataset", "publisher": "publisher of the dataset"},
)

POSITION_KIND = CodeList(
    "position-kind",
    "How a position stands",
    {
        "level": "the latest level given by the assessor",
        "overtaken": "a later account without level reports a reversal or suspension",
        "tied": "claims of the same day give different levels; both stand and there is no position",
        "account": "the assessor gives accounts without a level",
        "undated": "the assessor gives levels or accounts without a date",
    },
)
SHARE_CONDITION = CodeList(
    "share-condition",
    "Whether a share or index may be printed",
    {
        "printed": "the set is complete and the assessor rated at least half of it",
        "set-not-complete": "the provisions listed are not known to be the whole text",
        "fewer-than-half": "the assessor rated fewer than half of the provisions",
    },
)
PANEL_START = CodeList(
    "panel-start",
    "Where a panel begins",
    {
        "agreed": "the day on which the text was agreed",
        "first-claim": "the first claim on it: the day of the text is not known",
    },
)
DUE = CodeList(
    "due",
    "Whether an obligation is due",
    {
        "passed": "the deadline named by the text has passed",
        "not_yet_due": "the deadline named by the text is still to come",
        "no-deadline": "the text names no deadline that ends on a known day",
    },
)
SAID = CodeList(
    "said",
    "What is said of the carrying out of an obligation",
    {
        "no-claim": "no claim on the provision was found",
        "no-level": "no position with a level: accounts, undated levels or ties only",
        "said-open": "every level given is below full",
        "said-mixed": "some levels given are full, others are below",
        "said-full": "every level given is full",
    },
)
CONSISTENCY_MEASURE = CodeList(
    "consistency-measure",
    "What two codings are compared on",
    {
        "level-given": "the level, where both codings give one",
        "level-against-none": "whether there is a level",
        "trend-given": "the trend, where both codings give one",
        "trend-against-none": "whether there is a trend",
    },
)
CODING_SCOPE = CodeList(
    "coding-scope",
    "Claims that two codings are compared on",
    {
        "drawn": CODING_DRAW.codes["drawn"],
        "all": "every claim without a stated level",
    },
)
METRIC = CodeList(
    "metric",
    "Level of measurement",
    {
        "nominal": "values are the same or not",
        "ordinal": "values are ranked",
        "interval": "differences between values count",
        "ratio": "ratios between values count",
    },
)
SCENARIO = CodeList(
    "scenario",
    "Selection of claims",
    {
        "baseline": "levels stated and inferred, verified claims only: the published positions",
        "stated-only": "levels stated by the assessor only",
        "with-unverified": "claims that were not read on the page cited as well",
        "without-second-hand": "without views seen through an outlet",
        "without-doubts": "without claims on which a doubt is open",
        "before-manual": "levels as inferred before there was a coding manual",
        "first-coding": "levels of the first coding by the manual",
        "second-coding": "levels of the blind second coding, where there is one",
    },
)
COMPARED = CodeList(
    "compared",
    "A published rating beside the positions of the same date",
    {
        "own-source": "a claim of the scorecard itself is among the positions counted",
        "same-level": "all positions on the agreement have the level of the scorecard",
        "other-level": "some position on the agreement has another level",
        "no-position": "no position with a level on the agreement at that date",
        "no-rating": "its label gives no level, or it names no agreement",
    },
)

REVISION_CHANGE = CodeList(
    "revision-change",
    "What was done to something released",
    {
        "changed": "a value was changed, filled or emptied",
        "removed": "a record was taken out",
        "merged": "a record was a duplicate; another takes its place",
        "deprecated": "a column will be left out of a later release; `field` names it",
        "narrowed": "less is covered than before; `field` names the count that fell",
    },
)
RELEASE_CHANGE = CodeList(
    "release-change",
    "What differs from the release before",
    {
        "added": "a record that the release before did not have",
        "removed": "a record that only the release before had",
        "changed": "a value differs",
        "column-added": "a column that the release before did not have",
        "column-removed": "a column that only the release before had",
    },
)
REVISION_KIND = CodeList(
    "revision-kind",
    "Kind of a revision",
    {
        "world": "the world changed, and the record with it",
        "coding": "our coding of the same source changed",
        "method": "a rule of the method changed",
        "correction": "what stood there was wrong",
        "format": "only the form changed",
    },
)
REPORT_OUTCOME = CodeList(
    "report-outcome",
    "What came of a reported error",
    {
        "open": "not decided yet",
        "accepted": "it was an error; a revision corrects it",
        "partly": "a part of it was an error; a revision corrects that part",
        "declined": "the record stands, for the reason given in the answer",
    },
)
REPLY_WORDING = CodeList(
    "reply-wording",
    "Whose words a reply is in",
    {
        "as-given": "the words of who replies",
        "shortened": "the words of who replies, shortened; the whole stands in the source",
        "summary": "our summary; the whole stands in the source",
    },
)
DATABASE = CodeList(
    "database",
    "A database that holds the same agreements",
    {
        "pa-x": "PA-X Peace Agreements Database, University of Edinburgh: AgtId",
        "wikidata": "Wikidata: Q and a number",
    },
)
DATABASE_IDS = {"pa-x": r"[0-9]+", "wikidata": r"Q[0-9]+"}
"""The form of the ids of each database."""
MATCH = CodeList(
    "match",
    "How an entry of another database fits an agreement",
    {
        "same": "the entry is about this text and no other",
        "part": "the entry holds several of our agreements, or a part of one",
    },
)
POSITION_AGE = CodeList(
    "position-age",
    "Whole months from the effective date of a position to the data date",
    {
        "up-to-12": "0 to 12 months",
        "13-to-24": "13 to 24 months",
        "25-to-60": "25 to 60 months",
        "over-60": "more than 60 months",
    },
)
SOURCE_ADDRESS = CodeList(
    "source-address",
    "Where a source can be opened",
    {
        "address": "it has an address",
        "archive": "one of its addresses is that of a copy in a web archive",
        "further": "it has more addresses than one",
    },
)
QUALITY_MEASURE = CodeList(
    "quality-measure",
    "What the quality report counts",
    {
        "coverage": "assessors of a type (part) with a position on an agreement (item), of all "
        "assessors of that type",
        "balance": "claims by assessors of a type (item) on a performer (part), of all claims",
        "age": "positions with a level of assessors of a type (item) by their age at the data date "
        "(part, in months), of all such positions of that type",
        "level": "claims by assessors of a type (item) with a level by its basis, or without one "
        "by the reason (part), of all claims of that type",
        "verified": "records of a table (item) that rest on a page that was seen, of all its "
        "records",
        "translation": "texts in a language (item) by the status of their wording (part), of all "
        "translated texts in that language",
        "address": "sources with an address, with a copy in a web archive, and with further "
        "addresses (part), of all sources",
        "seen": "citations by how the source was seen (part), of all citations",
    },
)
CHECK = CodeList(
    "check",
    "What is checked in every build",
    {
        "files": "each file can be read and is of a known kind; examined: files",
        "values": "each value is of its type, list and form; examined: records as written",
        "duplicates": "no key is given twice in the files; examined: records as written",
        "references": "what a record names exists; examined: records as written",
        "claims": "rules of claims: level and basis, targets, dates; examined: assessments",
        "codings": "rules of codings: coders, rounds, what follows from two; examined: codings",
        "records": "rules of the other records: dates, sets, numbers; examined: records as written",
        "changes": "rules of revisions, reported errors and replies; examined: these",
        "keys": "each key of a finished table stands for one row; examined: rows of all tables",
        "foreign-keys": "each reference of a finished table leads to a row; examined: rows of all "
        "tables",
        "bounds": "each table and column is filled within its bounds; examined: bounds",
    },
)
