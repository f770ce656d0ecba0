import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A file of the repository: its path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

export const ROOT = join(import.meta.dirname, '../..')

const SKIPPED = new Set(['node_modules', '.git', 'data', 'coverage', 'dist', 'vectors', 'peers'])

/** Every file of the repository whose name ends in one of these, without dependencies, data, third-party vectors and other gateways. */
export function readSourceFiles(endings: readonly string[]): readonly SourceFile[] {
  return walk(ROOT)
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => ({ path: relative(ROOT, file), text: readFileSync(file, 'utf8') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) && !folder.endsWith('vocabulary')) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return entry.isFile() ? [path] : []
  })
}
