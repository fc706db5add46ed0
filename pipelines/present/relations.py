"""Which rows belong to which: the ways that pages follow from a row to its own."""

from pipelines.present.by import By
from schemas.activities import (
    Activity,
    ActivityFinding,
    ActivityOrganisation,
    ActivityOutput,
    ActivitySession,
    DeliveredActivity,
    PlannedActivity,
    PlannedActivityTown,
    Project,
    ProjectComponent,
    ProjectDiscrepancy,
    ProjectObjective,
    ProjectOrganisation,
)
from schemas.agreements import (
    Agreement,
    AgreementDocument,
    AgreementTitle,
    AgreementTopic,
    PartyToText,
    Provision,
    ProvisionObliged,
    ProvisionSet,
)
from schemas.changes import Reply
from schemas.claims import (
    Assessment,
    AssessmentTarget,
    Benefit,
    BenefitAffects,
    Challenge,
    ChallengeAffects,
    Figure,
    Milestone,
)
from schemas.computed import Position
from schemas.evidence import Discrepancy, DiscrepancyVersion, SourceAddress
from schemas.measures import (
    Attribution,
    Comparability,
    Difference,
    Obligation,
    ScorecardShare,
    Share,
)
from schemas.meetings import MeetingAgreement
from schemas.narratives import NarrativeCitation, NarrativeSentence, NarrativeState
from schemas.quality import QualityCount
from schemas.registers import ScorecardCount
from schemas.reviews import ReviewState
from schemas.surveys import Survey, SurveyDiscrepancy, SurveyGroup, SurveyOption, SurveyQuestion
from schemas.texts import TermForm, TranslationAlternative

