"""The closed lists: every code that a column may hold, with its label and meaning, in order.

What a person reads in English is the label; the catalogues of the reports translate it.
"""

from schemas.fields import Code, CodeList

LEVEL = CodeList(
    "level",
    "Level of implementation",
    Code("0", "not initiated", "nothing of what was agreed has begun"),
    Code("1", "minimal", "begun: a preparatory step, a first use, or little"),
    Code(
        "2",
        "intermediate",
        "a part is carried out and in use, another is open or not reported",
    ),
    Code("3", "full", "what was agreed is carried out"),
)
"""Levels of implementation, after the Peace Accords Matrix (Kroc Institute)."""

LEVEL_WORDS = {int(level): label for level, label in LEVEL.labels.items()}
"""Each level, a number in the data, in words."""

FULL = max(LEVEL_WORDS)
"""The highest level."""

PARTY = CodeList(
    "party",
    "Party",
    Code("kosovo", "Kosovo", "Kosovo, one of the two parties to the dialogue"),
    Code("serbia", "Serbia", "Serbia, one of the two parties to the dialogue"),
    Code("eu", "European Union", "the European Union, its institutions and missions"),
    Code("us", "United States", "the United States"),
    Code("other", "other body", "another body or state; its name stands beside the code"),
)

PARTIES = ("kosovo", "serbia")
"""The two parties; the executives of each are one voice in the measures."""

OBLIGED = CodeList(
    "obliged",
    "Who is obliged",
    Code("kosovo", "Kosovo", "Kosovo"),
    Code("serbia", "Serbia", "Serbia"),
    Code("eu", "European Union", "the European Union, its institutions and missions"),
    Code("us", "United States", "the United States"),
    Code("joint-body", "joint body", "a committee, commission, group or agency of both parties"),
    Code("other", "other body", "another body; its name stands beside the code"),
)

PERFORMER = CodeList(
    "performer",
    "Performer",
    Code("kosovo", "Kosovo", "the claim speaks of what Kosovo does"),
    Code("serbia", "Serbia", "the claim speaks of what Serbia does"),
    Code("eu", "European Union", "the claim speaks of what the European Union does"),
    Code("us", "United States", "the claim speaks of what the United States does"),
    Code("joint-body", "joint body", "the claim speaks of a body of both parties"),
    Code(
        "all",
        "both parties",
        "the claim speaks of both parties together, or of an act done together",
    ),
    Code(
        "not-stated",
        "not stated",
        "the claim says how far things are without saying whose doing it is",
    ),
)

FACILITATOR = CodeList(
    "facilitator",
    "Facilitator",
    Code("eu", "European Union", "the European Union"),
    Code("us", "United States", "the United States"),
    Code("germany-france", "Germany and France", "Germany and France"),
)

PHASE = CodeList(
    "phase",
    "Phase of the dialogue",
    Code(
        "technical-2011-2013",
        "Technical dialogue",
        "technical dialogue led by heads of delegation, with its follow-up in early 2013",
    ),
    Code(
        "political-2013-2015",
        "Political dialogue",
        "high-level dialogue of prime ministers and texts that carry out the First Agreement",
    ),
    Code(
        "later-2016-2022",
        "Later arrangements",
        "arrangements from 2016 to 2022, of technical, high or chief-negotiator level",
    ),
    Code(
        "ohrid-2023",
        "Path to normalisation",
        "agreement of February 2023, its annex and what follows from them",
    ),
    Code("us-brokered-2020", "US-brokered texts", "texts brokered by the United States in 2020"),
)

FORM = CodeList(
    "form",
    "Form of the agreement",
    Code(
        "signed-agreement",
        "signed agreement",
        "a text that the sources describe as signed or initialled by the parties",
    ),
    Code(
        "agreed-conclusions",
        "agreed conclusions",
        "conclusions of a meeting or of the facilitator, accepted by the parties",
    ),
    Code(
        "arrangement",
        "arrangement",
        "a text or set of terms called an arrangement, or terms settled without a separate text",
    ),
    Code(
        "implementation-protocol",
        "implementation protocol",
        "plan, protocol or roadmap that carries out an earlier agreement",
    ),
    Code("joint-statement", "joint statement", "statement made together"),
    Code("declaration", "declaration", "declaration endorsed by the parties"),
    Code("verbal-agreement", "verbal agreement", "announced without a text of its own"),
    Code(
        "memorandum-of-understanding",
        "memorandum of understanding",
        "memorandum between bodies of the parties",
    ),
    Code("letter-of-intent", "letter of intent", "letters or statements of intent"),
    Code(
        "parallel-commitments",
        "parallel commitments",
        "near-identical documents, each signed by one party",
    ),
    Code(
        "agreed-unsigned-text",
        "agreed unsigned text",
        "published written text accepted according to the facilitator and not signed",
    ),
    Code("terms-of-reference", "terms of reference", "terms of reference of a joint body"),
)

