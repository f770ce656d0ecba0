// Written by `npm run generate` from the SDL in schema/. Do not edit.
/* eslint-disable */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DirectoryContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
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

/** Who takes part: read from the directory's signed document. */
export type Query = {
  /** The merge entry point for agencies: aligned with `ids`, `null` for unknown ones. */
  readonly agencies: ReadonlyArray<Maybe<Agency>>;
  /** Every agency that has joined, by id. */
  readonly members: ReadonlyArray<Agency>;
  /** The forums whose members compare themselves. */
  readonly forums: ReadonlyArray<Forum>;
  /** The directory's signed document that these answers are read from. */
  readonly directory: DirectoryDocument;
};


/** Who takes part: read from the directory's signed document. */
export type QueryAgenciesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Who takes part: read from the directory's signed document. */
export type QueryMembersArgs = {
  kinds?: InputMaybe<ReadonlyArray<AgencyKind>>;
  forum?: InputMaybe<Scalars['ID']['input']>;
};

/** A public organisation that has joined. */
export type Agency = {
  /** The agency's id: its name in every other part of the exchange. */
  readonly id: Scalars['ID']['output'];
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

/** Joining and leaving, for the directory's operator. Served by the directory alone, never through the gateway. */
export type Mutation = {
  /**
   * Admits the agency behind a URL, after checking that it serves the contract and holds the key it claims.
   * Fails with NOT_CONFORMANT, listing everything that does not conform.
   */
  readonly join: Agency;
  /** Ends a membership. The agency's published releases stay valid. Fails with UNKNOWN_AGENCY. */
  readonly leave: Agency;
};


/** Joining and leaving, for the directory's operator. Served by the directory alone, never through the gateway. */
export type MutationJoinArgs = {
  url: Scalars['String']['input'];
  forums?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Joining and leaving, for the directory's operator. Served by the directory alone, never through the gateway. */
export type MutationLeaveArgs = {
  id: Scalars['ID']['input'];
};



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
  Agency: ResolverTypeWrapper<Agency>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Forum: ResolverTypeWrapper<Forum>;
  DirectoryDocument: ResolverTypeWrapper<DirectoryDocument>;
  AgencyKind: AgencyKind;
  SizeBand: SizeBand;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Window: Scalars['Window']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Agency: Agency;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Forum: Forum;
  DirectoryDocument: DirectoryDocument;
  Mutation: Record<PropertyKey, never>;
  Boolean: Scalars['Boolean']['output'];
};

export interface WindowScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Window'], any> {
  name: 'Window';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agencies?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Agency']>>, ParentType, ContextType, RequireFields<QueryAgenciesArgs, 'ids'>>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType, Partial<QueryMembersArgs>>;
  forums?: Resolver<ReadonlyArray<ResolversTypes['Forum']>, ParentType, ContextType>;
  directory?: Resolver<ResolversTypes['DirectoryDocument'], ParentType, ContextType>;
};

export type AgencyResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AgencyKind']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeBand?: Resolver<Maybe<ResolversTypes['SizeBand']>, ParentType, ContextType>;
  residents?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  forums?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  joinedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  keys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type ForumResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Forum'] = ResolversParentTypes['Forum']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
};

export type DirectoryDocumentResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['DirectoryDocument'] = ResolversParentTypes['DirectoryDocument']> = {
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expires?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  join?: Resolver<ResolversTypes['Agency'], ParentType, ContextType, RequireFields<MutationJoinArgs, 'url'>>;
  leave?: Resolver<ResolversTypes['Agency'], ParentType, ContextType, RequireFields<MutationLeaveArgs, 'id'>>;
};

export type Resolvers<ContextType = DirectoryContext> = {
  Window?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Agency?: AgencyResolvers<ContextType>;
  Forum?: ForumResolvers<ContextType>;
  DirectoryDocument?: DirectoryDocumentResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
};

