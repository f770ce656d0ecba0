import { Command } from 'commander'
import { associateCommand } from './commands/associate.ts'
import { compareCommand } from './commands/compare.ts'
import { decomposeCommand } from './commands/decompose.ts'
import { demoCommand } from './commands/demo.ts'
import { gatewayCommand } from './commands/gateway.ts'
import { ingestCommand } from './commands/ingest.ts'
import { inspectCommand } from './commands/inspect.ts'
import { keysCommand } from './commands/keys.ts'
import { lifeEventCommand } from './commands/life-event.ts'
import { joinCommand, leaveCommand } from './commands/membership.ts'
import { queryCommand } from './commands/query.ts'
import { releaseCommand } from './commands/release.ts'
import { roiCommand } from './commands/roi.ts'
import { serveCommand } from './commands/serve.ts'
import { stagesCommand } from './commands/stages.ts'
import { trendCommand } from './commands/trend.ts'
import { verifyCommand } from './commands/verify.ts'
import { reportError } from './terminal/report-error.ts'
import type { Terminal } from './terminal/terminal.ts'

/** Runs one command line; returns the process's exit code and never throws. */
export async function runCitx(
  argumentsGiven: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const program = createProgram(terminal)
  try {
    await program.parseAsync(argumentsGiven, { from: 'user' })
    return 0
  } catch (error) {
    return reportError(terminal, argumentsGiven.includes('--json'), error)
  }
}

function createProgram(terminal: Terminal): Command {
  const program = new Command('citx')
    .description('CitX Exchange: agencies publish, analysts ask, forums compare.')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 2 bad usage or input, 3 refused, 4 not available, 5 a defect of this program.',
    )
  for (const create of commands) program.addCommand(create(terminal))
  prepare(program, terminal)
  return program
}

const commands = [
  ingestCommand,
  releaseCommand,
  verifyCommand,
  inspectCommand,
  keysCommand,
  serveCommand,
  gatewayCommand,
  demoCommand,
  joinCommand,
  leaveCommand,
  queryCommand,
  compareCommand,
  trendCommand,
  decomposeCommand,
  stagesCommand,
  lifeEventCommand,
  associateCommand,
  roiCommand,
]

/** Nothing below exits or prints on its own: errors come back here, with their code. */
function prepare(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.stdout.write(text),
    writeErr: (text) => terminal.stderr.write(text),
    outputError: () => undefined,
  })
  for (const inner of command.commands) prepare(inner, terminal)
}
