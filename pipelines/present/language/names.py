"""Names of codes in one language; each is as it stands in a label."""

from functools import cached_property

from pipelines.present.language.messages import Messages


class Names(Messages):
    """Every code that is printed has a wording of its own: code to wording, in printed order."""

    @cached_property
    def levels(self) -> dict[int, str]:
        """Levels of implementation."""
        return {
            0: self.pgettext("level", "not initiated"),
            1: self.pgettext("level", "minimal"),
            2: self.pgettext("level", "intermediate"),
            3: self.pgettext("level", "full"),
        }

    @cached_property
    def basis(self) -> dict[str, str]:
        """How a level came about."""
        return {
            "stated": self.pgettext("basis of a level", "stated"),
            "inferred": self.pgettext("basis of a level", "inferred by us"),
        }

    @cached_property
    def party(self) -> dict[str, str]:
        """Parties."""
        return {
            "kosovo": self.pgettext("party", "Kosovo"),
            "serbia": self.pgettext("party", "Serbia"),
            "eu": self.pgettext("party", "European Union"),
            "us": self.pgettext("party", "United States"),
        }

    @cached_property
    def performer(self) -> dict[str, str]:
        """Who is spoken of, or obliged."""
        return {
            "kosovo": self.pgettext("performer", "Kosovo"),
            "serbia": self.pgettext("performer", "Serbia"),
            "eu": self.pgettext("performer", "European Union"),
            "us": self.pgettext("performer", "United States"),
            "joint-body": self.pgettext("performer", "joint body"),
            "all": self.pgettext("performer", "both parties"),
            "not-stated": self.pgettext("performer", "not stated"),
            "other": self.pgettext("performer", "other body"),
        }

    @cached_property
    def facilitator(self) -> dict[str, str]:
        """Facilitators."""
        return {
            "eu": self.pgettext("facilitator", "European Union"),
            "us": self.pgettext("facilitator", "United States"),
            "germany-france": self.pgettext("facilitator", "Germany and France"),
        }

    @cached_property
    def phase(self) -> dict[str, str]:
        """Phases."""
        return {
            "technical-2011-2013": self.pgettext("phase", "Technical dialogue"),
            "political-2013-2015": self.pgettext("phase", "Political dialogue"),
            "later-2016-2022": self.pgettext("phase", "Later arrangements"),
            "ohrid-2023": self.pgettext("phase", "Path to normalisation"),
            "us-brokered-2020": self.pgettext("phase", "US-brokered texts"),
        }

    @cached_property
    def form(self) -> dict[str, str]:
        """Forms of agreements."""
        return {
            "signed-agreement": self.pgettext("form", "signed agreement"),
            "agreed-conclusions": self.pgettext("form", "agreed conclusions"),
            "arrangement": self.pgettext("form", "arrangement"),
            "implementation-protocol": self.pgettext("form", "implementation protocol"),
            "joint-statement": self.pgettext("form", "joint statement"),
            "declaration": self.pgettext("form", "declaration"),
            "verbal-agreement": self.pgettext("form", "verbal agreement"),
            "memorandum-of-understanding": self.pgettext("form", "memorandum of understanding"),
            "letter-of-intent": self.pgettext("form", "letter of intent"),
            "parallel-commitments": self.pgettext("form", "parallel commitments"),
            "agreed-unsigned-text": self.pgettext("form", "agreed unsigned text"),
            "terms-of-reference": self.pgettext("form", "terms of reference"),
        }

    @cached_property
    def topic(self) -> dict[str, str]:
        """Topics."""
        return {
            "border": self.pgettext("topic", "border/boundary"),
            "cadastre": self.pgettext("topic", "cadastre"),
            "civil-registry": self.pgettext("topic", "civil registry"),
            "culture": self.pgettext("topic", "culture"),
            "customs": self.pgettext("topic", "customs"),
            "economy": self.pgettext("topic", "economy"),
            "education": self.pgettext("topic", "education"),
            "elections": self.pgettext("topic", "elections"),
            "energy": self.pgettext("topic", "energy"),
            "human-rights": self.pgettext("topic", "human rights"),
            "insurance": self.pgettext("topic", "insurance"),
            "justice": self.pgettext("topic", "justice"),
            "licence-plates": self.pgettext("topic", "licence plates"),
            "missing-persons": self.pgettext("topic", "missing persons"),
            "movement": self.pgettext("topic", "movement"),
            "municipalities": self.pgettext("topic", "municipalities"),
            "police": self.pgettext("topic", "police"),
            "property": self.pgettext("topic", "property"),
            "recognition": self.pgettext("topic", "recognition"),
            "representation": self.pgettext("topic", "representation"),
            "security": self.pgettext("topic", "security"),
            "telecom": self.pgettext("topic", "telecom"),
            "trade": self.pgettext("topic", "trade"),
            "transport": self.pgettext("topic", "transport"),
            "current-issues": self.pgettext("topic", "current issues"),
            "de-escalation": self.pgettext("topic", "de escalation"),
            "displaced-persons": self.pgettext("topic", "displaced persons"),
            "implementation": self.pgettext("topic", "implementation"),
            "normalisation": self.pgettext("topic", "normalisation"),
            "opening": self.pgettext("topic", "opening"),
        }

    @cached_property
    def act(self) -> dict[str, str]:
        """Acts of a party."""
        return {
            "signed": self.pgettext("act", "signed"),
            "initialled": self.pgettext("act", "initialled"),
            "accepted": self.pgettext("act", "accepted"),
            "announced": self.pgettext("act", "announced"),
            "facilitated": self.pgettext("act", "facilitated"),
            "not-known": self.pgettext("act", "act not known"),
        }

    @cached_property
    def set_basis(self) -> dict[str, str]:
        """Bases of a set of provisions."""
        return {
            "full-text": self.pgettext("basis of a set", "from the text"),
            "part-of-text": self.pgettext("basis of a set", "from a part of the text"),
            "accounts": self.pgettext("basis of a set", "from accounts, no text seen"),
        }

    @cached_property
    def complete(self) -> dict[str, str]:
        """Whether a set is complete."""
        return {
            "yes": self.pgettext("set", "complete"),
            "no": self.pgettext("set", "not complete"),
            "unknown": self.pgettext("set", "not known whether complete"),
        }

    @cached_property
    def no_level(self) -> dict[str, str]:
        """Why there is no level."""
        return {
            "account_only": self.pgettext("no level", "account, no level"),
            "no_evidence": self.pgettext("no level", "assessor cannot tell"),
            "not_applicable": self.pgettext("no level", "not on carrying out"),
            "coders_differ": self.pgettext("no level", "codings differ"),
        }

    @cached_property
    def trend(self) -> dict[str, str]:
        """Trends."""
        return {
            "improving": self.pgettext("trend", "a step forward"),
            "stalled": self.pgettext("trend", "no movement"),
            "reversed": self.pgettext("trend", "undone"),
            "suspended": self.pgettext("trend", "halted"),
        }

    @cached_property
    def column_type(self) -> dict[str, str]:
        """The type of a column."""
        return {
            "string": self.pgettext("type of a column", "text"),
            "integer": self.pgettext("type of a column", "whole number"),
            "number": self.pgettext("type of a column", "number"),
            "boolean": self.pgettext("type of a column", "true or false"),
            "date": self.pgettext("type of a column", "day"),
        }

    @cached_property
    def set_by(self) -> dict[str, str]:
        """Who sets a value."""
        return {
            "source": self.pgettext("set by", "source"),
            "editor": self.pgettext("set by", "editor"),
            "coding": self.pgettext("set by", "our coding"),
            "computed": self.pgettext("set by", "computed"),
        }

    @cached_property
    def revision_kind(self) -> dict[str, str]:
        """The kind of a revision."""
        return {
            "world": self.pgettext("revision", "the world changed"),
            "coding": self.pgettext("revision", "our coding changed"),
            "method": self.pgettext("revision", "the method changed"),
            "correction": self.pgettext("revision", "correction"),
            "format": self.pgettext("revision", "only the form changed"),
        }

    @cached_property
    def affects(self) -> dict[str, str]:
        """Who is affected."""
        return {
            "residents-north": self.pgettext(
                "affected", "residents of the four northern municipalities"
            ),
            "presevo-valley-residents": self.pgettext(
                "affected", "residents of Preševo, Bujanovac and Medveđa"
            ),
            "kosovo-serbs": self.pgettext("affected", "Kosovo Serbs"),
            "kosovo-albanians": self.pgettext("affected", "Kosovo Albanians"),
            "kosovo-residents": self.pgettext("affected", "residents of Kosovo"),
            "serbia-residents": self.pgettext("affected", "residents of Serbia"),
            "travellers": self.pgettext("affected", "travellers"),
            "drivers": self.pgettext("affected", "drivers and owners of vehicles"),
            "students": self.pgettext("affected", "pupils and students"),
            "graduates": self.pgettext("affected", "holders of diplomas"),
            "businesses": self.pgettext("affected", "companies and traders"),
            "workers": self.pgettext("affected", "employees and persons who look for work"),
            "patients": self.pgettext("affected", "patients"),
            "electricity-customers": self.pgettext(
                "affected", "customers of electricity suppliers"
            ),
            "telecom-customers": self.pgettext("affected", "users of telephony"),
            "property-owners": self.pgettext("affected", "owners of property"),
            "families-missing": self.pgettext("affected", "families of missing persons"),
            "judicial-staff": self.pgettext("affected", "judges, prosecutors and staff of courts"),
            "police-officers": self.pgettext("affected", "police officers"),
            "civil-protection-staff": self.pgettext("affected", "members of civil protection"),
            "displaced-persons": self.pgettext("affected", "displaced persons and returnees"),
            "religious-communities": self.pgettext("affected", "religious communities"),
            "voters": self.pgettext("affected", "voters and candidates"),
            "municipalities": self.pgettext("affected", "municipalities"),
            "kosovo-institutions": self.pgettext("affected", "institutions of Kosovo"),
            "serbia-institutions": self.pgettext("affected", "institutions of Serbia"),
            "eu-bodies": self.pgettext("affected", "bodies of the European Union"),
            "general-public": self.pgettext("affected", "the public at large"),
            "other-communities": self.pgettext("affected", "other communities"),
        }

    @cached_property
    def assessor_type(self) -> dict[str, str]:
        """Types of assessor."""
        return {
            "party-kosovo": self.pgettext("type of assessor", "Executive of Kosovo"),
            "party-serbia": self.pgettext("type of assessor", "Executive of Serbia"),
            "eu": self.pgettext("type of assessor", "European Union"),
            "international": self.pgettext("type of assessor", "Other international"),
            "institution": self.pgettext("type of assessor", "Institutions and companies"),
            "local-authority": self.pgettext("type of assessor", "Local authorities"),
            "political-party": self.pgettext("type of assessor", "Political parties"),
            "residents": self.pgettext("type of assessor", "Residents"),
            "civil-society": self.pgettext("type of assessor", "Civil society"),
            "academic": self.pgettext("type of assessor", "Academic"),
            "media": self.pgettext("type of assessor", "Media"),
        }

    @cached_property
    def organisation_kind(self) -> dict[str, str]:
        """Kinds of organisation."""
        return {
            "ngo": self.pgettext("kind of organisation", "non-governmental organisation"),
            "think-tank": self.pgettext("kind of organisation", "think tank"),
            "foundation": self.pgettext("kind of organisation", "foundation"),
            "embassy": self.pgettext("kind of organisation", "embassy"),
            "international": self.pgettext("kind of organisation", "international organisation"),
            "government": self.pgettext("kind of organisation", "government body"),
            "media": self.pgettext("kind of organisation", "media"),
            "university": self.pgettext("kind of organisation", "university"),
            "eu-institution": self.pgettext("kind of organisation", "EU institution or mission"),
            "court": self.pgettext("kind of organisation", "court"),
            "police": self.pgettext("kind of organisation", "police"),
            "company": self.pgettext("kind of organisation", "company"),
            "local-authority": self.pgettext("kind of organisation", "local authority"),
            "political-party": self.pgettext("kind of organisation", "political party"),
            "journal": self.pgettext("kind of organisation", "academic journal"),
            "joint-body": self.pgettext("kind of organisation", "joint body"),
            "person": self.pgettext("kind of organisation", "person"),
            "residents": self.pgettext("kind of organisation", "residents"),
        }

    @cached_property
    def role(self) -> dict[str, str]:
        """Roles of an organisation."""
        return {
            "organiser": self.pgettext("role", "organiser"),
            "partner": self.pgettext("role", "partner"),
            "funder": self.pgettext("role", "funder"),
        }

    @cached_property
    def seen_as(self) -> dict[str, str]:
        """How a source was seen."""
        return {
            "live-page": self.pgettext("seen", "live page"),
            "archived-copy": self.pgettext("seen", "archived copy"),
            "stored-text": self.pgettext("seen", "stored text"),
            "excerpt": self.pgettext("seen", "excerpt"),
            "derived-dataset": self.pgettext("seen", "derived dataset"),
        }

    @cached_property
    def seen_part(self) -> dict[str, str]:
        """How much of a source was seen."""
        return {
            "whole": self.pgettext("part seen", "whole document"),
            "beginning": self.pgettext("part seen", "beginning only"),
            "excerpt": self.pgettext("part seen", "an excerpt"),
            "unknown": self.pgettext("part seen", "part not noted"),
        }

    @cached_property
    def track(self) -> dict[str, str]:
        """Tracks of meetings."""
        return {
            "high-level": self.pgettext("track", "High-level meeting"),
            "chief-negotiator": self.pgettext("track", "Chief-negotiator meeting"),
            "technical": self.pgettext("track", "Technical meeting"),
            "summit": self.pgettext("track", "Summit meeting"),
        }

    @cached_property
    def meeting_status(self) -> dict[str, str]:
        """Status of meetings."""
        return {
            "held": self.pgettext("meeting", "held"),
            "held-separately": self.pgettext("meeting", "held with each side separately"),
            "not-held": self.pgettext("meeting", "not held"),
            "announced": self.pgettext("meeting", "announced, no report read"),
        }

    @cached_property
    def mode(self) -> dict[str, str]:
        """Modes."""
        return {
            "in-person": self.pgettext("mode", "in person"),
            "online": self.pgettext("mode", "by video"),
            "hybrid": self.pgettext("mode", "in person and by video"),
        }

    @cached_property
    def activity_kind(self) -> dict[str, str]:
        """Kinds of activity."""
        return {
            "conference": self.pgettext("activity", "conference"),
            "exchange": self.pgettext("activity", "exchange"),
            "factsheet": self.pgettext("activity", "factsheet"),
            "focus-group": self.pgettext("activity", "focus group"),
            "forum-meeting": self.pgettext("activity", "forum meeting"),
            "launch": self.pgettext("activity", "launch"),
            "op-ed": self.pgettext("activity", "op-ed"),
            "peer-visit": self.pgettext("activity", "peer visit"),
            "publication": self.pgettext("activity", "publication"),
            "roundtable": self.pgettext("activity", "round table"),
            "seminar": self.pgettext("activity", "seminar"),
            "survey": self.pgettext("activity", "survey"),
            "training": self.pgettext("activity", "training"),
            "tv-debate": self.pgettext("activity", "television debate"),
            "website": self.pgettext("activity", "website"),
            "workshop": self.pgettext("activity", "workshop"),
        }

    @cached_property
    def held(self) -> dict[str, str]:
        """Whether an activity was held."""
        return {
            "yes": self.pgettext("activity held", "held"),
            "not-known": self.pgettext("activity held", "not known whether held"),
        }

    @cached_property
    def source_kind(self) -> dict[str, str]:
        """Kinds of source."""
        return {
            "agreement-text": self.pgettext("kind of source", "text of an agreement"),
            "government-report": self.pgettext("kind of source", "government report"),
            "eu-report": self.pgettext("kind of source", "EU report"),
            "civil-society-report": self.pgettext("kind of source", "civil-society report"),
            "news": self.pgettext("kind of source", "news"),
            "web-page": self.pgettext("kind of source", "web page"),
            "academic": self.pgettext("kind of source", "academic work"),
            "not-classified": self.pgettext("kind of source", "not classified"),
        }

    @cached_property
    def language_name(self) -> dict[str, str]:
        """Languages."""
        return {
            "en": self.pgettext("language", "English"),
            "sq": self.pgettext("language", "Albanian"),
            "sr-Latn": self.pgettext("language", "Serbian (Latin)"),
            "sr-Cyrl": self.pgettext("language", "Serbian (Cyrillic)"),
        }

    @cached_property
    def said(self) -> dict[str, str]:
        """What is said of an obligation."""
        return {
            "no-claim": self.pgettext("said of an obligation", "no claim found"),
            "no-level": self.pgettext("said of an obligation", "accounts without a level"),
            "said-open": self.pgettext("said of an obligation", "every level given is below full"),
            "said-mixed": self.pgettext("said of an obligation", "some levels full, others below"),
            "said-full": self.pgettext("said of an obligation", "every level given is full"),
        }

    @cached_property
    def measure(self) -> dict[str, str]:
        """What codings are compared on."""
        return {
            "level-given": self.pgettext("compared", "level, where both give one"),
            "level-against-none": self.pgettext("compared", "a level against none"),
            "trend-given": self.pgettext("compared", "trend, where both give one"),
            "trend-against-none": self.pgettext("compared", "a trend against none"),
        }

    @cached_property
    def scope(self) -> dict[str, str]:
        """Which claims are compared."""
        return {
            "drawn": self.pgettext("claims compared", "levels and as many without"),
            "all": self.pgettext("claims compared", "all claims coded"),
        }

    @cached_property
    def scenario(self) -> dict[str, str]:
        """Selections of claims."""
        return {
            "baseline": self.pgettext(
                "selection", "as published: stated and inferred, verified claims"
            ),
            "stated-only": self.pgettext("selection", "stated levels only"),
            "with-unverified": self.pgettext("selection", "with claims that were not verified"),
            "without-second-hand": self.pgettext(
                "selection", "without views seen through an outlet"
            ),
            "without-doubts": self.pgettext("selection", "without claims in doubt"),
            "before-manual": self.pgettext("selection", "levels from before the coding manual"),
            "first-coding": self.pgettext("selection", "first coding alone"),
            "second-coding": self.pgettext("selection", "second coding alone"),
        }

    @cached_property
    def compared(self) -> dict[str, str]:
        """A published rating beside positions."""
        return {
            "own-source": self.pgettext(
                "scorecard", "the scorecard is itself a source of a position"
            ),
            "same-level": self.pgettext("scorecard", "positions have the level of the scorecard"),
            "other-level": self.pgettext("scorecard", "a position has another level"),
            "no-position": self.pgettext(
                "scorecard", "no position on the agreement as a whole at that date"
            ),
            "no-rating": self.pgettext("scorecard", "the label gives no level"),
        }

    @cached_property
    def position_age(self) -> dict[str, str]:
        """How old a position is."""
        return {
            "up-to-12": self.pgettext("age in months", "0–12 months"),
            "13-to-24": self.pgettext("age in months", "13–24 months"),
            "25-to-60": self.pgettext("age in months", "25–60 months"),
            "over-60": self.pgettext("age in months", "over 60 months"),
        }

    @cached_property
    def wording_status(self) -> dict[str, str]:
        """How a translated wording came about."""
        return {
            "official": self.pgettext("status of a wording", "official"),
            "in-use": self.pgettext("status of a wording", "in use by a main source"),
            "our-translation": self.pgettext("status of a wording", "translated by us"),
            "machine": self.pgettext("status of a wording", "by a machine, not reviewed"),
        }

    @cached_property
    def source_address(self) -> dict[str, str]:
        """Where a source can be opened."""
        return {
            "address": self.pgettext("address of a source", "sources with an address"),
            "archive": self.pgettext("address of a source", "sources with a copy in a web archive"),
            "further": self.pgettext("address of a source", "sources with further addresses"),
        }

    @cached_property
    def check(self) -> dict[str, str]:
        """What is checked in every build."""
        return {
            "files": self.pgettext("check", "each file can be read and is of a known kind"),
            "values": self.pgettext("check", "each value is of its type, list and form"),
            "duplicates": self.pgettext("check", "no key is given twice"),
            "references": self.pgettext("check", "what a record names exists"),
            "claims": self.pgettext("check", "rules of claims: level, basis, targets, dates"),
            "codings": self.pgettext("check", "rules of codings and of what follows from two"),
            "records": self.pgettext("check", "rules of the other records"),
            "changes": self.pgettext("check", "rules of revisions, reported errors and replies"),
            "keys": self.pgettext("check", "each key of a finished table stands for one row"),
            "foreign-keys": self.pgettext(
                "check", "each reference of a finished table leads to a row"
            ),
            "bounds": self.pgettext("check", "tables and columns are filled within their bounds"),
        }
