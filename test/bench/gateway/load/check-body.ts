import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Contender } from '../contenders/contender.ts'
import type { Rows } from '../workload/expected-rows.ts'

/** Throws when a body does not hold exactly what was expected. */
export type CheckBody = (body: Buffer) => void

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
 * Checks every body in full. A body that begins with the bytes of one that was read and found equal need not be read again:
 * only what follows its `data`, such as participation, whose times differ each time.
 */
export function createCheckBody(contender: Contender, expected: Rows): CheckBody {
  let known: Buffer = Buffer.alloc(0)
  return (body) => {
    if (known.length > 0 && body.subarray(0, known.length).equals(known)) {
      remainder.parse(JSON.parse(`{${body.toString('utf8', known.length).replace(/^,/, '')}`))
      return
    }
    const text = body.toString()
    const parsed = answer.safeParse(JSON.parse(text))
    if (!parsed.success)
      throw new Error(`${contender.name} answered with errors: ${text.slice(0, 1000)}`)
    const { data } = parsed.data
    const wrong = findDifference(contender.rowsOf(data), expected)
    if (wrong !== undefined) throw new Error(`${contender.name} answered wrongly: ${wrong}`)
    known = beginningOf(text, data)
  }
}

/** The text up to the end of `data`, where `data` comes first. */
function beginningOf(text: string, data: object): Buffer {
  const whole = text.trimEnd()
  const cuts = [whole.length - 1, whole.lastIndexOf(',"extensions":')]
  for (const cut of cuts) {
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

function findDifference(rows: Rows, expected: Rows): string | undefined {
  if (rows.size !== expected.size) return `${rows.size} rows instead of ${expected.size}`
  for (const [agency, row] of expected) {
    const got = withoutPrototypes(rows.get(agency))
    if (!isDeepStrictEqual(got, withoutPrototypes(row)))
      return `the row of ${agency} is ${JSON.stringify(got)?.slice(0, 500)}`
  }
  return undefined
}

/** graphql-js makes objects without a prototype, and JSON.parse makes them with one. */
function withoutPrototypes(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
