import type { VoiceOfEmployeeResolvers } from '../resolvers.gen.ts'

/** The fields of `VoiceOfEmployee`, each one metric. */
export const voiceOfEmployee: VoiceOfEmployeeResolvers = {
  engagement: (reading) => reading.estimate('engagement-index'),
  empowerment: (reading) => reading.estimate('empowered-to-help'),
  friction: (reading) => reading.estimate('work-friction'),
  advocacy: (reading) => reading.estimate('employee-advocacy'),
}
