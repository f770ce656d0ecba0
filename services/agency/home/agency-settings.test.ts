import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assumedSettings, readAgencySettings, writeNewSettings } from './agency-settings.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-settings-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(text: string) {
  const path = join(folder, 'agency.yaml')
  await writeFile(path, text)
  return readAgencySettings(path)
}

function writeProtection(protection: string): string {
  return `${writeNewSettings(assumedSettings('eastvale'))}protection: ${protection}\n`
}

describe("an agency's settings", () => {
  it('are assumed where only the id is known, with the default protection', async () => {
    const settings = await read(writeNewSettings(assumedSettings('eastvale')))
    expect(settings).toMatchObject({ id: 'eastvale', name: 'eastvale', timeZone: 'UTC' })
    expect(settings.protection).toEqual({
      citizens: { kind: 'perturbation-table', D: 5, V: 3, js: 2, publishAt: 10 },
      employees: { kind: 'perturbation-table', D: 5, V: 3, js: 2, publishAt: 15 },
    })
  })

  it('protect employees more strictly unless they say how', async () => {
    const base = writeNewSettings(assumedSettings('eastvale'))
    const { protection } = await read(
      `${base}protection: { citizens: { kind: threshold, minimumSubjects: 12 } }\n`,
    )
    expect(protection.employees).toEqual({ kind: 'threshold', minimumSubjects: 17 })
  })

  it('are refused with every problem and its place', async () => {
    const text = `id: Eastvale
name: ''
kind: village
country: Denmark
sizeBand: medium
timeZone: Mars/Olympus
endpoint: ftp://example.org
protection: { citizens: { kind: threshold, minimumSubjects: 2 } }
colour: red
`
    await expect(read(text)).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      details: expect.arrayContaining(
        [
          [1, 'id'],
          [2, 'name'],
          [3, 'kind'],
          [4, 'country'],
          [6, 'timeZone'],
          [7, 'endpoint'],
          [8, 'protection.citizens.minimumSubjects'],
        ].map(([row, path]) => expect.objectContaining({ row, path })),
      ),
    })
    await expect(read(text)).rejects.toThrow(/colour/)
  })

  const laplace = '{ kind: discrete-laplace, epsilon: 0.5, publishAt: 15 }'
  const table = '{ kind: perturbation-table, publishAt: 15 }'

  it('may protect employees by another kind of noise, and panels by discrete Laplace', async () => {
    const declared = await read(writeProtection('{ employees: panel }'))
    expect(declared.protection).toEqual({
      citizens: { kind: 'perturbation-table', D: 5, V: 3, js: 2, publishAt: 10 },
      employees: { kind: 'discrete-laplace', epsilon: 1, publishAt: 15 },
    })
    const mixed = await read(
      writeProtection(`{ employees: ${laplace}, budget: { questionInWindow: 1 } }`),
    )
    expect(mixed.protection).toMatchObject({
      employees: { epsilon: 0.5 },
      budget: { questionInWindow: 1 },
    })
  })

  it('may declare what the agency serves', async () => {
    const base = writeNewSettings(assumedSettings('eastvale'))
    const { serves } = await read(
      `${base}serves: { journeys: [pothole], channels: [web, phone] }\n`,
    )
    expect(serves).toEqual({ journeys: ['pothole'], channels: ['web', 'phone'] })
    await expect(read(`${base}serves: { journeys: [] }\n`)).rejects.toThrow(/at least one/)
  })

  it.each([
    ['{ openPublication: true }', ['protection.citizens', 'protection.employees']],
    [
      `{ openPublication: true, citizens: ${laplace}, employees: ${table} }`,
      ['protection.employees'],
    ],
    [
      '{ employees: { kind: threshold, minimumSubjects: 15, panel: true } }',
      ['protection.employees'],
    ],
    [`{ employees: ${table.replace(' }', ', panel: true }')} }`, ['protection.employees']],
  ])('refuse other noise than discrete Laplace where it must be that: %s', async (text, paths) => {
    await expect(read(writeProtection(text))).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      details: paths.map((path) => ({
        path,
        message: expect.stringContaining('must be discrete-laplace'),
      })),
    })
  })
})
