import type { BehaviourResolvers } from '../resolvers.gen.ts'

/** The fields of `Behaviour`, each one metric. */
export const behaviour: BehaviourResolvers = {
  completion: (reading) => reading.estimate('completion-rate'),
  abandonment: (reading, _arguments, { vocabulary }) =>
    reading
      .estimateEach('abandonment', vocabulary.stages.keys())
      .map(({ term, estimate }) => ({ stage: term, estimate })),
  rightFirstTime: (reading) => reading.estimate('right-first-time'),
  onceAndDone: (reading) => reading.estimate('once-and-done'),
  handOffs: (reading) => reading.estimate('hand-offs'),
  digitalTakeUp: (reading) => reading.estimate('digital-take-up'),
  timeTaken: (reading) => reading.estimate('median-days-to-resolve'),
  onTime: (reading) => reading.estimate('on-time'),
}
