/** Which parts of the repository a part may import, by folder. What is not listed is refused. */
export interface Direction {
  readonly part: string
  readonly mayImport: readonly string[]
  readonly because: string
}

export const DIRECTIONS: readonly Direction[] = [
  { part: 'schema', mayImport: ['schema'], because: 'the contract imports nothing of ours' },
  {
    part: 'services/kit',
    mayImport: ['schema', 'services/kit'],
    because: 'services and gateway share the kit, and it knows none of them',
  },
  {
    part: 'services/agency',
    mayImport: ['schema', 'services/kit', 'services/agency'],
    because: 'services meet one another over HTTP',
  },
  {
    part: 'services/catalogue',
    mayImport: ['schema', 'services/kit', 'services/catalogue'],
    because: 'services meet one another over HTTP',
  },
  {
    part: 'services/directory',
    mayImport: ['schema', 'services/kit', 'services/directory'],
    because: 'services meet one another over HTTP',
  },
  {
    part: 'gateway',
    mayImport: ['schema', 'services/kit', 'gateway'],
    because: 'gateway and services meet over HTTP',
  },
]

/** Inside a part: folders that must not reach others, whatever the direction between parts allows. */
export const BOUNDARIES = [
  {
    part: 'services/agency/subgraph',
    mayNotImport: ['services/agency/records', 'services/agency/ingest'],
    because: 'nothing right of the release can reach the records left of it',
  },
  {
    part: 'services/agency/release/protect',
    mayNotImport: ['services/agency/records', 'services/agency/ingest', 'services/agency/subgraph'],
    because: 'protection is mathematics: it works on counts and knows no storage',
  },
  {
    part: 'schema/metric',
    mayNotImport: ['schema/sdl', 'schema/published', 'schema/codegen'],
    because: 'formulas are pure functions over counts',
  },
] as const

/** Folders that may name only these packages and modules of Node when they run, tests aside. */
export const PURE: readonly { readonly part: string; readonly packages: readonly string[] }[] = [
  { part: 'schema/metric', packages: [] },
  { part: 'schema/cube', packages: [] },
]
