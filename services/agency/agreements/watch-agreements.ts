import { stat } from 'node:fs/promises'
import { readTextFile } from '@citx/kit/config/read-text-file.ts'
import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import type { Agreement } from './agreement.ts'
import { parseAgreements, type AgreementsReading } from './parse-agreements.ts'

export interface AgreementsSource {
  current(): readonly Agreement[]
}

export interface WatchedAgreements extends AgreementsSource, Disposable {
  /** Looks at the file now instead of waiting for the next look. */
  refresh(): Promise<void>
}

export interface WatchOptions extends Omit<AgreementsReading, 'where'> {
  readonly path: string
  readonly log: Logger
  readonly intervalMs?: number
}

/**
 * The agreements of a file, read again when it changes (one look a second). Fails with BAD_CONFIG when the file is wrong at
 * the start. When it becomes wrong or unreadable later, nothing is shared until it is corrected: a revocation with a typing
 * error must not leave the old agreement in force. No file means no agreements.
 */
export async function watchAgreements(options: WatchOptions): Promise<WatchedAgreements> {
  const { path, log, intervalMs = 1000, ...reading } = options
  let version = await versionOf(path)
  let agreements = await load()
  let looking = Promise.resolve()

  const timer = setInterval(() => void look(), intervalMs)
  timer.unref()
  return {
    current: () => agreements,
    refresh: look,
    [Symbol.dispose]: () => clearInterval(timer),
  }

  function look(): Promise<void> {
    looking = looking.then(reloadIfChanged)
    return looking
  }

  async function reloadIfChanged(): Promise<void> {
    try {
      const found = await versionOf(path)
      if (found === version) return
      agreements = await load()
      version = found
      log.info({ agreements: agreements.length }, 'agreements changed')
    } catch (error) {
      if (version !== 'broken')
        log.error({ err: error }, 'nothing is shared until this is corrected')
      agreements = []
      version = 'broken'
    }
  }

  async function load(): Promise<readonly Agreement[]> {
    try {
      return parseAgreements(await readTextFile(path), { ...reading, where: path })
    } catch (error) {
      if (isCitxError(error, 'FILE_NOT_FOUND') || isCitxError(error, 'EMPTY_FILE')) return []
      throw error
    }
  }
}

async function versionOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found === undefined ? 'none' : `${found.mtimeNs}|${found.size}|${found.ino}`
}
