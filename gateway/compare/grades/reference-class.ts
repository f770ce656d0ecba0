import type { PublishedFigure } from '../figures/figure.ts'

/** How most peers collect a figure: what the others are compared with. */
export interface ReferenceClass {
  readonly measure: string | undefined
  readonly wording: string | undefined
  readonly mode: string | undefined
  readonly currency: string | undefined
}

/** The class of a figure. Wordings of one class are one question; without a class, only equal wordings are. */
export function classOf({ measure, collected, currency }: PublishedFigure): ReferenceClass {
  const wording = collected?.wordingClass ?? collected?.wordingId ?? undefined
  return { measure, wording, mode: collected?.mode ?? undefined, currency }
}

/** The class that most figures share; of equally common ones that with the larger base, so that the choice is stable. */
export function referenceClass(figures: readonly PublishedFigure[]): ReferenceClass | undefined {
  const groups = Map.groupBy(
    figures.filter(({ basis }) => basis === 'PROTECTED'),
    (figure) => JSON.stringify(Object.values(classOf(figure)).map((part) => part ?? null)),
  )
  const [largest] = [...groups.entries()].toSorted(
    ([keyA, a], [keyB, b]) =>
      b.length - a.length || baseOf(b) - baseOf(a) || (keyA < keyB ? -1 : 1),
  )
  const first = largest?.[1][0]
  return first === undefined ? undefined : classOf(first)
}

function baseOf(figures: readonly PublishedFigure[]): number {
  return figures.reduce((sum, { n = 0 }) => sum + n, 0)
}
