import { hash } from 'node:crypto'
import type { AnswerRoot } from '../check/read-answer.ts'
import { mergeQuestions } from './batch/merge-questions.ts'
import type { Question, Variables } from './question.ts'

/** Questions of one request that go to the same agencies at the same time. */
export interface Inquiry {
  readonly questions: readonly Question[]
  readonly variables: readonly Variables[]
  /** Names the questions and their variables. */
  readonly digest: string
  /** The request that asks what is wanted. */
  readonly whole: Parcel
}

/** A request as agencies get it, but for the id of each. */
export interface Parcel {
  readonly roots: readonly AnswerRoot[]
  readonly bodyFor: (agency: string) => string
}

export function createInquiry(
  questions: readonly Question[],
  variables: readonly Variables[],
): Inquiry {
  const names = questions.map((question, index) => [
    question.digest,
    declaredOf(question, variables[index]),
  ])
  const digest = hash('sha256', JSON.stringify(names), 'base64url')
  return { questions, variables, digest, whole: packQuestions(questions, questions, variables) }
}

/** Makes one request of questions: those `asked`, in the place of those `wanted`. */
export function packQuestions(
  asked: readonly Question[],
  wanted: readonly Question[],
  variables: readonly Variables[],
): Parcel {
  const [question] = asked
  if (question === undefined) throw new Error('there is nothing to ask')
  if (asked.length === 1) {
    const { text, idsVariable, rootKey } = question
    const roots = [rootOf(question, rootKey, wanted[0])]
    return { roots, bodyFor: bodies(text, idsVariable, declaredOf(question, variables[0])) }
  }
  const { text, idsVariable, rootKeys, merge } = mergeQuestions(asked)
  return {
    roots: asked.map((one, index) => rootOf(one, rootKeys[index], wanted[index])),
    bodyFor: bodies(text, idsVariable, merge(variables)),
  }
}

/** The variables that a question is about: callers may send others, such as whom else they ask, which concern no agency. */
function declaredOf({ variableNames }: Question, variables: Variables = {}): Variables {
  const given = variableNames.filter((name) => Object.hasOwn(variables, name))
  return Object.fromEntries(given.map((name) => [name, variables[name]]))
}

function rootOf(
  { row, scanRow }: Question,
  key: string | undefined,
  wanted: Question | undefined,
): AnswerRoot {
  if (key === undefined || wanted === undefined) throw new Error('a question has no root field')
  return { key, row, scanRow, wanted: wanted.row }
}

/** The text is the same for every agency up to its own id, and is written once. */
function bodies(text: string, idsVariable: string, variables: Variables): Parcel['bodyFor'] {
  const others = JSON.stringify(variables).slice(1, -1)
  const ids = `${others === '' ? '' : ','}${JSON.stringify(idsVariable)}:[`
  const head = `{"query":${JSON.stringify(text)},"variables":{${others}${ids}`
  return (agency) => `${head}${JSON.stringify(agency)}]}}`
}
