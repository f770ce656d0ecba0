/** A list of answers, and the lists that are one answer longer. */
export interface AnswerList {
  readonly answers: readonly string[]
  readonly longer: Map<string, AnswerList>
}

/** Equal lists are one object, found without making it again: most rows answer as some row before them did. */
export interface AnswerLists {
  none(): AnswerList
  extend(list: AnswerList, answer: string): AnswerList
}

const MAX_LISTS = 50_000

export function createAnswerLists(): AnswerLists {
  let root: AnswerList = { answers: [], longer: new Map() }
  let count = 0
  return {
    none() {
      if (count > MAX_LISTS) {
        root = { answers: [], longer: new Map() }
        count = 0
      }
      return root
    },
    extend({ answers, longer }, answer) {
      const known = longer.get(answer)
      if (known !== undefined) return known
      const extended = { answers: [...answers, answer], longer: new Map() }
      longer.set(answer, extended)
      count += 1
      return extended
    },
  }
}
