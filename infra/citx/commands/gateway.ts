import { dirname, resolve } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { gatewayConfig } from '@citx/gateway/config.ts'
import { createGateway } from '@citx/gateway/gateway.ts'
import { loadYamlFile } from '@citx/kit/config/load-yaml-file.ts'
import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { watchDirectory } from '@citx/kit/directory/watch-directory.ts'
import { publicKey } from '@citx/schema/directory/document.ts'
import { openSigningKey } from '../keys.ts'
import { runUntilStopped } from '../terminal/run-until-stopped.ts'
import { logOf, type Terminal } from '../terminal/terminal.ts'
import { examples } from './options.ts'

/** What `gateway.yaml` holds beside the gateway's own settings: its key, and the directory it trusts. */
const gatewayFile = gatewayConfig.extend({
  /** File of the key that grants are signed with, beside this file; made at the first start. */
  key: z.string().default('keys/gateway.jwk'),
  directory: z.strictObject({ url: z.url(), keys: z.array(publicKey).min(1) }),
})

export function gatewayCommand(terminal: Terminal): Command {
  return new Command('gateway')
    .summary('run a gateway')
    .description('Runs a gateway until Ctrl-C or SIGTERM. Logs go to standard error.')
    .requiredOption('--config <file>', 'gateway.yaml')
    .addHelpText('after', examples('citx gateway --config gateway.yaml'))
    .action(async ({ config: path }: { readonly config: string }) =>
      runUntilStopped(terminal, async (started) => {
        const log = logOf(terminal, 'gateway')
        const { value, locate } = await loadYamlFile(path)
        const { key, directory, ...config } = parseConfig(gatewayFile, value, path, { locate })
        const watch = started.use(await watchDirectory({ ...directory, log }))
        return started.use(
          await createGateway({
            config,
            key: await openSigningKey(resolve(dirname(path), key)),
            directory: watch,
            log,
          }),
        )
      }),
    )
}
