import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { ALL } from '@citx/schema/cube/place.ts'
import type { Api } from './api.ts'
import { WINDOW } from './lab.ts'

const estimate = 'metric formula status value unit currency low high n measure basis release'

const fields = `
  id contract journeyIds
  releases { id seq previous window publishedAt contract rows merkleRoot supersedes manifest
    protection { profile minimumSubjects countVariance parameters } }
  measures { measure family wording wordingId wordingClass mode coverage since
    breaks { from kind note detected } }
  cells(window: "${WINDOW}", channels: $channels, stages: $stages) {
    measure journey channel stage window subjects counts { answer count } dominant countVariance release }
  figures { id journey channel stage window value counts { answer count } measure n currency source release }
`

const places = [ALL, 'passport', 'planning', 'pest']

/** Everything that the API of an agency gives its partner, headers and release files included. */
export async function crawl(api: Api): Promise<string> {
  const { channels, stages, metrics } = loadVocabulary()
  const variables = { channels: [ALL, ...channels.keys()], stages: [ALL, ...stages.keys()] }
  const first = await api.ask(fields, variables, ', $channels: [ID!], $stages: [ID!]')
  const answers = [first.headers, first.text]
  for (const journey of places)
    for (const channel of [ALL, 'web']) {
      const asked = `journey(id: "${journey}", window: "${WINDOW}", channel: "${channel}") {
        window release metrics(ids: $metrics) { ${estimate} } }`
      const answer = await api.ask(asked, { metrics: [...metrics.keys()] }, ', $metrics: [ID!]!')
      answers.push(answer.headers, answer.text)
    }
  const list = await api.get('/releases')
  answers.push(list)
  for (const [, id] of list.matchAll(/"id":"([0-9a-f]{64})"/g))
    answers.push(await api.get(`/releases/${id}`))
  return answers.join('\n')
}
