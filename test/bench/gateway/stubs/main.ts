import { createCatalogue } from '@citx/catalogue/catalogue.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { answerMessages, readOrders, tellReady } from '../measure/answer-messages.ts'
import { createAnswerBook } from './answer-book.ts'
import { serveAgencies } from './serve-agencies.ts'
import { stubsOrders } from './orders.ts'

const { seed, ports } = readOrders(stubsOrders)
const agencies = await serveAgencies(createAnswerBook(seed), ports)
const catalogue = await createCatalogue({ log: silentLogger })
answerMessages({
  asked: () => agencies.askedSoFar(),
  newest: () => ({ body: agencies.newestQuestion() }),
})
tellReady({ ports: agencies.ports, catalogueUrl: catalogue.url })
