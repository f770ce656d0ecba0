import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citx } from '../../support/command-line.ts'
import { createTestNetwork, type TestNetwork } from '../../support/network.ts'

const months = ['2026-02', '2026-03', '2026-04', '2026-07', '2026-08', '2026-09']

let network: TestNetwork
beforeAll(async () => {
  network = await createTestNetwork({ months })
}, 240_000)
afterAll(() => network[Symbol.asyncDispose]())

async function print(...commandLine: readonly string[]) {
  const token = await network.tokenFor('analyst')
  return citx(commandLine, { env: { CITX_GATEWAY: network.gatewayUrl, CITX_TOKEN: token } })
}

const place = (metric: string, journey: string) => ['--metric', metric, '--journey', journey]
const bins = place('failure-demand', 'waste-collection')
const quarter = ['--window', '2026-Q3']

/** What each command prints, and a field that its JSON must hold though the text does not show it. */
const questions = [
  {
    command: ['compare', ...bins, ...quarter, '--against', 'pendlebury'],
    text: [/Eastvale City Council/, /To the median of the others/, /\|-*o-*\|/],
    field: 'methods',
  },
  {
    command: [
      'trend',
      ...place('satisfaction-index', 'power-of-attorney'),
      '--agency',
      'northmoor',
      '--until',
      '2026-09',
      '--last',
      '8',
    ],
    text: [/2026-02 +\d/, /2026-05 +not yet published/, /mean \d+\.\d/],
    field: 'methods',
  },
  {
    command: ['decompose', ...bins, ...quarter, '--of', 'eastvale', '--against', 'pendlebury'],
    text: [/of it, other channels +\+/, /of it, better or worse within +-/, /would do better than/],
    field: 'methods',
  },
  {
    command: ['stages', '--journey', 'care-assessment', ...quarter, '--of', 'eastvale'],
    text: [/Prove identity/, /eastvale: negative emotion arises at prove, \d+\.\d % against/],
    field: 'methods',
  },
  {
    command: ['associate', '--journey', 'ALL', ...quarter],
    text: [/Employees/, /Rank correlation|No association/],
    field: 'methods',
  },
  {
    command: ['life-event', '--id', 'becoming-a-carer', ...quarter],
    text: [/Weakest: step 4/, /nobody publishes on it/, /Riverside/],
    field: 'across',
  },
]

describe('a question on the command line', () => {
  it.each(questions)(
    '$command prints what a person should read, in 100 columns',
    async ({ command, text }) => {
      const { exit, stdout, stderr } = await print(...command)
      expect([exit, stderr]).toEqual([0, ''])
      for (const expected of text) expect(stdout).toMatch(expected)
      expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
      expect(stdout).not.toMatch(/undefined|NaN|\[object/)
    },
  )

  it.each(questions)('$command gives the whole answer as JSON', async ({ command, field }) => {
    const { exit, stdout } = await print(...command, '--json')
    expect(exit).toBe(0)
    const answer: unknown = JSON.parse(stdout)
    expect(answer).toHaveProperty(field)
  })

  it('names the agency that shares nothing', async () => {
    const { stdout } = await print('associate', '--journey', 'ALL', ...quarter)
    expect(stdout).toMatch(/Left out: eastvale/)
  })

  it('says what life events there are, where one is not known', async () => {
    const { exit, stderr } = await print('life-event', '--id', 'winning-a-lottery', ...quarter)
    expect(exit).toBe(2)
    expect(stderr).toMatch(/lifeEvents/)
  })
})
