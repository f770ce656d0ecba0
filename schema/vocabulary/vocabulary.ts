import type { Formula, Unit } from '../metric/formula.ts'
import type { Dimension } from '../cube/place.ts'
import type { Family } from './family.ts'

/** A link to another vocabulary, as in SKOS. */
export interface Match {
  readonly scheme: string
  readonly code: string
  readonly relation: 'exactMatch' | 'closeMatch' | 'relatedMatch'
}

export interface Term {
  readonly id: string
  readonly name: string
  /** Where the term, or the list it stands in, is taken from. */
  readonly source: string
  readonly matches?: readonly Match[]
}

/** A closed answer. A band carries its bounds, from inclusive, to exclusive; the last band has no `to`. */
export interface Answer {
  readonly id: string
  readonly label: string
  readonly band?: { readonly from: number; readonly to?: number }
  /** The case was still open when it had lasted this band: it is censored there, not missing. */
  readonly censored?: boolean
}

/** A question with a closed list of answers. */
export interface Measure {
  readonly id: string
  readonly name: string
  readonly family: Family
  readonly construct: string
  readonly wording?: string
  readonly answers: readonly Answer[]
  /** The unit of its bands (`days`, `seconds`, `money`), where it is banded. */
  readonly bandUnit?: 'days' | 'seconds' | 'money'
  /** Dimensions it is crossed with; the others stay ALL (a measure whose answers are the channels is not crossed with channel). */
  readonly across: readonly Dimension[]
  /** One answer per subject and window (a survey), or up to the contribution bound (contacts, sessions). */
  readonly unit: 'subject' | 'event'
  readonly sensitive: boolean
  readonly source: string
}

/** A formula over the answers of a measure. */
export interface Metric {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly family: Family
  readonly construct: string
  readonly unit: Unit
  readonly direction: 'up' | 'down' | 'context'
  /** Formula for each measure it can be computed over, in order of preference; empty when it is only ever reported. */
  readonly over: ReadonlyMap<string, Formula>
  /** In words: what is counted, over what. */
  readonly formula: string
  /** The field of the SDL that answers it, such as `voiceOfCitizen.satisfaction`. */
  readonly field?: string
  readonly source: string
  readonly caveat?: string
}

export interface Channel extends Term {
  readonly digital: boolean
}

export interface Journey extends Term {
  readonly lifeEvents: readonly string[]
}

export interface LifeEvent extends Term {
  readonly steps: readonly { readonly journey: string; readonly optional: boolean }[]
}

/** Everything the data files of this folder say, read and checked once. */
export interface Vocabulary {
  readonly version: string
  readonly measures: ReadonlyMap<string, Measure>
  readonly metrics: ReadonlyMap<string, Metric>
  readonly journeys: ReadonlyMap<string, Journey>
  readonly lifeEvents: ReadonlyMap<string, LifeEvent>
  readonly channels: ReadonlyMap<string, Channel>
  readonly stages: ReadonlyMap<string, Term>
  readonly causes: ReadonlyMap<string, Term>
  readonly themes: ReadonlyMap<string, Term>
  /** Context figures that agencies report as denominators: residents, transactions, ... */
  readonly figures: ReadonlyMap<string, Term>
}