TOPIC = CodeList(
    "topic",
    "Topic",
    Code("border", "border/boundary", "crossing points, integrated border/boundary management"),
    Code("cadastre", "cadastre", "cadastral records and maps"),
    Code("civil-registry", "civil registry", "registry books and civil status"),
    Code("culture", "culture", "cultural and religious heritage"),
    Code("customs", "customs", "customs stamps, duties and customs procedure"),
    Code("economy", "economy", "economic cooperation, finance, funds and investment"),
    Code("education", "education", "diplomas, schools and universities"),
    Code("elections", "elections", "municipal elections in the four northern municipalities"),
    Code("energy", "energy", "electricity transmission, supply and water as an energy source"),
    Code("human-rights", "human rights", "rights and non-discrimination"),
    Code("insurance", "insurance", "vehicle insurance and border insurance"),
    Code("justice", "justice", "courts, prosecution and judicial staff"),
    Code("licence-plates", "licence plates", "vehicle plates and stickers"),
    Code("missing-persons", "missing persons", "persons missing from 1998-2000"),
    Code(
        "movement",
        "movement",
        "movement of persons and vehicles, travel documents, the Mitrovica bridge",
    ),
    Code("municipalities", "municipalities", "local self-government, Association/Community"),
    Code("police", "police", "police and integration of police officers"),
    Code("property", "property", "private, public and company property"),
    Code(
        "recognition",
        "recognition",
        "acceptance of documents and symbols, and recognition as a subject of a text",
    ),
    Code(
        "representation",
        "representation",
        "regional and international representation, liaison, official visits",
    ),
    Code("security", "security", "security structures, civil protection, KFOR"),
    Code("telecom", "telecom", "telephony, dialling code, spectrum and licences"),
    Code("trade", "trade", "trade in goods and certificates for goods"),
    Code("transport", "transport", "air, rail and road links"),
)
MEETING_TOPIC = CodeList(
    "meeting-topic",
    "Topic of a meeting",
    *TOPIC.codes.values(),
    Code("current-issues", "current issues", "matters of the day, not named further by the source"),
    Code("de-escalation", "de-escalation", "lowering of tension on the ground"),
    Code("displaced-persons", "displaced persons", "displaced persons and return"),
    Code(
        "implementation",
        "implementation",
        "carrying out of what was agreed, without a named agreement",
    ),
    Code("normalisation", "normalisation", "normalisation of relations as a whole"),
    Code("opening", "opening", "opening of the dialogue"),
)

ACT = CodeList(
    "act",
    "Act of a party to a text",
    Code("signed", "signed", "signed the text, with a citation for the act"),
    Code("initialled", "initialled", "put initials to the text"),
    Code("accepted", "accepted", "accepted or endorsed the text without a signature"),
    Code("announced", "announced", "announced the text or its acceptance"),
    Code("facilitated", "facilitated", "facilitated or chaired"),
    Code("not-known", "act not known", "named in connection with the text; the act is not known"),
)

SET_BASIS = CodeList(
    "set-basis",
    "Basis of a provision set",
    Code("full-text", "from the text", "made from the whole text"),
    Code("part-of-text", "from a part of the text", "made from a part of the text"),
    Code("accounts", "from accounts, no text seen", "made from accounts; no text was seen"),
)
COMPLETE = CodeList(
    "complete",
    "Whether the set holds every provision of the text",
    Code("yes", "complete", "every provision is in the set"),
    Code("no", "not complete", "provisions are known to be missing"),
    Code("unknown", "not known whether complete", "it is not known whether provisions are missing"),
)

NO_LEVEL = CodeList(
    "no-level",
    "Why an assessment has no level",
    Code("account_only", "account, no level", "speaks of implementation and gives no level"),
    Code("no_evidence", "assessor cannot tell", "the assessor says that it cannot tell"),
    Code(
        "not_applicable", "not on carrying out", "does not speak of the carrying out of this unit"
    ),
    Code(
        "coders_differ", "codings differ", "two codings of the same account differ; both are kept"
    ),
)
LEVEL_BASIS = CodeList(
    "level-basis",
    "Basis of a level",
    Code(
        "stated",
        "stated",
        "the assessor uses a grading label of its own; the scale register places it",
    ),
    Code("inferred", "inferred by us", "inferred by us from the account"),
)
LEVEL_RULE = CodeList(
    "level-rule",
    "Rule of the coding manual",
    Code(
        "nothing-done",
        "nothing done",
        "says that the result does not exist, has not begun or is refused, and names no part as "
        "done",
    ),
    Code(
        "order-given",
        "order given",
        "an authority has ordered its own bodies to carry out; no result is reported",
    ),
    Code(
        "law-not-applied",
        "law adopted, application not reported",
        "a law, rule or decision needed for it is adopted; its application is not reported",
    ),
    Code(
        "preparatory-step",
        "preparatory step",
        "a step of the matter itself is taken that is no result yet: a draft, an application, a "
        "contract before its start, works begun, a recruitment open",
    ),
    Code(
        "first-use",
        "first use",
        "the result is in use for the first time, on a first day, in a first case or at one "
        "place; how far beyond that is not reported",
    ),
    Code(
        "little",
        "little done",
        "the assessor says little, few, very limited, minimal, or that most or the main part is "
        "not done, of all that was done up to then",
    ),
    Code(
        "part-done",
        "a part done",
        "a named part, area, group or share is carried out and another is open or not reported",
    ),
    Code(
        "partially",
        "done partially",
        "the assessor says partially or in part, of the matter as a whole",
    ),
    Code(
        "to-a-large-extent",
        "done to a large extent",
        "the assessor says to a large extent, largely, or at an advanced stage",
    ),
    Code("mostly", "mostly done", "the assessor says mostly, most of it, almost all"),
    Code(
        "carried-out",
        "carried out",
        "says that the matter is carried out, complete, or in force and applied, or reports the "
        "one act in which it consists, and names no part as open",
    ),
    Code("announcement", "steps announced", "tells of steps still to come, or under a condition"),
    Code("readiness", "readiness or will", "tells of readiness, will or internal preparation"),
    Code("call-to-act", "call to act", "asks, expects or demands that something be done"),
    Code(
        "one-side-only",
        "one side only",
        "tells that one side applies and the other does not, where both are spoken of",
    ),
    Code(
        "missed-deadline",
        "deadline missed",
        "tells of delay, a time limit passed or an order of steps not kept, and not how far",
    ),
    Code(
        "breach-after-start",
        "breach after a start",
        "tells of a breach, reversal or suspension of something in place",
    ),
    Code(
        "not-fully",
        "not fully, nothing more",
        "says not fully, never fully, not to the end, and nothing more",
    ),
    Code(
        "progress-words",
        "words of progress",
        "tells of progress, steps, headway, cooperation or their absence in a period: a direction"
        " and not a state",
    ),
    Code(
        "causes-or-effects",
        "causes or effects",
        "tells of causes, obstacles, responsibility, effects, praise or how well something works,"
        " and not how far it is carried out",
    ),
    Code(
        "other-unit",
        "another unit",
        "tells of another agreement, another provision or a wider matter",
    ),
    Code(
        "no-degree",
        "no degree follows",
        "tells of facts, sums, talks or acts from which no degree follows",
    ),
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
    Code("stated", "stated by the source", "the source says it"),
    Code("inferred", "inferred by us", "inferred by us from the source"),
    Code(
        "coders_differ", "codings differ", "two codings differ; both are kept and no trend is given"
    ),
)
AS_OF_BASIS = CodeList(
    "as-of-basis",
    "Basis of the date spoken of",
    Code("stated", "dated by the source", "the source dates what it reports"),
    Code("published", "day of publication", "the day of publication stands for it"),
    Code("inferred", "worked out by the editor", "worked out by the editor"),
)
WORDING = CodeList(
    "wording",
    "Wording of the level as stated",
    Code("own-words", "words of the assessor", "follows the words of the assessor"),
    Code("rendering", "rendered in our words", "renders an account in our words"),
)
TREND = CodeList(
    "trend",
    "Trend",
    Code("improving", "a step forward", "the source reports a step forward"),
    Code("stalled", "no movement", "the source reports no movement or delay"),
    Code("reversed", "undone", "the source reports that something in place was undone"),
    Code("suspended", "halted", "the source reports that application was halted"),
)
ABOUT_SET = CodeList(
    "about-set",
    "Set of agreements that a claim speaks of",
    Code("all", "all agreements", "all agreements of the dialogue"),
    Code("technical", "technical dialogue", "the agreements of the technical dialogue"),
    Code("political", "political dialogue", "the agreements of the political dialogue"),
    Code("energy", "agreements on energy", "the agreements on energy"),
    Code("other", "another set", "another set; its description stands beside the code"),
)

