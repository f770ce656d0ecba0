import type { Random } from '@citx/schema/metric/simulation/random.ts'
import { people, WINDOW } from '../served/lab.ts'
import { hitsOf, type ServedAttack, type ServedTarget } from '../served/served-attack.ts'

export const tracker: ServedAttack = {
  id: 'A11',
  what: 'questions about groups of the asker\'s own making ("everybody but ...")',
  attacker: 'outsider',
  knows: 'the public API',
  guesses:
    'that it takes a predicate that the cube does not have: not, or, ranges, patterns, windows of days',
  figure: 'questions outside the grammar of places and windows that were answered',
  gate: 0,
  why: "with two groups of the asker's choice, every person can be singled out by subtraction (Denning)",
  strike,
}

const PREDICATES = [
  'not',
  'NOT',
  'or',
  'and',
  'where',
  'filter',
  'exclude',
  'except',
  'having',
  'groupBy',
] as const
const RANGES = [
  'atLeast',
  'atMost',
  'from',
  'to',
  'min',
  'max',
  'gt',
  'lt',
  'between',
  'age',
] as const
const SUFFIXES = ['Not', '_not', '_in', '_gt', 'Except', 'Like', 'Regex'] as const
const PATTERNS = [
  'pass*',
  '%',
  '!passport',
  'passport|planning',
  'passport,planning',
  'passport OR 1=1',
  '-passport',
  "passport' or '1'='1",
  '.*',
  'ALL-passport',
  'ALL except passport',
  'passport+planning',
  '',
] as const
const WINDOWS = [
  '2026-03-10',
  '2026-03-01/2026-03-15',
  '2026-01..2026-03',
  '2026-W10',
  'last-7-days',
  '2026-H1',
  '*',
  '2026-3',
  '2026-Q5',
] as const

async function strike({ found, open, random, quick }: ServedTarget) {
  await using agency = await found()
  await agency.add(
    people(60, 'one', { journey: 'passport', channel: 'web', answers: ['satisfaction-5=4'] }),
  )
  await agency.publish()
  await using api = await open(agency)
  const hits: boolean[] = []
  for (let turn = 0; turn < (quick ? 100 : 600); turn += 1) {
    const { failed, data } = await api.ask(outside(random))
    hits.push(!failed && data !== null && data !== undefined)
  }
  return hitsOf(hits)
}

function outside(random: Random): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] ?? list[0]
  const base = pick([
    { field: 'cells', within: `window: "${WINDOW}"`, shows: '{ subjects }' },
    {
      field: 'journey',
      within: 'id: "passport"',
      shows: '{ metrics(ids: ["percent-satisfied"]) { value } }',
    },
    { field: 'figures', within: `window: "${WINDOW}"`, shows: '{ value }' },
    { field: 'count', within: '', shows: '' },
  ])
  const { field, within, shows } = base ?? { field: 'count', within: '', shows: '' }
  const pattern = JSON.stringify(pick(PATTERNS))
  const dimension = pick(['journeys', 'channels', 'stages', 'measures']) ?? 'journeys'
  const kinds = [
    () => `${field}(${within} ${pick(PREDICATES)}: ${pattern}) ${shows}`,
    () => `${field}(${within} ${pick(RANGES)}: ${Math.floor(random() * 100)}) ${shows}`,
    () => `cells(window: "${WINDOW}", ${dimension}${pick(SUFFIXES)}: [${pattern}]) { subjects }`,
    () => `cells(window: "${WINDOW}", ${dimension}: [${pattern}]) { subjects }`,
    () => `cells(window: "${WINDOW}", ${dimension}: { not: ["passport"] }) { subjects }`,
    () => `cells(window: ${JSON.stringify(pick(WINDOWS))}) { subjects }`,
    () => `journey(id: ${pattern}) { metrics(ids: ["percent-satisfied"]) { value } }`,
    () =>
      `journey(id: "passport", channel: ["web", "phone"]) { metrics(ids: ["percent-satisfied"]) { value } }`,
    () => `count(where: ${pattern}, not: ${pattern})`,
  ]
  return (pick(kinds) ?? kinds[0])?.() ?? ''
}
