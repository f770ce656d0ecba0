import { documentsByNumber } from './documents-by-number.ts'

/** The one question behind trends and returns: the same counts and figures in each of several windows. One document for each number. */
export const windowsDocument = documentsByNumber(buildText)

function buildText(windows: number): string {
  const each = Array.from({ length: windows }, (_, index) => index)
  return `
query Windows(
  $ids: [ID!]!, $measures: [ID!]!, $metrics: [ID!]!, $figures: [ID!]!, $journey: ID!
  $journeys: [ID!]!, $figureJourneys: [ID!]!, $channels: [ID!]!
  ${each.map((index) => `$window${index}: Window!`).join(' ')}
) {
  agencies(ids: $ids) {
    measures(ids: $measures) { measure wordingClass wordingId mode breaks { from kind note detected } }
    ${each.map(windowText).join('\n    ')}
  }
}`
}

function windowText(index: number): string {
  return `cells${index}: cells(window: $window${index}, measures: $measures, journeys: $journeys, channels: $channels) {
      measure journey channel stage counts { answer count } countVariance release
    }
    figures${index}: figures(window: $window${index}, ids: $figures, journeys: $figureJourneys) {
      id journey channel stage value counts { answer count } measure n currency release
    }
    journey${index}: journey(id: $journey, window: $window${index}) {
      release metrics(ids: $metrics) { metric status measure release }
    }`
}
