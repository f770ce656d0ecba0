import { runServedAttacks } from './run-served-suite.ts'
import { startLabServer } from './served/lab.ts'
await using server = await startLabServer()
const t = Date.now()
await runServedAttacks(server, {
  seed: 1,
  quick: true,
  onResult: (r) =>
    process.stdout.write(
      `${r.id} ${r.build} ${r.success} n=${r.trials} ${r.pass} ${Date.now() - t} ms\n`,
    ),
})