TITLES_OF_AGREEMENT = By(AgreementTitle, lambda row: row.agreement_id)
TRANSLATED_TITLES_OF_AGREEMENT = By(TranslationAlternative, lambda row: row.agreement_id)
ACTIVITIES_OF_PROJECT = By(Activity, lambda row: row.project_id)
ACTIVITY_FINDINGS_OF_ACTIVITY = By(ActivityFinding, lambda row: row.activity_id)
ACTIVITY_ORGANISATIONS_OF_ACTIVITY = By(ActivityOrganisation, lambda row: row.activity_id)
ACTIVITY_ORGANISATIONS_OF_ORGANISATION = By(ActivityOrganisation, lambda row: row.organisation_id)
ACTIVITY_OUTPUTS_LAUNCHED_AT = By(ActivityOutput, lambda row: row.launched_at_id)
ACTIVITY_OUTPUTS_OF_ACTIVITY = By(ActivityOutput, lambda row: row.activity_id)
ACTIVITY_SESSIONS_OF_ACTIVITY = By(ActivitySession, lambda row: row.activity_id)
AGREEMENTS_OF_PARENT = By(Agreement, lambda row: row.parent_id)
AGREEMENT_DOCUMENTS_OF_AGREEMENT = By(AgreementDocument, lambda row: row.agreement_id)
AGREEMENT_TOPICS_OF_AGREEMENT = By(AgreementTopic, lambda row: row.agreement_id)
ASSESSMENTS_OF_ASSESSOR = By(Assessment, lambda row: row.assessor_id)
ASSESSMENT_TARGETS_OF_CLAIM = By(AssessmentTarget, lambda row: row.claim_id)
ATTRIBUTIONS_OF_AGREEMENT = By(Attribution, lambda row: row.agreement_id)
CHALLENGE_AFFECTS_OF_CLAIM = By(ChallengeAffects, lambda row: row.claim_id)
COMPARABILITY_AT = By(Comparability, lambda row: row.as_of)
DELIVERED_ACTIVITIES_OF_PROJECT = By(DeliveredActivity, lambda row: row.project_id)
DIFFERENCES_AT = By(Difference, lambda row: row.as_of)
BENEFITS_ACCORDING_TO = By(Benefit, lambda row: row.according_to_id)
BENEFITS_OF_AGREEMENT = By(Benefit, lambda row: row.agreement_id)
BENEFIT_AFFECTS_OF_CLAIM = By(BenefitAffects, lambda row: row.claim_id)
CHALLENGES_ACCORDING_TO = By(Challenge, lambda row: row.according_to_id)
CHALLENGES_OF_AGREEMENT = By(Challenge, lambda row: row.agreement_id)
DISCREPANCIES_OF_AGREEMENT = By(Discrepancy, lambda row: row.agreement_id)
DISCREPANCY_VERSIONS_OF_DISCREPANCY = By(DiscrepancyVersion, lambda row: row.discrepancy_id)
FIGURES_OF_AGREEMENT = By(Figure, lambda row: row.agreement_id)
MEETING_AGREEMENTS_OF_MEETING = By(MeetingAgreement, lambda row: row.meeting_id)
MILESTONES_OF_AGREEMENT = By(Milestone, lambda row: row.agreement_id)
NARRATIVE_CITATIONS_OF_SENTENCE = By(NarrativeCitation, lambda row: row.sentence_id)
NARRATIVE_SENTENCES_OF_NARRATIVE = By(NarrativeSentence, lambda row: row.narrative_id)
NARRATIVE_STATES_OF_SENTENCE = By(NarrativeState, lambda row: row.sentence_id)
OBLIGATIONS_OF_AGREEMENT = By(Obligation, lambda row: row.agreement_id)
OBLIGATIONS_OF_PROVISION = By(Obligation, lambda row: row.provision_id)
PARTIES_TO_TEXT_OF_AGREEMENT = By(PartyToText, lambda row: row.agreement_id)
PLANNED_ACTIVITIES_OF_PROJECT = By(PlannedActivity, lambda row: row.project_id)
PLANNED_ACTIVITY_TOWNS_OF_PROJECT = By(PlannedActivityTown, lambda row: row.project_id)
POSITIONS_OF_AGREEMENT = By(Position, lambda row: row.agreement_id)
POSITIONS_OF_ASSESSOR = By(Position, lambda row: row.assessor_id)
PROJECTS_OF_LEAD = By(Project, lambda row: row.lead_id)
PROJECT_COMPONENTS_OF_PROJECT = By(ProjectComponent, lambda row: row.project_id)
PROJECT_DISCREPANCIES_OF_PROJECT = By(ProjectDiscrepancy, lambda row: row.project_id)
PROJECT_OBJECTIVES_OF_PROJECT = By(ProjectObjective, lambda row: row.project_id)
PROJECT_ORGANISATIONS_OF_ORGANISATION = By(ProjectOrganisation, lambda row: row.organisation_id)
PROJECT_ORGANISATIONS_OF_PROJECT = By(ProjectOrganisation, lambda row: row.project_id)
PROVISIONS_OF_AGREEMENT = By(Provision, lambda row: row.agreement_id)
PROVISION_OBLIGED_OF_PROVISION = By(ProvisionObliged, lambda row: row.provision_id)
PROVISION_SETS_OF_AGREEMENT = By(ProvisionSet, lambda row: row.agreement_id)
QUALITY_BY_MEASURE = By(QualityCount, lambda row: row.measure)
REPLIES_TO_RECORD = By(Reply, lambda row: row.record_id)
REVIEW_STATES_OF_NARRATIVE = By(ReviewState, lambda row: row.narrative_id)
SCORECARD_COUNTS_OF_SCORECARD = By(ScorecardCount, lambda row: row.scorecard_id)
SCORECARD_SHARES_OF_SCORECARD = By(ScorecardShare, lambda row: row.scorecard_id)
SHARES_OF_AGREEMENT = By(Share, lambda row: row.agreement_id)
SOURCE_ADDRESSES_OF_SOURCE = By(SourceAddress, lambda row: row.source_id)
SURVEYS_OF_ORGANISATION = By(Survey, lambda row: row.organisation_id)
SURVEY_DISCREPANCIES_OF_SURVEY = By(SurveyDiscrepancy, lambda row: row.survey_id)
SURVEY_GROUPS_OF_SURVEY = By(SurveyGroup, lambda row: row.survey_id)
SURVEY_OPTIONS_OF_QUESTION = By(SurveyOption, lambda row: row.question_id)
SURVEY_QUESTIONS_OF_SURVEY = By(SurveyQuestion, lambda row: row.survey_id)
TERM_FORMS_OF_TERM = By(TermForm, lambda row: row.term_id)
