// Written by `npm run generate` from the SDL in schema/. Do not edit.
/* eslint-disable */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { GatewayContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A window of time a figure covers: one month (`2026-03`), quarter (`2026-Q1`) or year (`2026`) of the
   * agency's local calendar. Windows of one length never overlap.
   */
  Window: { input: string; output: string; }
  /** A moment in UTC, as ISO 8601 (`2026-03-04T09:30:00.000Z`). */
  DateTime: { input: string; output: string; }
};

/** The four families of insight. */
export type Family =
  /** What citizens say. */
  | 'VOICE_OF_CITIZEN'
  /** What employees say. */
  | 'VOICE_OF_EMPLOYEE'
  /** What people do. */
  | 'BEHAVIOUR'
  /** What people ask of an agency. */
  | 'DEMAND';

/** The unit of a value. */
export type Unit =
  /** 0 to 100. */
  | 'PERCENT'
  /** 0 to 100, a normalised mean. */
  | 'INDEX'
  /** -100 to 100. */
  | 'NET'
  /** A mean in points of the answers' own scale, such as 1 to 5. */
  | 'SCORE'
  /** A plain number. */
  | 'COUNT'
  /** A number for each case, contact or person. */
  | 'PER_CASE'
  /** A number for each thousand of its denominator. */
  | 'PER_THOUSAND'
  /** Days of 24 hours. */
  | 'DAYS'
  /** Seconds. */
  | 'SECONDS'
  /** In the estimate's currency. */
  | 'MONEY';

