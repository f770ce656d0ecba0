import type { LeafCheck } from '../shape.ts'

/**
 * How to read a value along the text of an answer: step by step, each a text that must stand there and what comes after it.
 * It is numbers in a row, because all of it is gone through with every answer: what lies scattered costs several times as much.
 */
export interface Program {
  /** Four numbers for each step: the place and length of its text, what comes after it, and what that refers to. */
  readonly steps: Int32Array
  /** The texts, four bytes to a word. Each begins with a word of its own, and fills up its last one with zeros. */
  readonly words: Int32Array
  /** Texts of which a value is one: their places and lengths in turn. */
  readonly choices: readonly Int32Array[]
  readonly checks: readonly LeafCheck[]
}

/** How many numbers a step has. */
export const STEP = 4

/** Nothing comes after the text: it is the last, or followed by the text of another step. */
export const END = 0
export const NOTHING = 1
export const STRING = 2
export const INT = 3
export const FLOAT = 4
/** One of several texts; refers to `choices`. */
export const CHOICE = 5
/** A string with a rule of its own; refers to `checks`. */
export const CHECKED = 6
/** Perhaps `null` in place of a list or an object; refers to the step after it. */
export const NULLABLE = 7
/** The beginning of a list; refers to the step after it. */
export const LIST = 8
/** A comma or the end of a list; refers to the step that begins an item. */
export const NEXT = 9
/** The id of whoever sent the answer. */
export const OWN_ID = 10
/** The end of a member of the row. */
export const MEMBER = 11
/** Added to one of the kinds of leaves: or `null`. */
export const OR_NULL = 16
