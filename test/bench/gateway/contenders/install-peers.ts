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
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: PEERS_FOLDER,
    stdio: ['ignore', process.stderr, process.stderr],
  })
  const [code] = await once(npm, 'exit')
  if (code !== 0)
    throw new Error(
      `npm ci --prefix ${PEERS_FOLDER} failed; run it by hand, or leave the peers out`,
    )
}
