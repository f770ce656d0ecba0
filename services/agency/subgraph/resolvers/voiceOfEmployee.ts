import type { JourneyReading } from '../estimates/journey-reading.ts'

/** The fields of `VoiceOfEmployee`, each one metric. */
export const voiceOfEmployee = {
  engagement: (reading: JourneyReading) => reading.estimate('engagement-index'),
  empowerment: (reading: JourneyReading) => reading.estimate('empowered-to-help'),
  friction: (reading: JourneyReading) => reading.estimate('work-friction'),
  advocacy: (reading: JourneyReading) => reading.estimate('employee-advocacy'),
}
