import type { DemandResolvers } from '../resolvers.gen.ts'

/** The fields of `Demand`, each one metric. */
export const demand: DemandResolvers = {
  contacts: (reading) => reading.estimate('contacts'),
  channels: (reading, _arguments, { vocabulary }) =>
    reading
      .estimateEach('channel-share', vocabulary.channels.keys())
      .map(({ term, estimate }) => ({ channel: term, estimate })),
  failureDemand: (reading) => reading.estimate('failure-demand'),
  failureCauses: (reading, _arguments, { vocabulary }) =>
    reading
      .estimateEach('failure-cause', vocabulary.causes.keys())
      .map(({ term, estimate }) => ({ cause: term, estimate })),
  firstContactResolution: (reading) => reading.estimate('first-contact-resolution'),
  repeatContact: (reading) => reading.estimate('repeat-contact'),
  costPerContact: (reading) => reading.estimate('cost-per-contact'),
}
