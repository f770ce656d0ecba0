/** What one person answered to one question, as an agency records it. */
export interface Response {
  readonly subject: string
  readonly measure: string
  readonly answer: string
  readonly journey: string
  readonly channel: string
  readonly stage: string
  /** The quantity behind a banded answer, such as the cost of a contact. */
  readonly value?: number
}
