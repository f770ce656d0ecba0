import { channelShift, failureAvoided } from '../../metric/investment/channel-shift.ts'
import {
  returnOnInvestment,
  type Programme,
  type UnitCosts,
} from '../../metric/investment/return-on-investment.ts'
import { sensitivity } from '../../metric/investment/sensitivity.ts'
import { markdownTable, numberText, resultText } from '../page.ts'
import type { Statistic } from './statistic.ts'

const before = new Map([
  ['phone', 8000],
  ['web', 2000],
])
const now = new Map([
  ['phone', 5500],
  ['web', 5500],
])
const costs: UnitCosts = {
  provenance: 'own',
  source: 'measured by the agency',
  costs: new Map([
    ['phone', 145],
    ['web', 10],
  ]),
}
const failures = failureAvoided(
  { failures: 3500, contacts: 10_000 },
  { failures: 3300, contacts: 11_000 },
)
const programme: Programme = {
  cost: 300_000,
  shifts: channelShift(before, now),
  failureAvoided: new Map([
    ['phone', failures / 2],
    ['web', failures / 2],
  ]),
  remedial: { casesAvoided: 0, costEach: 0 },
  cashable: new Set(['shift']),
}

/** What a change was worth. */
export const investmentStatistics: readonly Statistic[] = [
  {
    id: 'return-on-investment',
    name: 'Return on investment',
    question: 'What did a programme bring for what it cost?',
    functions: [
      ['metric/investment/return-on-investment.ts', 'returnOnInvestment'],
      ['metric/investment/channel-shift.ts', 'channelShift'],
      ['metric/investment/channel-shift.ts', 'failureAvoided'],
      ['metric/investment/sensitivity.ts', 'sensitivity'],
      ['metric/investment/return-interval.ts', 'benefitReach'],
    ],
    example: () => {
      const [scenario] = returnOnInvestment(programme, [costs])
      if (scenario?.available !== true) throw new RangeError('the example has unit costs')
      const { benefits, benefit, cashableBenefit, roi } = scenario.result
      return [
        'Before: 8,000 calls and 2,000 web contacts, 35 % of them failures. After: 5,500 and 5,500, 30 % failures. A call costs 145, a web contact 10, the programme 300,000. The failure contacts avoided are priced by the channels of today: half calls, half web contacts.',
        '',
        ...markdownTable(
          ['Channel', 'By the earlier mix', 'Came', 'Left'],
          programme.shifts.map(({ channel, expected, actual, left }) => [
            channel,
            numberText(expected),
            numberText(actual),
            numberText(left),
          ]),
          [1, 2, 3],
        ),
        '',
        `Benefits: ${benefits.map(({ kind, amount }) => `${kind} ${numberText(amount, 0)}`).join(', ')}; together ${numberText(benefit, 0)}, of which ${numberText(cashableBenefit, 0)} can be spent elsewhere. The return is **${resultText(100 * (roi ?? 0), 0)} %**. What it hangs on, each input 20 % lower and higher:`,
        '',
        ...markdownTable(
          ['Input', 'Return when lower, %', 'when higher, %'],
          sensitivity(programme, costs).map(({ input, roiWhenLower, roiWhenHigher }) => [
            input,
            resultText(100 * roiWhenLower, 0),
            resultText(100 * roiWhenHigher, 0),
          ]),
          [1, 2],
        ),
      ]
    },
    whenNot: [
      'Not with published unit costs as a business case: they are for orientation, and flagged.',
      'Not with windows of different seasons: what the season moved would count as shift.',
      'Not as money saved where it is not cashable: time that is freed is not spent elsewhere by itself.',
    ],
    where: '`roi`, and `citx roi`.',
  },
]
