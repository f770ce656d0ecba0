import type { SubgraphContext } from '../context.ts'
import type { JourneyReading } from '../estimates/journey-reading.ts'

/** The fields of `Behaviour`, each one metric. */
export const behaviour = {
  completion: (reading: JourneyReading) => reading.estimate('completion-rate'),
  abandonment: (reading: JourneyReading, _arguments: unknown, { vocabulary }: SubgraphContext) =>
    reading
      .estimateEach('abandonment', vocabulary.stages.keys())
      .map(({ term, estimate }) => ({ stage: term, estimate })),
  rightFirstTime: (reading: JourneyReading) => reading.estimate('right-first-time'),
  onceAndDone: (reading: JourneyReading) => reading.estimate('once-and-done'),
  handOffs: (reading: JourneyReading) => reading.estimate('hand-offs'),
  digitalTakeUp: (reading: JourneyReading) => reading.estimate('digital-take-up'),
  timeTaken: (reading: JourneyReading) => reading.estimate('median-days-to-resolve'),
  onTime: (reading: JourneyReading) => reading.estimate('on-time'),
}
