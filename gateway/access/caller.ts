/** Who asks, and what for: a partner of the directory, never a person. */
export interface Caller {
  readonly partner: string
  /** The forum on whose behalf the partner asks. */
  readonly forum?: string
  readonly purpose: string
}
