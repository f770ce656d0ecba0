/**
 * Parses JSON in which no object has two members of one name; undefined for anything else. Readers disagree on which of two
 * such members counts, so none is believed.
 */
export function parseJsonWithoutDuplicates(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return hasDuplicates(text) ? undefined : value
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g

/** The text is known to be JSON, so a string before a colon is a member's name. */
function hasDuplicates(text: string): boolean {
  const open: Set<string>[] = []
  let latest = ''
  for (const [symbol] of text.matchAll(token)) {
    if (symbol === '{' || symbol === '[') open.push(new Set())
    else if (symbol === '}' || symbol === ']') open.pop()
    else if (symbol === ':') {
      const names = open.at(-1)
      const name: unknown = JSON.parse(latest)
      if (typeof name !== 'string' || names?.has(name) === true) return true
      names?.add(name)
    } else latest = symbol
  }
  return false
}
