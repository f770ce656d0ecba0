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

/** The text is known to be JSON, so a string before a colon is a member's name. No pattern reads it: patterns run out of stack. */
function hasDuplicates(text: string): boolean {
  const open: Set<string>[] = []
  let name = ''
  for (let at = 0; at < text.length; at += 1) {
    const symbol = text[at]
    if (symbol === '{' || symbol === '[') open.push(new Set())
    else if (symbol === '}' || symbol === ']') open.pop()
    else if (symbol === '"') {
      const end = endOfString(text, at)
      name = text.slice(at, end + 1)
      at = end
    } else if (symbol === ':') {
      const names = open.at(-1)
      const member = String(JSON.parse(name))
      if (names?.has(member) === true) return true
      names?.add(member)
    }
  }
  return false
}

/** Where the string that begins at a quote has its other quote: the next one with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    if (end === -1) throw new Error('a string without an end is not JSON')
    let before = end - 1
    while (text[before] === '\\') before -= 1
    if ((end - 1 - before) % 2 === 0) return end
  }
}
