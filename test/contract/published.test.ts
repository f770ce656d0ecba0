import { checkContract } from '@citx/schema/published/check-contract.ts'
import { findContractBreaks, findContractRisks } from '@citx/schema/published/contract-changes.ts'
import { findUndescribed } from '@citx/schema/published/find-undescribed.ts'
import { findPublished, listPublished } from '@citx/schema/published/published-contracts.ts'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { CONTRACT_NAMES, CONTRACT_VERSION } from '@citx/schema/sdl/read-sdl.ts'
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { describe, expect, it } from 'vitest'

const BASE =
  'type Query { thing(id: ID!): Thing } type Thing { id: ID! kind: Kind tags: [String!]! } enum Kind { A B }'

describe('a change of the contract', () => {
  it.each([
    ['a field gone', ' kind: Kind', '', 'Thing.kind was removed.'],
    ['an enum value gone', 'A B', 'A', 'B was removed from enum type Kind.'],
    ['an argument gone', '(id: ID!)', '', 'Query.thing arg id was removed.'],
    [
      'an argument newly required',
      '(id: ID!)',
      '(id: ID!, at: ID!)',
      'A required arg at on Query.thing was added.',
    ],
    ['another type', 'kind: Kind', 'kind: String', 'Thing.kind changed type from Kind to String.'],
    [
      'a field that may now be null',
      'id: ID! kind',
      'id: ID kind',
      'Thing.id changed type from ID! to ID.',
    ],
    [
      'a field that may no longer be null',
      'kind: Kind',
      'kind: Kind!',
      'Thing.kind changed type from Kind to Kind!.',
    ],
    [
      'an item that may now be null',
      '[String!]!',
      '[String]!',
      'Thing.tags changed type from [String!]! to [String]!.',
    ],
    [
      'a list where there was one',
      'kind: Kind',
      'kind: [Kind]',
      'Thing.kind changed type from Kind to [Kind].',
    ],
  ])('breaks it: %s', (_name, before, after, expected) => {
    expect(findContractBreaks(schema(), schema(before, after))).toEqual([expected])
  })

  it.each([
    ['a new field', 'kind: Kind', 'kind: Kind name: String!'],
    ['a new argument with a choice', '(id: ID!)', '(id: ID!, at: ID)'],
    ['a new enum value', 'A B', 'A B C'],
    ['an argument no longer required', '(id: ID!)', '(id: ID)'],
    ['a new description', 'kind: Kind', '"What it is." kind: Kind'],
  ])('does not break it: %s', (_name, before, after) => {
    expect(findContractBreaks(schema(), schema(before, after))).toEqual([])
  })

  it('is a risk when older readers will meet a word that they do not know', () => {
    expect(findContractRisks(schema(), schema('A B', 'A B C'))).toEqual([
      'C was added to enum type Kind.',
    ])
  })
})

describe('a version of the contract', () => {
  const breaking = [' kind: Kind', ''] as const
  const adding = ['kind: Kind', 'kind: Kind name: String'] as const

  it.each([
    ['the same, unchanged', check('1.2'), [], []],
    ['the same, with additions not published yet', check('1.2', adding), [], ['agency']],
    ['a minor one with additions', check('1.3', adding), [], ['agency']],
    [
      'a minor one that breaks',
      check('1.3', breaking),
      ['agency: Thing.kind was removed.'],
      ['agency'],
    ],
    [
      'the same, that breaks',
      check('1.2', breaking),
      ['agency: Thing.kind was removed.'],
      ['agency'],
    ],
    ['a major one that breaks', check('2.0', breaking), [], ['agency']],
    ['an older one', check('1.1'), ['version 1.1 is older than the published 1.2'], []],
  ])('%s', (_name, report, problems, unpublished) => {
    expect(report).toEqual({ problems, risks: [], unpublished })
  })

  it('compares versions as numbers: 1.10 comes after 1.9', () => {
    const report = checkContract({
      names: [],
      current: { version: '1.10', get: () => schema() },
      published: { version: '1.9', find: () => schema() },
    })
    expect(report.problems).toEqual([])
  })
})

describe('the published contract', () => {
  const newest = listPublished().at(-1) ?? ''

  it.each(CONTRACT_NAMES)('holds %s whole, and the current one does not break it', (name) => {
    const published = findPublished(newest, name)
    if (published === undefined) throw new Error(`${newest} does not hold ${name}`)
    if (major(newest) === major(CONTRACT_VERSION))
      expect(findContractBreaks(published, buildContract(name))).toEqual([])
  })

  it.each(CONTRACT_NAMES)('reads %s back as it was written', (name) => {
    const current = buildContract(name)
    const again = buildSchema(printSchema(current))
    expect(printSchema(lexicographicSortSchema(again))).toBe(
      printSchema(lexicographicSortSchema(current)),
    )
  })
})

describe('elements without a description', () => {
  it('are all named with file, line and path', () => {
    const sdl = `"A." type A {\n  a(\n    b: Int\n    "C." c: Int): Int\n  "D." d: E\n}\nenum E {\n  "" F\n}\ninput I { "J." j: Int }\nscalar S`
    expect(findUndescribed('x.graphql', sdl)).toEqual([
      'x.graphql:2 A.a',
      'x.graphql:3 A.a.b',
      'x.graphql:7 E',
      'x.graphql:8 E.F',
      'x.graphql:10 I',
      'x.graphql:11 S',
    ])
  })
})

/** The base schema, with a change, held against itself as version 1.2. */
function check(version: string, [before, after]: readonly [string, string] = ['', '']) {
  return checkContract({
    names: ['agency'],
    current: { version, get: () => schema(before, after) },
    published: { version: '1.2', find: () => schema() },
  })
}

function major(version: string): string | undefined {
  return version.split('.')[0]
}

/** The base schema with one piece of its text replaced. */
function schema(before = '', after = '') {
  return buildSchema(BASE.replace(before, after))
}
