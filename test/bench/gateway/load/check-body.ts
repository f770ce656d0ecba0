import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'

/** Throws when a body does not hold exactly what was expected. */
export type CheckBody = (body: Buffer) => void

export type Data = Readonly<Record<string, unknown>>

/** Says what is wrong with the data of an answer; undefined when nothing is. */
export type FindFault = (data: Data) => string | undefined

const answer = z.object({
  data: z.record(z.string(), z.unknown()),
  errors: z.undefined().optional(),
  extensions: z.unknown().optional(),
})
const remainder = z.object({
  errors: z.undefined().optional(),
  extensions: z
    .looseObject({ participation: z.array(z.looseObject({ status: z.literal('OK') })).optional() })
    .optional(),
})

/**
 * Checks every body in full. A body that begins with the bytes of one that was read and found right need not be read again:
 * only what follows its `data`, such as participation, whose times differ each time.
 */
export function createCheckBody(name: string, findFault: FindFault): CheckBody {
  let known: Buffer = Buffer.alloc(0)
  return (body) => {
    if (known.length > 0 && body.subarray(0, known.length).equals(known)) {
      remainder.parse(JSON.parse(`{${body.toString('utf8', known.length).replace(/^,/, '')}`))
      return
    }
    const text = body.toString()
    const parsed = answer.safeParse(JSON.parse(text))
    if (!parsed.success) throw new Error(`${name} answered with errors: ${text.slice(-1000)}`)
    const { data } = parsed.data
    const fault = findFault(data)
    if (fault !== undefined) throw new Error(`${name} answered wrongly: ${fault}`)
    known = beginningOf(text, data)
  }
}

/** The text up to the end of `data`, where `data` comes first. */
function beginningOf(text: string, data: object): Buffer {
  const whole = text.trimEnd()
  for (const cut of [whole.length - 1, whole.lastIndexOf(',"extensions":')]) {
    const beginning = whole.slice(0, cut)
    if (cut > 0 && isDeepStrictEqual(tryParse(`${beginning}}`), { data }))
      return Buffer.from(beginning)
  }
  return Buffer.alloc(0)
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