/** What every agency serves. An agency answers for itself alone. */
export type Query = {
  /**
   * Agencies by id (aligned with `ids`, `null` for unknown ones), or all that match the filter.
   * This is also the merge entry point by which another gateway can stitch this one.
   */
  readonly agencies: ReadonlyArray<Maybe<Agency>>;
  /** Every agency that has joined, by id. */
  readonly members: ReadonlyArray<Agency>;
  /** The forums whose members compare themselves. */
  readonly forums: ReadonlyArray<Forum>;
  /** The directory's signed document that these answers are read from. */
  readonly directory: DirectoryDocument;
  /** The merge entry point for journeys: aligned with `ids`, `null` for unknown ones. */
  readonly journeysById: ReadonlyArray<Maybe<Journey>>;
  /** One journey by id; `null` for an unknown one. */
  readonly journey?: Maybe<Journey>;
  /** All journeys, in the order of the catalogue. */
  readonly journeys: ReadonlyArray<Journey>;
  /** One life event by id; `null` for an unknown one. */
  readonly lifeEvent?: Maybe<LifeEvent>;
  /** All life events. */
  readonly lifeEvents: ReadonlyArray<LifeEvent>;
  /** One metric by id; `null` for an unknown one. */
  readonly metric?: Maybe<Metric>;
  /** All metrics. */
  readonly metrics: ReadonlyArray<Metric>;
  /** One measure by id; `null` for an unknown one. */
  readonly measure?: Maybe<Measure>;
  /** All measures. */
  readonly measures: ReadonlyArray<Measure>;
  /** The channels people use, with what counts as digital. */
  readonly channels: ReadonlyArray<Channel>;
  /** The stages of a journey, in order. */
  readonly stages: ReadonlyArray<Stage>;
  /** The causes of failure demand. */
  readonly causes: ReadonlyArray<Term>;
  /** The themes that comments are coded to. */
  readonly themes: ReadonlyArray<Term>;
  /** The figures that agencies report beside their counts: denominators and unit costs. */
  readonly figures: ReadonlyArray<Term>;
  /** The version of the vocabulary, as releases name it. */
  readonly vocabularyVersion: Scalars['String']['output'];
  /** One agency by id; `null` when the directory does not know it. */
  readonly agency?: Maybe<Agency>;
  /** One metric of one journey set side by side across agencies, with what makes the figures comparable or not. */
  readonly comparison: Comparison;
  /**
   * One journey stage by stage: where people give up, find it hard, feel badly, or come back because something failed. For one
   * agency beside its peers, or across all that are asked.
   */
  readonly journeyStages: Stages;
  /**
   * The difference between two agencies taken apart: what comes from the channels that their citizens use, and what from
   * doing better or worse within the channels (Kitagawa 1955, doi:10.1080/01621459.1955.10501299).
   */
  readonly decomposition: Decomposition;
  /** One metric of one journey at one agency through time, with the limits that tell a signal from noise. */
  readonly trend: Trend;
  /**
   * The return on a programme at one agency, from its contacts before and after: contacts that left each channel times its
   * unit cost, failure contacts avoided times unit cost, and remedial cases avoided; less the programme's cost, divided by it.
   */
  readonly roi: ReturnOnInvestment;
  /** Whether what employees say and what citizens say go together across agencies, for one journey. */
  readonly association: Association;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryAgenciesArgs = {
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  forum?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryMembersArgs = {
  kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
  forum?: InputMaybe<Scalars['ID']['input']>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryJourneysByIdArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryJourneyArgs = {
  id: Scalars['ID']['input'];
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryJourneysArgs = {
  lifeEvent?: InputMaybe<Scalars['ID']['input']>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryLifeEventArgs = {
  id: Scalars['ID']['input'];
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryMetricArgs = {
  id: Scalars['ID']['input'];
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryMetricsArgs = {
  family?: InputMaybe<Family>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryMeasureArgs = {
  id: Scalars['ID']['input'];
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryMeasuresArgs = {
  family?: InputMaybe<Family>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryAgencyArgs = {
  id: Scalars['ID']['input'];
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryComparisonArgs = {
  metric: Scalars['ID']['input'];
  journey: Scalars['ID']['input'];
  window: Scalars['Window']['input'];
  channel?: InputMaybe<Scalars['ID']['input']>;
  stage?: InputMaybe<Scalars['ID']['input']>;
  agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  forum?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
  sizeBands?: InputMaybe<ReadonlyArray<SizeBand>>;
  nearestTo?: InputMaybe<Scalars['ID']['input']>;
  neighbours?: InputMaybe<Scalars['Int']['input']>;
  neighbourList?: InputMaybe<NeighbourListInput>;
  against?: InputMaybe<Scalars['ID']['input']>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryJourneyStagesArgs = {
  journey: Scalars['ID']['input'];
  window: Scalars['Window']['input'];
  of?: InputMaybe<Scalars['ID']['input']>;
  agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  forum?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
  sizeBands?: InputMaybe<ReadonlyArray<SizeBand>>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryDecompositionArgs = {
  metric: Scalars['ID']['input'];
  journey: Scalars['ID']['input'];
  window: Scalars['Window']['input'];
  of: Scalars['ID']['input'];
  against: Scalars['ID']['input'];
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryTrendArgs = {
  metric: Scalars['ID']['input'];
  journey: Scalars['ID']['input'];
  agency: Scalars['ID']['input'];
  until: Scalars['Window']['input'];
  last?: Scalars['Int']['input'];
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryRoiArgs = {
  agency: Scalars['ID']['input'];
  journey: Scalars['ID']['input'];
  before: Scalars['Window']['input'];
  after: Scalars['Window']['input'];
  windows?: Scalars['Int']['input'];
  programmeCost: Scalars['Float']['input'];
  currency: Scalars['ID']['input'];
  remedialCases?: Scalars['Float']['input'];
  remedialCostEach?: Scalars['Float']['input'];
  cashable?: ReadonlyArray<BenefitKind>;
  publishedUnitCosts?: ReadonlyArray<UnitCostInput>;
  publishedSource?: InputMaybe<Scalars['String']['input']>;
  forum?: InputMaybe<Scalars['ID']['input']>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryAssociationArgs = {
  journey: Scalars['ID']['input'];
  employeeJourney?: InputMaybe<Scalars['ID']['input']>;
  employeeMetric?: Scalars['ID']['input'];
  citizenMetric?: Scalars['ID']['input'];
  window: Scalars['Window']['input'];
  agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  forum?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
};

/** A public organisation that publishes releases about the journeys it serves. */
export type Agency = {
  /** The agency's id: its name in every other part of the exchange. */
  readonly id: Scalars['ID']['output'];
  /** The version of this contract that the agency serves, such as `1.0`. */
  readonly contract?: Maybe<Scalars['String']['output']>;
  /** The releases in force, newest first. A release that was superseded or withdrawn is not listed. */
  readonly releases?: Maybe<ReadonlyArray<Release>>;
  /** What the agency collects: the wording, scale and mode behind its figures, with their breaks. */
  readonly measures?: Maybe<ReadonlyArray<CollectedMeasure>>;
  /** The journeys for which the agency has published anything that the asker may see, as catalogue ids. */
  readonly journeyIds?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** The published distributions, for programs. At most 10,000 cells; ask by window and measure for more. */
  readonly cells?: Maybe<ReadonlyArray<Cell>>;
  /** Figures that the agency itself reports as aggregates: published indices, counts by level, volumes, unit costs. */
  readonly figures?: Maybe<ReadonlyArray<ReportedFigure>>;
  /** One journey as this agency's citizens and employees live it, shaped for people. */
  readonly journey?: Maybe<JourneyInsight>;
  /** Name, as the agency writes it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What kind of public organisation it is. */
  readonly kind?: Maybe<AgencyKind>;
  /** ISO 3166-1 alpha-2. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** How large it is. */
  readonly sizeBand?: Maybe<SizeBand>;
  /** Residents served, where the agency serves an area. */
  readonly residents?: Maybe<Scalars['Int']['output']>;
  /** Forums it belongs to, by id. */
  readonly forums?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** When it joined. */
  readonly joinedAt?: Maybe<Scalars['DateTime']['output']>;
  /** RFC 7638 thumbprints of the keys that its releases are signed with. */
  readonly keys?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
};


/** A public organisation that publishes releases about the journeys it serves. */
export type AgencyReleasesArgs = {
  window?: InputMaybe<Scalars['Window']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A public organisation that publishes releases about the journeys it serves. */
export type AgencyMeasuresArgs = {
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** A public organisation that publishes releases about the journeys it serves. */
export type AgencyCellsArgs = {
  window: Scalars['Window']['input'];
  measures?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  journeys?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  channels?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  stages?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** A public organisation that publishes releases about the journeys it serves. */
export type AgencyFiguresArgs = {
  window?: InputMaybe<Scalars['Window']['input']>;
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  journeys?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** A public organisation that publishes releases about the journeys it serves. */
export type AgencyJourneyArgs = {
  id: Scalars['ID']['input'];
  window?: InputMaybe<Scalars['Window']['input']>;
  channel?: InputMaybe<Scalars['ID']['input']>;
  stage?: InputMaybe<Scalars['ID']['input']>;
};

/** One signed publication: everything the agency publishes about one window. */
export type Release = {
  /** SHA-256 of the signed manifest, in hexadecimal. */
  readonly id: Scalars['ID']['output'];
  /** Position in the agency's history, from 1, without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** The id of the release before this one in the agency's history; `null` for the first. */
  readonly previous?: Maybe<Scalars['ID']['output']>;
  /** The window that it publishes. */
  readonly window: Scalars['Window']['output'];
  /** When the agency signed it. */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** The version of the contract that its rows follow. */
  readonly contract: Scalars['String']['output'];
  /** How counts were protected. */
  readonly protection: Protection;
  /** How the counts of employees were protected, where that is another way than for citizens; `null` where it is the same. */
  readonly employeeProtection?: Maybe<Protection>;
  /** Number of rows in the release. */
  readonly rows: Scalars['Int']['output'];
  /** RFC 6962 Merkle root over the canonical rows, in hexadecimal. */
  readonly merkleRoot: Scalars['String']['output'];
  /** The release that this one corrects. */
  readonly supersedes?: Maybe<Scalars['ID']['output']>;
  /** The manifest as signed by the agency: compact JWS (RFC 7515), EdDSA. */
  readonly manifest: Scalars['String']['output'];
};

/** The protection applied to every count before it left the agency. */
export type Protection = {
  /** The way of protection. */
  readonly profile: ProtectionProfile;
  /** No cell is published under this number of subjects (as counted after noise). */
  readonly minimumSubjects: Scalars['Int']['output'];
  /** Variance of the noise on each published count; 0 where counts are exact. */
  readonly countVariance: Scalars['Float']['output'];
  /** Name and version of the algorithm with its parameters, such as `CITX-PT/1 D=5 V=3 js=2`. */
  readonly parameters: Scalars['String']['output'];
};

/** How counts are protected. */
export type ProtectionProfile =
  /** A minimum group size only; counts are exact. */
  | 'THRESHOLD'
  /** Random perturbation from a table, then a threshold. */
  | 'PERTURBATION_TABLE'
  /** Discrete Laplace noise under a privacy budget, then a threshold. */
  | 'DISCRETE_LAPLACE';

/** One measure as this agency collects it. Two figures compare as equals only when these agree. */
export type CollectedMeasure = {
  /** The measure's catalogue id. */
  readonly measure: Scalars['ID']['output'];
  /** The family of insight it belongs to. */
  readonly family: Family;
  /** The question as asked, in the language asked. */
  readonly wording?: Maybe<Scalars['String']['output']>;
  /** Equal ids mean the same wording, letter by letter. */
  readonly wordingId?: Maybe<Scalars['ID']['output']>;
  /** Wordings of one class are taken as the same question (`standard` is the vocabulary's own). */
  readonly wordingClass?: Maybe<Scalars['ID']['output']>;
  /** How answers were collected; `null` where the agency has not said. */
  readonly mode?: Maybe<CollectionMode>;
  /** Who could answer: everyone, a sample, or whoever chose to. */
  readonly coverage?: Maybe<Coverage>;
  /** The first window with this collection. */
  readonly since?: Maybe<Scalars['Window']['output']>;
  /** Where the series stops being comparable with its own past. */
  readonly breaks: ReadonlyArray<SeriesBreak>;
};

/** A point from which an agency's series is not comparable with its past. */
export type SeriesBreak = {
  /** The first window after the break. */
  readonly from: Scalars['Window']['output'];
  /** What changed. */
  readonly kind: BreakKind;
  /** What changed, in plain words. */
  readonly note: Scalars['String']['output'];
  /** Whether the agency declared the break, or it was found by recomputing published figures. */
  readonly detected: Scalars['Boolean']['output'];
};

/** What changed at a series break. */
export type BreakKind =
  /** The way a published figure was computed from the answers. */
  | 'FORMULA'
  /** The question. */
  | 'WORDING'
  /** The answers to choose from. */
  | 'SCALE'
  /** How answers were collected. */
  | 'MODE'
  /** Who was asked, or counted. */
  | 'POPULATION';

/** How answers were collected. */
export type CollectionMode =
  /** A form on the web or in an app. */
  | 'WEB'
  /** A form on paper. */
  | 'PAPER'
  /** An interview by telephone. */
  | 'TELEPHONE'
  /** An interview in person. */
  | 'FACE_TO_FACE'
  /** A text message. */
  | 'SMS'
  /** A terminal on the spot. */
  | 'KIOSK'
  /** Several of these together. */
  | 'MIXED'
  /** Recorded by a system in the course of the service, not asked. */
  | 'ADMINISTRATIVE';

/** Who could answer. */
export type Coverage =
  /** Everyone concerned. */
  | 'CENSUS'
  /** A sample drawn at random. */
  | 'SAMPLE'
  /** Whoever chose to answer. */
  | 'SELF_SELECTED';

/**
 * One measure at one place of the cube: a protected count for each answer.
 * A cell that is not published and one that is empty are both absent.
 */
export type Cell = {
  /** The measure's catalogue id. */
  readonly measure: Scalars['ID']['output'];
  /** A journey's catalogue id, or `ALL`. */
  readonly journey: Scalars['ID']['output'];
  /** A channel's catalogue id, or `ALL`. */
  readonly channel: Scalars['ID']['output'];
  /** A stage's catalogue id, or `ALL`. */
  readonly stage: Scalars['ID']['output'];
  /** The window it covers. */
  readonly window: Scalars['Window']['output'];
  /** Protected number of subjects (people) behind the cell. */
  readonly subjects: Scalars['Int']['output'];
  /** Protected number of people for each answer. Empty where one answer dominates: see `dominant`. */
  readonly counts: ReadonlyArray<AnswerCount>;
  /** Set where more than nine in ten gave this answer, and the exact split would tell on the others. */
  readonly dominant?: Maybe<Scalars['ID']['output']>;
  /** Variance of the noise on each count. */
  readonly countVariance: Scalars['Float']['output'];
  /** The release that the cell stands in. */
  readonly release: Scalars['ID']['output'];
};

/** The protected number of people who gave one answer, each counted once however often they gave it. */
export type AnswerCount = {
  /** The answer's id within its measure. */
  readonly answer: Scalars['ID']['output'];
  /** How many gave it, protected. */
  readonly count: Scalars['Int']['output'];
};

/** A figure that an organisation publishes itself, with no records behind it here. Never mixed with protected distributions. */
export type ReportedFigure = {
  /** A metric's id, or a context figure's (`transactions`, `residents`, `unit-cost`). */
  readonly id: Scalars['ID']['output'];
  /** A journey's catalogue id, or `ALL`. */
  readonly journey: Scalars['ID']['output'];
  /** A channel's catalogue id, or `ALL`. */
  readonly channel: Scalars['ID']['output'];
  /** A stage's catalogue id, or `ALL`. */
  readonly stage: Scalars['ID']['output'];
  /** The window it covers. */
  readonly window: Scalars['Window']['output'];
  /** The figure in its metric's unit; `null` where only counts are reported. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Reported counts by answer, where the organisation publishes them. */
  readonly counts: ReadonlyArray<AnswerCount>;
  /** The measure whose answers are counted. */
  readonly measure?: Maybe<Scalars['ID']['output']>;
  /** Reported base, where known. */
  readonly n?: Maybe<Scalars['Int']['output']>;
  /** ISO 4217 code, for money. */
  readonly currency?: Maybe<Scalars['String']['output']>;
  /** Where the organisation published it. */
  readonly source: Scalars['String']['output'];
  /** The release that the figure stands in. */
  readonly release: Scalars['ID']['output'];
};

/** One journey at one agency in one window. */
export type JourneyInsight = {
  /** The journey's catalogue id, or `ALL`. */
  readonly journeyId: Scalars['ID']['output'];
  /** The catalogue's entry; `null` for `ALL`. */
  readonly journey?: Maybe<Journey>;
  /** The window that the figures cover; `null` where none was asked for and nothing is published yet. */
  readonly window?: Maybe<Scalars['Window']['output']>;
  /** A channel's catalogue id, or `ALL`. */
  readonly channel: Scalars['ID']['output'];
  /** A stage's catalogue id, or `ALL`. */
  readonly stage: Scalars['ID']['output'];
  /** The release used; `null` where nothing is published for the window. */
  readonly release?: Maybe<Scalars['ID']['output']>;
  /** What citizens say. */
  readonly voiceOfCitizen: VoiceOfCitizen;
  /** What employees say. */
  readonly voiceOfEmployee: VoiceOfEmployee;
  /** What people do. */
  readonly behaviour: Behaviour;
  /** What people ask of the agency. */
  readonly demand: Demand;
  /** Any metric of the vocabulary by id, in the order asked. */
  readonly metrics: ReadonlyArray<Estimate>;
};


/** One journey at one agency in one window. */
export type JourneyInsightMetricsArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** A journey of the catalogue. Agencies know its id; the catalogue adds the rest. */
export type Journey = {
  /** The journey's id. */
  readonly id: Scalars['ID']['output'];
  /** Plain name, as a citizen would say it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Life events that pass through this journey. */
  readonly lifeEvents?: Maybe<ReadonlyArray<LifeEvent>>;
  /** Where it is taken from. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** The same thing in other vocabularies. */
  readonly matches?: Maybe<ReadonlyArray<Match>>;
  /** The agencies that publish something on this journey in the window, and the asker may see it. */
  readonly agencies: JourneyAgencies;
};


/** A journey of the catalogue. Agencies know its id; the catalogue adds the rest. */
export type JourneyAgenciesArgs = {
  window: Scalars['Window']['input'];
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  forum?: InputMaybe<Scalars['ID']['input']>;
};

/** What citizens say. */
export type VoiceOfCitizen = {
  /** Satisfaction as a normalised mean, 0 to 100 (metric `satisfaction-index`). */
  readonly satisfaction: Estimate;
  /** Percent satisfied: the two top answers of five (metric `percent-satisfied`). */
  readonly percentSatisfied: Estimate;
  /** Good less poor, over all (metric `net-satisfaction`). */
  readonly netSatisfaction: Estimate;
  /** How easy it was, 0 to 100 (metric `ease-index`). */
  readonly ease: Estimate;
  /** Whether people got what they came for, 0 to 100 (metric `effectiveness-index`). */
  readonly effectiveness: Estimate;
  /** Positive less negative emotion, -100 to 100 (metric `net-emotion`). */
  readonly emotion: Estimate;
  /** Share who felt a negative emotion (metric `negative-emotion`). */
  readonly negativeEmotion: Estimate;
  /** Trust, 0 to 100 (metric `trust-index`). */
  readonly trust: Estimate;
  /** Net promoter score, -100 to 100 (metric `net-promoter-score`). */
  readonly advocacy: Estimate;
  /** Share who met a problem (metric `problem-rate`). */
  readonly problems: Estimate;
  /** Share of comments that mention each theme of the codebook. */
  readonly themes: ReadonlyArray<ThemeShare>;
};

/** The share of comments that mention one theme. */
export type ThemeShare = {
  /** The theme's catalogue id. */
  readonly theme: Scalars['ID']['output'];
  /** Share of coded comments that mention it (metric `theme-<theme>`). */
  readonly share: Estimate;
};

/** What employees say. */
export type VoiceOfEmployee = {
  /** Employee engagement index, 0 to 100 (metric `engagement-index`). */
  readonly engagement: Estimate;
  /** Share who feel able to help the citizen (metric `empowered-to-help`). */
  readonly empowerment: Estimate;
  /** Share whose work is hindered by friction (metric `work-friction`). */
  readonly friction: Estimate;
  /** Share who would recommend the service they give (metric `employee-advocacy`). */
  readonly advocacy: Estimate;
};

/** What people do. */
export type Behaviour = {
  /** Completed of started (metric `completion-rate`). */
  readonly completion: Estimate;
  /** Abandoned of those who reached each stage (metrics `abandonment-<stage>`). */
  readonly abandonment: ReadonlyArray<StageEstimate>;
  /** Settled without rework (metric `right-first-time`). */
  readonly rightFirstTime: Estimate;
  /** Settled in one contact, through one channel, without a hand-off (metric `once-and-done`). */
  readonly onceAndDone: Estimate;
  /** Hand-offs per case (metric `hand-offs`). */
  readonly handOffs: Estimate;
  /** Share of completed cases that were digital (metric `digital-take-up`). */
  readonly digitalTakeUp: Estimate;
  /** Median days from request to resolution, open cases taken as censored (metric `median-days-to-resolve`). */
  readonly timeTaken: Estimate;
  /** Share within the service standard (metric `on-time`). */
  readonly onTime: Estimate;
};

/** An estimate at one stage. */
export type StageEstimate = {
  /** The stage's catalogue id. */
  readonly stage: Scalars['ID']['output'];
  /** The figure at this stage. */
  readonly estimate: Estimate;
};

/** What people ask of the agency. */
export type Demand = {
  /** People who made contact, once for each channel they used (metric `contacts`); context, never ranked. */
  readonly contacts: Estimate;
  /** Share of contacts through each channel (metrics `channel-share-<channel>`). */
  readonly channels: ReadonlyArray<ChannelEstimate>;
  /** Share of contacts caused by a failure to do something, or do it right (metric `failure-demand`). */
  readonly failureDemand: Estimate;
  /** What caused failure demand: share of failure contacts by cause (metrics `failure-cause-<cause>`). */
  readonly failureCauses: ReadonlyArray<CauseEstimate>;
  /** Share of contacts resolved at first contact (metric `first-contact-resolution`). */
  readonly firstContactResolution: Estimate;
  /** Share of contacts that repeat an earlier one (metric `repeat-contact`). */
  readonly repeatContact: Estimate;
  /** Average cost of a contact (metric `cost-per-contact`). */
  readonly costPerContact: Estimate;
};

/** An estimate for one channel. */
export type ChannelEstimate = {
  /** The channel's catalogue id. */
  readonly channel: Scalars['ID']['output'];
  /** The figure for this channel. */
  readonly estimate: Estimate;
};

/** An estimate for one cause of failure demand. */
export type CauseEstimate = {
  /** The cause's catalogue id. */
  readonly cause: Scalars['ID']['output'];
  /** The figure for this cause. */
  readonly estimate: Estimate;
};

/** One figure with its uncertainty, or the reason why there is none. Absence is never a bare null. */
export type Estimate = {
  /** The metric's id. */
  readonly metric: Scalars['ID']['output'];
  /** Metric and formula version, such as `percent-satisfied@1`. */
  readonly formula: Scalars['ID']['output'];
  /** Whether there is a figure, and if not, why. */
  readonly status: EstimateStatus;
  /** In the metric's unit; `null` unless the status is PUBLISHED. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** The unit of the figures. */
  readonly unit: Unit;
  /** ISO 4217 code, for money. */
  readonly currency?: Maybe<Scalars['String']['output']>;
  /** Lower end of the 95 % interval: sampling and protection noise together. */
  readonly low?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 95 % interval. */
  readonly high?: Maybe<Scalars['Float']['output']>;
  /** Protected number of answers in the formula's base. */
  readonly n?: Maybe<Scalars['Int']['output']>;
  /** The measure whose answers were used. */
  readonly measure?: Maybe<Scalars['ID']['output']>;
  /** What stands behind the value. */
  readonly basis?: Maybe<Basis>;
  /** The release used. */
  readonly release?: Maybe<Scalars['ID']['output']>;
};

/** Whether there is a figure, and if not, why. */
export type EstimateStatus =
  /** There is a figure. */
  | 'PUBLISHED'
  /** The cell is not published: too few people, or nobody. The two look alike on purpose. */
  | 'SUPPRESSED'
  /** The agency does not share this with the asker. */
  | 'NOT_SHARED'
  /** The agency does not collect it. */
  | 'NOT_COLLECTED'
  /** The agency has no release for the window yet. */
  | 'NOT_YET_PUBLISHED'
  /** Published counts exist, but the formula has no answer for them (an empty base, a median beyond the last band). */
  | 'NOT_ESTIMABLE'
  /** The agency did not answer the gateway; an agency itself never says so. */
  | 'NO_ANSWER';

/** What stands behind a value. */
export type Basis =
  /** Protected counts of records held by the agency. */
  | 'PROTECTED'
  /** A figure or counts that the organisation itself publishes. */
  | 'REPORTED';

/** A group of organisations that share a set of metrics. */
export type Forum = {
  /** The forum's id. */
  readonly id: Scalars['ID']['output'];
  /** Name, as the forum writes it. */
  readonly name: Scalars['String']['output'];
  /** The agencies that belong to it. */
  readonly members: ReadonlyArray<Agency>;
};

/** The signed list of members. */
export type DirectoryDocument = {
  /** Position in the history of the directory, from 1. A reader refuses a lower one than it has seen. */
  readonly seq: Scalars['Int']['output'];
  /** When it was signed. */
  readonly issuedAt: Scalars['DateTime']['output'];
  /** From when on it must not be relied upon. */
  readonly expires: Scalars['DateTime']['output'];
  /** Compact JWS. */
  readonly document: Scalars['String']['output'];
};

/** What kind of public organisation. */
export type AgencyKind =
  /** A municipality, city or district. */
  | 'MUNICIPALITY'
  /** A region, county or state. */
  | 'REGION'
  /** An agency or ministry of a whole country. */
  | 'NATIONAL_AGENCY'
  /** A health service. */
  | 'HEALTH'
  /** A school, a university, or who funds them. */
  | 'EDUCATION'
  /** A court, a prison, a public guardian. */
  | 'JUSTICE'
  /** An airport, a railway, a road authority. */
  | 'TRANSPORT'
  /** Any other. */
  | 'OTHER';

/** Size by residents served, or by employees where no area is served. */
export type SizeBand =
  /** Under 20,000 residents, or under 250 employees. */
  | 'SMALL'
  /** To 100,000 residents, or 2,500 employees. */
  | 'MEDIUM'
  /** To 500,000 residents, or 25,000 employees. */
  | 'LARGE'
  /** More. */
  | 'VERY_LARGE';

/** A link to another vocabulary (SKOS mapping). */
export type Match = {
  /** The other vocabulary, such as `lgsl`. */
  readonly scheme: Scalars['String']['output'];
  /** The code or name there. */
  readonly code: Scalars['String']['output'];
  /** SKOS: exactMatch, closeMatch or relatedMatch. */
  readonly relation: Scalars['String']['output'];
};

/** An event in a person's life that takes them through several journeys, often at several organisations. */
export type LifeEvent = {
  /** The life event's id. */
  readonly id: Scalars['ID']['output'];
  /** Plain name, as a citizen would say it. */
  readonly name: Scalars['String']['output'];
  /** The journeys on the way, in their usual order. */
  readonly steps: ReadonlyArray<LifeEventStep>;
  /** Where the life event is taken from. */
  readonly source: Scalars['String']['output'];
  /** The same thing in other vocabularies. */
  readonly matches: ReadonlyArray<Match>;
  /** The life event followed through every organisation it passes, step by step, without joining people. */
  readonly across: LifeEventAcross;
};


/** An event in a person's life that takes them through several journeys, often at several organisations. */
export type LifeEventAcrossArgs = {
  window: Scalars['Window']['input'];
  agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  forum?: InputMaybe<Scalars['ID']['input']>;
};

/** One journey on the way through a life event. */
export type LifeEventStep = {
  /** Position, from 1. */
  readonly order: Scalars['Int']['output'];
  /** The journey that the step is. */
  readonly journey: Journey;
  /** Whether some people do not meet this step. */
  readonly optional: Scalars['Boolean']['output'];
};

/** A formula over the answers of a measure. */
export type Metric = {
  /** The metric's id. */
  readonly id: Scalars['ID']['output'];
  /** Plain name. */
  readonly name: Scalars['String']['output'];
  /** The family of insight it belongs to. */
  readonly family: Family;
  /** What it is about: metrics of one construct can be set beside one another. */
  readonly construct: Scalars['ID']['output'];
  /** The unit of its values. */
  readonly unit: Unit;
  /** Which way is better. */
  readonly direction: Direction;
  /** The form of its formula. */
  readonly kind: MetricKind;
  /** Version of the formula; estimates name it, as in `percent-satisfied@1`. */
  readonly version: Scalars['Int']['output'];
  /** In words: what is counted, over what. */
  readonly formula: Scalars['String']['output'];
  /** The measures it can be computed over, in order of preference; empty when it is only ever reported. */
  readonly over: ReadonlyArray<Scalars['ID']['output']>;
  /** The formula over each of these measures, for programs. */
  readonly formulas: ReadonlyArray<Formula>;
  /** Where the definition comes from. */
  readonly source: Scalars['String']['output'];
  /** When not to use it, and what to mind. */
  readonly caveat?: Maybe<Scalars['String']['output']>;
};

/** A formula over the answers of one measure. What does not apply to its kind is `null`, or an empty list. */
export type Formula = {
  /** The measure whose answers are counted. */
  readonly measure: Scalars['ID']['output'];
  /** SHARE, MEAN and NET: scale * sum(weight * count) / sum(count) over the base. */
  readonly kind: MetricKind;
  /** The answers that make up the base. */
  readonly base: ReadonlyArray<Scalars['ID']['output']>;
  /** The weight of each answer. */
  readonly weights: ReadonlyArray<AnswerWeight>;
  /** What a weighted mean is multiplied by to come out in the metric's unit. */
  readonly scale?: Maybe<Scalars['Float']['output']>;
  /** QUANTILE: which one, between 0 and 1. */
  readonly quantile?: Maybe<Scalars['Float']['output']>;
  /** RATE: the reported figure to divide by. */
  readonly denominator?: Maybe<Scalars['ID']['output']>;
  /** RATE: for so many of the denominator. */
  readonly per?: Maybe<Scalars['Float']['output']>;
};

/** The weight of one answer in a formula. */
export type AnswerWeight = {
  /** The answer's id within the measure. */
  readonly answer: Scalars['ID']['output'];
  /** Its weight. */
  readonly weight: Scalars['Float']['output'];
};

/** A question with a closed list of answers. */
export type Measure = {
  /** The measure's id. */
  readonly id: Scalars['ID']['output'];
  /** Plain name. */
  readonly name: Scalars['String']['output'];
  /** The family of insight it belongs to. */
  readonly family: Family;
  /** What it asks about: measures of one construct differ in their scale alone. */
  readonly construct: Scalars['ID']['output'];
  /** The standard wording, for an agency that starts afresh. */
  readonly wording?: Maybe<Scalars['String']['output']>;
  /** The answers in their order. */
  readonly answers: ReadonlyArray<Answer>;
  /** The unit of its bands: `days`, `seconds` or `money`; `null` where it has none. */
  readonly bandUnit?: Maybe<Scalars['String']['output']>;
  /** The dimensions it is crossed with: `journey`, `channel`, `stage`. */
  readonly across: ReadonlyArray<Scalars['ID']['output']>;
  /** Whether a person may be counted more than once in a window, up to the contribution bound. */
  readonly repeatable: Scalars['Boolean']['output'];
  /** Whether more than nine in ten for one answer must be withheld at any size. */
  readonly sensitive: Scalars['Boolean']['output'];
  /** Where the question comes from. */
  readonly source: Scalars['String']['output'];
};

/** One answer of a measure. */
export type Answer = {
  /** The answer's id within its measure. */
  readonly id: Scalars['ID']['output'];
  /** The answer as people read it. */
  readonly label: Scalars['String']['output'];
  /** Where its band starts, inclusive; `null` where it is no band. */
  readonly from?: Maybe<Scalars['Float']['output']>;
  /** Where its band ends, exclusive; `null` for the last band. */
  readonly to?: Maybe<Scalars['Float']['output']>;
  /** Whether it counts cases that were still open when they had lasted this band. */
  readonly censored: Scalars['Boolean']['output'];
};

/** A way to reach an organisation. */
export type Channel = {
  /** The channel's id. */
  readonly id: Scalars['ID']['output'];
  /** Plain name. */
  readonly name: Scalars['String']['output'];
  /** Counted as digital by digital take-up (assisted digital is not). */
  readonly digital: Scalars['Boolean']['output'];
  /** Where it is taken from. */
  readonly source: Scalars['String']['output'];
  /** The same thing in other vocabularies. */
  readonly matches: ReadonlyArray<Match>;
};

/** A stage of a journey. */
export type Stage = {
  /** The stage's id. */
  readonly id: Scalars['ID']['output'];
  /** Plain name. */
  readonly name: Scalars['String']['output'];
  /** Position, from 1. */
  readonly order: Scalars['Int']['output'];
  /** Where it is taken from. */
  readonly source: Scalars['String']['output'];
  /** The same thing in other vocabularies. */
  readonly matches: ReadonlyArray<Match>;
};

/** A term of a codebook. */
export type Term = {
  /** The term's id. */
  readonly id: Scalars['ID']['output'];
  /** Plain name. */
  readonly name: Scalars['String']['output'];
  /** Where it is taken from. */
  readonly source: Scalars['String']['output'];
  /** The same thing in other vocabularies. */
  readonly matches: ReadonlyArray<Match>;
};

/** Which way is better. */
export type Direction =
  /** More is better. */
  | 'UP'
  /** Less is better. */
  | 'DOWN'
  /** Neither: never ranked. */
  | 'CONTEXT';

/** The form of a metric's formula. */
export type MetricKind =
  /** A share of answers. */
  | 'SHARE'
  /** A weighted mean of answers. */
  | 'MEAN'
  /** A share less another share. */
  | 'NET'
  /** A quantile of banded durations or costs. */
  | 'QUANTILE'
  /** Counts for each thousand of a reported denominator. */
  | 'RATE'
  /** Counts weighted by unit costs that the agency reports. */
  | 'UNIT_COST'
  /** A count. */
  | 'COUNT'
  /** Known only as organisations report it. */
  | 'REPORTED';

/** Neighbours that somebody publishes for one agency, such as a statistics office for its councils. */
export type NeighbourListInput = {
  /** Where the list is published; the answer repeats it. */
  readonly source: Scalars['String']['input'];
  /** The neighbours by agency id, the agency itself or not. */
  readonly agencies: ReadonlyArray<Scalars['ID']['input']>;
};

/** The cost of one contact through a channel. */
export type UnitCostInput = {
  /** The channel's catalogue id. */
  readonly channel: Scalars['ID']['input'];
  /** What one contact costs. */
  readonly cost: Scalars['Float']['input'];
};

/** Who publishes on a journey. */
export type JourneyAgencies = {
  /** Those that publish on it, by id. */
  readonly agencies: ReadonlyArray<Agency>;
  /** One row for each agency that should have answered. */
  readonly participation: ReadonlyArray<Participation>;
};

/** A life event composed from what each organisation on the way publishes. */
export type LifeEventAcross = {
  /** The window that the figures cover. */
  readonly window: Scalars['Window']['output'];
  /** The steps in their usual order. */
  readonly steps: ReadonlyArray<LifeEventStepAcross>;
  /** The weakest step with the evidence for it; `null` when no step has figures to compare, or no step stands out. */
  readonly weakest?: Maybe<WeakestStep>;
  /** One row for each agency that should have answered. */
  readonly participation: ReadonlyArray<Participation>;
};

/** One step of a life event, at the agencies that serve it. */
export type LifeEventStepAcross = {
  /** Position, from 1. */
  readonly order: Scalars['Int']['output'];
  /** The journey that the step is. */
  readonly journey: Journey;
  /** Whether some people do not meet this step. */
  readonly optional: Scalars['Boolean']['output'];
  /** Whether any agency publishes figures on this step. A missing step stays visible. */
  readonly published: Scalars['Boolean']['output'];
  /** The agencies that publish figures on it, by id. */
  readonly agencies: ReadonlyArray<StepAtAgency>;
  /** The step's journey stage by stage at the same agencies, with the stage at which negative emotion arises. */
  readonly stages: Stages;
};

/** One step at one agency: the headline figures of the four families. */
export type StepAtAgency = {
  /** The agency. */
  readonly agency: Agency;
  /** Whether people got what they came for (metric `effectiveness-index`). */
  readonly effectiveness: Estimate;
  /** How easy it was (metric `ease-index`). */
  readonly ease: Estimate;
  /** Share who felt a negative emotion (metric `negative-emotion`). */
  readonly negativeEmotion: Estimate;
  /** Share of employees who feel able to help (metric `empowered-to-help`). */
  readonly empowerment: Estimate;
  /** Completed of started (metric `completion-rate`). */
  readonly completion: Estimate;
  /** Hand-offs per case (metric `hand-offs`). */
  readonly handOffs: Estimate;
  /** Share of cases handed to another organisation (metric `cross-organisation-hand-offs`). */
  readonly handOffsAcross: Estimate;
  /** Share of contacts caused by a failure (metric `failure-demand`). */
  readonly failureDemand: Estimate;
  /** How satisfied people were (metric `satisfaction-index`). */
  readonly satisfaction: Estimate;
  /** What the agency reports itself on the step, of metrics that are not computed from counts, such as `easy-to-find-information`. */
  readonly reported: ReadonlyArray<Estimate>;
};

/** The step where the life event breaks, and why it is said to. */
export type WeakestStep = {
  /** Position of the step, from 1. */
  readonly order: Scalars['Int']['output'];
  /** The journey that the step is. */
  readonly journey: Journey;
  /** The agency where it is weakest. */
  readonly agency: Agency;
  /** The figures that stand out, the strongest first. */
  readonly evidence: ReadonlyArray<Evidence>;
};

/** A figure that stands out from the other steps. */
export type Evidence = {
  /** The figure. */
  readonly estimate: Estimate;
  /** The median of the other steps, in the metric's unit. */
  readonly otherSteps: Scalars['Float']['output'];
  /** The figure less that median. The p value is adjusted for all figures of all steps that were tested (Holm). */
  readonly difference: FigureDifference;
};

/** A metric across agencies. */
export type Comparison = {
  /** The metric compared. */
  readonly metric: Metric;
  /** Metric and formula version that was applied to every row. */
  readonly formula: Scalars['ID']['output'];
  /** The journey's catalogue id, or `ALL`. */
  readonly journeyId: Scalars['ID']['output'];
  /** The window compared. */
  readonly window: Scalars['Window']['output'];
  /** A channel's catalogue id, or `ALL`. */
  readonly channel: Scalars['ID']['output'];
  /** A stage's catalogue id, or `ALL`. */
  readonly stage: Scalars['ID']['output'];
  /** Whether the rows may be ranked, and if not, why. */
  readonly verdict: Verdict;
  /** Whose figures are compared, and by what rule they were chosen. */
  readonly peers: PeerGroup;
  /** One row for each agency asked, in order of the value when ranked, else by agency id. */
  readonly rows: ReadonlyArray<ComparisonRow>;
  /** `null` when fewer than the minimum of agencies have a comparable figure. */
  readonly summary?: Maybe<ComparisonSummary>;
  /** The members that are no peers here, and the peers whose figure is not among those compared, with the reasons, by id. */
  readonly leftOut: ReadonlyArray<LeftOut>;
  /**
   * The channel mix of the standardised figures: of the answers of all compared agencies together, over the channels that more
   * than half of them publish. Empty where the metric does not come apart by channel.
   */
  readonly commonMix: ReadonlyArray<ChannelWeight>;
  /** The statistical methods used, with their versions and sources. */
  readonly methods: ReadonlyArray<Method>;
  /** One row for each agency that should have answered. */
  readonly participation: ReadonlyArray<Participation>;
};

/** What may be done with the rows of a comparison. */
export type Verdict = {
  /** What may be done. */
  readonly status: VerdictStatus;
  /** Why no more than that; empty when the rows are comparable. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** What may be done with the rows of a comparison. */
export type VerdictStatus =
  /** Figures are of one kind: differences and tiers are shown. */
  | 'COMPARABLE'
  /** Too few organisations, or a context metric: shown beside one another, without rank. */
  | 'SIDE_BY_SIDE'
  /** The comparison would mislead, and is not made. */
  | 'REFUSED';

/** One agency in a comparison. */
export type ComparisonRow = {
  /** The agency. */
  readonly agency: Agency;
  /** Its figure, or why there is none. */
  readonly estimate: Estimate;
  /**
   * The figure that the agency would have with the common channel mix, beside the raw one: agencies whose citizens come
   * through other channels are told apart from agencies that serve them otherwise. `null` where the row is not compared.
   */
  readonly standardised?: Maybe<Standardised>;
  /**
   * The figure as the normalised index of its construct, 0 to 100, for a row that was asked on another scale or in other words than
   * most: this, and not the figure itself, is compared. `null` for the others, and where the construct has no index.
   */
  readonly normalised?: Maybe<NormalisedFigure>;
  /** How its channel mix compares with that of its peers; `null` where the figure is not published by channel. */
  readonly channelMix?: Maybe<ChannelMixDistance>;
  /** How it pairs with the agency named in `against`; `null` without one, for that agency itself, and where either has no figure. */
  readonly pair?: Maybe<PairComparison>;
  /** How far the figure compares with its peers; `null` where there is no figure. */
  readonly grade?: Maybe<Grade>;
  /** Why the grade is not A, or why there is no figure. */
  readonly reasons: ReadonlyArray<Reason>;
  /** The places this agency may hold among the comparable rows, given the intervals; `null` where it is not ranked. */
  readonly rank?: Maybe<RankRange>;
  /** The half of the ranks that it is shown to be in; `null` where it is not ranked. */
  readonly tier?: Maybe<Tier>;
  /** Share of the ranked agencies that it stands before, as a range; `null` where it is not ranked. */
  readonly percentile?: Maybe<PercentileRange>;
  /** The quarters of the ranks that it may be in, 1 the best; `null` where it is not ranked. */
  readonly quartile?: Maybe<QuartileRange>;
  /** How it differs from its peers; `null` where it is not ranked. */
  readonly difference?: Maybe<PeerDifference>;
  /** Where it stands in the funnel around the peer value; `null` where it is not ranked. */
  readonly funnel?: Maybe<FunnelPosition>;
};

/** By what rule the agencies of a comparison were chosen. */
export type PeerGroup = {
  /** In plain words. */
  readonly description: Scalars['String']['output'];
  /** Where a list of neighbours is published; `null` where none was given. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** So many agencies were asked. */
  readonly agencies: Scalars['Int']['output'];
};

/** A figure on the scale of its construct's normalised index, with what to mind. */
export type NormalisedFigure = {
  /** The index. */
  readonly estimate: Estimate;
  /** The index less the median of the indices of the other comparable agencies; `null` with too few of them. */
  readonly difference?: Maybe<PeerDifference>;
  /** What to mind when it is compared. */
  readonly caveat: Scalars['String']['output'];
};

/**
 * How far apart two channel mixes are, by the index of dissimilarity (Duncan and Duncan 1955, doi:10.2307/2088328): the share of
 * answers that would have to come through another channel for the two to be alike. Up to 0.3 they are of one class: the customary
 * line between a low and a moderate dissimilarity (Massey and Denton 1993, American Apartheid, page 20).
 */
export type ChannelMixDistance = {
  /** 0 (alike) to 1 (no channel in common); `null` where channels with figures hold less than nine tenths of the answers of a side. */
  readonly dissimilarity?: Maybe<Scalars['Float']['output']>;
  /** Whether the mixes are of one class. */
  readonly class: ChannelMixClass;
};

/** Whether two channel mixes are alike. */
export type ChannelMixClass =
  /** The dissimilarity is at most 0.3. */
  | 'SAME'
  /** The dissimilarity is above 0.3. */
  | 'DIFFERENT'
  /** Too little is published by channel to say. */
  | 'UNKNOWN';

/** One agency's figure set against that of one other. */
export type PairComparison = {
  /** The id of the other agency. */
  readonly against: Scalars['ID']['output'];
  /** How far the two figures compare. */
  readonly grade: Grade;
  /** Why the grade is not A. */
  readonly reasons: ReadonlyArray<Reason>;
  /** How far the two channel mixes are apart; `null` where the figure is not published by channel. */
  readonly channelMix?: Maybe<ChannelMixDistance>;
  /** The metric that the difference is of: the metric asked for, or the normalised index of its construct. */
  readonly metric: Scalars['ID']['output'];
  /**
   * The row's figure less the other one. `null` for the grades C (shown side by side) and X (refused), for context metrics, and where a
   * figure has no interval. The p value is adjusted for the number of pairs (Benjamini-Hochberg).
   */
  readonly difference?: Maybe<FigureDifference>;
};

/** One figure less another. */
export type FigureDifference = {
  /** In the metric's unit. */
  readonly value: Scalars['Float']['output'];
  /** Lower end of the 95 % interval; `null` where the data do not bound it. */
  readonly low?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 95 % interval. */
  readonly high?: Maybe<Scalars['Float']['output']>;
  /** Two-sided p value of no difference. */
  readonly pValue: Scalars['Float']['output'];
  /** The p value adjusted for the number of differences tested. */
  readonly adjustedPValue: Scalars['Float']['output'];
  /** Whether the adjusted p value is at most 0.05. */
  readonly significant: Scalars['Boolean']['output'];
};

/** A figure with the common channel mix. */
export type Standardised = {
  /** The standardised figure; NOT_ESTIMABLE where it is refused. Ranks, tiers and differences are those of the raw figure. */
  readonly estimate: Estimate;
  /** Why it is refused; empty where there is a figure. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** The share of one channel in a mix. */
export type ChannelWeight = {
  /** The channel's catalogue id. */
  readonly channel: Scalars['ID']['output'];
  /** Its share, 0 to 1. */
  readonly share: Scalars['Float']['output'];
};

/** The difference between two agencies, taken apart. */
export type Decomposition = {
  /** The metric compared. */
  readonly metric: Metric;
  /** Metric and formula version that was applied. */
  readonly formula: Scalars['ID']['output'];
  /** The journey's catalogue id, or `ALL`. */
  readonly journeyId: Scalars['ID']['output'];
  /** The window compared. */
  readonly window: Scalars['Window']['output'];
  /** The agency whose figure is explained. */
  readonly of: DecompositionSide;
  /** The agency that it is set against. */
  readonly against: DecompositionSide;
  /**
   * The difference over the channels that both publish: exactly `mix` plus `performance`. It departs from the difference of
   * the two estimates by what other channels and the noise on each channel's counts make. `null` where it is refused.
   */
  readonly difference?: Maybe<Scalars['Float']['output']>;
  /** What comes from having more of one channel and less of another. */
  readonly mix?: Maybe<Scalars['Float']['output']>;
  /** What comes from doing better or worse within the channels. */
  readonly performance?: Maybe<Scalars['Float']['output']>;
  /** The 95 % interval of `difference`; `null` where it is refused. */
  readonly differenceInterval?: Maybe<Interval>;
  /** The 95 % interval of `mix`. */
  readonly mixInterval?: Maybe<Interval>;
  /** The 95 % interval of `performance`. */
  readonly performanceInterval?: Maybe<Interval>;
  /** The parts by channel; they add up to `mix` and `performance`. */
  readonly channels: ReadonlyArray<DecompositionChannel>;
  /** Why it is refused, or which channels it leaves out. */
  readonly reasons: ReadonlyArray<Reason>;
  /** The statistical methods used, with their versions and sources. */
  readonly methods: ReadonlyArray<Method>;
  /** One row for each agency that should have answered. */
  readonly participation: ReadonlyArray<Participation>;
};

/** An interval of 95 %: sampling and protection noise together. */
export type Interval = {
  /** Lower end. */
  readonly low: Scalars['Float']['output'];
  /** Upper end. */
  readonly high: Scalars['Float']['output'];
};

/** One side of a decomposition. */
export type DecompositionSide = {
  /** The agency. */
  readonly agency: Agency;
  /** Its figure over all channels. */
  readonly estimate: Estimate;
  /** Share of its answers in channels that both sides publish, 0 to 1; under 0.9 the decomposition is refused. */
  readonly covered: Scalars['Float']['output'];
};

/** One channel's part in a difference. */
export type DecompositionChannel = {
  /** The channel's catalogue id. */
  readonly channel: Scalars['ID']['output'];
  /** The figure of the agency explained. */
  readonly ofValue?: Maybe<Scalars['Float']['output']>;
  /** The figure of the agency that it is set against. */
  readonly againstValue?: Maybe<Scalars['Float']['output']>;
  /** What the channel's share in the mix adds to the difference. */
  readonly mix: Scalars['Float']['output'];
  /** What doing better or worse within the channel adds. */
  readonly performance: Scalars['Float']['output'];
  /** The 95 % interval of `mix`. */
  readonly mixInterval: Interval;
  /** The 95 % interval of `performance`. */
  readonly performanceInterval: Interval;
};

/** A journey stage by stage. */
export type Stages = {
  /** The journey's catalogue id, or `ALL`. */
  readonly journeyId: Scalars['ID']['output'];
  /** The window looked at. */
  readonly window: Scalars['Window']['output'];
  /** Every stage of the catalogue in its order, whether or not anybody publishes on it. */
  readonly stages: ReadonlyArray<StageAcross>;
  /** The stage at which negative emotion arises, at each agency shown, by id. */
  readonly agencies: ReadonlyArray<StageEmotion>;
  /**
   * The stage at which negative emotion arises across the agencies asked: the random-effects mean of each agency's difference
   * between the stage and its other stages. `null` where no stage stands out, or fewer than three agencies publish two stages.
   */
  readonly acrossAgencies?: Maybe<StageFinding>;
  /** Why nothing is found across agencies; empty where something is. */
  readonly reasons: ReadonlyArray<Reason>;
  /** The statistical methods used, with their versions and sources. */
  readonly methods: ReadonlyArray<Method>;
  /** One row for each agency that should have answered. */
  readonly participation: ReadonlyArray<Participation>;
};

/** One stage at all agencies asked. */
export type StageAcross = {
  /** The stage's catalogue id. */
  readonly stage: Scalars['ID']['output'];
  /** Its plain name. */
  readonly name: Scalars['String']['output'];
  /** Position, from 1. */
  readonly order: Scalars['Int']['output'];
  /** Whether any agency publishes a figure at this stage, beside that nobody gave up there. A missing stage stays visible. */
  readonly published: Scalars['Boolean']['output'];
  /** Share of those who reached the stage and gave up there (metric `abandonment-<stage>`). */
  readonly abandonment: StageMetric;
  /** How easy it was (metric `ease-index`). */
  readonly ease: StageMetric;
  /** Share who felt a negative emotion (metric `negative-emotion`). */
  readonly negativeEmotion: StageMetric;
  /** Share of contacts caused by a failure (metric `failure-demand`). */
  readonly failureDemand: StageMetric;
};

/** One metric at one stage. */
export type StageMetric = {
  /** The metric's id. */
  readonly metric: Scalars['ID']['output'];
  /** Metric and formula version. */
  readonly formula: Scalars['ID']['output'];
  /** The figure of each agency shown, or why there is none, by agency. */
  readonly rows: ReadonlyArray<StageRow>;
  /** The peers: all agencies asked, or all others where one agency is looked at; `null` for fewer than three comparable figures. */
  readonly peers?: Maybe<StagePeers>;
};

/** One agency at one stage. */
export type StageRow = {
  /** The agency's id. */
  readonly agency: Scalars['ID']['output'];
  /** The figure, or why there is none. */
  readonly estimate: Estimate;
  /** How far it compares with its peers; `null` where there is no figure. */
  readonly grade?: Maybe<Grade>;
  /** Why the grade is not A, or why there is no figure. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** The peers at one stage. */
export type StagePeers = {
  /** Agencies with a comparable figure. */
  readonly agencies: Scalars['Int']['output'];
  /** Median of their values. */
  readonly median: Scalars['Float']['output'];
  /** A quarter of their values are below it. */
  readonly lowerQuartile: Scalars['Float']['output'];
  /** A quarter of their values are above it. */
  readonly upperQuartile: Scalars['Float']['output'];
};

/** Where negative emotion arises at one agency. */
export type StageEmotion = {
  /** The agency's id. */
  readonly agency: Scalars['ID']['output'];
  /** The stage where it is above that of the agency's other stages by more than chance; `null` where none stands out. */
  readonly arises?: Maybe<StageFinding>;
  /** Why no stage is named; empty where one is. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** A stage at which more people felt a negative emotion than at the others, and the evidence. */
export type StageFinding = {
  /** The stage's catalogue id. */
  readonly stage: Scalars['ID']['output'];
  /** Share who felt a negative emotion at the stage, 0 to 100; across agencies their median. */
  readonly value: Scalars['Float']['output'];
  /** The same at the other stages together. */
  readonly otherStages: Scalars['Float']['output'];
  /** The difference in percentage points, adjusted for the number of stages tested (Holm). */
  readonly difference: FigureDifference;
  /** Agencies that the finding rests on. */
  readonly agencies: Scalars['Int']['output'];
};

/** A metric of one agency through time, on a control chart. */
export type Trend = {
  /** The metric followed. */
  readonly metric: Metric;
  /** Metric and formula version that was applied to every point. */
  readonly formula: Scalars['ID']['output'];
  /** The journey's catalogue id, or `ALL`. */
  readonly journeyId: Scalars['ID']['output'];
  /** The agency. */
  readonly agency: Agency;
  /** One for each window, in order of time; a window without a figure says why. */
  readonly points: ReadonlyArray<TrendPoint>;
  /** The stretches between breaks, each with limits of its own. */
  readonly segments: ReadonlyArray<TrendSegment>;
  /**
   * The breaks that the agency declares, and those found by recomputing each published figure from its counts under every known
   * formula. A formula that the agency changed does not break figures that are computed here from counts by one formula.
   */
  readonly breaks: ReadonlyArray<SeriesBreak>;
  /** The newest window with a figure set against the same season of earlier years. */
  readonly seasonal: SeasonalComparison;
  /** The statistical methods used, with their versions and sources. */
  readonly methods: ReadonlyArray<Method>;
  /** One row for the agency. */
  readonly participation: ReadonlyArray<Participation>;
};


/** A metric of one agency through time, on a control chart. */
export type TrendSeasonalArgs = {
  years?: Scalars['Int']['input'];
};

/** A figure in one window. */
export type TrendPoint = {
  /** The window. */
  readonly window: Scalars['Window']['output'];
  /** The figure, or why there is none. */
  readonly estimate: Estimate;
  /** Whether the series broke within the window, so that the figure belongs to neither side and sets no limits. */
  readonly mixed: Scalars['Boolean']['output'];
};

/** A window set against the same month or quarter of earlier years: like with like, where demand has seasons. */
export type SeasonalComparison = {
  /** The newest window of the trend with a figure; `null` where none has. */
  readonly window?: Maybe<Scalars['Window']['output']>;
  /** Its figure; `null` where no window has one. */
  readonly estimate?: Maybe<Estimate>;
  /** The same season of earlier years, the newest first. */
  readonly earlier: ReadonlyArray<SeasonalPoint>;
  /** Limits from the earlier years of this season alone; `null` for fewer than 12 of one kind, which `reasons` says. */
  readonly chart?: Maybe<TrendSegment>;
  /** What keeps the comparison from saying more; empty when nothing does. */
  readonly reasons: ReadonlyArray<Reason>;
  /** The statistical methods used, with their versions and sources. */
  readonly methods: ReadonlyArray<Method>;
};

/** The same season of an earlier year. */
export type SeasonalPoint = {
  /** The window. */
  readonly window: Scalars['Window']['output'];
  /** Its figure, or why there is none. */
  readonly estimate: Estimate;
  /** The newest figure less this one, adjusted for the number of years (Benjamini-Hochberg); `null` where they do not compare. */
  readonly difference?: Maybe<FigureDifference>;
  /** Whether a significant difference is the better way; `null` for none, and for context metrics. */
  readonly better?: Maybe<Scalars['Boolean']['output']>;
  /** Why the two do not compare; empty when they do. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** A stretch of a series within which its figures are of one kind: an XmR control chart. */
export type TrendSegment = {
  /** The first window. */
  readonly from: Scalars['Window']['output'];
  /** The last window. */
  readonly until: Scalars['Window']['output'];
  /** Figures in it. */
  readonly points: Scalars['Int']['output'];
  /** Why it does not go on from the stretch before; empty for the first. */
  readonly reasons: ReadonlyArray<Reason>;
  /** Mean of the figures; `null` for a single one. */
  readonly mean?: Maybe<Scalars['Float']['output']>;
  /** Lower natural process limit. */
  readonly lower?: Maybe<Scalars['Float']['output']>;
  /** Upper natural process limit. */
  readonly upper?: Maybe<Scalars['Float']['output']>;
  /** Fewer than 12 figures set the limits: they will still move. */
  readonly provisional: Scalars['Boolean']['output'];
  /** What is more than noise. */
  readonly signals: ReadonlyArray<TrendSignal>;
};

/** A signal on a control chart. */
export type TrendSignal = {
  /** The rule that was broken. */
  readonly rule: ControlRule;
  /** The first window that it rests on. */
  readonly from: Scalars['Window']['output'];
  /** The last window that it rests on. */
  readonly until: Scalars['Window']['output'];
  /** Which way. */
  readonly direction: SignalDirection;
  /** Whether that is the better way; `null` for context metrics. */
  readonly better?: Maybe<Scalars['Boolean']['output']>;
};

/** Which way a signal points. */
export type SignalDirection =
  /** To higher figures. */
  | 'UP'
  /** To lower figures. */
  | 'DOWN';

/** Why a point of a control chart is more than chance. */
export type ControlRule =
  /** One point outside the limits. */
  | 'BEYOND_LIMITS'
  /** Eight points on one side of the mean. */
  | 'SHIFT'
  /** Six points, each higher than the last, or each lower. */
  | 'TREND'
  /** Two of three neighbours beyond two sigma on one side. */
  | 'TWO_OF_THREE';

/** What a programme brought, under three sets of unit costs. */
export type ReturnOnInvestment = {
  /** The agency. */
  readonly agency: Agency;
  /** The journey's catalogue id, or `ALL`. */
  readonly journeyId: Scalars['ID']['output'];
  /** The window before the programme. */
  readonly before: Scalars['Window']['output'];
  /** The window after it. */
  readonly after: Scalars['Window']['output'];
  /** So many windows like `after` are judged. */
  readonly windows: Scalars['Int']['output'];
  /** ISO 4217 code of all amounts. */
  readonly currency: Scalars['ID']['output'];
  /** What the programme cost. */
  readonly programmeCost: Scalars['Float']['output'];
  /** The channels, demand-adjusted: the earlier mix at today's volume against today's contacts, so that growth is no shift. */
  readonly channels: ReadonlyArray<ChannelMove>;
  /** Contacts that left one channel for another. */
  readonly contactsMoved: Scalars['Float']['output'];
  /** Failure contacts that today's demand would have brought at the earlier rate, less those that came; `null` where unknown. */
  readonly failuresAvoided?: Maybe<Scalars['Float']['output']>;
  /** The return with the agency's own unit costs first, then the benchmark's median, then published figures. */
  readonly scenarios: ReadonlyArray<ReturnScenario>;
  /** How the return of the most trusted scenario changes with each input alone, 20 % down and up; the strongest first. */
  readonly sensitivity: ReadonlyArray<ReturnSensitivity>;
  /** Why there is no return, or what it leaves out. */
  readonly reasons: ReadonlyArray<Reason>;
  /** One row for each agency that should have answered. */
  readonly participation: ReadonlyArray<Participation>;
};

/** Contacts through one channel against what the earlier mix would have brought. */
export type ChannelMove = {
  /** The channel's catalogue id. */
  readonly channel: Scalars['ID']['output'];
  /** The earlier share times today's contacts. */
  readonly expected: Scalars['Float']['output'];
  /** Today's contacts. */
  readonly actual: Scalars['Float']['output'];
  /** Contacts that left the channel (above 0) or came to it (below 0); they add up to 0. */
  readonly left: Scalars['Float']['output'];
};

/** The return under one set of unit costs. */
export type ReturnScenario = {
  /** Where the unit costs come from. */
  readonly provenance: CostProvenance;
  /** The same, in plain words. */
  readonly source: Scalars['String']['output'];
  /** Published unit costs are for orientation, not for a business case. */
  readonly flagged: Scalars['Boolean']['output'];
  /** The unit costs. */
  readonly unitCosts: ReadonlyArray<ChannelCost>;
  /** The benefits by kind; empty where a unit cost is missing. */
  readonly benefits: ReadonlyArray<Benefit>;
  /** All benefits together; `null` where a unit cost is missing. */
  readonly benefit?: Maybe<Scalars['Float']['output']>;
  /**
   * The 95 % interval of `benefit`: what chance and protection noise make of the counts behind the contacts moved and the failures
   * avoided, by the delta method, so it reaches as far down as up. Unit costs, remedial cases and the programme's cost are taken as
   * given: see `sensitivity`. `null` where `benefit` is.
   */
  readonly benefitInterval?: Maybe<Interval>;
  /** The benefits that can be spent elsewhere. */
  readonly cashableBenefit?: Maybe<Scalars['Float']['output']>;
  /** (benefit - cost) / cost; `null` for a programme without cost. */
  readonly roi?: Maybe<Scalars['Float']['output']>;
  /** The 95 % interval of `roi`, by that of `benefit`. */
  readonly roiInterval?: Maybe<Interval>;
  /** The same with the cashable benefits alone. */
  readonly cashableRoi?: Maybe<Scalars['Float']['output']>;
  /** What the average contact moved saves; `null` where none moved. */
  readonly saved?: Maybe<SavedPerContact>;
  /** Why there is no return under these unit costs, or what they lack. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** Where unit costs come from, the most trusted first. */
export type CostProvenance =
  /** Measured by the agency itself. */
  | 'OWN'
  /** Median of at least three other agencies in the same currency. */
  | 'BENCHMARK'
  /** Published about other organisations; flagged. */
  | 'PUBLISHED';

/** The cost of one contact through a channel. */
export type ChannelCost = {
  /** The channel's catalogue id. */
  readonly channel: Scalars['ID']['output'];
  /** What one contact costs. */
  readonly cost: Scalars['Float']['output'];
};

/** A benefit of a programme. */
export type Benefit = {
  /** What kind. */
  readonly kind: BenefitKind;
  /** How much, in the currency asked for. */
  readonly amount: Scalars['Float']['output'];
  /** Whether it can be spent elsewhere. */
  readonly cashable: Scalars['Boolean']['output'];
};

/** What a benefit comes from. */
export type BenefitKind =
  /** Contacts that moved to a cheaper channel. */
  | 'SHIFT'
  /** Failure contacts that no longer come. */
  | 'FAILURE'
  /** Remedial cases that are no longer needed. */
  | 'REMEDIAL';

/** What the average contact moved saves. */
export type SavedPerContact = {
  /** In the currency asked for. */
  readonly amount: Scalars['Float']['output'];
  /** Of what it cost before, 0 to 1. */
  readonly share: Scalars['Float']['output'];
};

/** What the return becomes when one input alone is 20 % lower or higher. */
export type ReturnSensitivity = {
  /** `programme-cost`, `shift`, `failure`, `remedial` or `unit-cost:<channel>`. */
  readonly input: Scalars['String']['output'];
  /** The return when the input is 20 % lower. */
  readonly roiWhenLower: Scalars['Float']['output'];
  /** The return when the input is 20 % higher. */
  readonly roiWhenHigher: Scalars['Float']['output'];
};

/** How employee voice and citizen voice go together across agencies. */
export type Association = {
  /** Metric and formula version of the employees' figures. */
  readonly employeeFormula: Scalars['ID']['output'];
  /** Metric and formula version of the citizens' figures. */
  readonly citizenFormula: Scalars['ID']['output'];
  /** The journey of the citizens' figures, or `ALL`. */
  readonly journeyId: Scalars['ID']['output'];
  /** The journey of the employees' figures, or `ALL`. */
  readonly employeeJourneyId: Scalars['ID']['output'];
  /** The window compared. */
  readonly window: Scalars['Window']['output'];
  /** The agencies with comparable figures on both sides, by id. */
  readonly pairs: ReadonlyArray<VoicePair>;
  /** `null` for fewer than four pairs, or where one side does not vary. */
  readonly correlation?: Maybe<Correlation>;
  /** What the association does not say. */
  readonly caveat: Scalars['String']['output'];
  /** Why there is none; empty where there is. */
  readonly reasons: ReadonlyArray<Reason>;
  /** The agencies without comparable figures on both sides, and why, by id. */
  readonly leftOut: ReadonlyArray<LeftOut>;
  /** The statistical methods used, with their versions and sources. */
  readonly methods: ReadonlyArray<Method>;
  /** One row for each agency that should have answered. */
  readonly participation: ReadonlyArray<Participation>;
};

/** What employees and citizens of one agency say. */
export type VoicePair = {
  /** The agency. */
  readonly agency: Agency;
  /** The employees' figure. */
  readonly employee: Estimate;
  /** The citizens' figure. */
  readonly citizen: Estimate;
};

/** How two metrics go together across agencies. */
export type Correlation = {
  /** -1 (one rises where the other falls) to 1 (they rise together). */
  readonly value: Scalars['Float']['output'];
  /** Lower end of the 95 % interval. */
  readonly low: Scalars['Float']['output'];
  /** Upper end of the 95 % interval. */
  readonly high: Scalars['Float']['output'];
  /** Two-sided p value of no association. */
  readonly pValue: Scalars['Float']['output'];
  /** Pairs of figures. */
  readonly n: Scalars['Int']['output'];
};

/** Where an agency is shown to stand among the ranks. */
export type Tier =
  /** Every place that it may hold is in the better half. */
  | 'UPPER'
  /** Neither half is shown. */
  | 'MIDDLE'
  /** Every place that it may hold is in the other half. */
  | 'LOWER';

/**
 * A figure less the median of the other comparable agencies. The agency itself is not among those it is measured against,
 * so that the two sides are independent.
 */
export type PeerDifference = {
  /** The median of the others, in the metric's unit. */
  readonly peers: Scalars['Float']['output'];
  /** The figure less the median of the others. */
  readonly value: Scalars['Float']['output'];
  /** Lower end of the 95 % interval, the uncertainty of the others included; `null` where the data do not bound it. */
  readonly low?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 95 % interval. */
  readonly high?: Maybe<Scalars['Float']['output']>;
  /** Two-sided p value of no difference. */
  readonly pValue: Scalars['Float']['output'];
  /** The p value adjusted for the number of rows (Benjamini-Hochberg): at most 0.05 keeps false calls at one in twenty. */
  readonly adjustedPValue: Scalars['Float']['output'];
  /** Whether the adjusted p value is at most 0.05. */
  readonly significant: Scalars['Boolean']['output'];
};

/** An agency in a funnel plot: how far from the peer value chance alone takes a figure that rests on so many answers. */
export type FunnelPosition = {
  /** Lower 95 % limit for this agency; `null` where its interval has no bound. */
  readonly low95?: Maybe<Scalars['Float']['output']>;
  /** Upper 95 % limit. */
  readonly high95?: Maybe<Scalars['Float']['output']>;
  /** Lower 99.8 % limit (three standard errors). */
  readonly low998?: Maybe<Scalars['Float']['output']>;
  /** Upper 99.8 % limit. */
  readonly high998?: Maybe<Scalars['Float']['output']>;
  /** Distance from the peer value in standard errors, over-dispersion taken into account. */
  readonly z?: Maybe<Scalars['Float']['output']>;
  /** Within the limits, or beyond which. */
  readonly position: FunnelZone;
};

/** Within the limits of a funnel, or beyond which. */
export type FunnelZone =
  /** Within the 95 % limits: no more than chance. */
  | 'INSIDE'
  /** Above the 95 % limit, within that of 99.8 %. */
  | 'ABOVE_95'
  /** Below the 95 % limit, within that of 99.8 %. */
  | 'BELOW_95'
  /** Above the 99.8 % limit. */
  | 'ABOVE_998'
  /** Below the 99.8 % limit. */
  | 'BELOW_998';

/** An agency whose figure is not among those compared. */
export type LeftOut = {
  /** The agency's id. */
  readonly agency: Scalars['ID']['output'];
  /** Why it is left out. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** A statistical method, as it was applied. */
export type Method = {
  /** Name and version, such as `funnel@1`. */
  readonly id: Scalars['ID']['output'];
  /** What was done, in plain words. */
  readonly description: Scalars['String']['output'];
  /** Where it is published. */
  readonly source: Scalars['String']['output'];
};

/** Ranks as a range, never a naked position. 1 is best. */
export type RankRange = {
  /** The best place it may hold. */
  readonly from: Scalars['Int']['output'];
  /** The worst place it may hold. */
  readonly to: Scalars['Int']['output'];
};

/** Share of the agencies that one stands before, 0 to 100, as a range: 100 is best. */
export type PercentileRange = {
  /** At its worst place: the share behind it and half of its own place. */
  readonly from: Scalars['Float']['output'];
  /** At its best place. */
  readonly to: Scalars['Float']['output'];
};

/** The quarters of the ranks that an agency may be in; 1 is best. */
export type QuartileRange = {
  /** At its best place. */
  readonly from: Scalars['Int']['output'];
  /** At its worst place. */
  readonly to: Scalars['Int']['output'];
};

/** How comparable a figure is with its peers. */
export type Grade =
  /** Same formula, wording class, scale, mode, channel-mix class and window, and enough answers on both sides. */
  | 'A'
  /** Same construct with a caveat. On another scale or in other words it is compared as a normalised index. */
  | 'B'
  /** Another construct: side by side only. */
  | 'C'
  /** Not comparable. */
  | 'X';

/** A reason as data. */
export type Reason = {
  /** The reason, for programs. */
  readonly code: ReasonCode;
  /** In plain words. */
  readonly message: Scalars['String']['output'];
};

/** Why figures do not compare, are not ranked, or are missing. */
export type ReasonCode =
  /** Answers were given on another scale. */
  | 'DIFFERENT_SCALE'
  /** The question was put in other words. */
  | 'DIFFERENT_WORDING'
  /** The agency has not said how the question was put. */
  | 'UNKNOWN_WORDING'
  /** Answers were collected in another way. */
  | 'DIFFERENT_MODE'
  /** The figure rests on another measure. */
  | 'DIFFERENT_MEASURE'
  /** People come through other channels, or through the same in other shares. */
  | 'DIFFERENT_CHANNEL_MIX'
  /** Too little is published by channel to tell the channel mix. */
  | 'UNKNOWN_CHANNEL_MIX'
  /** Too few answers to compare. */
  | 'SMALL_BASE'
  /** The series broke in or near the window. */
  | 'SERIES_BREAK'
  /** The organisation reports the figure; there are no counts to compute it from. */
  | 'REPORTED_FIGURE'
  /** Amounts are in another currency. */
  | 'DIFFERENT_CURRENCY'
  /** The metric has no better direction, and is never ranked. */
  | 'CONTEXT_METRIC'
  /** Fewer agencies than the minimum have a comparable figure. */
  | 'TOO_FEW_AGENCIES'
  /** A volume without a denominator says how large an agency is. */
  | 'VOLUME_NOT_NORMALISED'
  /** The figure does not come apart by channel. */
  | 'NOT_BY_CHANNEL'
  /** A channel that the computation needs has no published figure. */
  | 'MISSING_CHANNEL'
  /** The agency is not in the group that was asked for. */
  | 'NOT_A_PEER'
  /** The agency takes no part in the exchange. */
  | 'NOT_A_MEMBER'
  /** Too few windows, or stages, to say more. */
  | 'TOO_SHORT'
  /** Nothing is above chance. */
  | 'NONE_STANDS_OUT'
  /** The agency answered and has no figure: see the status of the estimate. */
  | 'NO_FIGURE'
  /** The agency did not answer: see its participation. */
  | 'NO_ANSWER';

/** The peers as a whole. */
export type ComparisonSummary = {
  /** Agencies with a comparable figure. */
  readonly agencies: Scalars['Int']['output'];
  /** Median of the agencies' values. */
  readonly median: Scalars['Float']['output'];
  /** Median absolute deviation: half of the agencies' values are within so much of the median. */
  readonly medianAbsoluteDeviation: Scalars['Float']['output'];
  /**
   * All comparable agencies together: their counts added, then the formula applied, so that large agencies weigh more. No mean of
   * percentages. `null` where the counts do not add up (another measure, quantities by unit cost).
   */
  readonly pooled?: Maybe<Estimate>;
  /** A quarter of the agencies' values are below it. */
  readonly lowerQuartile: Scalars['Float']['output'];
  /** A quarter of the agencies' values are above it. */
  readonly upperQuartile: Scalars['Float']['output'];
  /** Fewer agencies than this with a comparable figure are no peer group. */
  readonly minimum: Scalars['Int']['output'];
  /** The lowest value. */
  readonly lowest: Scalars['Float']['output'];
  /** The highest value. */
  readonly highest: Scalars['Float']['output'];
  /** How far the agencies differ beyond chance; `null` where a figure has no uncertainty to weigh it by. */
  readonly heterogeneity?: Maybe<Heterogeneity>;
  /** Whether the funnel's limits are widened, and by how much; `null` where the rows are not ranked. */
  readonly dispersion?: Maybe<Dispersion>;
};

/** How far agencies differ beyond chance. */
export type Heterogeneity = {
  /** Cochran's Q: the squared distances from the common mean, in variances. */
  readonly q: Scalars['Float']['output'];
  /** Its degrees of freedom. */
  readonly degreesOfFreedom: Scalars['Int']['output'];
  /** How likely so large a Q is if the agencies do not differ. */
  readonly pValue: Scalars['Float']['output'];
  /** I squared: the share of the variation that is not chance, 0 to 1. */
  readonly iSquared: Scalars['Float']['output'];
  /** Tau squared: the variance between agencies, in the unit squared. */
  readonly tauSquared: Scalars['Float']['output'];
  /** Mean of the agencies weighted by precision, tau squared included. */
  readonly pooled: Scalars['Float']['output'];
  /** Lower end of its 95 % interval. */
  readonly low: Scalars['Float']['output'];
  /** Upper end of its 95 % interval. */
  readonly high: Scalars['Float']['output'];
};

/** Over-dispersion: agencies that differ for more reasons than chance. */
export type Dispersion = {
  /** The peer value that the funnel is drawn around: the median of the comparable agencies. */
  readonly target: Scalars['Float']['output'];
  /** The over-dispersion factor: mean squared winsorised distance in standard errors; 1 when chance explains everything. */
  readonly phi: Scalars['Float']['output'];
  /** Whether the factor is too large for chance. */
  readonly present: Scalars['Boolean']['output'];
  /** Variance between agencies that the limits are widened by when it is present, in the unit squared. */
  readonly tauSquared: Scalars['Float']['output'];
};

/** Whether an agency that should have answered did. */
export type Participation = {
  /** The agency's id. */
  readonly agency: Scalars['ID']['output'];
  /** Whether the agency answered, and if not, why. */
  readonly status: ParticipationStatus;
  /**
   * What an operator can act on: why there is no answer, what is missing from it, or that the directory distrusts the release; `null`
   * when it is whole.
   */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The newest release of the agency that the answer rests on. */
  readonly release?: Maybe<Scalars['ID']['output']>;
  /** When that release was published. */
  readonly releasedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Time until the agency's answer was there, in milliseconds. */
  readonly milliseconds: Scalars['Int']['output'];
};

/** What became of the question at one agency. */
export type ParticipationStatus =
  /** It answered. */
  | 'OK'
  /** The agency shares nothing with the asker, or refused the gateway's grant. */
  | 'DENIED'
  /** No answer came in time. */
  | 'TIMEOUT'
  /** It could not be reached, or failed. */
  | 'DOWN'
  /** The gateway's queue for this agency is full, or the agency asked to slow down. */
  | 'BUSY'
  /** The answer broke the contract and was not used. */
  | 'BAD_RESPONSE'
  /** It has no release for the window yet. */
  | 'NOT_YET_PUBLISHED'
  /** An older answer, served because the agency is not reachable and allows it. */
  | 'STALE';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Window: ResolverTypeWrapper<Scalars['Window']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Family: Family;
  Unit: Unit;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Agency: ResolverTypeWrapper<Pick<Omit<Agency, 'journey'> & { journey?: Maybe<ResolversTypes['JourneyInsight']> }, 'id'>>;
  Release: ResolverTypeWrapper<Release>;
  Protection: ResolverTypeWrapper<Protection>;
  ProtectionProfile: ProtectionProfile;
  CollectedMeasure: ResolverTypeWrapper<CollectedMeasure>;
  SeriesBreak: ResolverTypeWrapper<SeriesBreak>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BreakKind: BreakKind;
  CollectionMode: CollectionMode;
  Coverage: Coverage;
  Cell: ResolverTypeWrapper<Cell>;
  AnswerCount: ResolverTypeWrapper<AnswerCount>;
  ReportedFigure: ResolverTypeWrapper<ReportedFigure>;
  JourneyInsight: ResolverTypeWrapper<Omit<JourneyInsight, 'journey'> & { journey?: Maybe<ResolversTypes['Journey']> }>;
  Journey: ResolverTypeWrapper<Omit<Journey, 'lifeEvents' | 'agencies'> & { lifeEvents?: Maybe<ReadonlyArray<ResolversTypes['LifeEvent']>>, agencies: ResolversTypes['JourneyAgencies'] }>;
  VoiceOfCitizen: ResolverTypeWrapper<VoiceOfCitizen>;
  ThemeShare: ResolverTypeWrapper<ThemeShare>;
  VoiceOfEmployee: ResolverTypeWrapper<VoiceOfEmployee>;
  Behaviour: ResolverTypeWrapper<Behaviour>;
  StageEstimate: ResolverTypeWrapper<StageEstimate>;
  Demand: ResolverTypeWrapper<Demand>;
  ChannelEstimate: ResolverTypeWrapper<ChannelEstimate>;
  CauseEstimate: ResolverTypeWrapper<CauseEstimate>;
  Estimate: ResolverTypeWrapper<Estimate>;
  EstimateStatus: EstimateStatus;
  Basis: Basis;
  Forum: ResolverTypeWrapper<Omit<Forum, 'members'> & { members: ReadonlyArray<ResolversTypes['Agency']> }>;
  DirectoryDocument: ResolverTypeWrapper<DirectoryDocument>;
  AgencyKind: AgencyKind;
  SizeBand: SizeBand;
  Match: ResolverTypeWrapper<Match>;
  LifeEvent: ResolverTypeWrapper<Omit<LifeEvent, 'steps' | 'across'> & { steps: ReadonlyArray<ResolversTypes['LifeEventStep']>, across: ResolversTypes['LifeEventAcross'] }>;
  LifeEventStep: ResolverTypeWrapper<Omit<LifeEventStep, 'journey'> & { journey: ResolversTypes['Journey'] }>;
  Metric: ResolverTypeWrapper<Metric>;
  Formula: ResolverTypeWrapper<Formula>;
  AnswerWeight: ResolverTypeWrapper<AnswerWeight>;
  Measure: ResolverTypeWrapper<Measure>;
  Answer: ResolverTypeWrapper<Answer>;
  Channel: ResolverTypeWrapper<Channel>;
  Stage: ResolverTypeWrapper<Stage>;
  Term: ResolverTypeWrapper<Term>;
  Direction: Direction;
  MetricKind: MetricKind;
  NeighbourListInput: NeighbourListInput;
  UnitCostInput: UnitCostInput;
  JourneyAgencies: ResolverTypeWrapper<Omit<JourneyAgencies, 'agencies'> & { agencies: ReadonlyArray<ResolversTypes['Agency']> }>;
  LifeEventAcross: ResolverTypeWrapper<Omit<LifeEventAcross, 'steps' | 'weakest'> & { steps: ReadonlyArray<ResolversTypes['LifeEventStepAcross']>, weakest?: Maybe<ResolversTypes['WeakestStep']> }>;
  LifeEventStepAcross: ResolverTypeWrapper<Omit<LifeEventStepAcross, 'journey' | 'agencies'> & { journey: ResolversTypes['Journey'], agencies: ReadonlyArray<ResolversTypes['StepAtAgency']> }>;
  StepAtAgency: ResolverTypeWrapper<Omit<StepAtAgency, 'agency'> & { agency: ResolversTypes['Agency'] }>;
  WeakestStep: ResolverTypeWrapper<Omit<WeakestStep, 'journey' | 'agency'> & { journey: ResolversTypes['Journey'], agency: ResolversTypes['Agency'] }>;
  Evidence: ResolverTypeWrapper<Evidence>;
  Comparison: ResolverTypeWrapper<Omit<Comparison, 'rows'> & { rows: ReadonlyArray<ResolversTypes['ComparisonRow']> }>;
  Verdict: ResolverTypeWrapper<Verdict>;
  VerdictStatus: VerdictStatus;
  ComparisonRow: ResolverTypeWrapper<Omit<ComparisonRow, 'agency'> & { agency: ResolversTypes['Agency'] }>;
  PeerGroup: ResolverTypeWrapper<PeerGroup>;
  NormalisedFigure: ResolverTypeWrapper<NormalisedFigure>;
  ChannelMixDistance: ResolverTypeWrapper<ChannelMixDistance>;
  ChannelMixClass: ChannelMixClass;
  PairComparison: ResolverTypeWrapper<PairComparison>;
  FigureDifference: ResolverTypeWrapper<FigureDifference>;
  Standardised: ResolverTypeWrapper<Standardised>;
  ChannelWeight: ResolverTypeWrapper<ChannelWeight>;
  Decomposition: ResolverTypeWrapper<Omit<Decomposition, 'of' | 'against'> & { of: ResolversTypes['DecompositionSide'], against: ResolversTypes['DecompositionSide'] }>;
  Interval: ResolverTypeWrapper<Interval>;
  DecompositionSide: ResolverTypeWrapper<Omit<DecompositionSide, 'agency'> & { agency: ResolversTypes['Agency'] }>;
  DecompositionChannel: ResolverTypeWrapper<DecompositionChannel>;
  Stages: ResolverTypeWrapper<Stages>;
  StageAcross: ResolverTypeWrapper<StageAcross>;
  StageMetric: ResolverTypeWrapper<StageMetric>;
  StageRow: ResolverTypeWrapper<StageRow>;
  StagePeers: ResolverTypeWrapper<StagePeers>;
  StageEmotion: ResolverTypeWrapper<StageEmotion>;
  StageFinding: ResolverTypeWrapper<StageFinding>;
  Trend: ResolverTypeWrapper<Omit<Trend, 'agency'> & { agency: ResolversTypes['Agency'] }>;
  TrendPoint: ResolverTypeWrapper<TrendPoint>;
  SeasonalComparison: ResolverTypeWrapper<SeasonalComparison>;
  SeasonalPoint: ResolverTypeWrapper<SeasonalPoint>;
  TrendSegment: ResolverTypeWrapper<TrendSegment>;
  TrendSignal: ResolverTypeWrapper<TrendSignal>;
  SignalDirection: SignalDirection;
  ControlRule: ControlRule;
  ReturnOnInvestment: ResolverTypeWrapper<Omit<ReturnOnInvestment, 'agency'> & { agency: ResolversTypes['Agency'] }>;
  ChannelMove: ResolverTypeWrapper<ChannelMove>;
  ReturnScenario: ResolverTypeWrapper<ReturnScenario>;
  CostProvenance: CostProvenance;
  ChannelCost: ResolverTypeWrapper<ChannelCost>;
  Benefit: ResolverTypeWrapper<Benefit>;
  BenefitKind: BenefitKind;
  SavedPerContact: ResolverTypeWrapper<SavedPerContact>;
  ReturnSensitivity: ResolverTypeWrapper<ReturnSensitivity>;
  Association: ResolverTypeWrapper<Omit<Association, 'pairs'> & { pairs: ReadonlyArray<ResolversTypes['VoicePair']> }>;
  VoicePair: ResolverTypeWrapper<Omit<VoicePair, 'agency'> & { agency: ResolversTypes['Agency'] }>;
  Correlation: ResolverTypeWrapper<Correlation>;
  Tier: Tier;
  PeerDifference: ResolverTypeWrapper<PeerDifference>;
  FunnelPosition: ResolverTypeWrapper<FunnelPosition>;
  FunnelZone: FunnelZone;
  LeftOut: ResolverTypeWrapper<LeftOut>;
  Method: ResolverTypeWrapper<Method>;
  RankRange: ResolverTypeWrapper<RankRange>;
  PercentileRange: ResolverTypeWrapper<PercentileRange>;
  QuartileRange: ResolverTypeWrapper<QuartileRange>;
  Grade: Grade;
  Reason: ResolverTypeWrapper<Reason>;
  ReasonCode: ReasonCode;
  ComparisonSummary: ResolverTypeWrapper<ComparisonSummary>;
  Heterogeneity: ResolverTypeWrapper<Heterogeneity>;
  Dispersion: ResolverTypeWrapper<Dispersion>;
  Participation: ResolverTypeWrapper<Participation>;
  ParticipationStatus: ParticipationStatus;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Window: Scalars['Window']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Float: Scalars['Float']['output'];
  Agency: Pick<Omit<Agency, 'journey'> & { journey?: Maybe<ResolversParentTypes['JourneyInsight']> }, 'id'>;
  Release: Release;
  Protection: Protection;
  CollectedMeasure: CollectedMeasure;
  SeriesBreak: SeriesBreak;
  Boolean: Scalars['Boolean']['output'];
  Cell: Cell;
  AnswerCount: AnswerCount;
  ReportedFigure: ReportedFigure;
  JourneyInsight: Omit<JourneyInsight, 'journey'> & { journey?: Maybe<ResolversParentTypes['Journey']> };
  Journey: Omit<Journey, 'lifeEvents' | 'agencies'> & { lifeEvents?: Maybe<ReadonlyArray<ResolversParentTypes['LifeEvent']>>, agencies: ResolversParentTypes['JourneyAgencies'] };
  VoiceOfCitizen: VoiceOfCitizen;
  ThemeShare: ThemeShare;
  VoiceOfEmployee: VoiceOfEmployee;
  Behaviour: Behaviour;
  StageEstimate: StageEstimate;
  Demand: Demand;
  ChannelEstimate: ChannelEstimate;
  CauseEstimate: CauseEstimate;
  Estimate: Estimate;
  Forum: Omit<Forum, 'members'> & { members: ReadonlyArray<ResolversParentTypes['Agency']> };
  DirectoryDocument: DirectoryDocument;
  Match: Match;
  LifeEvent: Omit<LifeEvent, 'steps' | 'across'> & { steps: ReadonlyArray<ResolversParentTypes['LifeEventStep']>, across: ResolversParentTypes['LifeEventAcross'] };
  LifeEventStep: Omit<LifeEventStep, 'journey'> & { journey: ResolversParentTypes['Journey'] };
  Metric: Metric;
  Formula: Formula;
  AnswerWeight: AnswerWeight;
  Measure: Measure;
  Answer: Answer;
  Channel: Channel;
  Stage: Stage;
  Term: Term;
  NeighbourListInput: NeighbourListInput;
  UnitCostInput: UnitCostInput;
  JourneyAgencies: Omit<JourneyAgencies, 'agencies'> & { agencies: ReadonlyArray<ResolversParentTypes['Agency']> };
  LifeEventAcross: Omit<LifeEventAcross, 'steps' | 'weakest'> & { steps: ReadonlyArray<ResolversParentTypes['LifeEventStepAcross']>, weakest?: Maybe<ResolversParentTypes['WeakestStep']> };
  LifeEventStepAcross: Omit<LifeEventStepAcross, 'journey' | 'agencies'> & { journey: ResolversParentTypes['Journey'], agencies: ReadonlyArray<ResolversParentTypes['StepAtAgency']> };
  StepAtAgency: Omit<StepAtAgency, 'agency'> & { agency: ResolversParentTypes['Agency'] };
  WeakestStep: Omit<WeakestStep, 'journey' | 'agency'> & { journey: ResolversParentTypes['Journey'], agency: ResolversParentTypes['Agency'] };
  Evidence: Evidence;
  Comparison: Omit<Comparison, 'rows'> & { rows: ReadonlyArray<ResolversParentTypes['ComparisonRow']> };
  Verdict: Verdict;
  ComparisonRow: Omit<ComparisonRow, 'agency'> & { agency: ResolversParentTypes['Agency'] };
  PeerGroup: PeerGroup;
  NormalisedFigure: NormalisedFigure;
  ChannelMixDistance: ChannelMixDistance;
  PairComparison: PairComparison;
  FigureDifference: FigureDifference;
  Standardised: Standardised;
  ChannelWeight: ChannelWeight;
  Decomposition: Omit<Decomposition, 'of' | 'against'> & { of: ResolversParentTypes['DecompositionSide'], against: ResolversParentTypes['DecompositionSide'] };
  Interval: Interval;
  DecompositionSide: Omit<DecompositionSide, 'agency'> & { agency: ResolversParentTypes['Agency'] };
  DecompositionChannel: DecompositionChannel;
  Stages: Stages;
  StageAcross: StageAcross;
  StageMetric: StageMetric;
  StageRow: StageRow;
  StagePeers: StagePeers;
  StageEmotion: StageEmotion;
  StageFinding: StageFinding;
  Trend: Omit<Trend, 'agency'> & { agency: ResolversParentTypes['Agency'] };
  TrendPoint: TrendPoint;
  SeasonalComparison: SeasonalComparison;
  SeasonalPoint: SeasonalPoint;
  TrendSegment: TrendSegment;
  TrendSignal: TrendSignal;
  ReturnOnInvestment: Omit<ReturnOnInvestment, 'agency'> & { agency: ResolversParentTypes['Agency'] };
  ChannelMove: ChannelMove;
  ReturnScenario: ReturnScenario;
  ChannelCost: ChannelCost;
  Benefit: Benefit;
  SavedPerContact: SavedPerContact;
  ReturnSensitivity: ReturnSensitivity;
  Association: Omit<Association, 'pairs'> & { pairs: ReadonlyArray<ResolversParentTypes['VoicePair']> };
  VoicePair: Omit<VoicePair, 'agency'> & { agency: ResolversParentTypes['Agency'] };
  Correlation: Correlation;
  PeerDifference: PeerDifference;
  FunnelPosition: FunnelPosition;
  LeftOut: LeftOut;
  Method: Method;
  RankRange: RankRange;
  PercentileRange: PercentileRange;
  QuartileRange: QuartileRange;
  Reason: Reason;
  ComparisonSummary: ComparisonSummary;
  Heterogeneity: Heterogeneity;
  Dispersion: Dispersion;
  Participation: Participation;
};

export interface WindowScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Window'], any> {
  name: 'Window';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agencies?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Agency']>>, ParentType, ContextType, Partial<QueryAgenciesArgs>>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType, Partial<QueryMembersArgs>>;
  forums?: Resolver<ReadonlyArray<ResolversTypes['Forum']>, ParentType, ContextType>;
  directory?: Resolver<ResolversTypes['DirectoryDocument'], ParentType, ContextType>;
  journeysById?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Journey']>>, ParentType, ContextType, RequireFields<QueryJourneysByIdArgs, 'ids'>>;
  journey?: Resolver<Maybe<ResolversTypes['Journey']>, ParentType, ContextType, RequireFields<QueryJourneyArgs, 'id'>>;
  journeys?: Resolver<ReadonlyArray<ResolversTypes['Journey']>, ParentType, ContextType, Partial<QueryJourneysArgs>>;
  lifeEvent?: Resolver<Maybe<ResolversTypes['LifeEvent']>, ParentType, ContextType, RequireFields<QueryLifeEventArgs, 'id'>>;
  lifeEvents?: Resolver<ReadonlyArray<ResolversTypes['LifeEvent']>, ParentType, ContextType>;
  metric?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType, RequireFields<QueryMetricArgs, 'id'>>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['Metric']>, ParentType, ContextType, Partial<QueryMetricsArgs>>;
  measure?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType, RequireFields<QueryMeasureArgs, 'id'>>;
  measures?: Resolver<ReadonlyArray<ResolversTypes['Measure']>, ParentType, ContextType, Partial<QueryMeasuresArgs>>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  stages?: Resolver<ReadonlyArray<ResolversTypes['Stage']>, ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<ResolversTypes['Term']>, ParentType, ContextType>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['Term']>, ParentType, ContextType>;
  figures?: Resolver<ReadonlyArray<ResolversTypes['Term']>, ParentType, ContextType>;
  vocabularyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType, RequireFields<QueryAgencyArgs, 'id'>>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType, RequireFields<QueryComparisonArgs, 'metric' | 'journey' | 'window' | 'channel' | 'stage' | 'neighbours'>>;
  journeyStages?: Resolver<ResolversTypes['Stages'], ParentType, ContextType, RequireFields<QueryJourneyStagesArgs, 'journey' | 'window'>>;
  decomposition?: Resolver<ResolversTypes['Decomposition'], ParentType, ContextType, RequireFields<QueryDecompositionArgs, 'metric' | 'journey' | 'window' | 'of' | 'against'>>;
  trend?: Resolver<ResolversTypes['Trend'], ParentType, ContextType, RequireFields<QueryTrendArgs, 'metric' | 'journey' | 'agency' | 'until' | 'last'>>;
  roi?: Resolver<ResolversTypes['ReturnOnInvestment'], ParentType, ContextType, RequireFields<QueryRoiArgs, 'agency' | 'journey' | 'before' | 'after' | 'windows' | 'programmeCost' | 'currency' | 'remedialCases' | 'remedialCostEach' | 'cashable' | 'publishedUnitCosts'>>;
  association?: Resolver<ResolversTypes['Association'], ParentType, ContextType, RequireFields<QueryAssociationArgs, 'journey' | 'employeeMetric' | 'citizenMetric' | 'window'>>;
};

export type AgencyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  releases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Release']>>, ParentType, ContextType, RequireFields<AgencyReleasesArgs, 'first'>>;
  measures?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CollectedMeasure']>>, ParentType, ContextType, Partial<AgencyMeasuresArgs>>;
  journeyIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  cells?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Cell']>>, ParentType, ContextType, RequireFields<AgencyCellsArgs, 'window' | 'channels' | 'stages'>>;
  figures?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReportedFigure']>>, ParentType, ContextType, Partial<AgencyFiguresArgs>>;
  journey?: Resolver<Maybe<ResolversTypes['JourneyInsight']>, ParentType, ContextType, RequireFields<AgencyJourneyArgs, 'id' | 'channel' | 'stage'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AgencyKind']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeBand?: Resolver<Maybe<ResolversTypes['SizeBand']>, ParentType, ContextType>;
  residents?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  forums?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  joinedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  keys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type ReleaseResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Release'] = ResolversParentTypes['Release']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  contract?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  protection?: Resolver<ResolversTypes['Protection'], ParentType, ContextType>;
  employeeProtection?: Resolver<Maybe<ResolversTypes['Protection']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  merkleRoot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supersedes?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  manifest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProtectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Protection'] = ResolversParentTypes['Protection']> = {
  profile?: Resolver<ResolversTypes['ProtectionProfile'], ParentType, ContextType>;
  minimumSubjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countVariance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CollectedMeasureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CollectedMeasure'] = ResolversParentTypes['CollectedMeasure']> = {
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  family?: Resolver<ResolversTypes['Family'], ParentType, ContextType>;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wordingId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  wordingClass?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  mode?: Resolver<Maybe<ResolversTypes['CollectionMode']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Coverage']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['Window']>, ParentType, ContextType>;
  breaks?: Resolver<ReadonlyArray<ResolversTypes['SeriesBreak']>, ParentType, ContextType>;
};

export type SeriesBreakResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SeriesBreak'] = ResolversParentTypes['SeriesBreak']> = {
  from?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BreakKind'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  detected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CellResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Cell'] = ResolversParentTypes['Cell']> = {
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  subjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['AnswerCount']>, ParentType, ContextType>;
  dominant?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  countVariance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  release?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AnswerCountResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AnswerCount'] = ResolversParentTypes['AnswerCount']> = {
  answer?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportedFigureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ReportedFigure'] = ResolversParentTypes['ReportedFigure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['AnswerCount']>, ParentType, ContextType>;
  measure?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  n?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  release?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type JourneyInsightResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['JourneyInsight'] = ResolversParentTypes['JourneyInsight']> = {
  journeyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journey?: Resolver<Maybe<ResolversTypes['Journey']>, ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['Window']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  voiceOfCitizen?: Resolver<ResolversTypes['VoiceOfCitizen'], ParentType, ContextType>;
  voiceOfEmployee?: Resolver<ResolversTypes['VoiceOfEmployee'], ParentType, ContextType>;
  behaviour?: Resolver<ResolversTypes['Behaviour'], ParentType, ContextType>;
  demand?: Resolver<ResolversTypes['Demand'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['Estimate']>, ParentType, ContextType, RequireFields<JourneyInsightMetricsArgs, 'ids'>>;
};

export type JourneyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Journey'] = ResolversParentTypes['Journey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lifeEvents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LifeEvent']>>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  matches?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Match']>>, ParentType, ContextType>;
  agencies?: Resolver<ResolversTypes['JourneyAgencies'], ParentType, ContextType, RequireFields<JourneyAgenciesArgs, 'window'>>;
};

export type VoiceOfCitizenResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['VoiceOfCitizen'] = ResolversParentTypes['VoiceOfCitizen']> = {
  satisfaction?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  percentSatisfied?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  netSatisfaction?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  ease?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  effectiveness?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  emotion?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  negativeEmotion?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  trust?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  advocacy?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  problems?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['ThemeShare']>, ParentType, ContextType>;
};

export type ThemeShareResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ThemeShare'] = ResolversParentTypes['ThemeShare']> = {
  theme?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type VoiceOfEmployeeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['VoiceOfEmployee'] = ResolversParentTypes['VoiceOfEmployee']> = {
  engagement?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  empowerment?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  friction?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  advocacy?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type BehaviourResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Behaviour'] = ResolversParentTypes['Behaviour']> = {
  completion?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  abandonment?: Resolver<ReadonlyArray<ResolversTypes['StageEstimate']>, ParentType, ContextType>;
  rightFirstTime?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  onceAndDone?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  handOffs?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  digitalTakeUp?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  timeTaken?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  onTime?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type StageEstimateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StageEstimate'] = ResolversParentTypes['StageEstimate']> = {
  stage?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type DemandResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Demand'] = ResolversParentTypes['Demand']> = {
  contacts?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['ChannelEstimate']>, ParentType, ContextType>;
  failureDemand?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  failureCauses?: Resolver<ReadonlyArray<ResolversTypes['CauseEstimate']>, ParentType, ContextType>;
  firstContactResolution?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  repeatContact?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  costPerContact?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type ChannelEstimateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ChannelEstimate'] = ResolversParentTypes['ChannelEstimate']> = {
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type CauseEstimateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CauseEstimate'] = ResolversParentTypes['CauseEstimate']> = {
  cause?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type EstimateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Estimate'] = ResolversParentTypes['Estimate']> = {
  metric?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EstimateStatus'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  n?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  measure?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['Basis']>, ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ForumResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Forum'] = ResolversParentTypes['Forum']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
};

export type DirectoryDocumentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DirectoryDocument'] = ResolversParentTypes['DirectoryDocument']> = {
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expires?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MatchResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Match'] = ResolversParentTypes['Match']> = {
  scheme?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LifeEventResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifeEvent'] = ResolversParentTypes['LifeEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['LifeEventStep']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
  across?: Resolver<ResolversTypes['LifeEventAcross'], ParentType, ContextType, RequireFields<LifeEventAcrossArgs, 'window'>>;
};

export type LifeEventStepResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifeEventStep'] = ResolversParentTypes['LifeEventStep']> = {
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  journey?: Resolver<ResolversTypes['Journey'], ParentType, ContextType>;
  optional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MetricResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  family?: Resolver<ResolversTypes['Family'], ParentType, ContextType>;
  construct?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['Direction'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MetricKind'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  over?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  formulas?: Resolver<ReadonlyArray<ResolversTypes['Formula']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caveat?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FormulaResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Formula'] = ResolversParentTypes['Formula']> = {
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MetricKind'], ParentType, ContextType>;
  base?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  weights?: Resolver<ReadonlyArray<ResolversTypes['AnswerWeight']>, ParentType, ContextType>;
  scale?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  quantile?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  denominator?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  per?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type AnswerWeightResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AnswerWeight'] = ResolversParentTypes['AnswerWeight']> = {
  answer?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MeasureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Measure'] = ResolversParentTypes['Measure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  family?: Resolver<ResolversTypes['Family'], ParentType, ContextType>;
  construct?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answers?: Resolver<ReadonlyArray<ResolversTypes['Answer']>, ParentType, ContextType>;
  bandUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  across?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  repeatable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sensitive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AnswerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Answer'] = ResolversParentTypes['Answer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  censored?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChannelResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digital?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
};

export type StageResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
};

export type TermResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Term'] = ResolversParentTypes['Term']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
};

export type JourneyAgenciesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['JourneyAgencies'] = ResolversParentTypes['JourneyAgencies']> = {
  agencies?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  participation?: Resolver<ReadonlyArray<ResolversTypes['Participation']>, ParentType, ContextType>;
};

export type LifeEventAcrossResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifeEventAcross'] = ResolversParentTypes['LifeEventAcross']> = {
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['LifeEventStepAcross']>, ParentType, ContextType>;
  weakest?: Resolver<Maybe<ResolversTypes['WeakestStep']>, ParentType, ContextType>;
  participation?: Resolver<ReadonlyArray<ResolversTypes['Participation']>, ParentType, ContextType>;
};

export type LifeEventStepAcrossResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifeEventStepAcross'] = ResolversParentTypes['LifeEventStepAcross']> = {
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  journey?: Resolver<ResolversTypes['Journey'], ParentType, ContextType>;
  optional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  published?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  agencies?: Resolver<ReadonlyArray<ResolversTypes['StepAtAgency']>, ParentType, ContextType>;
  stages?: Resolver<ResolversTypes['Stages'], ParentType, ContextType>;
};

export type StepAtAgencyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StepAtAgency'] = ResolversParentTypes['StepAtAgency']> = {
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  effectiveness?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  ease?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  negativeEmotion?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  empowerment?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  completion?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  handOffs?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  handOffsAcross?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  failureDemand?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  satisfaction?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  reported?: Resolver<ReadonlyArray<ResolversTypes['Estimate']>, ParentType, ContextType>;
};

export type WeakestStepResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WeakestStep'] = ResolversParentTypes['WeakestStep']> = {
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  journey?: Resolver<ResolversTypes['Journey'], ParentType, ContextType>;
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  otherSteps?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['FigureDifference'], ParentType, ContextType>;
};

export type ComparisonResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Comparison'] = ResolversParentTypes['Comparison']> = {
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journeyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  peers?: Resolver<ResolversTypes['PeerGroup'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['ComparisonRow']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['ComparisonSummary']>, ParentType, ContextType>;
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['LeftOut']>, ParentType, ContextType>;
  commonMix?: Resolver<ReadonlyArray<ResolversTypes['ChannelWeight']>, ParentType, ContextType>;
  methods?: Resolver<ReadonlyArray<ResolversTypes['Method']>, ParentType, ContextType>;
  participation?: Resolver<ReadonlyArray<ResolversTypes['Participation']>, ParentType, ContextType>;
};

export type VerdictResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Verdict'] = ResolversParentTypes['Verdict']> = {
  status?: Resolver<ResolversTypes['VerdictStatus'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type ComparisonRowResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ComparisonRow'] = ResolversParentTypes['ComparisonRow']> = {
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  standardised?: Resolver<Maybe<ResolversTypes['Standardised']>, ParentType, ContextType>;
  normalised?: Resolver<Maybe<ResolversTypes['NormalisedFigure']>, ParentType, ContextType>;
  channelMix?: Resolver<Maybe<ResolversTypes['ChannelMixDistance']>, ParentType, ContextType>;
  pair?: Resolver<Maybe<ResolversTypes['PairComparison']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['Grade']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['RankRange']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  percentile?: Resolver<Maybe<ResolversTypes['PercentileRange']>, ParentType, ContextType>;
  quartile?: Resolver<Maybe<ResolversTypes['QuartileRange']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['PeerDifference']>, ParentType, ContextType>;
  funnel?: Resolver<Maybe<ResolversTypes['FunnelPosition']>, ParentType, ContextType>;
};

export type PeerGroupResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PeerGroup'] = ResolversParentTypes['PeerGroup']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  agencies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NormalisedFigureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['NormalisedFigure'] = ResolversParentTypes['NormalisedFigure']> = {
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['PeerDifference']>, ParentType, ContextType>;
  caveat?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChannelMixDistanceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ChannelMixDistance'] = ResolversParentTypes['ChannelMixDistance']> = {
  dissimilarity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  class?: Resolver<ResolversTypes['ChannelMixClass'], ParentType, ContextType>;
};

export type PairComparisonResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PairComparison'] = ResolversParentTypes['PairComparison']> = {
  against?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['Grade'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  channelMix?: Resolver<Maybe<ResolversTypes['ChannelMixDistance']>, ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['FigureDifference']>, ParentType, ContextType>;
};

export type FigureDifferenceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FigureDifference'] = ResolversParentTypes['FigureDifference']> = {
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  pValue?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  adjustedPValue?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  significant?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StandardisedResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Standardised'] = ResolversParentTypes['Standardised']> = {
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type ChannelWeightResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ChannelWeight'] = ResolversParentTypes['ChannelWeight']> = {
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DecompositionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Decomposition'] = ResolversParentTypes['Decomposition']> = {
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journeyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['DecompositionSide'], ParentType, ContextType>;
  against?: Resolver<ResolversTypes['DecompositionSide'], ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mix?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  performance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  differenceInterval?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
  mixInterval?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
  performanceInterval?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['DecompositionChannel']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  methods?: Resolver<ReadonlyArray<ResolversTypes['Method']>, ParentType, ContextType>;
  participation?: Resolver<ReadonlyArray<ResolversTypes['Participation']>, ParentType, ContextType>;
};

export type IntervalResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Interval'] = ResolversParentTypes['Interval']> = {
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DecompositionSideResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DecompositionSide'] = ResolversParentTypes['DecompositionSide']> = {
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  covered?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DecompositionChannelResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DecompositionChannel'] = ResolversParentTypes['DecompositionChannel']> = {
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ofValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  againstValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mix?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  performance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  mixInterval?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  performanceInterval?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
};

export type StagesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Stages'] = ResolversParentTypes['Stages']> = {
  journeyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  stages?: Resolver<ReadonlyArray<ResolversTypes['StageAcross']>, ParentType, ContextType>;
  agencies?: Resolver<ReadonlyArray<ResolversTypes['StageEmotion']>, ParentType, ContextType>;
  acrossAgencies?: Resolver<Maybe<ResolversTypes['StageFinding']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  methods?: Resolver<ReadonlyArray<ResolversTypes['Method']>, ParentType, ContextType>;
  participation?: Resolver<ReadonlyArray<ResolversTypes['Participation']>, ParentType, ContextType>;
};

export type StageAcrossResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StageAcross'] = ResolversParentTypes['StageAcross']> = {
  stage?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  published?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  abandonment?: Resolver<ResolversTypes['StageMetric'], ParentType, ContextType>;
  ease?: Resolver<ResolversTypes['StageMetric'], ParentType, ContextType>;
  negativeEmotion?: Resolver<ResolversTypes['StageMetric'], ParentType, ContextType>;
  failureDemand?: Resolver<ResolversTypes['StageMetric'], ParentType, ContextType>;
};

export type StageMetricResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StageMetric'] = ResolversParentTypes['StageMetric']> = {
  metric?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['StageRow']>, ParentType, ContextType>;
  peers?: Resolver<Maybe<ResolversTypes['StagePeers']>, ParentType, ContextType>;
};

export type StageRowResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StageRow'] = ResolversParentTypes['StageRow']> = {
  agency?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['Grade']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type StagePeersResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StagePeers'] = ResolversParentTypes['StagePeers']> = {
  agencies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lowerQuartile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  upperQuartile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type StageEmotionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StageEmotion'] = ResolversParentTypes['StageEmotion']> = {
  agency?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  arises?: Resolver<Maybe<ResolversTypes['StageFinding']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type StageFindingResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StageFinding'] = ResolversParentTypes['StageFinding']> = {
  stage?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  otherStages?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['FigureDifference'], ParentType, ContextType>;
  agencies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TrendResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Trend'] = ResolversParentTypes['Trend']> = {
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journeyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['TrendPoint']>, ParentType, ContextType>;
  segments?: Resolver<ReadonlyArray<ResolversTypes['TrendSegment']>, ParentType, ContextType>;
  breaks?: Resolver<ReadonlyArray<ResolversTypes['SeriesBreak']>, ParentType, ContextType>;
  seasonal?: Resolver<ResolversTypes['SeasonalComparison'], ParentType, ContextType, RequireFields<TrendSeasonalArgs, 'years'>>;
  methods?: Resolver<ReadonlyArray<ResolversTypes['Method']>, ParentType, ContextType>;
  participation?: Resolver<ReadonlyArray<ResolversTypes['Participation']>, ParentType, ContextType>;
};

export type TrendPointResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TrendPoint'] = ResolversParentTypes['TrendPoint']> = {
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  mixed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SeasonalComparisonResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SeasonalComparison'] = ResolversParentTypes['SeasonalComparison']> = {
  window?: Resolver<Maybe<ResolversTypes['Window']>, ParentType, ContextType>;
  estimate?: Resolver<Maybe<ResolversTypes['Estimate']>, ParentType, ContextType>;
  earlier?: Resolver<ReadonlyArray<ResolversTypes['SeasonalPoint']>, ParentType, ContextType>;
  chart?: Resolver<Maybe<ResolversTypes['TrendSegment']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  methods?: Resolver<ReadonlyArray<ResolversTypes['Method']>, ParentType, ContextType>;
};

export type SeasonalPointResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SeasonalPoint'] = ResolversParentTypes['SeasonalPoint']> = {
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['FigureDifference']>, ParentType, ContextType>;
  better?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type TrendSegmentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TrendSegment'] = ResolversParentTypes['TrendSegment']> = {
  from?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  mean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lower?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  upper?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  provisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  signals?: Resolver<ReadonlyArray<ResolversTypes['TrendSignal']>, ParentType, ContextType>;
};

export type TrendSignalResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TrendSignal'] = ResolversParentTypes['TrendSignal']> = {
  rule?: Resolver<ResolversTypes['ControlRule'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['SignalDirection'], ParentType, ContextType>;
  better?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ReturnOnInvestmentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ReturnOnInvestment'] = ResolversParentTypes['ReturnOnInvestment']> = {
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  journeyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  after?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  windows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  programmeCost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['ChannelMove']>, ParentType, ContextType>;
  contactsMoved?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failuresAvoided?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scenarios?: Resolver<ReadonlyArray<ResolversTypes['ReturnScenario']>, ParentType, ContextType>;
  sensitivity?: Resolver<ReadonlyArray<ResolversTypes['ReturnSensitivity']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  participation?: Resolver<ReadonlyArray<ResolversTypes['Participation']>, ParentType, ContextType>;
};

export type ChannelMoveResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ChannelMove'] = ResolversParentTypes['ChannelMove']> = {
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  actual?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReturnScenarioResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ReturnScenario'] = ResolversParentTypes['ReturnScenario']> = {
  provenance?: Resolver<ResolversTypes['CostProvenance'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  flagged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unitCosts?: Resolver<ReadonlyArray<ResolversTypes['ChannelCost']>, ParentType, ContextType>;
  benefits?: Resolver<ReadonlyArray<ResolversTypes['Benefit']>, ParentType, ContextType>;
  benefit?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  benefitInterval?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
  cashableBenefit?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  roi?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  roiInterval?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
  cashableRoi?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  saved?: Resolver<Maybe<ResolversTypes['SavedPerContact']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type ChannelCostResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ChannelCost'] = ResolversParentTypes['ChannelCost']> = {
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type BenefitResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Benefit'] = ResolversParentTypes['Benefit']> = {
  kind?: Resolver<ResolversTypes['BenefitKind'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  cashable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SavedPerContactResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SavedPerContact'] = ResolversParentTypes['SavedPerContact']> = {
  amount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReturnSensitivityResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ReturnSensitivity'] = ResolversParentTypes['ReturnSensitivity']> = {
  input?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roiWhenLower?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  roiWhenHigher?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AssociationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Association'] = ResolversParentTypes['Association']> = {
  employeeFormula?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  citizenFormula?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journeyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  employeeJourneyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  pairs?: Resolver<ReadonlyArray<ResolversTypes['VoicePair']>, ParentType, ContextType>;
  correlation?: Resolver<Maybe<ResolversTypes['Correlation']>, ParentType, ContextType>;
  caveat?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['LeftOut']>, ParentType, ContextType>;
  methods?: Resolver<ReadonlyArray<ResolversTypes['Method']>, ParentType, ContextType>;
  participation?: Resolver<ReadonlyArray<ResolversTypes['Participation']>, ParentType, ContextType>;
};

export type VoicePairResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['VoicePair'] = ResolversParentTypes['VoicePair']> = {
  agency?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  employee?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  citizen?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type CorrelationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Correlation'] = ResolversParentTypes['Correlation']> = {
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pValue?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PeerDifferenceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PeerDifference'] = ResolversParentTypes['PeerDifference']> = {
  peers?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  pValue?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  adjustedPValue?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  significant?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FunnelPositionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FunnelPosition'] = ResolversParentTypes['FunnelPosition']> = {
  low95?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high95?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  low998?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high998?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  z?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['FunnelZone'], ParentType, ContextType>;
};

export type LeftOutResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LeftOut'] = ResolversParentTypes['LeftOut']> = {
  agency?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type MethodResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Method'] = ResolversParentTypes['Method']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RankRangeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RankRange'] = ResolversParentTypes['RankRange']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PercentileRangeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PercentileRange'] = ResolversParentTypes['PercentileRange']> = {
  from?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QuartileRangeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['QuartileRange'] = ResolversParentTypes['QuartileRange']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReasonResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  code?: Resolver<ResolversTypes['ReasonCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ComparisonSummaryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ComparisonSummary'] = ResolversParentTypes['ComparisonSummary']> = {
  agencies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  medianAbsoluteDeviation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pooled?: Resolver<Maybe<ResolversTypes['Estimate']>, ParentType, ContextType>;
  lowerQuartile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  upperQuartile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  minimum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lowest?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  highest?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  heterogeneity?: Resolver<Maybe<ResolversTypes['Heterogeneity']>, ParentType, ContextType>;
  dispersion?: Resolver<Maybe<ResolversTypes['Dispersion']>, ParentType, ContextType>;
};

export type HeterogeneityResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Heterogeneity'] = ResolversParentTypes['Heterogeneity']> = {
  q?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  degreesOfFreedom?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pValue?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  iSquared?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tauSquared?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pooled?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DispersionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Dispersion'] = ResolversParentTypes['Dispersion']> = {
  target?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  phi?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  present?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tauSquared?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ParticipationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Participation'] = ResolversParentTypes['Participation']> = {
  agency?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ParticipationStatus'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  releasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  milliseconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GatewayContext> = {
  Window?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Agency?: AgencyResolvers<ContextType>;
  Release?: ReleaseResolvers<ContextType>;
  Protection?: ProtectionResolvers<ContextType>;
  CollectedMeasure?: CollectedMeasureResolvers<ContextType>;
  SeriesBreak?: SeriesBreakResolvers<ContextType>;
  Cell?: CellResolvers<ContextType>;
  AnswerCount?: AnswerCountResolvers<ContextType>;
  ReportedFigure?: ReportedFigureResolvers<ContextType>;
  JourneyInsight?: JourneyInsightResolvers<ContextType>;
  Journey?: JourneyResolvers<ContextType>;
  VoiceOfCitizen?: VoiceOfCitizenResolvers<ContextType>;
  ThemeShare?: ThemeShareResolvers<ContextType>;
  VoiceOfEmployee?: VoiceOfEmployeeResolvers<ContextType>;
  Behaviour?: BehaviourResolvers<ContextType>;
  StageEstimate?: StageEstimateResolvers<ContextType>;
  Demand?: DemandResolvers<ContextType>;
  ChannelEstimate?: ChannelEstimateResolvers<ContextType>;
  CauseEstimate?: CauseEstimateResolvers<ContextType>;
  Estimate?: EstimateResolvers<ContextType>;
  Forum?: ForumResolvers<ContextType>;
  DirectoryDocument?: DirectoryDocumentResolvers<ContextType>;
  Match?: MatchResolvers<ContextType>;
  LifeEvent?: LifeEventResolvers<ContextType>;
  LifeEventStep?: LifeEventStepResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  Formula?: FormulaResolvers<ContextType>;
  AnswerWeight?: AnswerWeightResolvers<ContextType>;
  Measure?: MeasureResolvers<ContextType>;
  Answer?: AnswerResolvers<ContextType>;
  Channel?: ChannelResolvers<ContextType>;
  Stage?: StageResolvers<ContextType>;
  Term?: TermResolvers<ContextType>;
  JourneyAgencies?: JourneyAgenciesResolvers<ContextType>;
  LifeEventAcross?: LifeEventAcrossResolvers<ContextType>;
  LifeEventStepAcross?: LifeEventStepAcrossResolvers<ContextType>;
  StepAtAgency?: StepAtAgencyResolvers<ContextType>;
  WeakestStep?: WeakestStepResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  Comparison?: ComparisonResolvers<ContextType>;
  Verdict?: VerdictResolvers<ContextType>;
  ComparisonRow?: ComparisonRowResolvers<ContextType>;
  PeerGroup?: PeerGroupResolvers<ContextType>;
  NormalisedFigure?: NormalisedFigureResolvers<ContextType>;
  ChannelMixDistance?: ChannelMixDistanceResolvers<ContextType>;
  PairComparison?: PairComparisonResolvers<ContextType>;
  FigureDifference?: FigureDifferenceResolvers<ContextType>;
  Standardised?: StandardisedResolvers<ContextType>;
  ChannelWeight?: ChannelWeightResolvers<ContextType>;
  Decomposition?: DecompositionResolvers<ContextType>;
  Interval?: IntervalResolvers<ContextType>;
  DecompositionSide?: DecompositionSideResolvers<ContextType>;
  DecompositionChannel?: DecompositionChannelResolvers<ContextType>;
  Stages?: StagesResolvers<ContextType>;
  StageAcross?: StageAcrossResolvers<ContextType>;
  StageMetric?: StageMetricResolvers<ContextType>;
  StageRow?: StageRowResolvers<ContextType>;
  StagePeers?: StagePeersResolvers<ContextType>;
  StageEmotion?: StageEmotionResolvers<ContextType>;
  StageFinding?: StageFindingResolvers<ContextType>;
  Trend?: TrendResolvers<ContextType>;
  TrendPoint?: TrendPointResolvers<ContextType>;
  SeasonalComparison?: SeasonalComparisonResolvers<ContextType>;
  SeasonalPoint?: SeasonalPointResolvers<ContextType>;
  TrendSegment?: TrendSegmentResolvers<ContextType>;
  TrendSignal?: TrendSignalResolvers<ContextType>;
  ReturnOnInvestment?: ReturnOnInvestmentResolvers<ContextType>;
  ChannelMove?: ChannelMoveResolvers<ContextType>;
  ReturnScenario?: ReturnScenarioResolvers<ContextType>;
  ChannelCost?: ChannelCostResolvers<ContextType>;
  Benefit?: BenefitResolvers<ContextType>;
  SavedPerContact?: SavedPerContactResolvers<ContextType>;
  ReturnSensitivity?: ReturnSensitivityResolvers<ContextType>;
  Association?: AssociationResolvers<ContextType>;
  VoicePair?: VoicePairResolvers<ContextType>;
  Correlation?: CorrelationResolvers<ContextType>;
  PeerDifference?: PeerDifferenceResolvers<ContextType>;
  FunnelPosition?: FunnelPositionResolvers<ContextType>;
  LeftOut?: LeftOutResolvers<ContextType>;
  Method?: MethodResolvers<ContextType>;
  RankRange?: RankRangeResolvers<ContextType>;
  PercentileRange?: PercentileRangeResolvers<ContextType>;
  QuartileRange?: QuartileRangeResolvers<ContextType>;
  Reason?: ReasonResolvers<ContextType>;
  ComparisonSummary?: ComparisonSummaryResolvers<ContextType>;
  Heterogeneity?: HeterogeneityResolvers<ContextType>;
  Dispersion?: DispersionResolvers<ContextType>;
  Participation?: ParticipationResolvers<ContextType>;
};

