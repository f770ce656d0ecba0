import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from './source-files.ts'

/** One package of the repository. */
export interface Workspace {
  /** From the root. */
  readonly folder: string
  readonly name: string
  readonly dependencies: readonly string[]
}

const manifest = z.object({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  workspaces: z.array(z.string()).default([]),
})

const root = readManifest('.')

export const WORKSPACES: readonly Workspace[] = root.workspaces.map((folder) => {
  const { name, dependencies, optionalDependencies } = readManifest(folder)
  return { folder, name, dependencies: Object.keys({ ...dependencies, ...optionalDependencies }) }
})

/** What tests and tools may use besides. */
export const ROOT_DEPENDENCIES: readonly string[] = Object.keys({
  ...root.dependencies,
  ...root.devDependencies,
})

export function findWorkspace(path: string): Workspace | undefined {
  return WORKSPACES.find(({ folder }) => path.startsWith(`${folder}/`))
}

function readManifest(folder: string) {
  const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8')
  return manifest.parse(JSON.parse(text))
}
