type Upper<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Uppercase<Head>}_${Upper<Tail>}`
  : Uppercase<S>

/** The SDL's form of an enum value that data writes in kebab case: `voice-of-citizen` is `VOICE_OF_CITIZEN`. */
export function sdlEnum<S extends string>(value: S): Upper<S>
export function sdlEnum(value: string): string {
  return value.toUpperCase().replaceAll('-', '_')
}
