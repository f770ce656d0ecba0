import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { expect, it, onTestFinished } from 'vitest'
import { testDataDir } from './data-dir.ts'
import { end, firstReport, spawnHolder } from './holder.ts'

const seats = 3
const rounds = Number(process.env['CITX_POSTGRES_ROUNDS'] ?? 4)
const signals = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const

function randomOf<T>(choices: readonly T[]): T | undefined {
  return choices[Math.floor(Math.random() * choices.length)]
}

/** Starts, uses and ends a user of the server; each checks once more at its end that the server was there throughout. */
async function takeSeat(dataDir: string, children: Set<ChildProcess>): Promise<string[]> {
  const problems: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const ending = randomOf(['shutdown', 'watch', 'exit'] as const) ?? 'watch'
    const child = spawnHolder(dataDir, { ending })
    children.add(child)
    const output: string[] = []
    child.stdout?.on('data', (chunk: unknown) => output.push(String(chunk)))
    const closed = once(child, 'close')
    if (Math.random() < 0.2) await wait(Math.random() * 1500)
    else {
      const said = await firstReport(child)
      if ('failure' in said) problems.push(said.failure.message)
      await wait(Math.random() * 300)
    }
    const signal = randomOf(signals) ?? 'SIGKILL'
    await end(child, signal)
    await closed
    children.delete(child)
    if (output.join('').includes('lost') || child.exitCode === 1)
      problems.push(`${ending}, ${signal}: ${output.join('')}`)
  }
  return problems
}

it('is up for whoever uses it while others come and go at random, and gone at the end', async () => {
  await using at = await testDataDir()
  const children = new Set<ChildProcess>()
  onTestFinished(() => children.forEach((child) => child.kill('SIGKILL')))
  const everyone = Array.from({ length: seats }, () => takeSeat(at.path, children))
  expect((await Promise.all(everyone)).flat()).toEqual([])
  // The last of them may have been killed, and then its server waits to be taken over.
  await (await startPostgres({ dataDir: at.path, durable: false })).stop()
  expect(await at.serverProcesses()).toEqual([])
})
