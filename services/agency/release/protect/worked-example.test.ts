import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defaultTable } from './default-table.ts'
import { lookUp, perturbationTable, type PerturbationTable } from './perturbation-table.ts'
import { solveCountTable } from './solve-table.ts'

const path = '../../../../test/vectors/disclosure-control/worked-example.reference.json'
const record = z.object({
  journey: z.string(),
  channel: z.string(),
  score: z.int(),
  rkey: z.number(),
})
const referenceCell = z.object({
  journey: z.string(),
  channel: z.string(),
  vname: z.string(),
  uwc: z.int(),
  puwc: z.int(),
  ckey: z.number(),
})
const file = z.object({
  microdata: z.array(record),
  counts: z.record(z.string(), z.array(referenceCell)),
})
const { microdata, counts } = file.parse(
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')),
)
type ReferenceCell = z.infer<typeof referenceCell>

const example = { D: 2, V: 1.05, js: 1 }
const tables: Readonly<Record<string, PerturbationTable>> = {
  D5V3js2: defaultTable,
  D3V1js0: perturbationTable({ D: 3, V: 1, js: 0 }),
  pt_ex_cnts: {
    ...example,
    rows: solveCountTable(example, { mono: [true, true, false, true] }),
    sha256: '',
  },
}

function contributorsOf({ journey, channel, vname }: ReferenceCell) {
  return microdata.filter(
    (each) =>
      ['ALL', each.journey].includes(journey) &&
      ['ALL', each.channel].includes(channel) &&
      ['total', `s${each.score}`].includes(vname),
  )
}

describe('the worked example of the reference implementation (keys of its own, our lookup)', () => {
  const cells = Object.entries(counts).flatMap(([name, list]) =>
    list.map((cell) => ({ name, cell })),
  )

  it('has 216 cells', () => expect(cells).toHaveLength(216))

  it.each(Object.keys(counts))('%s: every count and every perturbed count agree', (name) => {
    const table = tables[name]
    if (table === undefined) throw new Error(`no table ${name}`)
    for (const cell of counts[name] ?? []) {
      const own = contributorsOf(cell)
      expect(own).toHaveLength(cell.uwc)
      const draw = Math.floor(cell.ckey * 2 ** 32)
      expect(cell.uwc + lookUp(table, cell.uwc, draw)).toBe(cell.puwc)
      const sum = own.reduce((total, { rkey }) => total + rkey, 0)
      if (cell.uwc > 0) expect((sum % 1).toFixed(6)).toBe(cell.ckey.toFixed(6))
    }
  })
})
