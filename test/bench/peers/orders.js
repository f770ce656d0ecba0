import { readFileSync } from 'node:fs'

/** What the bench tells a gateway: where the agencies are, the contract that they serve, and the supergraph made of it. */
export const orders = JSON.parse(process.argv[2] ?? '{}')

export const readContract = () => readFileSync(orders.contract, 'utf8')
export const readSupergraph = () => readFileSync(orders.supergraph, 'utf8')

/** Listens on a free port of this machine and tells the bench where. */
export async function serve(server, path) {
  server.keepAliveTimeout = 600_000
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  ready(`http://127.0.0.1:${server.address().port}${path}`)
}

export function ready(url) {
  process.send({ ready: { url } })
}
