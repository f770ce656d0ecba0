import { journey, type SampleAgency } from '../generate/story.ts'

/**
 * An English council whose self-service launch took 95 % of the visits to its front desk away. For missed bins most people
 * use the web: it has less failure demand than Eastvale, and more through each channel.
 */
export const pendlebury: SampleAgency = {
  profile: {
    id: 'pendlebury',
    name: 'Pendlebury Borough Council',
    kind: 'municipality',
    country: 'GB',
    sizeBand: 'medium',
    residents: 95_000,
  },
  timeZone: 'Europe/London',
  dialect: 'english',
  seed: 95,
  journeys: [
    journey('COUNCIL TAX', {
      contacts: 300,
      channels: (month) =>
        month < 12
          ? { DESK: 60, PHONE: 25, WEB: 10, EMAIL: 5 }
          : { DESK: 3, PHONE: 25, WEB: 67, EMAIL: 5 },
      satisfaction: (month) => (month < 12 ? 3.5 : 4),
      ease: (month) => (month < 12 ? 3.3 : 4.1),
    }),
    journey('PARKING PERMIT', { contacts: 160, satisfaction: 3.7 }),
    journey('MISSED BIN', {
      contacts: 240,
      satisfaction: 3.4,
      channels: { WEB: 80, PHONE: 20 },
      failureDemandThrough: { WEB: 0.27, PHONE: 0.72 },
    }),
  ],
  staff: { responses: 60, engagement: 3.6, empowerment: 3.4, friction: 3.1 },
  unitCosts: {
    currency: 'GBP',
    amounts: { WEB: 0.15, PHONE: 2.83, DESK: 8.62, EMAIL: 3.5, POST: 6 },
  },
  published: [],
  sharesEmployeeVoice: true,
}
