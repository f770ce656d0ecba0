import type { SubgraphContext } from '../context.ts'
import type { JourneyReading } from '../estimates/journey-reading.ts'

/** The fields of `Demand`, each one metric. */
export const demand = {
  contacts: (reading: JourneyReading) => reading.estimate('contacts'),
  channels: (reading: JourneyReading, _arguments: unknown, { vocabulary }: SubgraphContext) =>
    reading
      .estimateEach('channel-share', vocabulary.channels.keys())
      .map(({ term, estimate }) => ({ channel: term, estimate })),
  failureDemand: (reading: JourneyReading) => reading.estimate('failure-demand'),
  failureCauses: (reading: JourneyReading, _arguments: unknown, { vocabulary }: SubgraphContext) =>
    reading
      .estimateEach('failure-cause', vocabulary.causes.keys())
      .map(({ term, estimate }) => ({ cause: term, estimate })),
  firstContactResolution: (reading: JourneyReading) => reading.estimate('first-contact-resolution'),
  repeatContact: (reading: JourneyReading) => reading.estimate('repeat-contact'),
  costPerContact: (reading: JourneyReading) => reading.estimate('cost-per-contact'),
}