AFFECTS = CodeList(
    "affects",
    "Who is affected",
    Code(
        "residents-north",
        "residents of the four northern municipalities",
        "residents of the four northern municipalities",
    ),
    Code("kosovo-serbs", "Kosovo Serbs", "Kosovo Serbs"),
    Code("kosovo-albanians", "Kosovo Albanians", "Kosovo Albanians"),
    Code("kosovo-residents", "residents of Kosovo", "residents of Kosovo"),
    Code("serbia-residents", "residents of Serbia", "residents of Serbia"),
    Code(
        "presevo-valley-residents",
        "residents of Preševo, Bujanovac and Medveđa",
        "residents of Preševo, Bujanovac and Medveđa",
    ),
    Code("other-communities", "other communities", "other communities"),
    Code("travellers", "travellers", "persons who travel between Kosovo and Serbia"),
    Code("drivers", "drivers and owners of vehicles", "drivers and owners of vehicles"),
    Code("students", "pupils and students", "pupils and students"),
    Code("graduates", "holders of diplomas", "holders of diplomas"),
    Code("businesses", "companies and traders", "companies and traders"),
    Code(
        "workers",
        "employees and persons who look for work",
        "employees and persons who look for work",
    ),
    Code("patients", "patients", "patients and users of medicines"),
    Code(
        "electricity-customers",
        "customers of electricity suppliers",
        "customers of electricity suppliers",
    ),
    Code("telecom-customers", "users of telephony", "users of telephony"),
    Code("property-owners", "owners of property", "owners of property and claimants"),
    Code("families-missing", "families of missing persons", "families of missing persons"),
    Code(
        "judicial-staff",
        "judges, prosecutors and staff of courts",
        "judges, prosecutors and staff of courts",
    ),
    Code("police-officers", "police officers", "police officers"),
    Code("civil-protection-staff", "members of civil protection", "members of civil protection"),
    Code("displaced-persons", "displaced persons and returnees", "displaced persons and returnees"),
    Code("religious-communities", "religious communities", "religious communities and their sites"),
    Code("voters", "voters and candidates", "voters and candidates"),
    Code("municipalities", "municipalities", "municipalities"),
    Code("kosovo-institutions", "institutions of Kosovo", "institutions of Kosovo"),
    Code("serbia-institutions", "institutions of Serbia", "institutions of Serbia"),
    Code("eu-bodies", "bodies of the European Union", "bodies and missions of the European Union"),
    Code("general-public", "the public at large", "the public at large"),
)

DISCREPANCY_KIND = CodeList(
    "discrepancy-kind",
    "Kind of discrepancy",
    Code("conflict", "sources differ", "sources differ on a fact"),
    Code("caveat", "limit of the reading", "a limit of what could be read"),
)
DOCUMENT_ROLE = CodeList(
    "document-role",
    "What a document is to an agreement",
    Code("text", "text of the agreement", "prints the text in full or in part"),
    Code(
        "further-reading",
        "further reading",
        "speaks of the agreement and is cited by no record of it",
    ),
)
LINK_BASIS = CodeList(
    "link-basis",
    "Basis of a link between two records",
    Code("stated", "named by the source", "the source names the linked record"),
    Code("our-match", "matched by us", "matched by us"),
)

SOURCE_KIND = CodeList(
    "source-kind",
    "Kind of source",
    Code(
        "agreement-text",
        "text of an agreement",
        "a page that prints the text of an agreement in full or in part",
    ),
    Code(
        "government-report",
        "government report",
        "report or release of a government of one of the parties",
    ),
    Code("eu-report", "EU report", "report, statement or release of an EU body, also in a copy"),
    Code(
        "civil-society-report",
        "civil-society report",
        "report or study of a non-governmental organisation",
    ),
    Code("news", "news", "news page or agency text, also in a copy"),
    Code("web-page", "web page", "any other page"),
    Code("academic", "academic work", "academic database or article"),
    Code(
        "not-classified",
        "not classified",
        "a page of the activities, meetings and scorecards, kind not noted",
    ),
)
TITLE_BASIS = CodeList(
    "title-basis",
    "Where the title of a source comes from",
    Code("recorded", "noted from the page", "noted when the page was read, at times shortened"),
    Code("address", "made from the address", "made from the words of the address"),
    Code("description", "description", "a description, not a title"),
    Code("none", "no title noted", "no title was noted; the address stands for it"),
)
SEEN_AS = CodeList(
    "seen-as",
    "How a source was seen",
    Code("live-page", "live page", "the page itself, on the day given"),
    Code("archived-copy", "archived copy", "a copy in a web archive"),
    Code("stored-text", "stored text", "a stored copy of the text of the page"),
    Code("excerpt", "excerpt", "an excerpt of the page"),
    Code("derived-dataset", "derived dataset", "a dataset made from the document"),
)
SEEN_PART = CodeList(
    "seen-part",
    "How much of a source was seen",
    Code("whole", "whole document", "the whole document"),
    Code("beginning", "beginning only", "its beginning"),
    Code("excerpt", "an excerpt", "an excerpt"),
    Code("unknown", "part not noted", "not noted"),
)

