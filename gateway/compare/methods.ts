/** A statistical method, as the SDL's `Method`. */
export interface Method {
  readonly id: string
  readonly description: string
  readonly source: string
}

const method = (id: string, description: string, source: string): Method => ({
  id,
  description,
  source,
})

/** What a comparison rests on. A method that changes its result gets another version. */
export const comparisonMethods: readonly Method[] = [
  method(
    'interval@1',
    'Intervals of 95 % hold sampling and protection noise together.',
    'Wilson (1927), delta method; variance of the noise from the release',
  ),
  method(
    'peer-difference@1',
    'Each figure less the median of the other comparable agencies. The interval adds the squared reach of both sides; that of the median lies between the medians of the lower and of the upper ends, which is wider than needed while the others are spread. Where they fall into two far groups of one size, their median lies between the groups, and the interval holds the true difference in about 92 of 100 cases.',
    'Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; Zou and Donner (2008), doi:10.1002/sim.2997',
  ),
  method(
    'false-discovery-rate@1',
    'p values are adjusted for the number of agencies compared.',
    'Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x',
  ),
  method(
    'rank-range@1',
    'Ranges that hold the true ranks of all agencies together with at least 95 % confidence; tiers follow from them.',
    'Al Mohamad, Goeman and van Zwet (2022), doi:10.1111/biom.13419; Holm (1979)',
  ),
  method(
    'funnel@1',
    'Limits of 95 % and 99.8 % around the median of the comparable agencies, widened by the variance between agencies where over-dispersion is present.',
    'Spiegelhalter (2005), doi:10.1002/sim.1970',
  ),
  method(
    'heterogeneity@1',
    'Q, I squared, tau squared and the random-effects mean.',
    'DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2; Higgins and Thompson (2002), doi:10.1002/sim.1186',
  ),
  method(
    'grade@2',
    'Each figure is graded against the way in which most peers collect it: measure, wording, mode, currency, breaks, number of answers, and channel mix by the index of dissimilarity, of one class up to 0.3. On another scale or in other words the normalised index of the construct is compared.',
    'Duncan and Duncan (1955), doi:10.2307/2088328; Massey and Denton (1993), American Apartheid, page 20',
  ),
  method(
    'pooled@1',
    'The counts of the comparable agencies are added, then the formula is applied: no mean of percentages.',
    'Breslow and Day (1987), IARC Scientific Publications 82, chapter 2: crude rates',
  ),
  method(
    'channel-mix-standardisation@1',
    "Beside the raw figure, the figure that each agency would have with one channel mix for all: that of all agencies' answers together, over the channels that more than half of them publish.",
    'Breslow and Day (1987), IARC Scientific Publications 82, chapter 2',
  ),
]

/** What a decomposition rests on. */
export const decompositionMethods: readonly Method[] = [
  method(
    'decomposition@1',
    'Mix is the difference in shares at the mean of the two figures of each channel, performance the difference in figures at the mean of the two shares. Intervals by the delta method over all counts of both sides, noise included.',
    'Kitagawa (1955), doi:10.1080/01621459.1955.10501299; Oehlert (1992), doi:10.2307/2684406',
  ),
]

/** What the stages of a journey rest on. */
export const stageMethods: readonly Method[] = [
  method(
    'stage-contrast@1',
    'Negative emotion at each stage of an agency less that at its other stages together, their counts added. p values are adjusted for the number of stages, so that a single false finding has a chance of at most one in twenty; the largest significant excess is named.',
    'Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; Holm (1979), Scandinavian Journal of Statistics 6, 65-70',
  ),
  method(
    'random-effects-mean@1',
    "Across agencies: the mean of each agency's own contrast, weighted by precision with the variance between agencies, and an interval that knows how few they are.",
    'DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2; Hartung and Knapp (2001), doi:10.1002/sim.791; Knapp and Hartung (2003), doi:10.1002/sim.1482',
  ),
]

/** What a trend rests on. */
export const trendMethods: readonly Method[] = [
  method(
    'control-chart@1',
    'XmR chart: limits at the mean less and plus 2.66 times the mean moving range, for each stretch between breaks. Signals: beyond the limits, eight on one side, six rising or falling, two of three beyond two sigma.',
    'Wheeler (1993); Western Electric (1956); NHS England, Making Data Count',
  ),
]

/** What a comparison of seasons rests on. */
export const seasonalMethods: readonly Method[] = [
  method(
    'season-difference@1',
    'The newest window less the same month or quarter of each earlier year, on the same side of every break; p values adjusted for the number of years. Limits of a season need 12 figures of it.',
    'Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; Wheeler (1993)',
  ),
]

/** What an association rests on. */
export const associationMethods: readonly Method[] = [
  method(
    'rank-correlation@1',
    "Spearman's rank correlation over the agencies, each counted once, with a 95 % interval; p value by Student's t.",
    'Bonett and Wright (2000), doi:10.1007/BF02294183',
  ),
]
