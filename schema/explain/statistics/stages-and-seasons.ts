import { adjustPValues } from '../../metric/statistics/benjamini-hochberg.ts'
import { difference } from '../../metric/statistics/difference.ts'
import { dissimilarity } from '../../metric/statistics/dissimilarity.ts'
import { adjustByHolm } from '../../metric/statistics/holm.ts'
import { randomEffectsMean } from '../../metric/statistics/random-effects-mean.ts'
import { markdownTable, resultText } from '../page.ts'
import { shareOf, type Statistic } from './statistic.ts'

const pText = (pValue: number) => (pValue < 0.001 ? 'below 0.001' : resultText(pValue, 3))

const mix = (web: number, phone: number, post: number) =>
  new Map([
    ['web', web],
    ['phone', phone],
    ['post', post],
  ])

/** Whether figures may be compared, and where and when they stand out. */
export const contrastStatistics: readonly Statistic[] = [
  {
    id: 'grade',
    name: 'Comparability grade, and how far two channel mixes are apart',
    question: 'May these two figures be compared at all?',
    functions: [['metric/statistics/dissimilarity.ts', 'dissimilarity']],
    example: () => {
      const own = mix(60, 30, 10)
      return [
        'A: same formula, wording, scale, mode, channel-mix class and window, and at least 30 answers on both sides. B: the same construct with a caveat, compared as a normalised index where scale or wording differ. C: side by side only, without a difference. X: refused. Channel mixes are of one class up to a dissimilarity of 0.30:',
        '',
        ...markdownTable(
          ['Web, phone, post, %', 'Against 60, 30, 10 %', 'Class'],
          [mix(50, 40, 10), mix(20, 60, 20)].map((other) => {
            const apart = dissimilarity(own, other)
            return [
              [...other.values()].join(', '),
              resultText(apart, 2),
              apart <= 0.3 ? 'the same' : 'another',
            ]
          }),
          [1],
        ),
      ]
    },
    whenNot: [
      'Not as a mark of quality: a C says that two figures are of different kinds, and not that either is bad.',
      'Not beyond what agencies declare: a wording that nobody states cannot be compared.',
    ],
    where: '`comparison`: `grade`, `reasons`, `channelMix` and `pair` of each row.',
  },
  {
    id: 'stage-contrast',
    name: 'The stage that stands out',
    question: 'At which stage of a journey do more people feel badly than at the others?',
    functions: [
      ['metric/statistics/difference.ts', 'difference'],
      ['metric/statistics/holm.ts', 'adjustByHolm'],
    ],
    example: () => {
      const stages = [
        { name: 'Apply', negative: 18, n: 120 },
        { name: 'Prove', negative: 52, n: 130 },
        { name: 'Receive', negative: 20, n: 110 },
      ]
      const contrasts = stages.map((stage) => {
        const others = stages.filter((other) => other !== stage)
        const sum = (key: 'negative' | 'n') => others.reduce((all, other) => all + other[key], 0)
        // The noise of the counts that are added adds up too.
        const rest = shareOf(sum('negative'), sum('n'), 4 * others.length)
        return difference(shareOf(stage.negative, stage.n), rest)
      })
      const adjusted = adjustByHolm(contrasts.map(({ pValue }) => pValue))
      return markdownTable(
        ['Stage', 'Felt badly', 'Difference to the others', 'p value', 'Adjusted'],
        stages.map(({ name, negative, n }, index) => [
          name,
          `${negative} of ${n}`,
          resultText(contrasts[index]?.value ?? 0),
          pText(contrasts[index]?.pValue ?? 1),
          pText(adjusted[index] ?? 1),
        ]),
        [2, 3, 4],
      )
    },
    whenNot: [
      'Not as the stage that caused it: what went wrong earlier may be felt later.',
      'Not where people are asked at one stage only: there is nothing to set it against.',
    ],
    where: '`journeyStages`: `agencies.arises`.',
  },
  {
    id: 'random-effects-mean',
    name: 'Mean of findings across agencies',
    question: 'Do agencies that differ among themselves show something together?',
    functions: [['metric/statistics/random-effects-mean.ts', 'randomEffectsMean']],
    example: () => {
      const found = randomEffectsMean([
        { value: 24, variance: 9 },
        { value: 11, variance: 6 },
        { value: 17, variance: 12 },
        { value: 8, variance: 7 },
      ])
      if (found === undefined) throw new RangeError('the example has variances')
      return [
        `Four agencies differ between a stage and their others by 24, 11, 17 and 8 points, with variances 9, 6, 12 and 7: mean **${resultText(found.value)}**, 95 % interval ${resultText(found.low)} to ${resultText(found.high)}, p ${pText(found.pValue)}; variance between agencies ${resultText(found.tauSquared)}.`,
      ]
    },
    whenNot: [
      'Not from fewer than three agencies.',
      'Not as what holds at each agency: the mean may be shown where some agencies show the opposite.',
    ],
    where: '`journeyStages`: `acrossAgencies`.',
  },
  {
    id: 'season-difference',
    name: 'Difference to the same season',
    question: 'Is this September unlike the Septembers before?',
    functions: [
      ['metric/statistics/difference.ts', 'difference'],
      ['metric/statistics/benjamini-hochberg.ts', 'adjustPValues'],
    ],
    example: () => {
      const now = shareOf(310, 400)
      const earlier = [
        { year: 2025, figure: shareOf(268, 390) },
        { year: 2024, figure: shareOf(290, 380) },
      ]
      const differences = earlier.map(({ figure }) => difference(now, figure))
      const adjusted = adjustPValues(differences.map(({ pValue }) => pValue))
      return [
        `September 2026: ${resultText(now.value)} %.`,
        '',
        ...markdownTable(
          ['September', 'Figure, %', 'Difference', 'p value', 'Adjusted'],
          earlier.map(({ year, figure }, index) => [
            String(year),
            resultText(figure.value),
            resultText(differences[index]?.value ?? 0),
            pText(differences[index]?.pValue ?? 1),
            pText(adjusted[index] ?? 1),
          ]),
          [1, 2, 3, 4],
        ),
      ]
    },
    whenNot: [
      'Not over a break: the years before it are left out, and the answer says so.',
      'Not as limits of a season from a few years: those need 12 figures of the season.',
    ],
    where: '`trend`: `seasonal`.',
  },
]
