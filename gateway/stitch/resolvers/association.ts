import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { associateVoices } from '../../compare/associate-voices.ts'
import { formulaId, presentFigure } from '../../compare/figures/figure.ts'
import { associationMethods } from '../../compare/methods.ts'
import { checkPlace, getMetric, parseWindowArgument } from '../../compare/parse-place.ts'
import type { PeerArgs } from '../../compare/peer-group/peer-args.ts'
import { selectPeers } from '../../compare/peer-group/select-peers.ts'
import type { GatewayContext } from '../../context.ts'

const CAVEAT =
  'An association between organisations, not a cause: something else may move both, and it says nothing about any one employee or citizen. The noise of each figure makes it look weaker than it is.'

export interface AssociationArgs extends PeerArgs {
  readonly journey: string
  readonly employeeJourney?: string | null
  readonly employeeMetric: string
  readonly citizenMetric: string
  readonly window: string
}

/** `Query.association`. */
export function createAssociationResolver(vocabulary: Vocabulary) {
  return async (_root: unknown, args: AssociationArgs, context: GatewayContext) => {
    const { journey } = args
    const employeeJourney = args.employeeJourney ?? journey
    for (const id of [journey, employeeJourney])
      checkPlace(vocabulary, { ...EVERYWHERE, journey: id })
    const employee = voice(getMetric(vocabulary, args.employeeMetric), 'voice-of-employee')
    const citizen = voice(getMetric(vocabulary, args.citizenMetric), 'voice-of-citizen')
    const window = parseWindowArgument(args.window)
    const question = {
      employee: { metric: employee, journey: employeeJourney },
      citizen: { metric: citizen, journey },
      window,
      agencies: selectPeers(context.members, args),
    }
    const found = await associateVoices(question, vocabulary, context)
    return {
      employeeFormula: formulaId(employee),
      citizenFormula: formulaId(citizen),
      journeyId: journey,
      employeeJourneyId: employeeJourney,
      window,
      pairs: found.pairs.map(({ agency, employee: first, citizen: second }) => ({
        agencyId: agency,
        employee: presentFigure(first.figure),
        citizen: presentFigure(second.figure),
      })),
      correlation: found.correlation ?? null,
      caveat: CAVEAT,
      reasons: found.reasons,
      leftOut: found.leftOut,
      methods: associationMethods,
      participation: found.participation,
    }
  }
}

function voice(metric: Metric, family: Metric['family']): Metric {
  if (metric.family === family) return metric
  throw new CitxError('BAD_REQUEST', `${metric.id} is a metric of ${metric.family}, not ${family}`)
}
