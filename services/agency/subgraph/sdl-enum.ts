type Upper<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Uppercase<Head>}_${Upper<Tail>}`
  : Uppercase<S>

/** The SDL's form of an enum value that data writes in kebab case: `voice-of-citizen` is `VOICE_OF_CITIZEN`. */
export function sdlEnum<S extends string>(value: S): Upper<S> {
  // The type says what the two calls do; no check at run time could say more.
  return value.toUpperCase().replaceAll('-', '_') as Upper<S>
}
