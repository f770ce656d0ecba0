import type { AnswersData } from './data-shapes.ts'
import { fillText } from './expand-templates.ts'
import type { Answer, Term } from './vocabulary.ts'

/** The lists that answers may refer to. */
export interface AnswerLists {
  readonly scales: ReadonlyMap<string, readonly Answer[]>
  readonly stages: readonly Term[]
  readonly channels: readonly Term[]
  readonly causes: readonly Term[]
}

/** Writes the answers of a measure out, in their order; undefined when it names a scale that does not exist. */
export function resolveAnswers(
  data: AnswersData,
  lists: AnswerLists,
): readonly Answer[] | undefined {
  if (typeof data === 'string') return lists.scales.get(data)
  if ('of' in data) {
    const terms = lists[data.of].map((term) => ({ id: term.id, label: fillText(data.label, term) }))
    return [...terms, ...data.and]
  }
  if ('bands' in data) return bandAnswers(data)
  if ('step' in data) return numbers(data)
  return data
}

function numbers({
  from,
  to,
  step,
}: {
  from: number
  to: number
  step: number
}): readonly Answer[] {
  const answers: Answer[] = []
  for (let value = from; value <= to; value += step)
    answers.push({ id: String(value), label: String(value) })
  return answers
}

type Bands = Extract<AnswersData, { bands: unknown }>

function bandAnswers({ bands, unit, censored }: Bands): readonly Answer[] {
  const bounds = bands.map((bound) => readBound(bound, unit))
  const closed = bounds.map((bound, index): Answer => {
    const next = bounds[index + 1]
    return {
      ...nameBand(bound, next),
      band: next === undefined ? { from: bound.value } : { from: bound.value, to: next.value },
    }
  })
  if (!censored) return closed
  const open = closed.map((answer) => ({
    ...answer,
    id: `open:${answer.id}`,
    label: `Still open: ${answer.label}`,
    censored: true,
  }))
  return [...closed, ...open]
}

interface Bound {
  readonly value: number
  readonly name: string
}

function readBound(bound: number | string, unit: Bands['unit']): Bound {
  if (typeof bound === 'number')
    return { value: bound, name: `${bound}${unit === 'seconds' ? ' s' : ''}` }
  const amount = Number.parseInt(bound, 10)
  return { value: bound.endsWith('h') ? amount / 24 : amount, name: bound }
}

function nameBand(from: Bound, to: Bound | undefined): { id: string; label: string } {
  const id = (bound: Bound) => bound.name.replace(' ', '')
  if (to === undefined) return { id: `${id(from)}-or-more`, label: `${from.name} or more` }
  if (from.value === 0) return { id: `under-${id(to)}`, label: `Under ${to.name}` }
  return { id: `${id(from)}-${id(to)}`, label: `${from.name} to under ${to.name}` }
}
