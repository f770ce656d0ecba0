import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { createGateway } from '@citx/gateway/gateway.ts'
import { watchDirectory } from '@citx/kit/directory/watch-directory.ts'
import { readGatewayFile, resolveKey } from '../gateway-file.ts'
import { openSigningKey } from '../keys.ts'
import { runUntilStopped } from '../terminal/run-until-stopped.ts'
import { logOf, type Terminal } from '../terminal/terminal.ts'
import { examples } from './options.ts'

export function gatewayCommand(terminal: Terminal): Command {
  return new Command('gateway')
    .summary('run a gateway')
    .description('Runs a gateway until Ctrl-C or SIGTERM. Logs go to standard error.')
    .requiredOption('--config <file>', 'gateway.yaml')
    .addHelpText('after', examples('citx gateway --config gateway.yaml'))
    .action(async ({ config: path }: { readonly config: string }) =>
      runUntilStopped(terminal, async (started) => {
        const log = logOf(terminal, 'gateway')
        const { key, directory, ...config } = await readGatewayFile(path)
        const keyFile = resolveKey(path, key)
        const signingKey = await openSigningKey(keyFile)
        const memory = join(dirname(keyFile), 'directory-seen.json')
        const watch = started.use(await watchDirectory({ ...directory, log, memory }))
        return started.use(
          await createGateway({
            config,
            key: signingKey,
            directory: watch,
            log,
          }),
        )
      }),
    )
}
