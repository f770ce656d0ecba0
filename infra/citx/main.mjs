#!/usr/bin/env node
// Plain JavaScript, so that a Node too old to read TypeScript can still say so.
import { checkNodeVersion } from '@citx/kit/process/check-node-version.mjs'

checkNodeVersion()
const { runCitx } = await import('./citx.ts')
const { signalOfProcess } = await import('./terminal/process-signal.ts')
const { stdin, stdout, stderr, env } = process
// Who reads only the beginning, as `head` does, has what they want.
stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await runCitx(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  signal: signalOfProcess(),
})
