import { expect, it } from 'vitest'
import { startExchange } from './support/start-exchange.ts'
import { journey, startFactsAgency, window, type CellFacts } from './support/start-facts-agency.ts'

const where = `metric: "percent-satisfied", journey: "${journey}", window: "${window}"`
const figures =
  'agency { id } estimate { value low high n } rank { from to } tier difference { value low high adjustedPValue } funnel { position }'
const summary = 'summary { agencies median pooled { value } }'
const whole = 'grade reasons { code } channelMix { class } standardised { estimate { value } }'

const cell = (shift: number, channel?: string): CellFacts => ({
  measure: 'satisfaction-5',
  counts: { 1: 40 + shift, 2: 60, 3: 100, 4: 200 - shift, 5: 300 - 2 * shift },
  countVariance: 2,
  ...(channel !== undefined && { channel }),
})

it.each([
  ['its figures and ranks', `rows { ${figures} }`, false],
  ['its grades', 'rows { grade }', true],
  ['its grades in a fragment', '...Graded', true],
  [
    'standardised figures by another name',
    'rows { common: standardised { reasons { code } } }',
    true,
  ],
  ['who is left out, and why', 'leftOut { reasons { code } }', true],
  ['the common mix', 'commonMix { channel }', true],
])('a comparison asked for %s asks agencies by channel only where it must', async (...given) => {
  const [, selection, isByChannel] = given
  await using exchange = await startExchange()
  const asked: number[] = []
  const cells = (_agency: unknown, { channels }: { readonly channels: readonly string[] }) => {
    asked.push(channels.length)
    return []
  }
  const insight = { release: 'a'.repeat(64), metrics: () => [] }
  const agency = { cells, figures: () => [], measures: () => [], journey: () => insight }
  await exchange.admit(await exchange.startAgency({ id: 'north', agency }))
  const fragment = selection.includes('Graded')
    ? 'fragment Graded on Comparison { rows { grade } }'
    : ''
  const answer = await exchange.ask(`{ comparison(${where}) { ${selection} } } ${fragment}`)
  expect(answer.errors).toEqual([])
  expect(asked.map((channels) => channels > 1)).toEqual([isByChannel])
})

it('says the same of figures, whether or not grades are asked for with them', async () => {
  await using exchange = await startExchange()
  const agencies = ['north', 'south', 'east', 'west'].map((id, index) =>
    startFactsAgency(exchange, id, {
      cells: [cell(40 * index), cell(40 * index, index === 3 ? 'phone' : 'web')],
      collected: [{ measure: 'satisfaction-5', wordingClass: 'standard', mode: 'WEB' }],
    }),
  )
  await exchange.admit(...(await Promise.all(agencies)))
  const ask = async (rows: string) => {
    const answer = await exchange.ask(`{ comparison(${where}) { rows { ${rows} } ${summary} } }`)
    expect(answer.errors).toEqual([])
    return Object(answer.data).comparison
  }
  const [lean, full] = [await ask(figures), await ask(`${figures} ${whole}`)]
  expect(full.rows.map(({ grade }: { grade: string }) => grade).toSorted()).toEqual([
    'A',
    'A',
    'A',
    'B',
  ])
  expect(full).toMatchObject(lean)
  expect(lean.rows).toHaveLength(4)
})
