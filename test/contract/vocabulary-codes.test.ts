import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { Term } from '@citx/schema/vocabulary/vocabulary.ts'
import { describe, expect, it } from 'vitest'

const data = join(import.meta.dirname, '../../../shared/data')
const lgsl = join(data, 'taxonomies/uk-lgsl-govuk-enabled.csv')
const fft = join(data, 'uk-nhs-fft/nhs-fft-coded-2trusts.csv')
const { journeys, themes, stages } = loadVocabulary()

function codesOf(scheme: string, terms: Iterable<Term>): readonly string[] {
  return Array.from(terms).flatMap(({ matches }) =>
    (matches ?? []).filter((match) => match.scheme === scheme).map(({ code }) => code),
  )
}

describe('codes of other schemes', () => {
  it('no theme shares a label of the NHS coding framework with another', () => {
    const labels = codesOf('nhs-fft', themes.values())
    expect(labels.length).toBe(new Set(labels).size)
  })

  it.skipIf(!existsSync(lgsl))('LGSL codes exist (skipped where ../shared/data is missing)', () => {
    const known = new Set(
      readFileSync(lgsl, 'utf8')
        .split('\n')
        .map((line) => line.split(',')[0]),
    )
    const used = codesOf('lgsl', [...journeys.values(), ...stages.values()])
    expect(used.filter((code) => !known.has(code))).toEqual([])
  })

  it.skipIf(!existsSync(fft))(
    'every label of the NHS export has a theme, and every label we name is one (skipped where ../shared/data is missing)',
    () => {
      const columns = headerOf(readFileSync(fft, 'utf8'))
      const labels = columns.slice(columns.indexOf('Not assigned'))
      const unthemed = ['Not assigned', 'Labelling not possible']
      expect(codesOf('nhs-fft', themes.values()).toSorted()).toEqual(
        labels.filter((label) => !unthemed.includes(label)).toSorted(),
      )
    },
  )
})

function headerOf(csv: string): readonly string[] {
  const line = csv.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? ''
  return Array.from(line.matchAll(/"(?<quoted>[^"]*)"|(?<plain>[^,]+)/g), ({ groups }) =>
    (groups?.['quoted'] ?? groups?.['plain'] ?? '').trim(),
  )
}
