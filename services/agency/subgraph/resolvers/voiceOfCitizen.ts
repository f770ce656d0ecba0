import type { SubgraphContext } from '../context.ts'
import type { JourneyReading } from '../estimates/journey-reading.ts'

/** The fields of `VoiceOfCitizen`, each one metric. */
export const voiceOfCitizen = {
  satisfaction: (reading: JourneyReading) => reading.estimate('satisfaction-index'),
  percentSatisfied: (reading: JourneyReading) => reading.estimate('percent-satisfied'),
  netSatisfaction: (reading: JourneyReading) => reading.estimate('net-satisfaction'),
  ease: (reading: JourneyReading) => reading.estimate('ease-index'),
  effectiveness: (reading: JourneyReading) => reading.estimate('effectiveness-index'),
  emotion: (reading: JourneyReading) => reading.estimate('net-emotion'),
  negativeEmotion: (reading: JourneyReading) => reading.estimate('negative-emotion'),
  trust: (reading: JourneyReading) => reading.estimate('trust-index'),
  advocacy: (reading: JourneyReading) => reading.estimate('net-promoter-score'),
  problems: (reading: JourneyReading) => reading.estimate('problem-rate'),
  themes: (reading: JourneyReading, _arguments: unknown, { vocabulary }: SubgraphContext) =>
    reading
      .estimateEach('theme', vocabulary.themes.keys())
      .map(({ term, estimate }) => ({ theme: term, share: estimate })),
}
