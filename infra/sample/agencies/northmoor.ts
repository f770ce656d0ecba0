import {
  journey,
  SAMPLE_MONTHS,
  type PublishedFigure,
  type SampleAgency,
} from '../generate/story.ts'

const FORMULA_CHANGED = '2026-04'

/**
 * A national guardian's office. Its published satisfaction rises by some three points in April 2026, because the formula
 * changed from the normalised mean to the two top answers; what people answered did not.
 */
export const northmoor: SampleAgency = {
  profile: {
    id: 'northmoor',
    name: 'Northmoor Office of the Guardian',
    kind: 'justice',
    country: 'GB',
    sizeBand: 'large',
  },
  timeZone: 'Europe/London',
  dialect: 'english',
  seed: 404,
  journeys: [
    journey('LASTING POWER OF ATTORNEY', {
      contacts: 340,
      cases: 260,
      surveys: 210,
      satisfaction: 4.1,
      effectiveness: 4.2,
      medianDays: 18,
      channels: { WEB: 62, PHONE: 24, POST: 12, EMAIL: 2 },
    }),
    journey('DEPUTY REPORT', { contacts: 160, cases: 110, surveys: 90, satisfaction: 3.9 }),
  ],
  staff: { responses: 80, engagement: 3.8, empowerment: 3.6, friction: 2.8 },
  unitCosts: { currency: 'GBP', amounts: { WEB: 0.4, PHONE: 4.1, POST: 7.2, EMAIL: 3.8 } },
  published: SAMPLE_MONTHS.map(publishedSatisfaction),
  sharesEmployeeVoice: true,
}

function publishedSatisfaction(month: string): PublishedFigure {
  const twoTop = month >= FORMULA_CHANGED
  return {
    month,
    figure: twoTop ? 'percent-satisfied' : 'satisfaction-index',
    service: 'LASTING POWER OF ATTORNEY',
    channel: 'ALL',
    value: twoTop ? 80.4 : 77.1,
    currency: '',
    answers: 210,
  }
}
