import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The other gateways have a package of their own, outside the product's install. */
export const PEERS_FOLDER = join(import.meta.dirname, '../../peers')

/** Installs the other gateways, with npm's progress on standard error, unless they are there. */
export async function installPeers(tell: (what: string) => void): Promise<void> {
  // npm writes this file last.
  if (existsSync(join(PEERS_FOLDER, 'node_modules/.package-lock.json'))) return
  tell('installing the other gateways under test/bench/peers, once: about 700 MB')
  const args = ['ci', '--prefix', PEERS_FOLDER, '--ignore-scripts', '--no-audit', '--no-fund']
  const npm = spawn('npm', args, { cwd: PEERS_FOLDER, stdio: ['ignore', 2, 2] })
  const [code]: unknown[] = await once(npm, 'exit')
  if (code !== 0)
    throw new Error(`npm ${args.join(' ')} failed; run it by hand, or measure with --peers=''`)
}
