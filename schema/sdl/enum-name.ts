/** An id of data as the SDL writes it in its enums: `voice-of-citizen` is `VOICE_OF_CITIZEN`. */
export type EnumName<Id extends string> = Id extends `${infer Head}-${infer Rest}`
  ? `${Uppercase<Head>}_${EnumName<Rest>}`
  : Uppercase<Id>

/** Writes an id of data as a name of the SDL's enums. */
export function enumName<Id extends string>(id: Id): EnumName<Id> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type says what the two calls do; no check could say more
  return id.toUpperCase().replaceAll('-', '_') as EnumName<Id>
}

/** The other way round: an enum's name as data writes it. */
export function wordOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}
