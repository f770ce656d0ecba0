import { journey, type SampleAgency } from '../generate/story.ts'

/**
 * A Danish municipality that moved one journey from the phone to self-service: a contact cost 145 kroner and costs 10 now.
 */
export const skanderhoj: SampleAgency = {
  profile: {
    id: 'skanderhoj',
    name: 'Skanderhøj Kommune',
    kind: 'municipality',
    country: 'DK',
    sizeBand: 'medium',
    residents: 62_000,
  },
  timeZone: 'Europe/Copenhagen',
  dialect: 'danish',
  seed: 145,
  journeys: [
    journey('Parkeringstilladelse', {
      contacts: 240,
      channels: (month) => {
        const online = Math.min(1, Math.max(0, (month - 7) / 6))
        return { PHONE: 1 - online, WEB: online }
      },
      satisfaction: (month) => (month < 8 ? 3.6 : 4.2),
      failureDemand: (month) => (month < 8 ? 0.42 : 0.24),
      ease: (month) => (month < 8 ? 3.5 : 4.3),
      medianDays: (month) => (month < 8 ? 7 : 1.5),
    }),
    journey('Ejendomsskat', { contacts: 200, satisfaction: 4 }),
    journey('Hjemmehjælp', { contacts: 140, cases: 100, satisfaction: 4.1, medianDays: 12 }),
  ],
  staff: { responses: 70, engagement: 3.9, empowerment: 3.8, friction: 2.6 },
  unitCosts: {
    currency: 'DKK',
    amounts: { PHONE: 145, WEB: 10, DESK: 160, EMAIL: 90, POST: 110 },
  },
  published: [],
  sharesEmployeeVoice: true,
}
