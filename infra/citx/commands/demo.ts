import { Command, Option } from 'commander'
import { Secret } from '@citx/kit/config/secret.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { findPostgres } from '@citx/kit/postgres/find-postgres.ts'
import { SAMPLE_MONTHS } from '@citx/sample/generate/story.ts'
import { announceNetwork } from '@citx/sample/network/announce-network.ts'
import { startSampleNetwork } from '@citx/sample/network/network.ts'
import { describeComparison, fetchComparison, type Comparison } from '../exchange/comparison.ts'
import { createProgress } from '../terminal/progress.ts'
import { RefusedResult } from '../terminal/refused-result.ts'
import { stopped } from '../terminal/run-until-stopped.ts'
import { logOf, writeLines, writeResult, type Terminal } from '../terminal/terminal.ts'
import {
  dataOption,
  examples,
  jsonOption,
  portOption,
  wholeNumber,
  withOptions,
} from './options.ts'

interface DemoOptions {
  readonly data: string
  readonly port: number
  readonly months: number
  readonly once: boolean
  readonly json: boolean
}

const QUESTION = { metric: 'percent-satisfied', journey: 'council-tax', window: '2026-09' } as const

export function demoCommand(terminal: Terminal): Command {
  const command = new Command('demo')
    .summary('run the whole exchange with six sample agencies')
    .description(
      'Starts six sample agencies with two years of data, catalogue, directory, issuer and gateway, and prints a comparison. The first start makes the data; later ones reuse it. Everything stays in the data folder.',
    )
    .option('--once', 'end after the comparison; exit code 0 only if every agency answered', false)
    .addOption(
      new Option('--months <count>', 'how many months of data to make')
        .argParser(wholeNumber(1, SAMPLE_MONTHS.length))
        .default(SAMPLE_MONTHS.length),
    )
    .addOption(portOption('first of the ports to use; 0 takes free ones').default(4000))
    .addHelpText('after', examples('citx demo', 'citx demo --once --port 0 --data /tmp/citx'))
    .action(async (options: DemoOptions) => {
      await using started = new AsyncDisposableStack()
      const { network, seconds } = await start(terminal, options, started)
      started.use(await announceNetwork(network, options.data, logOf(terminal, 'demo')))
      const token = new Secret(await network.tokenFor('analyst'))
      const comparison = await fetchComparison(
        { url: network.gatewayUrl, token },
        QUESTION,
        terminal.signal,
      )
      const agencies = [...network.agencies.keys()]
      const result = { gateway: network.gatewayUrl, agencies, seconds, comparison }
      const missing = options.once ? findMissing(comparison) : undefined
      if (missing !== undefined && options.json) throw new RefusedResult(missing, result)
      writeResult(terminal, options.json, result, () => [
        `Ready after ${seconds} s.`,
        '',
        ...describeComparison(comparison),
      ])
      if (missing !== undefined) throw missing
      if (!options.once) await stayUp(terminal, network.gatewayUrl)
    })
  return withOptions(command, [dataOption(), jsonOption()])
}

async function start(
  terminal: Terminal,
  { data, port, months }: DemoOptions,
  started: AsyncDisposableStack,
) {
  const startedAt = performance.now()
  const log = logOf(terminal, 'demo')
  const postgres = started.use(await findPostgres({ dataDir: data, env: terminal.env, log }))
  const progress = createProgress(terminal, 'Preparing six agencies')
  started.defer(() => progress.end())
  const network = started.use(
    await startSampleNetwork({
      dataDir: data,
      postgres,
      log,
      firstPort: port,
      months: SAMPLE_MONTHS.slice(-months),
      onProgress: (done, total, what) => progress.update(done, total, what),
      signal: terminal.signal,
    }),
  )
  progress.end()
  return { network, seconds: Math.round((performance.now() - startedAt) / 1000) }
}

/** A demonstration in which somebody was missing is no demonstration. */
function findMissing({ participation }: Comparison): CitxError | undefined {
  const missing = participation.filter(({ status }) => status !== 'OK')
  if (missing.length === 0) return undefined
  return new CitxError(
    'INCOMPLETE_ANSWER',
    missing.map(({ agency, status }) => `${agency}: ${status}`).join(', '),
  )
}

async function stayUp(terminal: Terminal, gatewayUrl: string): Promise<void> {
  writeLines(
    terminal.stdout,
    '',
    `The gateway answers at ${gatewayUrl}. In another terminal:`,
    '',
    '  npx citx compare --metric failure-demand --journey council-tax --window 2026-09',
    '  npx citx query \'{ lifeEvent(id: "becoming-a-carer") { name steps { journey { id name } } } }\'',
    '',
    'Ctrl-C stops everything.',
  )
  await stopped(terminal)
}
