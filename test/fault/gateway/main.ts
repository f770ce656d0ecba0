import { parseArgs } from 'node:util'
import { createRandom } from '@citx/sample/generate/random.ts'
import { parseSeed } from '../../support/figure-options.ts'
import { measureBombs } from './bombs.ts'
import { runFailures } from './failure-rounds.ts'
import { CAP_MB, measureFloods } from './floods.ts'
import { runMembership } from './membership-rounds.ts'
import { measureStart } from './start.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    answers: { type: 'string' },
    changes: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const startedMs = performance.now()
const seed = parseSeed(values.seed)
const random = createRandom(seed)
const draw = () => random.fraction()
const { quick } = values

/** Says on the error stream how far it is, so that `--json` prints one object alone. */
const say = (what: string) => process.stderr.write(`${what}\n`)
let saidMs = -Infinity
const sayRows = (done: number, of: number) => {
  if (performance.now() - saidMs < 10_000) return
  saidMs = performance.now()
  say(`failing agencies: ${done} of ${of} answers compared`)
}

const answers = Number(values.answers ?? (quick ? 2_000 : 100_000))
const failures = await runFailures({
  rows: answers,
  random: draw,
  onProgress: (rows) => sayRows(rows, answers),
})
const changes = Number(values.changes ?? (quick ? 60 : 1_000))
say(`members: ${changes} changes`)
const membership = await runMembership({ changes, random: draw })
say('a start among the dead, floods, bombs')
const start = await measureStart()
const floods = await measureFloods()
const bombs = await measureBombs({ rounds: quick ? 10 : 40, questions: 20 })

const broken = [
  ...failures.broken,
  ...membership.broken,
  ...(membership.mixed > 0 ? [`${membership.mixed} answers of two memberships`] : []),
  // On a machine that is late itself nobody can tell.
  ...(failures.overdue > 0 && failures.lagMs < 200
    ? [`${failures.overdue} answers after their deadline`]
    : []),
  ...(failures.heapGrowthMb > 16 ? ['the heap grows while agencies fail'] : []),
  ...(membership.heapGrowthMb > 16 ? ['the heap grows while members change'] : []),
  ...(start.allDown ? [] : ['a gateway of dead agencies does not say that they are down']),
  ...floods
    .filter(({ status, peakGrowthMb }) => status !== 'BAD_RESPONSE' || peakGrowthMb > 16 * CAP_MB)
    .map(({ flood }) => `${flood} was too much`),
  ...bombs.filter(({ allRefused }) => !allRefused).map(({ bomb }) => `not refused: ${bomb}`),
]
const result = {
  ok: broken.length === 0,
  seed,
  seconds: Math.round((performance.now() - startedMs) / 1000),
  failures,
  membership,
  start,
  floods,
  bombs,
  broken,
}
process.stdout.write(`${JSON.stringify(result, undefined, values.json ? 0 : 2)}\n`)
process.exitCode = result.ok ? 0 : 1
