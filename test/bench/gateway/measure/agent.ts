import { writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { answerMessages } from './answer-messages.ts'

/** Loaded into each process before its program: tells the bench what the process has used, and ends it with the bench. */
const session = new Session()

answerMessages({
  usage: async () => {
    const { user, system } = process.cpuUsage()
    const { rss } = process.memoryUsage()
    return { cpuMs: (user + system) / 1000, rssBytes: rss }
  },
  heap: async () => {
    for (let round = 0; round < 3; round += 1) {
      globalThis.gc?.()
      await wait(20)
    }
    const { heapUsed, external, rss } = process.memoryUsage()
    return { heapBytes: heapUsed + external, rssBytes: rss }
  },
  startProfile: async () => {
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
    return {}
  },
  writeProfile: async (path) => {
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    await writeFile(path ?? 'gateway.cpuprofile', JSON.stringify(profile))
    return {}
  },
})
process.once('disconnect', () => process.exit())
