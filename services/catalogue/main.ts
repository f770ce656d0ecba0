import { describeError } from '@citx/kit/errors/describe-error.ts'
import { createLogger } from '@citx/kit/log/logger.ts'
import { createShutdown } from '@citx/kit/process/shutdown.ts'
import { createCatalogue } from './catalogue.ts'
import { readConfig } from './config.ts'

const log = createLogger({ name: 'catalogue' })
const shutdown = createShutdown({ process, log })
try {
  shutdown.use('catalogue', await createCatalogue({ ...readConfig(process.env), log }))
} catch (error) {
  const { code, message, exit } = describeError(error)
  log.fatal({ err: error, code }, message)
  process.exitCode = exit
  await shutdown.run()
}
