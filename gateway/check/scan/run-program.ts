import { NONE } from './none.ts'
import {
  CHECKED,
  CHOICE,
  END,
  FLOAT,
  INT,
  LIST,
  MEMBER,
  NEXT,
  NOTHING,
  NULLABLE,
  OR_NULL,
  OWN_ID,
  STEP,
  STRING,
  type Program,
} from './program.ts'
import { scanFloat, scanInt } from './scan-number.ts'
import { scanCheckedString, scanString } from './scan-string.ts'
import { isWithin, scanBytes, scanChoice, standsAt } from './scan-text.ts'

/** An answer as it is read: JSON in UTF-8. */
export interface ScanText {
  readonly bytes: Buffer
  /** Of the same bytes. */
  readonly view: DataView
  /** The id of the agency that sent it, in quotes. */
  readonly ownId: Buffer
}

const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

/**
 * Reads along a program from a place of an answer. Returns the place after it, and adds to `ends` where each member ends; NONE
 * for anything that is not as the program has it, to the last space between tokens.
 */
export function runProgram(program: Program, text: ScanText, from: number, ends: number[]): number {
  const { steps, words, choices, checks } = program
  const { bytes, view } = text
  const size = bytes.length
  let at = from
  for (let step = 0; at !== NONE;) {
    const place = steps[step] ?? 0
    const length = steps[step + 1] ?? 0
    let kind = steps[step + 2] ?? NONE
    const refersTo = steps[step + 3] ?? 0
    if (!isWithin(size, at, length) || !standsAt(words, place, length, view, at)) return NONE
    at += length
    step += STEP
    if (kind >= OR_NULL) {
      if (isNull(bytes, at)) {
        at += NULL_LENGTH
        continue
      }
      kind -= OR_NULL
    }
    switch (kind) {
      case STRING:
        at = scanString(bytes, at)
        break
      case INT:
        at = scanInt(bytes, at)
        break
      case FLOAT:
        at = scanFloat(bytes, at)
        break
      case CHOICE:
        at = scanChoice(words, choices[refersTo], view, size, at)
        break
      case CHECKED:
        at = scanCheckedString(bytes, at, checks[refersTo])
        break
      case OWN_ID:
        at = scanBytes(bytes, at, text.ownId)
        break
      case NULLABLE:
        if (!isNull(bytes, at)) break
        at += NULL_LENGTH
        step = refersTo
        break
      case LIST:
        if (bytes[at] !== OPEN_LIST) return NONE
        at += 1
        if (bytes[at] !== CLOSE_LIST) break
        at += 1
        step = refersTo
        break
      case NEXT:
        if (bytes[at] === COMMA) step = refersTo
        else if (bytes[at] !== CLOSE_LIST) return NONE
        at += 1
        break
      case MEMBER:
        ends.push(at)
        break
      case NOTHING:
        break
      case END:
        return at
      default:
        throw new Error('a program runs beyond its end')
    }
  }
  return NONE
}

const NULL_LENGTH = 4

/** No other value begins with an n. */
function isNull(bytes: Uint8Array, at: number): boolean {
  const isN = bytes[at] === 0x6e
  return isN && bytes[at + 1] === 0x75 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x6c
}
