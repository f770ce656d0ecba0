import { access } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Command } from 'commander'
import { agencyHome, prepareHome } from '@citx/agency/home/agency-home.ts'
import { parseAgencyId } from '@citx/agency/home/agency-id.ts'
import { openKeys } from '@citx/agency/home/agency-keys.ts'
import { rotateReleaseKey } from '@citx/agency/home/release-keys.ts'
import { assumedSettings, writeNewSettings } from '@citx/agency/home/agency-settings.ts'
import type { SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { findGatewayKey } from '../gateway-file.ts'
import { openSigningKey } from '../keys.ts'
import { writeLines, writeResult, type Terminal } from '../terminal/terminal.ts'
import { dataOption, examples, jsonOption, withOptions } from './options.ts'

export function keysCommand(terminal: Terminal): Command {
  return new Command('keys')
    .summary('make the key of an agency, a gateway or a directory, and show its public half')
    .description(
      'Makes the key when there is none yet, and prints its public half on one line, as the configuration files of others take it. The private half stays in its file, which only its owner may read; a file that others may read is refused.',
    )
    .addCommand(agencyKeyCommand(terminal))
    .addCommand(rotateCommand(terminal))
    .addCommand(gatewayKeyCommand(terminal))
    .addCommand(directoryKeyCommand(terminal))
}

function agencyKeyCommand(terminal: Terminal): Command {
  const command = new Command('agency')
    .summary('the key that signs releases')
    .description(
      "Makes what is missing of the agency's folder: settings to correct, agreements that share nothing, and keys. No database is needed.",
    )
    .argument('<id>', "the agency's id")
    .addHelpText('after', examples('citx keys agency eastvale', 'citx keys agency eastvale --json'))
    .action(
      async (id: string, { data, json }: { readonly data: string; readonly json: boolean }) => {
        const agency = parseAgencyId(id)
        const home = agencyHome(data, agency)
        await prepareHome(home, writeNewSettings(assumedSettings(agency)))
        await showKey(terminal, json, join(home.keys, 'release.jwk'), async () => {
          const { release } = await openKeys(home.keys)
          return release
        })
      },
    )
  return withOptions(command, [dataOption(), jsonOption()])
}

function rotateCommand(terminal: Terminal): Command {
  const command = new Command('rotate')
    .summary('give an agency a new key to sign releases with')
    .description(
      'Makes a new release key. The former one signs nothing any more; its file is put aside, readable by its owner alone, and its public half stays listed, so that what it signed still verifies. Join again before the next release, so that readers know the new key.',
    )
    .argument('<agency>', "the agency's id")
    .addHelpText('after', examples('citx keys rotate eastvale'))
    .action(
      async (id: string, { data, json }: { readonly data: string; readonly json: boolean }) => {
        const agency = parseAgencyId(id)
        const { keys } = agencyHome(data, agency)
        const { present, former, formerFile } = await rotateReleaseKey(keys)
        const file = join(keys, 'release.jwk')
        const { publicKey } = present
        writeResult(terminal, json, { file, publicKey, former, formerFile }, () => [
          describeKey(publicKey),
          `The former key ${former.kid} was put aside in ${formerFile}.`,
          'Before the next release: run "citx join" again, so that readers know the new key.',
        ])
      },
    )
  return withOptions(command, [dataOption(), jsonOption()])
}

interface ConfiguredKeyOptions {
  readonly config: string
  readonly json: boolean
}

function gatewayKeyCommand(terminal: Terminal): Command {
  const command = new Command('gateway')
    .summary('the key that signs grants')
    .option('--config <file>', 'gateway.yaml, which may still be to come', 'gateway.yaml')
    .addHelpText('after', examples('citx keys gateway --config gateway.yaml'))
    .action(async ({ config, json }: ConfiguredKeyOptions) => {
      const path = await findGatewayKey(config)
      await showKey(terminal, json, path, () => openSigningKey(path))
    })
  return withOptions(command, [jsonOption()])
}

function directoryKeyCommand(terminal: Terminal): Command {
  const command = new Command('directory')
    .summary('the key that signs the list of members')
    .option('--config <file>', 'directory.yaml, which may still be to come', 'directory.yaml')
    .addHelpText('after', examples('citx keys directory --config directory.yaml'))
    .action(async ({ config, json }: ConfiguredKeyOptions) => {
      const path = directoryKeyFile(config)
      await showKey(terminal, json, path, () => openSigningKey(path))
    })
  return withOptions(command, [jsonOption()])
}

/** A directory keeps its key beside its configuration file. */
export function directoryKeyFile(configPath: string): string {
  return join(resolve(dirname(configPath)), 'keys', 'directory.jwk')
}

async function showKey(
  terminal: Terminal,
  json: boolean,
  file: string,
  open: () => Promise<SigningKey>,
): Promise<void> {
  const made = await isMissing(file)
  const { publicKey } = await open()
  if (!json) writeLines(terminal.stderr, made ? `Made ${file}` : `Read ${file}`)
  writeResult(terminal, json, { file, made, publicKey }, () => [describeKey(publicKey)])
}

async function isMissing(file: string): Promise<boolean> {
  return access(file).then(
    () => false,
    () => true,
  )
}

/** An item of a list of keys in YAML. */
function describeKey({ kty, crv, x, kid }: PublicKey): string {
  return `- { kty: ${kty}, crv: ${crv}, x: '${x}', kid: '${kid}' }`
}
