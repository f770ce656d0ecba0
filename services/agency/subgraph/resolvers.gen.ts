// Written by `npm run generate` from the SDL in schema/. Do not edit.
/* eslint-disable */
import type { Window } from '@citx/schema/cube/window.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { JourneyReading } from './estimates/journey-reading.ts';
import type { SubgraphContext } from './context.ts';
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
  Window: { input: Window; output: string; }
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
  /** The merge entry point: one entry for each id asked for, in that order, `null` for every id that is not this agency's. */
  readonly agencies: ReadonlyArray<Maybe<Agency>>;
};


/** What every agency serves. An agency answers for itself alone. */
export type QueryAgenciesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** A public organisation that publishes releases about the journeys it serves. */
export type Agency = {
  /** The agency's id in the directory. */
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
  /** The journey's catalogue id. */
  readonly id: Scalars['ID']['output'];
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
  Agency: ResolverTypeWrapper<Pick<Omit<Agency, 'journey'> & { journey?: Maybe<ResolversTypes['JourneyInsight']> }, 'id'>>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Release: ResolverTypeWrapper<Release>;
  Protection: ResolverTypeWrapper<Protection>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
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
  JourneyInsight: ResolverTypeWrapper<JourneyReading>;
  Journey: ResolverTypeWrapper<Journey>;
  VoiceOfCitizen: ResolverTypeWrapper<JourneyReading>;
  ThemeShare: ResolverTypeWrapper<ThemeShare>;
  VoiceOfEmployee: ResolverTypeWrapper<JourneyReading>;
  Behaviour: ResolverTypeWrapper<JourneyReading>;
  StageEstimate: ResolverTypeWrapper<StageEstimate>;
  Demand: ResolverTypeWrapper<JourneyReading>;
  ChannelEstimate: ResolverTypeWrapper<ChannelEstimate>;
  CauseEstimate: ResolverTypeWrapper<CauseEstimate>;
  Estimate: ResolverTypeWrapper<Estimate>;
  EstimateStatus: EstimateStatus;
  Basis: Basis;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Window: Scalars['Window']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Agency: Pick<Omit<Agency, 'journey'> & { journey?: Maybe<ResolversParentTypes['JourneyInsight']> }, 'id'>;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Release: Release;
  Protection: Protection;
  Float: Scalars['Float']['output'];
  CollectedMeasure: CollectedMeasure;
  SeriesBreak: SeriesBreak;
  Boolean: Scalars['Boolean']['output'];
  Cell: Cell;
  AnswerCount: AnswerCount;
  ReportedFigure: ReportedFigure;
  JourneyInsight: JourneyReading;
  Journey: Journey;
  VoiceOfCitizen: JourneyReading;
  ThemeShare: ThemeShare;
  VoiceOfEmployee: JourneyReading;
  Behaviour: JourneyReading;
  StageEstimate: StageEstimate;
  Demand: JourneyReading;
  ChannelEstimate: ChannelEstimate;
  CauseEstimate: CauseEstimate;
  Estimate: Estimate;
};

export interface WindowScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Window'], any> {
  name: 'Window';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agencies?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Agency']>>, ParentType, ContextType, RequireFields<QueryAgenciesArgs, 'ids'>>;
};

export type AgencyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  releases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Release']>>, ParentType, ContextType, RequireFields<AgencyReleasesArgs, 'first'>>;
  measures?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CollectedMeasure']>>, ParentType, ContextType, Partial<AgencyMeasuresArgs>>;
  journeyIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  cells?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Cell']>>, ParentType, ContextType, RequireFields<AgencyCellsArgs, 'window' | 'channels' | 'stages'>>;
  figures?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReportedFigure']>>, ParentType, ContextType, Partial<AgencyFiguresArgs>>;
  journey?: Resolver<Maybe<ResolversTypes['JourneyInsight']>, ParentType, ContextType, RequireFields<AgencyJourneyArgs, 'id' | 'channel' | 'stage'>>;
};

export type ReleaseResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Release'] = ResolversParentTypes['Release']> = {
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

export type ProtectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Protection'] = ResolversParentTypes['Protection']> = {
  profile?: Resolver<ResolversTypes['ProtectionProfile'], ParentType, ContextType>;
  minimumSubjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countVariance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CollectedMeasureResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CollectedMeasure'] = ResolversParentTypes['CollectedMeasure']> = {
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

export type SeriesBreakResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SeriesBreak'] = ResolversParentTypes['SeriesBreak']> = {
  from?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BreakKind'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  detected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CellResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Cell'] = ResolversParentTypes['Cell']> = {
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

export type AnswerCountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AnswerCount'] = ResolversParentTypes['AnswerCount']> = {
  answer?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportedFigureResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReportedFigure'] = ResolversParentTypes['ReportedFigure']> = {
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

export type JourneyInsightResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['JourneyInsight'] = ResolversParentTypes['JourneyInsight']> = {
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

export type JourneyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Journey'] = ResolversParentTypes['Journey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type VoiceOfCitizenResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['VoiceOfCitizen'] = ResolversParentTypes['VoiceOfCitizen']> = {
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

export type ThemeShareResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ThemeShare'] = ResolversParentTypes['ThemeShare']> = {
  theme?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type VoiceOfEmployeeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['VoiceOfEmployee'] = ResolversParentTypes['VoiceOfEmployee']> = {
  engagement?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  empowerment?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  friction?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  advocacy?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type BehaviourResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Behaviour'] = ResolversParentTypes['Behaviour']> = {
  completion?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  abandonment?: Resolver<ReadonlyArray<ResolversTypes['StageEstimate']>, ParentType, ContextType>;
  rightFirstTime?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  onceAndDone?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  handOffs?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  digitalTakeUp?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  timeTaken?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  onTime?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type StageEstimateResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['StageEstimate'] = ResolversParentTypes['StageEstimate']> = {
  stage?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type DemandResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Demand'] = ResolversParentTypes['Demand']> = {
  contacts?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['ChannelEstimate']>, ParentType, ContextType>;
  failureDemand?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  failureCauses?: Resolver<ReadonlyArray<ResolversTypes['CauseEstimate']>, ParentType, ContextType>;
  firstContactResolution?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  repeatContact?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  costPerContact?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type ChannelEstimateResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChannelEstimate'] = ResolversParentTypes['ChannelEstimate']> = {
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type CauseEstimateResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CauseEstimate'] = ResolversParentTypes['CauseEstimate']> = {
  cause?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type EstimateResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Estimate'] = ResolversParentTypes['Estimate']> = {
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

export type Resolvers<ContextType = SubgraphContext> = {
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
};