ASSESSOR_TYPE = CodeList(
    "assessor-type",
    "Type of assessor",
    Code(
        "party-kosovo",
        "Executive of Kosovo",
        "the executive of Kosovo: government, presidency, offices, negotiators",
    ),
    Code(
        "party-serbia",
        "Executive of Serbia",
        "the executive of Serbia: government, presidency, offices, negotiators",
    ),
    Code("institution", "Institutions and companies", "courts, police, regulators and companies"),
    Code("local-authority", "Local authorities", "municipalities and local bodies"),
    Code(
        "political-party",
        "Political parties",
        "political parties and holders of office who left it",
    ),
    Code("residents", "Residents", "residents and persons who speak for nobody else"),
    Code("eu", "European Union", "EU institutions, missions, representatives and spokespersons"),
    Code(
        "international",
        "Other international",
        "other international organisations, states and embassies",
    ),
    Code(
        "civil-society", "Civil society", "non-governmental organisations, think tanks and experts"
    ),
    Code("academic", "Academic", "universities, academic databases and articles"),
    Code("media", "Media", "news organisations and news portals"),
)
ORGANISATION_KIND = CodeList(
    "organisation-kind",
    "Kind of organisation",
    Code("ngo", "non-governmental organisation", "non-governmental organisation"),
    Code("think-tank", "think tank", "think tank or research institute"),
    Code("foundation", "foundation", "foundation that funds or does civic work"),
    Code("embassy", "embassy", "embassy or a group of embassies"),
    Code("international", "international organisation", "international organisation"),
    Code("government", "government body", "government, presidency, ministry or agency"),
    Code("media", "media", "news organisation or portal"),
    Code("university", "university", "university or research unit of one"),
    Code(
        "eu-institution",
        "EU institution or mission",
        "institution, service or mission of the European Union",
    ),
    Code("court", "court", "court of any instance"),
    Code("police", "police", "police service"),
    Code("company", "company", "company or association of companies"),
    Code("local-authority", "local authority", "municipality or local body"),
    Code("political-party", "political party", "political party"),
    Code("journal", "academic journal", "academic journal"),
    Code("joint-body", "joint body", "body set up under an agreement"),
    Code("person", "person", "one named person who assesses in a public or professional role"),
    Code("residents", "residents", "residents, not named, as quoted"),
)
ORGANISATION_ROLE = CodeList(
    "organisation-role",
    "Role of an organisation",
    Code("organiser", "organiser", "organised the activity"),
    Code("partner", "partner", "took part beside the organiser or the lead"),
    Code("funder", "funder", "funded it"),
)

TRACK = CodeList(
    "track",
    "Track of the dialogue",
    Code("high-level", "High-level meeting", "prime ministers or presidents"),
    Code("chief-negotiator", "Chief-negotiator meeting", "chief negotiators"),
    Code("technical", "Technical meeting", "heads of delegation and experts"),
    Code("summit", "Summit meeting", "summit of several states"),
)
MEETING_STATUS = CodeList(
    "meeting-status",
    "Status of a meeting",
    Code("held", "held", "a joint meeting took place"),
    Code(
        "held-separately",
        "held with each side separately",
        "the facilitator met the sides one by one",
    ),
    Code("not-held", "not held", "planned and did not take place"),
    Code("announced", "announced, no report read", "announced; no report of it was read"),
)
MEETING_PARTY = CodeList(
    "meeting-party",
    "Party of a participant",
    Code("kosovo", "Kosovo", "Kosovo"),
    Code("serbia", "Serbia", "Serbia"),
    Code("eu", "European Union", "the European Union"),
    Code("us", "United States", "the United States"),
    Code("germany", "Germany", "Germany"),
    Code("france", "France", "France"),
    Code("italy", "Italy", "Italy"),
)
MODE = CodeList(
    "mode",
    "Mode",
    Code("in-person", "in person", "in a room"),
    Code("online", "by video", "by video"),
    Code("hybrid", "in person and by video", "in a room and by video"),
)

