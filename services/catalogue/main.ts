import { createLogger } from '@citx/kit/log/logger.ts'
import { createShutdown } from '@citx/kit/process/shutdown.ts'
import { createCatalogue } from './catalogue.ts'
import { readConfig } from './config.ts'

const log = createLogger({ name: 'catalogue' })
const shutdown = createShutdown({ process, log })
shutdown.use('catalogue', await createCatalogue({ ...readConfig(process.env), log }))
