import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generateTypes } from '@citx/schema/codegen/generate-types.ts'
import { TARGETS } from '@citx/schema/codegen/targets.ts'
import { writeTargets } from '@citx/schema/codegen/write-targets.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-generated-'))
  for (const { file } of TARGETS) await mkdir(join(folder, dirname(file)), { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

async function states(checkOnly: boolean): Promise<readonly string[]> {
  const root = pathToFileURL(`${folder}/`)
  const found: string[] = []
  for await (const { state } of writeTargets(TARGETS, { root, checkOnly })) found.push(state)
  return found
}

describe('generating resolver types', () => {
  it('writes what is missing, and finds it up to date', async () => {
    expect(await states(false)).toEqual(TARGETS.map(() => 'written'))
    expect(await states(true)).toEqual(TARGETS.map(() => 'up to date'))
  })

  it('names what is stale and leaves it as it is', async () => {
    await states(false)
    const file = join(folder, TARGETS[1]?.file ?? '')
    await writeFile(file, 'old')
    expect(await states(true)).toEqual(
      TARGETS.map((_, index) => (index === 1 ? 'stale' : 'up to date')),
    )
    expect(await readFile(file, 'utf8')).toBe('old')
  })

  it.each(TARGETS)('$file needs nothing but types when it runs', async (target) => {
    const text = await generateTypes(target)
    expect(text).toMatch(/^export type Resolvers</m)
    expect(text).not.toMatch(/^(?:export )?(?:declare )?(?:const )?enum /m)
    expect(text.match(/^import (?!type )/gm)).toBeNull()
    expect(text).toBe(await generateTypes(target))
  })
})
