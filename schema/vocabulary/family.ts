/** The four families of insight, as they are written in data; the SDL's enum `Family` in kebab case. */
export const FAMILIES = ['voice-of-citizen', 'voice-of-employee', 'behaviour', 'demand'] as const
export type Family = (typeof FAMILIES)[number]
