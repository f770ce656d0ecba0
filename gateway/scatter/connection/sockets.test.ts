import { Client, type Dispatcher } from 'undici'
import { describe, expect, it } from 'vitest'
import { createSockets, type Waiter } from './sockets.ts'

const open = () => new Client('http://127.0.0.1:1')

interface Guest extends Waiter {
  socket: Dispatcher | undefined
}

function guest(): Guest {
  return {
    socket: undefined,
    admit(socket) {
      this.socket = socket
    },
  }
}

function socketOf({ socket }: Guest): Dispatcher {
  if (socket === undefined) throw new Error('still waits')
  return socket
}

describe('sockets', () => {
  it('admit as many as there are places, queue some, and turn the rest away', () => {
    const sockets = createSockets(open, 1, 1)
    const [first, second, third] = [guest(), guest(), guest()]
    expect([first, second, third].map((one) => sockets.take(one))).toEqual([true, true, false])
    expect(second.socket).toBe(undefined)
    sockets.giveBack(socketOf(first))
    expect(second.socket).toBe(first.socket)
    expect([third, guest()].map((one) => sockets.take(one))).toEqual([true, false])
  })

  it('free the place in the queue of who gives up', () => {
    const sockets = createSockets(open, 1, 1)
    const [first, second, third] = [guest(), guest(), guest()]
    for (const one of [first, second]) sockets.take(one)
    sockets.leave(second)
    expect(sockets.take(third)).toBe(true)
    sockets.giveBack(socketOf(first))
    expect(second.socket).toBe(undefined)
    expect(third.socket).toBe(first.socket)
  })

  it('are passed through a queue of any length, where everyone hands them back at once', () => {
    const sockets = createSockets(open, 1, 20_000)
    const first = guest()
    sockets.take(first)
    let admitted = 0
    const hasty = (): Waiter => ({
      admit(socket) {
        admitted += 1
        sockets.giveBack(socket)
      },
    })
    for (let number = 0; number < 20_000; number += 1) sockets.take(hasty())
    sockets.giveBack(socketOf(first))
    expect(admitted).toBe(20_000)
    const last = guest()
    sockets.take(last)
    expect(last.socket).toBe(first.socket)
  })

  it('are closed when a question on them is given up, and others take their places', () => {
    const sockets = createSockets(open, 1, 1)
    const [first, second, third] = [guest(), guest(), guest()]
    for (const one of [first, second]) sockets.take(one)
    sockets.giveUp(socketOf(first))
    expect(first.socket).toMatchObject({ destroyed: true })
    expect(socketOf(second)).not.toBe(first.socket)
    sockets.giveUp(socketOf(second))
    sockets.take(third)
    expect(third.socket).toMatchObject({ destroyed: false })
  })

  it('are of no use to anyone once they are closed', async () => {
    const sockets = createSockets(open, 2, 1)
    const [first, second] = [guest(), guest()]
    sockets.take(first)
    await sockets.close()
    sockets.take(second)
    for (const { socket } of [first, second]) expect(socket).toMatchObject({ destroyed: true })
  })
})
