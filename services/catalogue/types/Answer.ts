import type { AnswerResolvers } from '../resolvers.gen.ts'

export const Answer: AnswerResolvers = {
  from: ({ band }) => band?.from ?? null,
  to: ({ band }) => band?.to ?? null,
  censored: ({ censored }) => censored ?? false,
}
