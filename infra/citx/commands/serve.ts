import { dirname, join } from 'node:path'
import { Command, Option } from 'commander'
import { openAgency } from '@citx/agency/agency.ts'
import { serveAgency } from '@citx/agency/serve-agency.ts'
import { createCatalogue } from '@citx/catalogue/catalogue.ts'
import { directoryConfig } from '@citx/directory/config.ts'
import { createDirectory } from '@citx/directory/directory.ts'
import type { DirectoryTables } from '@citx/directory/membership/migrations.ts'
import { loadYamlFile } from '@citx/kit/config/load-yaml-file.ts'
import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { findPostgres } from '@citx/kit/postgres/find-postgres.ts'
import { openSecretText, openSigningKey } from '../keys.ts'
import { runUntilStopped } from '../terminal/run-until-stopped.ts'
import { logOf, type Terminal } from '../terminal/terminal.ts'
import { directoryKeyFile } from './keys.ts'
import { dataOption, examples, portOption, withOptions } from './options.ts'

interface ServeOptions {
  readonly data: string
  readonly host?: string
  readonly port?: number
}

const hostOption = () => new Option('--host <host>', 'address to listen on')
const listenPort = () => portOption('port to listen on')

export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .summary('run one service: an agency, the catalogue or the directory')
    .description('Runs one service until Ctrl-C or SIGTERM. Logs go to standard error.')
    .addCommand(serveAgencyCommand(terminal))
    .addCommand(serveCatalogueCommand(terminal))
    .addCommand(serveDirectoryCommand(terminal))
}

function serveAgencyCommand(terminal: Terminal): Command {
  const command = new Command('agency')
    .summary("serve an agency's releases to gateways")
    .argument('<id>', "the agency's id")
    .addHelpText('after', examples('citx serve agency eastvale --port 4101'))
    .action(async (id: string, { data, ...address }: ServeOptions) =>
      runUntilStopped(terminal, async (started) => {
        const log = logOf(terminal, 'agency')
        const agency = started.use(
          await openAgency({ dataDir: data, agency: id, env: terminal.env, log }),
        )
        return started.use(await serveAgency({ agency, log, ...address }))
      }),
    )
  return withOptions(command, [dataOption(), hostOption(), listenPort()])
}

function serveCatalogueCommand(terminal: Terminal): Command {
  const command = new Command('catalogue')
    .summary('serve the shared vocabulary')
    .addHelpText('after', examples('citx serve catalogue --port 4001'))
    .action(async (address: Omit<ServeOptions, 'data'>) =>
      runUntilStopped(terminal, async (started) =>
        started.use(await createCatalogue({ log: logOf(terminal, 'catalogue'), ...address })),
      ),
    )
  return withOptions(command, [hostOption(), listenPort()])
}

function serveDirectoryCommand(terminal: Terminal): Command {
  const command = new Command('directory')
    .summary('serve the signed list of who takes part')
    .description(
      'Serves the directory. Its key and the administrator token are made at the first start, beside the configuration file.',
    )
    .requiredOption('--config <file>', 'directory.yaml: partners, forums and gateways')
    .addHelpText('after', examples('citx serve directory --config directory.yaml'))
    .action(async ({ data, config: path }: ServeOptions & { readonly config: string }) =>
      runUntilStopped(terminal, async (started) => {
        const log = logOf(terminal, 'directory')
        const { value, locate } = await loadYamlFile(path)
        const { host, port, allowPrivateAddresses, ...members } = parseConfig(
          directoryConfig,
          value,
          path,
          { locate },
        )
        const keyFile = directoryKeyFile(path)
        const key = await openSigningKey(keyFile)
        const administratorToken = await openSecretText(
          join(dirname(keyFile), 'administrator.token'),
        )
        const postgres = started.use(await findPostgres({ dataDir: data, env: terminal.env, log }))
        await postgres.createDatabase('citx_directory')
        const db = openDatabase<DirectoryTables>(postgres.urlFor('citx_directory'), {
          applicationName: 'citx-directory',
          log,
        })
        started.defer(() => db.destroy())
        const directory = started.use(
          await createDirectory({
            db,
            key,
            administratorToken,
            allowPrivateAddresses,
            host,
            port,
            log,
          }),
        )
        await directory.configure(members)
        return directory
      }),
    )
  return withOptions(command, [dataOption()])
}
