import { bandedQuantile } from '../../metric/banded-quantile.ts'
import { addDistributions } from '../../metric/distribution.ts'
import { eventCount } from '../../metric/event-count.ts'
import { lifeTable } from '../../metric/life-table.ts'
import { markdownTable, resultText } from '../page.ts'
import { shareOf, type Statistic } from './statistic.ts'

const bands = [
  { answer: '0-5', from: 0, to: 5 },
  { answer: '5-10', from: 5, to: 10 },
  { answer: '10-20', from: 10, to: 20 },
  { answer: '20-40', from: 20, to: 40 },
  { answer: 'open:5-10', from: 5, to: 10, censored: true },
  { answer: 'open:20-40', from: 20, to: 40, censored: true },
]
const cases = new Map([
  ['0-5', 40],
  ['5-10', 80],
  ['10-20', 60],
  ['20-40', 20],
  ['open:5-10', 10],
  ['open:20-40', 10],
])

/** How sure a figure is. */
export const intervalStatistics: readonly Statistic[] = [
  {
    id: 'interval',
    name: 'Interval of a share, an index or a net figure',
    question: 'How far may the figure lie from what everybody would have answered?',
    functions: [
      ['metric/weighted-mean.ts', 'weightedMean'],
      ['metric/score-interval.ts', 'scoreInterval'],
    ],
    example: () => [
      'The same 80 %, from fewer and fewer answers, without and with the noise that protection adds:',
      '',
      ...markdownTable(
        ['Answers', '95 % interval, no noise', 'with noise of variance 4 in each count'],
        [1000, 200, 50, 15].map((n) => {
          const [plain, noisy] = [shareOf(0.8 * n, n, 0), shareOf(0.8 * n, n)]
          return [
            String(n),
            `${resultText(plain.low)} to ${resultText(plain.high ?? 100)} %`,
            `${resultText(noisy.low)} to ${resultText(noisy.high ?? 100)} %`,
          ]
        }),
        [0, 1, 2],
      ),
    ],
    whenNot: [
      'Not as the uncertainty of a survey that most people did not answer: it knows of chance and noise, not of who stays away.',
      'Not to compare two agencies by looking whether their intervals overlap: take the difference and its own interval.',
    ],
    where: 'Every estimate: `low`, `high` and `n`.',
  },
  {
    id: 'volume',
    name: 'Interval of a volume and of a rate',
    question: 'How far may a number of events lie from what usually happens?',
    functions: [['metric/event-count.ts', 'eventCount']],
    example: () => {
      const found = eventCount([{ count: 900, weight: 1 }], 4, 1000 / 52_000)
      return [
        `900 contacts in an area of 52,000 residents, noise of variance 4: ${resultText(found.value)} per 1,000, 95 % interval ${resultText(found.low)} to ${resultText(found.high ?? 0)}.`,
      ]
    },
    whenNot: [
      'Not across agencies without a denominator.',
      'Not for the uncertainty of the denominator: residents and transactions are taken as they are reported.',
    ],
    where: 'Metrics of kind COUNT and RATE.',
  },
  {
    id: 'banded-quantile',
    name: 'Median and other quantiles of durations and costs',
    question:
      'After how long have half of the cases, or nine in ten, ended, those still open included?',
    functions: [
      ['metric/banded-quantile.ts', 'bandedQuantile'],
      ['metric/life-table.ts', 'lifeTable'],
    ],
    example: () => {
      const table = lifeTable(bands, cases)
      const found = bandedQuantile(
        { kind: 'quantile', q: 0.5, bands },
        { measure: 'example', counts: cases, countVariance: 4 },
      )
      if (!found.estimable) throw new RangeError('the example has a median')
      const { value, low, high } = found.estimate
      return [
        '200 finished cases and 20 still open, in days:',
        '',
        ...markdownTable(
          ['Days', 'Ended', 'Still open', 'Exposed', 'Open at its start, %'],
          table.map(({ from, to, ended, censored, exposed, survival }) => [
            `${from} to ${to ?? 'more'}`,
            String(ended),
            String(censored),
            String(exposed),
            resultText(100 * survival),
          ]),
          [1, 2, 3, 4],
        ),
        '',
        `The share still open falls to one half after **${resultText(value)} days**, 95 % interval ${resultText(low)} to ${high === undefined ? 'more than the last band' : resultText(high)}.`,
      ]
    },
    whenNot: [
      'Not averaged over agencies: medians do not add, bands do.',
      'Not where the quantile lies in the last band: there is no estimate, and it says so.',
      'Not with open cases left out: they are the slow ones, and the median would look better than it is.',
    ],
    where: 'Metrics of kind QUANTILE.',
  },
  {
    id: 'pooled',
    name: 'Several places or agencies together',
    question: 'What is the figure of several agencies taken as one?',
    functions: [
      ['metric/estimate.ts', 'pool'],
      ['metric/distribution.ts', 'addDistributions'],
    ],
    example: () => {
      const parts = [
        { yes: 90, n: 100 },
        { yes: 500, n: 1000 },
      ]
      const added = addDistributions(
        parts.map(({ yes, n }) => ({
          measure: 'example',
          counts: new Map([
            ['yes', yes],
            ['no', n - yes],
          ]),
          countVariance: 4,
        })),
      )
      const yes = added.counts.get('yes') ?? 0
      const n = yes + (added.counts.get('no') ?? 0)
      const found = shareOf(yes, n, added.countVariance)
      return [
        `90 of 100 (90 %) and 500 of 1,000 (50 %) are ${yes} of ${n}: **${resultText(found.value)} %**, not the 70 % that the mean of the two percentages would be. The noise of both counts adds up to a variance of ${added.countVariance}.`,
      ]
    },
    whenNot: [
      'Not as the benchmark: large agencies would drown small ones. The benchmark is the median of agencies.',
      'Not across measures or scales.',
    ],
    where: '`comparison`: `pooled` of the summary, beside the median; the common channel mix.',
  },
]