ACTIVITY_KIND = CodeList(
    "activity-kind",
    "Kind of activity",
    Code("conference", "conference", "conference or panel"),
    Code("exchange", "exchange", "exchange of persons between organisations or towns"),
    Code("factsheet", "factsheet", "short sheet of facts for the public"),
    Code("focus-group", "focus group", "discussion with a small invited group"),
    Code("forum-meeting", "forum meeting", "meeting of a standing forum or group"),
    Code("launch", "launch", "launch of a report, project or platform"),
    Code("op-ed", "op-ed", "opinion article"),
    Code("peer-visit", "peer visit", "visit of peers"),
    Code("publication", "publication", "report, study or paper"),
    Code("roundtable", "round table", "round table or public discussion"),
    Code("seminar", "seminar", "seminar for a group of participants"),
    Code("survey", "survey", "survey of opinions"),
    Code("training", "training", "training of participants"),
    Code("tv-debate", "television debate", "debate or interview on television"),
    Code("website", "website", "website and social media"),
    Code("workshop", "workshop", "workshop with participants"),
)
SESSION_KIND = CodeList(
    "session-kind",
    "Kind of session",
    Code("debate", "debate", "debate of two sides or teams"),
    Code("discussion", "discussion", "discussion or round table within the activity"),
    Code("group-work", "group work", "exercise or work in groups"),
    Code("launch", "launch", "launch of a report or other output within the activity"),
    Code("lecture", "lecture", "lecture to participants"),
    Code("meeting-series", "meetings", "series of meetings"),
    Code("panel", "panel", "panel of speakers"),
    Code("presentation", "presentation", "presentation of results or of a text"),
    Code("survey", "survey of participants", "survey among participants"),
    Code("visit", "visit", "visit to institutions or places"),
)
OUTPUT_KIND = CodeList(
    "output-kind",
    "Kind of output",
    Code("article", "article", "policy article that is neither a paper nor an op-ed"),
    Code("booklet", "booklet", "booklet for the public"),
    Code("collection", "collection of reports", "several reports in one volume"),
    Code("factsheet", "factsheet", "short sheet of facts for the public"),
    Code("newsletter", "newsletter", "issue or issues of a newsletter"),
    Code("op-ed", "op-ed", "opinion article"),
    Code("op-ed-booklet", "booklet of op-eds", "opinion articles in one booklet"),
    Code("paper", "paper", "policy paper, policy note or analysis"),
    Code("policy-report", "policy report", "report that the record calls a policy report"),
    Code("report", "report", "report or study of another kind"),
    Code("statement", "statement", "statement, call or press release"),
    Code(
        "survey-report", "survey report", "results of a survey, as a report or otherwise released"
    ),
    Code("video", "video", "video or film"),
    Code("website", "website", "website or web platform"),
)
EVIDENCE = CodeList(
    "evidence",
    "Evidence for an activity",
    Code("report", "report of the activity", "a page that reports the activity"),
    Code(
        "announcement", "invitation or agenda", "invitation or agenda, not proof that it was held"
    ),
    Code("listing-excerpt", "excerpt of a listing", "truncated entry on a listing page"),
    Code("mention", "mention in another report", "named in a report on another activity"),
    Code("publication", "the publication itself", "the publication itself"),
)
HELD = CodeList(
    "held",
    "Whether an activity was held",
    Code("yes", "held", "a page reports it, or it is a publication that was seen"),
    Code("not-known", "not known whether held", "announced or listed; no report was seen"),
)
QUESTION_KIND = CodeList(
    "question-kind",
    "Kind of question",
    Code("single", "one answer", "one answer"),
    Code("multi", "several answers", "several answers"),
    Code("likert", "answers on a scale", "answers on a scale"),
)

PLACE_KIND = CodeList(
    "place-kind",
    "Kind of place",
    Code("city", "city or town", "city or town"),
    Code("municipality", "municipality", "unit of local self-government"),
    Code("village", "village", "village"),
    Code("crossing", "crossing point", "crossing point"),
    Code("region", "region, lake or river", "region, lake or river"),
    Code("country", "country", "country"),
)

SCORECARD_KIND = CodeList(
    "scorecard-kind",
    "Kind of scorecard",
    Code("graded", "counts by level", "counts of agreements by level"),
    Code("total-without-levels", "total without levels", "a total of agreements without levels"),
    Code(
        "located-not-read",
        "located, only its opening read",
        "rates several agreements by its title or contents; only the opening could be read",
    ),
)
COUNT_BASIS = CodeList(
    "count-basis",
    "Who counted",
    Code("published", "counted by the publisher", "the publisher printed the count"),
    Code("derived", "counted by us", "counted by us from the pages or lists seen"),
)

LANGUAGE = CodeList(
    "language",
    "Language",
    Code("en", "English", "English"),
    Code("sq", "Albanian", "Albanian"),
    Code("sr-Latn", "Serbian (Latin)", "Serbian, Latin script"),
    Code("sr-Cyrl", "Serbian (Cyrillic)", "Serbian, Cyrillic script"),
)
SOURCE_LANGUAGE = CodeList(
    "source-language",
    "Language of a source",
    Code("bs", "Bosnian", "Bosnian"),
    Code("de", "German", "German"),
    Code("en", "English", "English"),
    Code("es", "Spanish", "Spanish"),
    Code("fr", "French", "French"),
    Code("hr", "Croatian", "Croatian"),
    Code("it", "Italian", "Italian"),
    Code("mk", "Macedonian", "Macedonian"),
    Code("nl", "Dutch", "Dutch"),
    Code("pl", "Polish", "Polish"),
    Code("sl", "Slovenian", "Slovenian"),
    Code("sq", "Albanian", "Albanian"),
    Code("sr", "Serbian", "Serbian"),
    Code("tr", "Turkish", "Turkish"),
    Code("zh", "Chinese", "Chinese"),
)
TITLE_STATUS = CodeList(
    "title-status",
    "Status of a translated title",
    Code("official", "official", "name used by a public body or by the body that signed"),
    Code("in-use", "in use by a main source", "name used by a main source"),
    Code("our-translation", "translated by us", "no such use was seen; translated by us"),
    Code(
        "machine", "by a machine, not reviewed", "translated by a machine, not reviewed by a person"
    ),
)
REVIEW = CodeList(
    "review",
    "Review of a translation",
    Code("unreviewed", "not reviewed", "no person has read it against the English text"),
    Code("one-person", "read by one person", "one person has read it against the English text"),
    Code(
        "reviewed",
        "reviewed",
        "a second person has read it against the English text too, and both agree",
    ),
)
TRANSLATION_STATE = CodeList(
    "translation-state",
    "State of a translation",
    Code("missing", "missing", "there is no translation; the English text is printed"),
    Code(
        "stale",
        "stale",
        "the English text has changed since it was translated; the English text is printed",
    ),
    Code("current", "current", "it is of the English text as it is, as far as is known"),
)
GRAMMAR_FORM = CodeList(
    "grammar-form",
    "Form of a term",
    Code("base", "basic form", "as it stands in a label"),
    Code("one", "form after one", "after the numeral one, and as CLDR says"),
    Code("few", "form after few", "after the numerals that CLDR calls few"),
    Code("other", "form after other numerals", "after other numerals"),
)
CODER_KIND = CodeList(
    "coder-kind",
    "Kind of coder",
    Code("person", "person", "a person"),
    Code("model", "language model", "a language model; not reviewed by a person"),
)
CODER_ROUND = CodeList(
    "coder-round",
    "Round of coding",
    Code("before-manual", "before the manual", "before there was a coding manual"),
    Code("first", "first coding", "first coding by the manual, with the record in view"),
    Code(
        "second",
        "blind second coding",
        "second coding by the manual, blind: without the record and the first code",
    ),
)
CODING_DRAW = CodeList(
    "coding-draw",
    "Claims coded twice",
    Code(
        "drawn",
        "levels and as many without",
        "every level inferred at first, and as many claims without one drawn at random",
    ),
    Code("rest", "the other claims", "every other claim without a stated level"),
)
CREATOR_ROLE = CodeList(
    "creator-role",
    "Role of a creator",
    Code("author", "author", "author of the dataset"),
    Code("publisher", "publisher", "publisher of the dataset"),
)

