import { journey, type SampleAgency } from '../generate/story.ts'

/**
 * A large council. Its care assessment is where becoming a carer breaks: few get what they came for, most contacts chase
 * progress, and nearly all feel badly where they must prove their need. It does not share what its employees say. For missed
 * bins most people ring it: it has more failure demand than Pendlebury, and less through each channel.
 */
export const eastvale: SampleAgency = {
  profile: {
    id: 'eastvale',
    name: 'Eastvale City Council',
    kind: 'municipality',
    country: 'GB',
    sizeBand: 'large',
    residents: 340_000,
  },
  timeZone: 'Europe/London',
  dialect: 'english',
  seed: 209,
  journeys: [
    journey('CARE ASSESSMENT', {
      contacts: 260,
      cases: 190,
      surveys: 140,
      channels: { PHONE: 62, EMAIL: 18, DESK: 12, WEB: 8 },
      satisfaction: 2.6,
      ease: 2.4,
      effectiveness: 2.5,
      feeling: 2.2,
      trust: 2.7,
      byStage: {
        CHECK: { feeling: 0.2, ease: 0.1 },
        APPLY: { feeling: 0.2, ease: 0.1 },
        PROVE: { feeling: -0.9, ease: -0.6 },
        PAY: { feeling: 0.3, ease: 0.2 },
        TRACK: { feeling: 0.2, ease: 0.2 },
      },
      failureDemand: 0.71,
      causes: { CHASING: 62, UNRESOLVED: 20, UNCLEAR: 10, ERROR: 6, WRONG_PLACE: 2 },
      firstContact: 0.34,
      repeat: 0.33,
      abandon: { CHECK: 0.08, APPLY: 0.1, PROVE: 0.21, PAY: 0.01, TRACK: 0.05 },
      rework: 0.29,
      handOffs: 2.1,
      medianDays: 38,
      onTime: 0.48,
    }),
    journey('COUNCIL TAX', { contacts: 320, surveys: 140, satisfaction: 3.8 }),
    journey('PARKING PERMIT', { contacts: 200, satisfaction: 3.9 }),
    journey('MISSED BIN', {
      contacts: 260,
      satisfaction: 3.6,
      channels: { PHONE: 78, WEB: 22 },
      failureDemandThrough: { PHONE: 0.52, WEB: 0.14 },
    }),
  ],
  staff: { responses: 150, engagement: 3.1, empowerment: 2.7, friction: 3.9 },
  unitCosts: {
    currency: 'GBP',
    amounts: { WEB: 0.2, PHONE: 3.4, DESK: 9.1, EMAIL: 3.9, POST: 6.5 },
  },
  published: [],
  sharesEmployeeVoice: false,
}
