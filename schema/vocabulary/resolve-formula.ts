import type { Band, Formula } from '../metric/formula.ts'
import type { FormulaData, Selection } from './data-shapes.ts'
import type { Answer, Channel, Measure } from './vocabulary.ts'

/** What a formula is resolved against. `problem` takes what is wrong with it, in words. */
export interface FormulaSetting {
  readonly measure: Measure
  readonly channels: ReadonlyMap<string, Channel>
  readonly problem: (message: string) => void
}

/** Writes a formula out over the answers of its measure. */
export function resolveFormula(data: FormulaData, setting: FormulaSetting): Formula {
  const select = (selection: Selection) => selectAnswers(selection, setting)
  if ('share' in data) {
    const base = select(data.of)
    const chosen = new Set(within(select(data.share), base, setting))
    return { kind: 'share', weights: weigh(base, (a) => (chosen.has(a) ? 1 : 0)), base, scale: 100 }
  }
  if ('index' in data) {
    const base = select(data.index)
    const weights = weigh(base, (_, position) => position / (base.length - 1))
    return { kind: 'mean', weights, base, scale: 100 }
  }
  if ('mean' in data) return resolveMean(data.mean, setting)
  if ('net' in data) {
    const base = select(data.of)
    const plus = new Set(within(select(data.net.plus), base, setting))
    const minus = new Set(within(select(data.net.minus), base, setting))
    const weights = weigh(base, (a) => (plus.has(a) ? 1 : 0) - (minus.has(a) ? 1 : 0))
    return { kind: 'net', weights, base, scale: 100 }
  }
  if ('quantile' in data) return resolveQuantile(data.quantile, setting)
  if ('rate' in data) {
    const weights = weigh(select(data.rate), () => 1)
    return { kind: 'rate', weights, denominator: data.denominator, per: data.per }
  }
  if ('unit-cost' in data) return { kind: 'unit-cost', base: select(data['unit-cost']) }
  return { kind: 'count', base: select(data.count) }
}

function resolveMean(
  mean: 'numeric' | Readonly<Record<string, number>>,
  { measure, problem }: FormulaSetting,
): Formula {
  const base = measure.answers.map(({ id }) => id)
  const given = mean === 'numeric' ? undefined : new Map(Object.entries(mean))
  for (const id of given?.keys() ?? []) if (!base.includes(id)) problem(`has no answer "${id}"`)
  const weights = weigh(base, (id) =>
    given === undefined ? Number(id) : (given.get(id) ?? Number.NaN),
  )
  for (const [id, weight] of weights)
    if (!Number.isFinite(weight)) problem(`answer "${id}" has no weight`)
  return { kind: 'mean', weights, base, scale: 1 }
}

function resolveQuantile(q: number, { measure, problem }: FormulaSetting): Formula {
  const bands = measure.answers.flatMap(({ id, band, censored }): readonly Band[] =>
    band === undefined ? [] : [{ answer: id, ...band, ...(censored === true ? { censored } : {}) }],
  )
  if (bands.length < measure.answers.length) problem('has no bands for a quantile')
  return { kind: 'quantile', q, bands }
}

function weigh(
  base: readonly string[],
  weight: (answer: string, position: number) => number,
): ReadonlyMap<string, number> {
  return new Map(base.map((answer, position) => [answer, weight(answer, position)]))
}

function within(
  chosen: readonly string[],
  base: readonly string[],
  { problem }: FormulaSetting,
): readonly string[] {
  for (const id of chosen) if (!base.includes(id)) problem(`answer "${id}" is not in the base`)
  return chosen
}

function selectAnswers(selection: Selection, setting: FormulaSetting): readonly string[] {
  const { answers } = setting.measure
  const ids = answers.map(({ id }) => id)
  if (selection === 'all') return ids
  if (Array.isArray(selection)) return known(selection, ids, setting)
  if ('except' in selection) {
    const left = new Set(known(selection.except, ids, setting))
    return ids.filter((id) => !left.has(id))
  }
  if ('from' in selection) {
    known([selection.from], ids, setting)
    return ids.slice(ids.indexOf(selection.from))
  }
  if ('digital' in selection) return ids.filter((id) => setting.channels.get(id)?.digital === true)
  return belowBound(answers, selection.below, setting)
}

function belowBound(
  answers: readonly Answer[],
  bound: number,
  { problem }: FormulaSetting,
): readonly string[] {
  if (!answers.some(({ band }) => band?.to === bound)) problem(`has no band that ends at ${bound}`)
  return answers.filter(({ band }) => (band?.to ?? Infinity) <= bound).map(({ id }) => id)
}

function known(
  chosen: readonly string[],
  ids: readonly string[],
  { problem }: FormulaSetting,
): readonly string[] {
  for (const id of chosen) if (!ids.includes(id)) problem(`has no answer "${id}"`)
  return chosen
}
