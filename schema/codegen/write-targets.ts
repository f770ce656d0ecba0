import { readFile, writeFile } from 'node:fs/promises'
import { generateTypes } from './generate-types.ts'
import type { Target } from './targets.ts'

/** One generated file, and whether it was what the SDL gives. */
export interface TargetState {
  readonly file: string
  readonly state: 'up to date' | 'stale' | 'written'
}

/** Generates each target below `root` and compares it with the file there; writes what differs unless `checkOnly`. */
export async function* writeTargets(
  targets: readonly Target[],
  { root, checkOnly }: { readonly root: URL; readonly checkOnly: boolean },
): AsyncGenerator<TargetState> {
  for (const target of targets) {
    const { file } = target
    const path = new URL(file, root)
    const generated = await generateTypes(target)
    if (generated === (await readIfThere(path))) yield { file, state: 'up to date' }
    else if (checkOnly) yield { file, state: 'stale' }
    else {
      await writeFile(path, generated)
      yield { file, state: 'written' }
    }
  }
}

async function readIfThere(path: URL): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
