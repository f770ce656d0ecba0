import { controlChart } from '../../metric/statistics/control-chart.ts'
import { spearman } from '../../metric/statistics/correlation.ts'
import { decompose } from '../../metric/statistics/decomposition.ts'
import { standardise } from '../../metric/statistics/direct-standardisation.ts'
import { markdownTable, numberText, resultText } from '../page.ts'
import { shareOf, type Statistic } from './statistic.ts'

const months = [71, 73, 70, 72, 74, 71, 72, 73, 70, 72, 71, 73, 72, 80]
const webA = shareOf(270, 300)
const phoneA = shareOf(420, 700)
const webB = shareOf(595, 700)
const phoneB = shareOf(165, 300)

/** How figures move, and what a mix of channels makes of them. */
export const movementStatistics: readonly Statistic[] = [
  {
    id: 'control-chart',
    name: 'Control chart (XmR)',
    question: 'Is a movement a signal, or the noise of every month?',
    functions: [['metric/statistics/control-chart.ts', 'controlChart']],
    example: () => {
      const chart = controlChart(months, { baseline: 13 })
      if (chart === undefined) throw new RangeError('the example has points')
      const signals = chart.signals.map(
        ({ rule, from, direction }) => `month ${from + 1}, ${rule}, ${direction}`,
      )
      return [
        `Fourteen months: ${months.join(', ')}. The first thirteen set a mean of ${resultText(chart.mean)} and limits ${resultText(chart.lower)} and ${resultText(chart.upper)} (mean moving range ${resultText(chart.meanRange, 2)}). Signals: ${signals.join('; ')}.`,
      ]
    },
    whenNot: [
      'Not over a break: where the question, the formula or the way of asking changed, limits begin anew.',
      'Not from fewer than 12 points as if they were settled: the limits still move, and are called provisional.',
      'Not for months with strong seasons: compare the same season of each year.',
    ],
    where: '`trend`: `segments` and their `signals`.',
  },
  {
    id: 'channel-mix-standardisation',
    name: 'Standardisation by channel mix',
    question: 'What would the figure be if all agencies were reached through the same channels?',
    functions: [['metric/statistics/direct-standardisation.ts', 'standardise']],
    example: () => {
      const mix = new Map([
        ['phone', 1000],
        ['web', 1000],
      ])
      const of = (web: typeof webA, phone: typeof phoneA) => {
        const found = standardise(
          new Map([
            ['web', web],
            ['phone', phone],
          ]),
          mix,
        )
        if (!found.standardised) throw new RangeError('the example has both channels')
        return `${resultText(found.estimate.value)} (${resultText(found.estimate.low)} to ${resultText(found.estimate.high ?? 100)})`
      }
      return [
        'Ashby is better on the web and on the phone, and worse in all: most people call it.',
        '',
        ...markdownTable(
          ['Agency', 'Web, %', 'Phone, %', 'All, %', 'With half web and half phone, %'],
          [
            ['Ashby', share(270, 300), share(420, 700), share(690, 1000), of(webA, phoneA)],
            ['Brook', share(595, 700), share(165, 300), share(760, 1000), of(webB, phoneB)],
          ],
          [1, 2, 3, 4],
        ),
      ]
    },
    whenNot: [
      'Not as what citizens met: the raw figure is. The standardised one answers what the agencies would show with one mix.',
      'Not where an agency lacks a figure for a channel of the common mix: then it is refused.',
      'Not where the channel is the achievement: moving people to a better channel is left out of it.',
    ],
    where: '`comparison`: `standardised` of each row and `commonMix`.',
  },
  {
    id: 'decomposition',
    name: 'Decomposition of a difference',
    question: 'How much of a difference is channel mix, and how much is doing better or worse?',
    functions: [
      ['metric/statistics/decomposition.ts', 'decompose'],
      ['metric/statistics/decomposition-interval.ts', 'decompositionIntervals'],
    ],
    example: () => {
      const found = decompose(
        new Map([
          ['web', { share: 0.3, value: webA.value }],
          ['phone', { share: 0.7, value: phoneA.value }],
        ]),
        new Map([
          ['web', { share: 0.7, value: webB.value }],
          ['phone', { share: 0.3, value: phoneB.value }],
        ]),
      )
      return [
        `Ashby (30 % web at 90 %, 70 % phone at 60 %) less Brook (70 % web at 85 %, 30 % phone at 55 %) is ${numberText(found.difference)} points: **${numberText(found.mix)}** by mix and **${numberText(found.performance)}** by performance. Ashby does better in each channel.`,
        '',
        ...markdownTable(
          ['Channel', 'Mix', 'Performance'],
          [...found.strata].map(([channel, { mix, performance }]) => [
            channel,
            resultText(mix),
            resultText(performance),
          ]),
          [1, 2],
        ),
      ]
    },
    whenNot: [
      'Not as cause and effect: mix is not chosen by the agency alone.',
      'Not where the channels that both publish cover less than nine tenths of the answers: it is refused.',
    ],
    where: '`decomposition`.',
  },
  {
    id: 'rank-correlation',
    name: 'Rank correlation',
    question: 'Do two metrics move together across agencies?',
    functions: [['metric/statistics/correlation.ts', 'spearman']],
    example: () => {
      const pairs = [
        [58, 70.1],
        [61, 72.4],
        [55, 66],
        [67, 71.8],
        [70, 78.3],
        [63, 74],
      ] as const
      const found = spearman(pairs)
      if (found === undefined) throw new RangeError('the example varies')
      return [
        `Engagement and satisfaction of six agencies, ${pairs.map((pair) => pair.join(' and ')).join('; ')}: rank correlation **${resultText(found.value, 2)}**, 95 % interval ${resultText(found.low, 2)} to ${resultText(found.high, 2)}, p ${resultText(found.pValue, 3)}.`,
      ]
    },
    whenNot: [
      'Not as a cause: a third thing may move both, and agencies are few.',
      'Not for people: what holds between agencies need not hold between the people in them.',
      'Not from fewer than four agencies: then there is none.',
    ],
    where: '`association`.',
  },
]

function share(yes: number, n: number): string {
  return resultText((100 * yes) / n)
}