SEGMENT = CodeList(
    "segment",
    "Segment of a narrative",
    Code("introduction", "introduction", "what was agreed, when, where and by whom"),
    Code("implementation", "state of implementation", "who says how far it is carried out"),
    Code(
        "challenges",
        "challenges and benefits",
        "what makes it hard, and what it means for people, according to whom",
    ),
)
SENTENCE_STATE = CodeList(
    "sentence-state",
    "State of a sentence",
    Code("current", "current", "the records cited are as they were when it was written"),
    Code(
        "stale",
        "stale",
        "a record cited has changed, is gone or was corrected; the sentence is not printed",
    ),
)

REVIEW_BASIS = CodeList(
    "review-basis",
    "Where a review comes from",
    Code("expert-review", "expert review", "persons who know the subject were asked one by one"),
    Code("workshop", "workshop", "persons read the text at a workshop or another meeting"),
    Code("survey", "survey", "persons read the text as a part of a survey"),
)
REVIEW_VERDICT = CodeList(
    "review-verdict",
    "Verdict on a text as a whole",
    Code("accurate", "accurate and neutral", "says what the records say, and takes no side"),
    Code("needs-changes", "needs changes", "can stand once what the comments name is changed"),
    Code("not-acceptable", "not acceptable", "must be written anew"),
)
"""From the mildest to the strictest."""

COMMENT_VERDICT = CodeList(
    "comment-verdict",
    "Verdict on a sentence",
    Code("correct", "correct", "says what its records say, and takes no side"),
    Code("wrong", "wrong", "says something that its records do not say, or that is not so"),
    Code("not-neutral", "not neutral", "takes a side, in its words or in what it chooses"),
    Code("unclear", "unclear", "cannot be understood, or can be understood in two ways"),
    Code("missing", "something is missing", "leaves out what belongs to it"),
)
COMMENT_OUTCOME = CodeList(
    "comment-outcome",
    "What came of a comment",
    Code("open", "open", "not decided yet"),
    Code("changed", "changed", "a text or a record was changed because of it"),
    Code("kept", "kept", "the text stands, for the reason given"),
)
COMMUNITY = CodeList(
    "community",
    "Community of a reader, in their own words",
    Code("kosovo-albanian", "Kosovo Albanians", "the Albanian community in Kosovo"),
    Code("kosovo-serb", "Kosovo Serbs", "the Serb community in Kosovo"),
    Code("other-kosovo", "other communities in Kosovo", "any other community in Kosovo"),
    Code("serbia", "residents of Serbia", "residents of Serbia, of any community"),
    Code("international", "persons from elsewhere", "persons from other places"),
    Code("not-stated", "not stated", "the reader does not say"),
)
PROFESSION = CodeList(
    "profession",
    "Profession of a reader, in their own words",
    Code("academic", "academic", "research or teaching at a university or institute"),
    Code("civil-society", "civil society", "work for an organisation of civil society"),
    Code("journalist", "journalist", "work for a medium"),
    Code("public-official", "public official", "work for a public body, at home or abroad"),
    Code("lawyer", "lawyer", "legal work outside a public body"),
    Code("student", "student", "studies"),
    Code("other", "another profession", "another profession, or none"),
    Code("not-stated", "not stated", "the reader does not say"),
)
REVIEW_STATE = CodeList(
    "review-state",
    "Whether persons reviewed a text",
    Code("not-reviewed", "not reviewed", "nobody read the text as it stands today"),
    Code(
        "read",
        "read",
        "somebody read the text as it stands today; not two persons of different communities",
    ),
    Code(
        "reviewed",
        "reviewed",
        "two persons or more, of different communities, read the text as it stands today",
    ),
)

