/** What the contract says about one value of an answer: compiled once for each operation, checked for each answer. */
export type Shape =
  | {
      readonly kind: 'leaf'
      readonly nullable: boolean
      readonly type: string
      readonly accepts: LeafCheck
      /** The only values, where they are few texts. */
      readonly members?: readonly string[]
    }
  | { readonly kind: 'list'; readonly nullable: boolean; readonly items: Shape }
  | ObjectShape

export interface ObjectShape {
  readonly kind: 'object'
  readonly nullable: boolean
  readonly type: string
  /** By response key. */
  readonly fields: ReadonlyMap<string, FieldShape>
}

export interface FieldShape {
  /** The field in the contract, such as `Agency.cells`. */
  readonly coordinate: string
  readonly shape: Shape
}

export type LeafCheck = (value: unknown) => boolean
