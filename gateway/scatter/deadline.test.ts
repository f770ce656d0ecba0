import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Pool } from 'undici'
import { expect, it } from 'vitest'
import { post } from './connection/post.ts'
import { startDeadline } from './deadline.ts'

/** What two threads tell one another while neither has time for messages: the place of each word, which is 1 once said. */
const busy = 0
const over = 1

/** Says that it was asked, and answers or hangs up as soon as whoever asked is busy. */
const agency = `
  const { createServer } = require('node:http')
  const { parentPort, workerData: words } = require('node:worker_threads')
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.on('close', () => { Atomics.store(words, ${over}, 1); Atomics.notify(words, ${over}) })
      parentPort.postMessage('asked')
      Atomics.wait(words, ${busy}, 0)
      if (request.url === '/answer') response.end('{}')
      else {
        response.writeHead(200, { 'content-length': 9 })
        response.write('{', () => response.socket.destroy())
      }
    })
  })
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`

it.each([
  ['an answer', '/answer', { kind: 'response' }],
  ['a line that is cut', '/half', { kind: 'failed', failure: { status: 'DOWN' } }],
])('a gateway that was busy sees %s that came in time', async (_what, path, expected) => {
  const words = new Int32Array(new SharedArrayBuffer(8))
  await using stack = new AsyncDisposableStack()
  const worker = new Worker(agency, { eval: true, workerData: words })
  stack.defer(async () => void (await worker.terminate()))
  const [port] = await once(worker, 'message')
  const pool = new Pool(`http://127.0.0.1:${port}`)
  stack.defer(() => pool.destroy())
  using deadline = startDeadline(3_000, new AbortController().signal)
  const result = post(pool, { path, headers: [], body: '{}', deadline, maxBytes: 100 })
  await once(worker, 'message')
  expect(deadline.ending).toBeUndefined()
  Atomics.store(words, busy, 1)
  Atomics.notify(words, busy)
  // As if computing: until the agency is done, and then until the time is up.
  Atomics.wait(words, over, 0)
  const idle = new Int32Array(new SharedArrayBuffer(4))
  Atomics.wait(idle, 0, 0, Math.max(0, deadline.dueMs - performance.now()) + 5)
  expect(await result).toMatchObject(expected)
})