POSITION_KIND = CodeList(
    "position-kind",
    "How a position stands",
    Code("level", "level", "the latest level given by the assessor"),
    Code(
        "overtaken",
        "overtaken by a later account",
        "a later account without level reports a reversal or suspension",
    ),
    Code(
        "tied",
        "tied",
        "claims of the same day give different levels; both stand and there is no position",
    ),
    Code("account", "accounts without a level", "the assessor gives accounts without a level"),
    Code("undated", "undated", "the assessor gives levels or accounts without a date"),
)
SHARE_CONDITION = CodeList(
    "share-condition",
    "Whether a share or index may be printed",
    Code(
        "printed",
        "may be printed",
        "the set is complete and the assessor rated at least half of it",
    ),
    Code(
        "set-not-complete",
        "set not known to be complete",
        "the provisions listed are not known to be the whole text",
    ),
    Code(
        "fewer-than-half",
        "fewer than half rated",
        "the assessor rated fewer than half of the provisions",
    ),
)
PANEL_START = CodeList(
    "panel-start",
    "Where a panel begins",
    Code("agreed", "day of the text", "the day on which the text was agreed"),
    Code("first-claim", "first claim", "the first claim on it: the day of the text is not known"),
)
DUE = CodeList(
    "due",
    "Whether an obligation is due",
    Code("passed", "deadline passed", "the deadline named by the text has passed"),
    Code("not_yet_due", "not yet due", "the deadline named by the text is still to come"),
    Code(
        "no-deadline",
        "no deadline on a known day",
        "the text names no deadline that ends on a known day",
    ),
)
SAID = CodeList(
    "said",
    "What is said of the carrying out of an obligation",
    Code("no-claim", "no claim found", "no claim on the provision was found"),
    Code(
        "no-level",
        "accounts without a level",
        "no position with a level: accounts, undated levels or ties only",
    ),
    Code("said-open", "every level given is below full", "every level given is below full"),
    Code(
        "said-mixed",
        "some levels full, others below",
        "some levels given are full, others are below",
    ),
    Code("said-full", "every level given is full", "every level given is full"),
)
CONSISTENCY_MEASURE = CodeList(
    "consistency-measure",
    "What two codings are compared on",
    Code("level-given", "level, where both give one", "the level, where both codings give one"),
    Code("level-against-none", "a level against none", "whether there is a level"),
    Code("trend-given", "trend, where both give one", "the trend, where both codings give one"),
    Code("trend-against-none", "a trend against none", "whether there is a trend"),
)
CODING_SCOPE = CodeList(
    "coding-scope",
    "Claims that two codings are compared on",
    Code("drawn", "levels and as many without", CODING_DRAW.codes["drawn"].meaning),
    Code("all", "all claims coded", "every claim without a stated level"),
)
METRIC = CodeList(
    "metric",
    "Level of measurement",
    Code("nominal", "nominal", "values are the same or not"),
    Code("ordinal", "ordinal", "values are ranked"),
    Code("interval", "interval", "differences between values count"),
    Code("ratio", "ratio", "ratios between values count"),
)
SCENARIO = CodeList(
    "scenario",
    "Selection of claims",
    Code(
        "baseline",
        "as published: stated and inferred, verified claims",
        "levels stated and inferred, verified claims only: the published positions",
    ),
    Code("stated-only", "stated levels only", "levels stated by the assessor only"),
    Code(
        "with-unverified",
        "with claims that were not verified",
        "claims that were not read on the page cited as well",
    ),
    Code(
        "without-second-hand",
        "without views seen through an outlet",
        "without views seen through an outlet",
    ),
    Code("without-doubts", "without claims in doubt", "without claims on which a doubt is open"),
    Code(
        "before-manual",
        "levels from before the coding manual",
        "levels as inferred before there was a coding manual",
    ),
    Code("first-coding", "first coding alone", "levels of the first coding by the manual"),
    Code(
        "second-coding",
        "second coding alone",
        "levels of the blind second coding, where there is one",
    ),
)
COMPARED = CodeList(
    "compared",
    "A published rating beside the positions of the same date",
    Code(
        "own-source",
        "the scorecard is itself a source of a position",
        "a claim of the scorecard itself is among the positions counted",
    ),
    Code(
        "same-level",
        "positions have the level of the scorecard",
        "all positions on the agreement have the level of the scorecard",
    ),
    Code(
        "other-level",
        "a position has another level",
        "some position on the agreement has another level",
    ),
    Code(
        "no-position",
        "no position on the agreement as a whole at that date",
        "no position with a level on the agreement at that date",
    ),
    Code(
        "no-rating",
        "the label gives no level",
        "its label gives no level, or it names no agreement",
    ),
)

