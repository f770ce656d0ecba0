import { journey, type SampleAgency } from '../generate/story.ts'

const few = { contacts: 26, cases: 16, surveys: 9 }

/** A parish so small that many of its cells must not be published. */
export const littleMarsh: SampleAgency = {
  profile: {
    id: 'little-marsh',
    name: 'Little Marsh District Council',
    kind: 'municipality',
    country: 'GB',
    sizeBand: 'small',
    residents: 8_400,
  },
  timeZone: 'Europe/London',
  dialect: 'english',
  seed: 8,
  journeys: [
    journey('COUNCIL TAX', { ...few, surveys: 14, satisfaction: 4.2 }),
    journey('PARKING PERMIT', { ...few, satisfaction: 4.3 }),
    journey('MISSED BIN', { ...few, satisfaction: 4 }),
  ],
  staff: { responses: 9, engagement: 4.1, empowerment: 4.2, friction: 2.1 },
  unitCosts: { currency: 'GBP', amounts: { WEB: 0.2, PHONE: 3.1, DESK: 8.4, EMAIL: 3.6 } },
  published: [],
  sharesEmployeeVoice: true,
}
