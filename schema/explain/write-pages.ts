import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from './page.ts'

/** A page whose file is not what it should be, and what was done about it. */
export interface PageState {
  readonly path: string
  readonly state: 'stale' | 'written' | 'superfluous' | 'removed'
}

/**
 * Makes the folder hold exactly these pages; with `checkOnly` nothing is touched. Returns the pages that were not as they
 * should be, files of pages that are no more included.
 */
export async function writePages(
  pages: readonly Page[],
  { folder, checkOnly }: { readonly folder: URL; readonly checkOnly: boolean },
): Promise<readonly PageState[]> {
  const present = await filesIn(folder)
  const states: PageState[] = []
  for (const { path, text } of pages) {
    const file = fileURLToPath(new URL(path, folder))
    if (present.has(path) && (await readFile(file, 'utf8')) === text) continue
    states.push({ path, state: checkOnly ? 'stale' : 'written' })
    if (checkOnly) continue
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  const wanted = new Set(pages.map(({ path }) => path))
  for (const path of [...present].filter((each) => !wanted.has(each)).toSorted()) {
    states.push({ path, state: checkOnly ? 'superfluous' : 'removed' })
    if (!checkOnly) await rm(new URL(path, folder))
  }
  return states
}

async function filesIn(folder: URL): Promise<ReadonlySet<string>> {
  await mkdir(folder, { recursive: true })
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const root = fileURLToPath(folder)
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(root, join(parentPath, name))),
  )
}
