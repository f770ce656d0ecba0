// Plain JavaScript for any Node.js: an old one cannot even load TypeScript, so the check must come before the first .ts import.

/** The oldest Node.js that runs this program: the first with `await using`; it strips types, too. */
export const oldestNode = '24.0'

/**
 * What to tell the user of a Node.js that is too old, in one line; undefined when it is new enough.
 * @param {string} version such as '20.19.4'
 * @returns {string | undefined}
 */
export function findNodeProblem(version) {
  const [major, minor] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = oldestNode.split('.').map(Number)
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined
  return (
    'OLD_NODE: this is Node.js ' +
    version +
    ', and CitX Exchange needs ' +
    oldestNode +
    ' or newer; start it through npm (npm start), which brings its own Node.js on Linux x64, or install a newer one'
  )
}

/** Ends the process with exit code 2 and one clear line when this Node.js is too old. */
export function checkNodeVersion() {
  const problem = findNodeProblem(process.versions.node)
  if (problem === undefined) return
  process.stderr.write(problem + '\n')
  process.exit(2)
}
