import type { LeafCheck } from '../shape.ts'
import { NOTHING, type Program } from './program.ts'

/** A text of a program: its place among the words, and its length in bytes. */
type Place = readonly [place: number, length: number]

/** Writes a program from its first step to its last. */
export class ProgramWriter {
  readonly #steps: number[] = []
  readonly #words: number[] = []
  readonly #places = new Map<string, Place>()
  readonly #choices: Int32Array[] = []
  readonly #choiceNumbers = new Map<string, number>()
  readonly #checks: LeafCheck[] = []
  /** What must come next, and is not part of a step yet. */
  #text = ''

  /** Adds to the text that must come next. */
  expect(text: string): void {
    this.#text += text
  }

  /** A step: the text that must come next, and what comes after it. Returns where it begins. */
  add(kind: number, refersTo = 0): number {
    const begin = this.#steps.length
    this.#steps.push(...this.#placeOf(this.#text), kind, refersTo)
    this.#text = ''
    return begin
  }

  /** Where the next step will begin. */
  get next(): number {
    return this.#steps.length
  }

  /** Lets a step before refer to the next one. */
  leadHere(step: number): void {
    if (this.#text !== '') this.add(NOTHING)
    this.#steps[step + 3] = this.next
  }

  /** Notes texts of which a value is one; a step may refer to them by the number returned. */
  choice(texts: readonly string[]): number {
    const key = texts.join()
    const known = this.#choiceNumbers.get(key)
    if (known !== undefined) return known
    const places = Int32Array.from(texts.flatMap((text) => this.#placeOf(text)))
    const number = this.#choices.push(places) - 1
    this.#choiceNumbers.set(key, number)
    return number
  }

  /** Notes a rule; a step may refer to it by the number returned. */
  check(accepts: LeafCheck): number {
    return this.#checks.push(accepts) - 1
  }

  finish(): Program {
    return {
      steps: Int32Array.from(this.#steps),
      words: Int32Array.from(this.#words),
      choices: this.#choices,
      checks: this.#checks,
    }
  }

  #placeOf(text: string): Place {
    const known = this.#places.get(text)
    if (known !== undefined) return known
    const bytes = Buffer.from(text)
    const place: Place = [this.#words.length, bytes.length]
    const filled = Buffer.concat([bytes, Buffer.alloc(3)])
    for (let at = 0; at < bytes.length; at += 4) this.#words.push(filled.readInt32LE(at))
    this.#places.set(text, place)
    return place
  }
}
