import { journey, type SampleAgency } from '../generate/story.ts'

/** A health trust: the last step on the way of someone who becomes a carer, and a good one. */
export const riverside: SampleAgency = {
  profile: {
    id: 'riverside',
    name: 'Riverside Community Health Trust',
    kind: 'health',
    country: 'GB',
    sizeBand: 'large',
    residents: 310_000,
  },
  timeZone: 'Europe/London',
  dialect: 'english',
  seed: 111,
  journeys: [
    journey('COMMUNITY HEALTH VISIT', {
      contacts: 300,
      cases: 220,
      surveys: 180,
      channels: { PHONE: 55, WEB: 25, DESK: 15, EMAIL: 5 },
      satisfaction: 4.4,
      effectiveness: 4.3,
      feeling: 4.1,
      failureDemand: 0.3,
      medianDays: 4,
    }),
    journey('PATIENT TRANSPORT', { contacts: 140, surveys: 90, satisfaction: 4 }),
  ],
  staff: { responses: 110, engagement: 3.5, empowerment: 3.7, friction: 3.2 },
  unitCosts: { currency: 'GBP', amounts: { PHONE: 5.2, WEB: 0.3, DESK: 9.4, EMAIL: 4 } },
  published: [],
  sharesEmployeeVoice: true,
}
