import { documentsByNumber } from './documents-by-number.ts'

/**
 * The one question behind comparisons and life events: the protected counts of the metrics' measures, what the agency
 * reports itself, how it collects, and what it says of each metric at each journey. One document for each number of
 * journeys.
 */
export const figuresDocument = documentsByNumber(buildText)

function buildText(journeys: number): string {
  const each = Array.from({ length: journeys }, (_, index) => index)
  return `
query Figures(
  $ids: [ID!]!, $window: Window!, $measures: [ID!]!, $metrics: [ID!]!, $figures: [ID!]!
  $journeys: [ID!]!, $figureJourneys: [ID!]!, $channels: [ID!]!, $stages: [ID!]!, $channel: ID!, $stage: ID!
  ${each.map((index) => `$journey${index}: ID!`).join(' ')}
) {
  agencies(ids: $ids) {
    measures(ids: $measures) { measure wordingClass wordingId mode breaks { from kind } }
    cells(window: $window, measures: $measures, journeys: $journeys, channels: $channels, stages: $stages) {
      measure journey channel stage counts { answer count } countVariance release
    }
    figures(window: $window, ids: $figures, journeys: $figureJourneys) {
      id journey channel stage value counts { answer count } measure n currency release
    }
    ${each.map(insightText).join('\n    ')}
  }
}`
}

function insightText(index: number): string {
  return `journey${index}: journey(id: $journey${index}, window: $window, channel: $channel, stage: $stage) {
      release metrics(ids: $metrics) { metric status measure release }
    }`
}
