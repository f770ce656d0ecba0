const secretKey =
  /(authorization|cookie|password|passwd|passphrase|secret|token|credential|api[-_]?key|private[-_]?key)s?$/i
const anySecretKey = new RegExp(`${secretKey.source.slice(0, -1)}"\\s*:`, 'i')
const passwordInUrl = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#"@]*:)[^\s"@/]+@/gi
const compactToken = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g
// What JSON leaves unescaped although terminals and line readers act on it: DEL, C1 controls, line and paragraph separators.
const unescapedControls = /[\u007F-\u009F\u2028\u2029]/g
const redacted = '[secret]'

/**
 * The last look at a finished log line, whichever way its content came in: what stands under the name of a secret is
 * replaced at any depth, so are a password in an address and a signed token in a text, and no control character is left.
 */
export function redactLine(line: string): string {
  const withoutFields = anySecretKey.test(line) ? redactFields(line) : line
  return withoutFields
    .replace(passwordInUrl, `$1${redacted}@`)
    .replace(compactToken, redacted)
    .replace(unescapedControls, escapeCharacter)
}

function redactFields(line: string): string {
  return `${JSON.stringify(JSON.parse(line, redactField))}\n`
}

function redactField(key: string, value: unknown): unknown {
  return secretKey.test(key) && !isCount(key, value) ? redacted : value
}

/** A number of tokens is not a token. */
function isCount(key: string, value: unknown): boolean {
  return typeof value === 'number' && /tokens$/i.test(key)
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
