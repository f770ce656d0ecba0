import { PEERS } from './contenders/contender.ts'

export const HELP = `npm run bench:gateway -- [options]

Measures our gateway beside the bare fan-out and other gateways, in turn. Only ratios mean anything on a busy machine.

  --real         in front of ten agencies as they are shipped, each with a release made of records, instead of stubs
  --quick        less than a minute on two quiet cores
  --json         one object instead of tables
  --peers LIST   the other gateways to measure: ${PEERS.join(',')} (all of them when left out; '' for none)
  --seed NUMBER  what stubs answer, or what the records of real agencies hold, follows from it
  --profile DIR  writes CPU profiles of ours and of the bare fan-out in front of stubs
  --help         this
`
