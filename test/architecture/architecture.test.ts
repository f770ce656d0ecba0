import { describe, expect, it } from 'vitest'
import { BOUNDARIES, DIRECTIONS, PURE } from './directions.ts'
import { findCycles, listImports } from './import-graph.ts'
import type { ImportEdge } from './import-graph.ts'
import { readSourceFiles } from './source-files.ts'
import { findWorkspace, ROOT_DEPENDENCIES, WORKSPACES } from './workspaces.ts'

const CODE = ['.ts', '.tsx', '.mts', '.mjs', '.js']
const code = readSourceFiles(CODE)
const edges = listImports(code)
const MAX_LINES = 450

const inside = (path: string, part: string) => path.startsWith(`${part}/`)
const isTest = (path: string) =>
  /\.(?:test|simulation)\.ts$/.test(path) || inside(path, 'test') || path.includes('/simulation/')
const isTool = (path: string) =>
  isTest(path) || inside(path, 'schema/codegen') || inside(path, 'schema/explain')
const tell = ({ from, specifier }: ImportEdge) => `${from} imports ${specifier}`

it('sees the repository', () => {
  expect(code.length).toBeGreaterThan(100)
  expect(edges.length).toBeGreaterThan(300)
})

describe('imports go one way', () => {
  it('every package but the composition roots has its direction', () => {
    const composed = ['infra/sample', 'infra/citx']
    const parts = WORKSPACES.map(({ folder }) => folder).filter((part) => !composed.includes(part))
    expect(DIRECTIONS.map(({ part }) => part).toSorted()).toEqual(parts.toSorted())
  })

  it('every folder that a rule names is there', () => {
    const named = [
      ...BOUNDARIES.flatMap(({ part, mayNotImport }) => [part, ...mayNotImport]),
      ...PURE.map(({ part }) => part),
    ]
    expect(named.filter((part) => !code.some(({ path }) => inside(path, part)))).toEqual([])
  })

  it.each(DIRECTIONS)('$part: $because', ({ part, mayImport }) => {
    const allowed = (edge: ImportEdge, to: string) =>
      mayImport.some((folder) => inside(to, folder)) || (isTest(edge.from) && inside(to, 'test'))
    const wrong = edges.filter(
      (edge) => inside(edge.from, part) && edge.to !== undefined && !allowed(edge, edge.to),
    )
    expect(wrong.map(tell)).toEqual([])
  })

  it.each(BOUNDARIES)('$part: $because', ({ part, mayNotImport }) => {
    const wrong = edges.filter(
      ({ from, to }) =>
        inside(from, part) &&
        !isTest(from) &&
        to !== undefined &&
        mayNotImport.some((folder) => inside(to, folder)),
    )
    expect(wrong.map(tell)).toEqual([])
  })

  it.each(PURE)('$part is pure: no package, no module of Node', ({ part, packages }) => {
    const wrong = edges.filter(
      (edge) =>
        inside(edge.from, part) &&
        !isTest(edge.from) &&
        !edge.typeOnly &&
        edge.to === undefined &&
        !packages.includes(edge.specifier),
    )
    expect(wrong.map(tell)).toEqual([])
  })

  it('nothing imports itself in a circle when it runs', () => {
    expect(findCycles(edges).map((cycle) => cycle.join(' -> '))).toEqual([])
  })

  it('every import of ours names a file that is there', () => {
    const files = new Set(readSourceFiles([...CODE, '.json', '.gen.ts']).map(({ path }) => path))
    expect(edges.filter(({ to }) => to !== undefined && !files.has(to)).map(tell)).toEqual([])
  })
})

describe('dependencies are declared where they are used', () => {
  it.each(WORKSPACES)('$name declares what it imports', ({ folder, name, dependencies }) => {
    const missing = edges.filter(
      (edge) =>
        inside(edge.from, folder) &&
        edge.package !== undefined &&
        edge.package !== name &&
        !dependencies.includes(edge.package) &&
        !(isTool(edge.from) && ROOT_DEPENDENCIES.includes(edge.package)),
    )
    expect(missing.map(tell)).toEqual([])
  })

  it.each(WORKSPACES)('$name imports what it declares', ({ folder, dependencies }) => {
    const texts = code.filter(({ path }) => inside(path, folder)).map(({ text }) => text)
    const named = (dependency: string) =>
      texts.some((text) =>
        [`'${dependency}'`, `'${dependency}/`].some((word) => text.includes(word)),
      )
    expect(dependencies.filter((dependency) => !named(dependency))).toEqual([])
  })

  it('tests name nothing that the root does not have', () => {
    const known = new Set([
      ...ROOT_DEPENDENCIES,
      ...WORKSPACES.flatMap(({ name, dependencies }) => [name, ...dependencies]),
    ])
    const missing = edges.filter(
      (edge) =>
        findWorkspace(edge.from) === undefined &&
        edge.package !== undefined &&
        !known.has(edge.package),
    )
    expect(missing.map(tell)).toEqual([])
  })
})

describe('files stay small and tell what they hold', () => {
  it(`no file is over ${MAX_LINES} lines`, () => {
    const long = code
      .filter(({ path }) => !path.endsWith('.gen.ts'))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > MAX_LINES)
    expect(long).toEqual([])
  })

  it('no file is called utils, helpers, misc or common', () => {
    const vague = /(?:^|[/-])(?:utils?|helpers?|misc|common)\.[cm]?[jt]sx?$/
    expect(code.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('files are named in kebab case, or as the SDL names what they resolve', () => {
    const telling = /^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*|\.[a-z-]+)$/
    const odd = code
      .map(({ path }) => ({
        path,
        name:
          path
            .split('/')
            .at(-1)
            ?.replace(/\.[cm]?[jt]sx?$/, '') ?? '',
      }))
      .filter(({ path, name }) => !telling.test(name) && !/\/(?:resolvers|types)\//.test(path))
    expect(odd.map(({ path }) => path)).toEqual([])
  })
})

describe('the repository stands alone', () => {
  const texts = readSourceFiles([
    ...CODE,
    '.md',
    '.yaml',
    '.yml',
    '.json',
    '.graphql',
    '.sql',
    '.css',
  ])

  it('only tests look for the real exports beside it', () => {
    const outside = /\.\.\/shared\b|['"`]shared\//
    const found = texts.filter(({ path, text }) => !isTest(path) && outside.test(text))
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('no file names a folder of the machine it was written on', () => {
    const found = texts.filter(({ text }) => /\/work\/(?!\$)[a-z]/.test(text))
    expect(
      found.map(({ path }) => path).filter((path) => !inside(path, 'test/architecture')),
    ).toEqual([])
  })
})