REVISION_CHANGE = CodeList(
    "revision-change",
    "What was done to something released",
    Code("changed", "value changed", "a value was changed, filled or emptied"),
    Code("removed", "record removed", "a record was taken out"),
    Code(
        "merged", "record merged into another", "a record was a duplicate; another takes its place"
    ),
    Code(
        "deprecated",
        "column to be left out",
        "a column will be left out of a later release; `field` names it",
    ),
    Code(
        "narrowed", "less covered", "less is covered than before; `field` names the count that fell"
    ),
)
RELEASE_CHANGE = CodeList(
    "release-change",
    "What differs from the release before",
    Code("added", "record added", "a record that the release before did not have"),
    Code("removed", "record removed", "a record that only the release before had"),
    Code("changed", "value changed", "a value differs"),
    Code("column-added", "column added", "a column that the release before did not have"),
    Code("column-removed", "column removed", "a column that only the release before had"),
)
REVISION_KIND = CodeList(
    "revision-kind",
    "Kind of a revision",
    Code("world", "the world changed", "the world changed, and the record with it"),
    Code("coding", "our coding changed", "our coding of the same source changed"),
    Code("method", "the method changed", "a rule of the method changed"),
    Code("correction", "correction", "what stood there was wrong"),
    Code("format", "only the form changed", "only the form changed"),
    Code(
        "personal-data",
        "personal data taken out",
        "a name or other personal data was taken out; the old value is not told",
    ),
)
REPORT_OUTCOME = CodeList(
    "report-outcome",
    "What came of a reported error",
    Code("open", "open", "not decided yet"),
    Code("accepted", "accepted", "it was an error; a revision corrects it"),
    Code("partly", "accepted in part", "a part of it was an error; a revision corrects that part"),
    Code("declined", "declined", "the record stands, for the reason given in the answer"),
)
REPLY_WORDING = CodeList(
    "reply-wording",
    "Whose words a reply is in",
    Code("as-given", "as given", "the words of who replies"),
    Code(
        "shortened",
        "shortened",
        "the words of who replies, shortened; the whole stands in the source",
    ),
    Code("summary", "summarised by us", "our summary; the whole stands in the source"),
)
DATABASE = CodeList(
    "database",
    "A database that holds the same agreements",
    Code("pa-x", "PA-X", "PA-X Peace Agreements Database, University of Edinburgh: AgtId"),
    Code("wikidata", "Wikidata", "Wikidata: Q and a number"),
)
DATABASE_IDS = {"pa-x": r"[0-9]+", "wikidata": r"Q[0-9]+"}
"""The form of the ids of each database."""
MATCH = CodeList(
    "match",
    "How an entry of another database fits an agreement",
    Code("same", "the same text", "the entry is about this text and no other"),
    Code(
        "part",
        "several texts, or a part of one",
        "the entry holds several of our agreements, or a part of one",
    ),
)
POSITION_AGE = CodeList(
    "position-age",
    "Whole months from the effective date of a position to the data date",
    Code("up-to-12", "0–12 months", "0 to 12 months"),
    Code("13-to-24", "13–24 months", "13 to 24 months"),
    Code("25-to-60", "25–60 months", "25 to 60 months"),
    Code("over-60", "over 60 months", "more than 60 months"),
)
SOURCE_ADDRESS = CodeList(
    "source-address",
    "Where a source can be opened",
    Code("address", "sources with an address", "it has an address"),
    Code(
        "archive",
        "sources with a copy in a web archive",
        "one of its addresses is that of a copy in a web archive",
    ),
    Code("further", "sources with further addresses", "it has more addresses than one"),
)
QUALITY_MEASURE = CodeList(
    "quality-measure",
    "What the quality report counts",
    Code(
        "coverage",
        "coverage by assessors",
        "assessors of a type (part) with a position on an agreement (item), of all assessors of "
        "that type",
    ),
    Code(
        "balance",
        "balance of claims",
        "claims by assessors of a type (item) on a performer (part), of all claims",
    ),
    Code(
        "age",
        "age of positions",
        "positions with a level of assessors of a type (item) by their age at the data date "
        "(part, in months), of all such positions of that type",
    ),
    Code(
        "level",
        "bases of levels",
        "claims by assessors of a type (item) with a level by its basis, or without one by the "
        "reason (part), of all claims of that type",
    ),
    Code(
        "verified",
        "records verified",
        "records of a table (item) that rest on a page that was seen, of all its records",
    ),
    Code(
        "translation",
        "status of translations",
        "texts in a language (item) by the status of their wording (part), of all translated "
        "texts in that language",
    ),
    Code(
        "translation-state",
        "state of translations",
        "texts that can be translated by state (part) in a language (item), of all such texts",
    ),
    Code(
        "translation-words",
        "words to translate",
        "words of the English texts by the state of their translation (part) in a language "
        "(item), of the words of all such texts",
    ),
    Code(
        "narrative-words",
        "words of narratives to translate",
        "words of the sentences of narratives by the state of their translation (part) in a "
        "language (item), of the words of all such sentences",
    ),
    Code(
        "address",
        "addresses of sources",
        "sources with an address, with a copy in a web archive, and with further addresses "
        "(part), of all sources",
    ),
    Code(
        "seen",
        "how sources were seen",
        "citations by how the source was seen (part), of all citations",
    ),
)
CHECK = CodeList(
    "check",
    "What is checked in every build",
    Code(
        "files",
        "each file can be read and is of a known kind",
        "each file can be read and is of a known kind; examined: files",
    ),
    Code(
        "values",
        "each value is of its type, list and form",
        "each value is of its type, list and form; examined: records as written",
    ),
    Code(
        "duplicates",
        "no key is given twice",
        "no key is given twice in the files; examined: records as written",
    ),
    Code(
        "references",
        "what a record names exists",
        "what a record names exists; examined: records as written",
    ),
    Code(
        "claims",
        "rules of claims: level, basis, targets, dates",
        "rules of claims: level and basis, targets, dates; examined: assessments",
    ),
    Code(
        "codings",
        "rules of codings and of what follows from two",
        "rules of codings: coders, rounds, what follows from two; examined: codings",
    ),
    Code(
        "narratives",
        "every sentence of a narrative rests on records as they are",
        "every sentence of a narrative rests on records, and says what they say today; examined: "
        "sentences",
    ),
    Code(
        "reviews",
        "reviews add up, name no person, and say what came of them",
        "a review adds up, names no person and says what came of each comment; examined: reviews",
    ),
    Code(
        "translations",
        "translations are of texts as they are, in the listed terms",
        "translations are of texts that can be translated, as they are, in the words of the term "
        "list and without a name of another language; examined: translations",
    ),
    Code(
        "records",
        "rules of the other records",
        "rules of the other records: dates, sets, numbers; examined: records as written",
    ),
    Code(
        "changes",
        "rules of revisions, reported errors and replies",
        "rules of revisions, reported errors and replies; examined: these",
    ),
    Code(
        "keys",
        "each key of a finished table stands for one row",
        "each key of a finished table stands for one row; examined: rows of all tables",
    ),
    Code(
        "foreign-keys",
        "each reference of a finished table leads to a row",
        "each reference of a finished table leads to a row; examined: rows of all tables",
    ),
    Code(
        "bounds",
        "tables and columns are filled within their bounds",
        "each table and column is filled within its bounds; examined: bounds",
    ),
)

CONNECTOR = CodeList(
    "connector",
    "How pages of a site are found",
    Code("wordpress", "interface of WordPress", "the list of posts that WordPress hands out"),
    Code("feed", "RSS or Atom feed", "a feed in RSS or Atom"),
    Code("calendar", "calendar", "events in the format iCalendar"),
    Code("sitemap", "map of the site", "a sitemap in XML, or an index of several"),
    Code("listing", "listing page", "a page that links to others"),
)
DECISION = CodeList(
    "decision",
    "Decision on a candidate",
    Code("accepted", "accepted", "it became a record"),
    Code("rejected", "rejected", "it became none, and does not come back"),
)

COLUMN_TYPE = CodeList(
    "column-type",
    "Type of a column",
    Code("string", "text", "letters, digits and signs"),
    Code("integer", "whole number", "a number without decimals"),
    Code("number", "number", "a number that may have decimals"),
    Code("boolean", "true or false", "`true` or `false`"),
    Code("date", "day", "a day of the calendar, ISO 8601"),
)
SET_BY = CodeList(
    "set-by",
    "Who sets a value",
    Code("source", "source", "the source says it"),
    Code("editor", "editor", "the editor of the record sets it"),
    Code("coding", "our coding", "our coding of the source gives it"),
    Code("computed", "computed", "a formula gives it from other columns"),
)
OF_THE_CODEBOOK = (COLUMN_TYPE, SET_BY)
"""Lists of columns of the codebook, which is no table of the data."""
