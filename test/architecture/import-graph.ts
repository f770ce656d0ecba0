import { posix } from 'node:path'
import { findImports } from './find-imports.ts'
import type { ModuleImport } from './find-imports.ts'
import type { SourceFile } from './source-files.ts'
import { WORKSPACES } from './workspaces.ts'

/** One import, told where it stands and what it leads to. */
export interface ImportEdge extends ModuleImport {
  /** The importing file. */
  readonly from: string
  /** The file of this repository that it names; undefined for a package from outside, or a module of Node. */
  readonly to: string | undefined
  /** The package that it names; undefined for a relative import, or a module of Node. */
  readonly package: string | undefined
}

/** Every import of the files given. */
export function listImports(files: readonly SourceFile[]): readonly ImportEdge[] {
  return files.flatMap(({ path, text }) =>
    findImports(text).map((found) => ({
      ...found,
      from: path,
      to: resolveFile(path, found.specifier),
      package: packageOf(found.specifier),
    })),
  )
}

function resolveFile(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  const own = WORKSPACES.find(({ name }) => specifier.startsWith(`${name}/`))
  return own === undefined ? undefined : own.folder + specifier.slice(own.name.length)
}

function packageOf(specifier: string): string | undefined {
  if (/^(?:\.|node:)/.test(specifier)) return undefined
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Circles of files that import one another when the program runs, each as a path that ends where it began. */
export function findCycles(edges: readonly ImportEdge[]): readonly (readonly string[])[] {
  const next = new Map<string, readonly string[]>()
  for (const { from, to, typeOnly } of edges)
    if (to !== undefined && !typeOnly) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const cycles: (readonly string[])[] = []
  const follow = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file])
    else if (!done.has(file)) {
      for (const target of next.get(file) ?? []) follow(target, [...path, file])
      done.add(file)
    }
  }
  for (const file of next.keys()) follow(file, [])
  return cycles
}
