// What JSON leaves unescaped although terminals and line readers act on it: DEL, C1 controls, line and paragraph separators.
// eslint-disable-next-line no-control-regex
const unescapedControls = /[\u007F-\u009F\u2028\u2029]/g
const passwordInUrl = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#"@]*:)[^\s"@/]+@/gi
const compactToken = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g

/** Last look at a finished log line: no control character acts outside it, no password in an address, no signed token. */
export function scrubLine(line: string): string {
  return line
    .replace(passwordInUrl, '$1[secret]@')
    .replace(compactToken, '[secret]')
    .replace(unescapedControls, escapeCharacter)
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
