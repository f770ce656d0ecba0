import type { GatewayContext } from '../../context.ts'
import type { Outcome } from '../answer.ts'
import { describeOutcome } from '../describe-outcome.ts'
import { sortByAgency, type Participation } from '../participation.ts'
import type { Posed } from './batch.ts'

const left: Outcome = { status: 'DOWN', reason: 'has left the exchange' }

/** What the agencies answer to one question; handed to whoever posed it when the last of them has. */
export class Gathering {
  readonly #posed: Posed
  readonly #context: GatewayContext
  /** In the order of the agencies, whichever answers first. */
  readonly #outcomes: Map<string, Outcome>
  readonly #rows: Participation[] = []

  constructor(posed: Posed, context: GatewayContext) {
    this.#posed = posed
    this.#context = context
    this.#outcomes = new Map(posed.agencies.map((agency) => [agency, left]))
    if (posed.agencies.length === 0) this.#conclude()
  }

  take(agency: string, answered: Outcome | undefined, milliseconds: number): void {
    const outcome = answered ?? left
    const { status, reason, release, releasedAt } = describeOutcome(
      outcome,
      this.#context.members.distrusted,
    )
    this.#outcomes.set(agency, outcome)
    this.#rows.push({ agency, status, reason, release, releasedAt, milliseconds })
    if (this.#rows.length === this.#posed.agencies.length) this.#conclude()
  }

  fail(error: unknown): void {
    this.#posed.reject(error)
  }

  #conclude(): void {
    const participation = sortByAgency(this.#rows)
    this.#context.participation.add(participation)
    this.#posed.resolve({ outcomes: this.#outcomes, participation })
  }
}
