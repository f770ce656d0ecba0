/** Who is asked; everyone where nothing is said. */
export interface PeerArgs {
  readonly agencies?: readonly string[] | null
  readonly forum?: string | null
  readonly kinds?: readonly string[] | null
}

/** Who is compared. */
export interface ChooseArgs extends PeerArgs {
  readonly sizeBands?: readonly string[] | null
  /** The agency whose nearest neighbours are the peers. */
  readonly nearestTo?: string | null
  readonly neighbours?: number | null
  /** Neighbours that somebody publishes, in place of computed ones. */
  readonly neighbourList?: {
    readonly source: string
    readonly agencies: readonly string[]
  } | null
  /** Compared too, whatever else is asked for. */
  readonly against?: string | null
}
