import type { VoiceOfCitizenResolvers } from '../resolvers.gen.ts'

/** The fields of `VoiceOfCitizen`, each one metric. */
export const voiceOfCitizen: VoiceOfCitizenResolvers = {
  satisfaction: (reading) => reading.estimate('satisfaction-index'),
  percentSatisfied: (reading) => reading.estimate('percent-satisfied'),
  netSatisfaction: (reading) => reading.estimate('net-satisfaction'),
  ease: (reading) => reading.estimate('ease-index'),
  effectiveness: (reading) => reading.estimate('effectiveness-index'),
  emotion: (reading) => reading.estimate('net-emotion'),
  negativeEmotion: (reading) => reading.estimate('negative-emotion'),
  trust: (reading) => reading.estimate('trust-index'),
  advocacy: (reading) => reading.estimate('net-promoter-score'),
  problems: (reading) => reading.estimate('problem-rate'),
  themes: (reading, _arguments, { vocabulary }) =>
    reading
      .estimateEach('theme', vocabulary.themes.keys())
      .map(({ term, estimate }) => ({ theme: term, share: estimate })),
}
