import { builds } from './builds/builds.ts'
import { attacks } from './attacks/attacks.ts'
import { runAttack } from './method/run-attack.ts'
const [, , id = '', n = '100', only = ''] = process.argv
for (const attack of attacks) {
  if (!id.split(',').includes(attack.id)) continue
  for (const build of attack.against ?? builds) {
    if (only !== '' && !only.split(',').includes(build.id)) continue
    const t = process.cpuUsage()
    const { hits, tries, chance } = runAttack(attack, build, { seed: 7, tries: Number(n) })
    const u = process.cpuUsage(t)
    process.stdout.write(
      `${attack.id} ${build.id} ${(hits / tries).toFixed(3)} chance ${chance.toFixed(3)} gate ${attack.gate(chance)} n=${tries} ${Math.round((u.user + u.system) / 1e3)} ms\n`,
    )
  }
}
