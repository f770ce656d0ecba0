import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asObjects, readContent } from '../testing.ts'

const vectors = new URL('../../../../../test/vectors/csv-spectrum/', import.meta.url)
const names = readdirSync(new URL('csvs/', vectors)).map((file) => file.replace('.csv', ''))

/** The phone number of this vector was blanked in its JSON alone. */
const knownDifference = { file: 'location_coordinates', from: '1234567890', to: '2095257564' }

function expected(name: string): unknown {
  const json = readFileSync(new URL(`json/${name}.json`, vectors), 'utf8')
  const { file, from, to } = knownDifference
  const parsed: unknown = JSON.parse(name === file ? json.replace(from, to) : json)
  return Array.isArray(parsed) ? parsed : [parsed]
}

describe('csv-spectrum', () => {
  it('has its twelve vectors', () => expect(names).toHaveLength(12))

  it.each(names)('%s', async (name) => {
    const csv = readFileSync(new URL(`csvs/${name}.csv`, vectors))
    expect(asObjects(await readContent(csv))).toEqual(expected(name))
  })
})
