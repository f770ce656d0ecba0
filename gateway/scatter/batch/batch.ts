import type { GatewayContext } from '../../context.ts'
import type { ParticipationLog } from '../participation.ts'
import type { Question, Variables } from '../question.ts'
import type { Gathered } from '../scatter.ts'
import { gatherTogether } from './gather-together.ts'

/** A question with the agencies that it goes to. */
export interface Pose {
  readonly question: Question
  readonly variables: Variables
  readonly agencies: readonly string[]
}

/** Questions of one request, collected until nothing more of it can come before an agency has answered. */
export interface Batch {
  pose(pose: Pose): Promise<Gathered>
}

/** A question with whoever waits for its answers. */
export interface Posed extends Pose {
  readonly resolve: (gathered: Gathered) => void
  readonly reject: (error: unknown) => void
}

/** By what each request has of its own: its context object is copied on the way. */
const batches = new WeakMap<ParticipationLog, Batch>()

/** The batch of this request; never one that another caller's questions are in. */
export function findBatch(context: GatewayContext): Batch {
  const { participation } = context
  const before = batches.get(participation)
  if (before !== undefined) return before
  const batch = createBatch(context)
  batches.set(participation, batch)
  return batch
}

function createBatch(context: GatewayContext): Batch {
  let posed: Posed[] = []
  const flush = () => {
    const together = posed
    posed = []
    // Nobody else would catch what is thrown here: it would end the gateway.
    try {
      gatherTogether(together, context)
    } catch (error) {
      for (const { reject } of together) reject(error)
    }
  }
  return {
    pose: (pose) =>
      new Promise((resolve, reject) => {
        // After every promise job and tick that this one leads to: stitching takes several to pose all its questions.
        if (posed.length === 0) setImmediate(flush)
        posed.push({ ...pose, resolve, reject })
      }),
  }
}
