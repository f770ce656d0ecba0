import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDataFiles } from './read-data-files.ts'
import { VocabularyError } from './vocabulary-error.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-vocabulary-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function readWith(changes: Readonly<Record<string, string>>): Promise<unknown> {
  await cp(join(import.meta.dirname, 'data'), folder, { recursive: true })
  for (const [file, text] of Object.entries(changes)) await writeFile(join(folder, file), text)
  try {
    return readDataFiles(pathToFileURL(`${folder}/`))
  } catch (error) {
    if (error instanceof VocabularyError) return error.problems
    throw error
  }
}

describe('data files without their shape', () => {
  it('are all named, with the place and what is wrong there', async () => {
    const stages = 'source: x\nterms:\n  - { id: Find Out, name: Find out }\n'
    const figures = 'source: x\nterms:\n  - { id: residents, title: Residents }\n'
    expect(await readWith({ 'stages.yaml': stages, 'figures.yaml': figures })).toEqual([
      'stages.yaml at terms.0.id: write ids in kebab case',
      expect.stringMatching(/^figures\.yaml at terms\.0\.name: /),
      expect.stringMatching(/^figures\.yaml at terms\.0: .*title/),
    ])
  })

  it('are refused when a template names a list that is not there', async () => {
    const measures = `family: demand
unit: event
across: [journey]
measures:
  - { each: moods, id: 'mood-{id}', name: '{name}', construct: mood, answers: five, source: x }
`
    expect(await readWith({ 'measures/demand.yaml': measures })).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^measures\/demand\.yaml at measures\.0.*each/),
      ]),
    )
  })

  it('are refused when a metric lacks its source', async () => {
    const metrics = `family: demand
metrics:
  - { id: a, name: A, construct: a, unit: percent, direction: up, formula: a of b, over: reported }
`
    expect(await readWith({ 'metrics/demand.yaml': metrics })).toEqual([
      expect.stringMatching(/^metrics\/demand\.yaml at metrics\.0\.source: /),
    ])
  })
})
