// Written by `npm run generate` from the SDL in schema/. Do not edit.
/* eslint-disable */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Journey as JourneyTerm, LifeEvent as LifeEventTerm, Metric as MetricTerm, Measure as MeasureTerm, Channel as ChannelTerm, Term as VocabularyTerm, Answer as MeasureAnswer } from '@citx/schema/vocabulary/vocabulary.ts';
import type { StageTerm } from './terms.ts';
import type { CatalogueContext } from './context.ts';
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

/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type Query = {
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
};


/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type QueryJourneysByIdArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type QueryJourneyArgs = {
  id: Scalars['ID']['input'];
};


/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type QueryJourneysArgs = {
  lifeEvent?: InputMaybe<Scalars['ID']['input']>;
};


/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type QueryLifeEventArgs = {
  id: Scalars['ID']['input'];
};


/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type QueryMetricArgs = {
  id: Scalars['ID']['input'];
};


/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type QueryMetricsArgs = {
  family?: InputMaybe<Family>;
};


/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type QueryMeasureArgs = {
  id: Scalars['ID']['input'];
};


/** The shared vocabulary: what the words of the exchange mean, with their sources. */
export type QueryMeasuresArgs = {
  family?: InputMaybe<Family>;
};

/** Something a citizen sets out to get done with public organisations. */
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
};

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
  Journey: ResolverTypeWrapper<JourneyTerm>;
  Match: ResolverTypeWrapper<Match>;
  LifeEvent: ResolverTypeWrapper<LifeEventTerm>;
  LifeEventStep: ResolverTypeWrapper<Omit<LifeEventStep, 'journey'> & { journey: ResolversTypes['Journey'] }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Metric: ResolverTypeWrapper<MetricTerm>;
  Formula: ResolverTypeWrapper<Formula>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AnswerWeight: ResolverTypeWrapper<AnswerWeight>;
  Measure: ResolverTypeWrapper<MeasureTerm>;
  Answer: ResolverTypeWrapper<MeasureAnswer>;
  Channel: ResolverTypeWrapper<ChannelTerm>;
  Stage: ResolverTypeWrapper<StageTerm>;
  Term: ResolverTypeWrapper<VocabularyTerm>;
  Direction: Direction;
  MetricKind: MetricKind;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Window: Scalars['Window']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Journey: JourneyTerm;
  Match: Match;
  LifeEvent: LifeEventTerm;
  LifeEventStep: Omit<LifeEventStep, 'journey'> & { journey: ResolversParentTypes['Journey'] };
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  Metric: MetricTerm;
  Formula: Formula;
  Float: Scalars['Float']['output'];
  AnswerWeight: AnswerWeight;
  Measure: MeasureTerm;
  Answer: MeasureAnswer;
  Channel: ChannelTerm;
  Stage: StageTerm;
  Term: VocabularyTerm;
};

export interface WindowScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Window'], any> {
  name: 'Window';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
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
};

export type JourneyResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Journey'] = ResolversParentTypes['Journey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lifeEvents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LifeEvent']>>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  matches?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Match']>>, ParentType, ContextType>;
};

export type MatchResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Match'] = ResolversParentTypes['Match']> = {
  scheme?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LifeEventResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['LifeEvent'] = ResolversParentTypes['LifeEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['LifeEventStep']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
};

export type LifeEventStepResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['LifeEventStep'] = ResolversParentTypes['LifeEventStep']> = {
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  journey?: Resolver<ResolversTypes['Journey'], ParentType, ContextType>;
  optional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MetricResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
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

export type FormulaResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Formula'] = ResolversParentTypes['Formula']> = {
  measure?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MetricKind'], ParentType, ContextType>;
  base?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  weights?: Resolver<ReadonlyArray<ResolversTypes['AnswerWeight']>, ParentType, ContextType>;
  scale?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  quantile?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  denominator?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  per?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type AnswerWeightResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['AnswerWeight'] = ResolversParentTypes['AnswerWeight']> = {
  answer?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MeasureResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Measure'] = ResolversParentTypes['Measure']> = {
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

export type AnswerResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Answer'] = ResolversParentTypes['Answer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  censored?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChannelResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digital?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
};

export type StageResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
};

export type TermResolvers<ContextType = CatalogueContext, ParentType extends ResolversParentTypes['Term'] = ResolversParentTypes['Term']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = CatalogueContext> = {
  Window?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Journey?: JourneyResolvers<ContextType>;
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
};

