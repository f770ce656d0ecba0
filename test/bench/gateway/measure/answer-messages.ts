import { z } from 'zod'

const message = z.object({ id: z.number(), ask: z.string(), detail: z.string().optional() })

/** What a process can be asked for by name. */
export type Answers = Readonly<Record<string, (detail?: string) => Promise<object> | object>>

/** Answers the messages of the parent process that are known here. */
export function answerMessages(answers: Answers): void {
  process.on('message', (sent) => {
    const parsed = message.safeParse(sent)
    const answer = parsed.success ? answers[parsed.data.ask] : undefined
    if (!parsed.success || answer === undefined) return
    const { id, detail } = parsed.data
    void Promise.resolve(answer(detail)).then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    )
  })
}

/** What the parent process gave this one to do: JSON in the first argument. */
export function readOrders<T>(shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(process.argv[2] ?? 'null'))
}

/** Tells the parent process that this one is ready. */
export function tellReady(value: object): void {
  process.send?.({ ready: value })
}
