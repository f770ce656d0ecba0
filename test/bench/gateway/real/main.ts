import { serveAgency } from '@citx/agency/serve-agency.ts'
import { createCatalogue } from '@citx/catalogue/catalogue.ts'
import { Secret } from '@citx/kit/config/secret.ts'
import { silentLogger as log } from '@citx/kit/log/logger.ts'
import { serverDatabases } from '@citx/kit/postgres/server-databases.ts'
import { answerMessages, readOrders, tellReady } from '../measure/answer-messages.ts'
import { countAnswers } from './count-answers.ts'
import { neighbours } from './neighbours.ts'
import { openNeighbour } from './open-neighbour.ts'
import { realOrders } from './orders.ts'
import { servePrefixed } from './prefixed-door.ts'

/** Agencies as they are shipped, all in this process, so that their CPU is told apart from that of the gateways. */
const orders = readOrders(realOrders)
const postgres = serverDatabases(new Secret(orders.adminUrl))
const served = await Promise.all(
  neighbours(orders.agencies, orders.seed).map(async (sample) => {
    const agency = await openNeighbour(sample, orders, postgres)
    const [own, prefixed] = await Promise.all([
      serveAgency({ agency, log }),
      servePrefixed(agency, orders),
    ])
    return { id: agency.id, url: own.url, prefixedUrl: prefixed.url }
  }),
)
const catalogue = await createCatalogue({ log })
const asked = countAnswers()
answerMessages({ asked })
tellReady({ agencies: served, catalogueUrl: catalogue.url })
