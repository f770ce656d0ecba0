import { adjustPValues } from '../../metric/statistics/benjamini-hochberg.ts'
import { difference } from '../../metric/statistics/difference.ts'
import { funnel } from '../../metric/statistics/funnel.ts'
import { heterogeneity } from '../../metric/statistics/heterogeneity.ts'
import { nearestNeighbours } from '../../metric/statistics/nearest-neighbours.ts'
import { rankRanges } from '../../metric/statistics/rank-ranges.ts'
import { quartiles } from '../../metric/statistics/sample-quantile.ts'
import { tiers } from '../../metric/statistics/tiers.ts'
import { markdownTable, resultText } from '../page.ts'
import { FIVE_AGENCIES, type Statistic } from './statistic.ts'

const estimates = FIVE_AGENCIES.map(([, estimate]) => estimate)
const names = FIVE_AGENCIES.map(([name]) => name)
const range = (low: number | undefined, high: number | undefined) =>
  `${low === undefined ? 'no bound' : resultText(low)} to ${high === undefined ? 'no bound' : resultText(high)}`

/** How agencies stand to one another. */
export const comparisonStatistics: readonly Statistic[] = [
  {
    id: 'peer-difference',
    name: 'Difference',
    question: 'Do two figures differ by more than chance and noise?',
    functions: [['metric/statistics/difference.ts', 'difference']],
    example: pairwise,
    whenNot: [
      'Not for two figures that share answers: an agency is set against the median of the others, without itself.',
      'Not alone where many are compared at once: read the adjusted p value.',
    ],
    where:
      '`comparison`: `difference` of each row, from the median of the other comparable agencies.',
  },
  {
    id: 'false-discovery-rate',
    name: 'False discovery rate',
    question:
      'When many agencies are tested at once, how many of those called different are so by chance?',
    functions: [['metric/statistics/benjamini-hochberg.ts', 'adjustPValues']],
    example: () => {
      const raw = [0.004, 0.02, 0.03, 0.2, 0.6]
      const adjusted = adjustPValues(raw)
      return [
        ...markdownTable(
          ['p value', 'Adjusted for five agencies', 'Called different'],
          raw.map((pValue, index) => [
            resultText(pValue, 3),
            resultText(adjusted[index] ?? 1, 3),
            (adjusted[index] ?? 1) <= 0.05 ? 'yes' : 'no',
          ]),
          [0, 1],
        ),
      ]
    },
    whenNot: [
      'Not to show that agencies are alike: a p value above 0.05 is no evidence of no difference.',
      'Not across comparisons: each comparison is adjusted for its own agencies, so asking twenty questions brings false calls again.',
    ],
    where: '`comparison`: `adjustedPValue` and `significant`.',
  },
  {
    id: 'rank-range',
    name: 'Rank ranges and tiers',
    question: 'Which places may an agency hold, given how sure the figures are?',
    functions: [
      ['metric/statistics/rank-ranges.ts', 'rankRanges'],
      ['metric/statistics/tiers.ts', 'tiers'],
    ],
    example: () => {
      const ranges = rankRanges(estimates, 'up')
      const found = tiers(ranges)
      return markdownTable(
        ['Agency', 'Figure, %', 'Answers', 'Places', 'Tier'],
        FIVE_AGENCIES.map(([name, { value, n }], index) => [
          name,
          resultText(value),
          String(n),
          `${ranges[index]?.from ?? ''} to ${ranges[index]?.to ?? ''}`,
          found[index] ?? '',
        ]),
        [1, 2],
      )
    },
    whenNot: [
      'Not for context metrics: they have no better end.',
      'Not narrowed to its middle: every place in the range is as possible as the data go.',
    ],
    where: '`comparison`: `rank` and `tier` of each row.',
  },
  {
    id: 'funnel',
    name: 'Funnel limits',
    question:
      'How far from the peer value does chance alone take a figure that rests on so many answers?',
    functions: [
      ['metric/statistics/funnel.ts', 'funnel'],
      ['metric/statistics/over-dispersion.ts', 'overDispersion'],
    ],
    example: () => {
      const target = quartiles(estimates.map(({ value }) => value)).median
      const { points, dispersion } = funnel(estimates, target)
      return [
        `Around the median of ${resultText(target)} %; over-dispersion factor ${resultText(dispersion.phi, 2)}, ${dispersion.present ? 'present, so the limits are widened' : 'not present, so the limits are not widened'}:`,
        '',
        ...markdownTable(
          ['Agency', 'Figure, %', '95 % limits', '99.8 % limits', 'Position'],
          points.map(({ value, limits95, limits998, position, side }, index) => [
            names[index] ?? '',
            resultText(value),
            range(limits95.low, limits95.high),
            range(limits998.low, limits998.high),
            position === 'inside' ? position : `${position}, ${side}`,
          ]),
          [1],
        ),
      ]
    },
    whenNot: [
      'Not as a league table: the limits tell chance from something else, and not good from bad.',
      'Not with fewer than three agencies: there is no peer value.',
    ],
    where: '`comparison`: `funnel` of each row and `dispersion` of the summary.',
  },
  {
    id: 'heterogeneity',
    name: 'Spread beyond chance',
    question: 'Do the agencies differ at all, taken together?',
    functions: [['metric/statistics/heterogeneity.ts', 'heterogeneity']],
    example: () => {
      const found = heterogeneity(estimates)
      if (found === undefined) throw new RangeError('the example has variances')
      return [
        `Five agencies: Q ${resultText(found.q)} with ${found.df} degrees of freedom (p ${found.pValue < 0.001 ? 'below 0.001' : resultText(found.pValue, 3)}), I squared ${resultText(100 * found.iSquared)} %, tau squared ${resultText(found.tauSquared)}; mean weighted by precision ${resultText(found.pooled)} %, 95 % interval ${range(found.low, found.high)}.`,
      ]
    },
    whenNot: [
      'Not to compare the spread of two metrics: I squared grows with the number of answers, whatever the agencies do. Tau squared does not.',
      'Not to find which agency differs: see the funnel and the differences.',
    ],
    where: '`comparison`: `heterogeneity` of the summary.',
  },
  {
    id: 'benchmark',
    name: 'Benchmark: median and quartiles of agencies',
    question: 'What is usual among the peers?',
    functions: [
      ['metric/statistics/sample-quantile.ts', 'quartiles'],
      ['metric/statistics/sample-quantile.ts', 'sampleQuantile'],
      ['metric/statistics/sample-quantile.ts', 'percentileAmong'],
      ['metric/statistics/sample-quantile.ts', 'medianAbsoluteDeviation'],
    ],
    example: () => {
      const found = quartiles(estimates.map(({ value }) => value))
      return [
        `${estimates.map(({ value }) => resultText(value)).join(', ')} %: median **${resultText(found.median)} %**, quartiles ${resultText(found.lower)} and ${resultText(found.upper)} %.`,
      ]
    },
    whenNot: [
      'Not of fewer than three agencies: then there is no summary.',
      'Not as the figure of all citizens: each agency counts once, whatever its size. Pool the counts for that.',
    ],
    where: '`comparison`: `summary`.',
  },
  {
    id: 'nearest-neighbours',
    name: 'Nearest neighbours',
    question: 'Which agencies are most like this one?',
    functions: [['metric/statistics/nearest-neighbours.ts', 'nearestNeighbours']],
    example: () => {
      const organisations = [
        ['Ashby', 4.7, 2],
        ['Brook', 4.8, 2],
        ['Castle', 5.6, 3],
        ['Dale', 4.2, 1],
        ['Elm', 4.6, 2],
      ].map(([id, residents, sizeBand]) => ({
        id: String(id),
        characteristics: new Map([
          ['residents', Number(residents)],
          ['size-band', Number(sizeBand)],
        ]),
      }))
      const { nearest } = nearestNeighbours('Ashby', organisations, {
        characteristics: ['residents', 'size-band'],
        count: 3,
      })
      return [
        'By residents (as a power of ten) and size band, the agencies most like Ashby:',
        '',
        ...markdownTable(
          ['Agency', 'Distance in standard deviations'],
          nearest.map(({ id, distance }) => [id, resultText(distance, 2)]),
          [1],
        ),
      ]
    },
    whenNot: [
      'Not where somebody publishes neighbours made from more characteristics: name those agencies.',
      'Not both ways: the neighbour of an agency need not have it as a neighbour.',
    ],
    where: '`comparison(nearestTo: ...)`.',
  },
]

function pairwise(): readonly string[] {
  const pairs = [
    [0, 1],
    [0, 2],
    [0, 4],
  ] as const
  return markdownTable(
    ['Agencies', 'Figures, %', 'Difference', '95 % interval', 'p value'],
    pairs.flatMap(([first, second]) => {
      const [a, b] = [estimates[first], estimates[second]]
      if (a === undefined || b === undefined) return []
      const { value, low, high, pValue } = difference(a, b)
      return [
        [
          `${names[first] ?? ''} and ${names[second] ?? ''}`,
          `${resultText(a.value)} and ${resultText(b.value)}`,
          resultText(value),
          range(low, high),
          pValue < 0.001 ? 'below 0.001' : resultText(pValue, 3),
        ],
      ]
    }),
    [2, 4],
  )
}
