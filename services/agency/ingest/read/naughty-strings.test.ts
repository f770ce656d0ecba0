import { describe, expect, it } from 'vitest'
import { asObjects, readContent } from './testing.ts'

/** Text that people type, paste or plant; each must arrive as it was written. */
const naughty: Readonly<Record<string, string>> = {
  'right to left': 'שלום \u202Eevil\u202C مرحبا',
  'zero width': 'a\u200Bb\u200C\u200D\u2060c\uFEFFd',
  'emoji, joined and flagged': '👩‍👩‍👧‍👦 🏳️‍🌈 🇨🇦 👍🏽',
  'combining marks': 'Z̤͔ͧ̑̓ä͖̭̈̇lͮ̒ͫǧ̗͚̚o̙̔ͮ̇͐̇',
  'control characters': '\u0001\u0002\u0007\u0008\u000B\u000C\u000E\u001B\u001F\u007F\u0085\u009F',
  'terminal escape': '\u001B[31mred\u001B[0m \u001B]0;title\u0007',
  'end of COPY': '\\.',
  'end of COPY on its own line': 'before\n\\.\nafter',
  'COPY null': '\\N',
  formula: "=cmd|' /C calc'!A0",
  'formula behind a sign': '+1-1@SUM(1+9)*cmd|A0',
  sql: "Robert'); DROP TABLE contact;-- ",
  'script tag': '<script>alert(1)</script>',
  'format strings': '%s %n %d {0} ${1} #{2} {{3}}',
  backslashes: '\\ \\\\ \\" \\n \\u0000 C:\\temp\\new',
  quotes: '"" \' ` “ ” « »',
  'line ends inside': 'a\nb\r\nc\rd\u2028e\u2029f\u0085g',
  'spaces of all kinds': ' \u00A0\u2003\u3000 x \u00A0',
  'null words': 'null NULL NaN undefined None (null) #N/A',
  'numbers that are not': '0x10 1e3 1_000 ١٢٣ ½ -0 00123 9007199254740993',
  'beyond the basic plane': '𠜎𠜱 𝕋𝕖𝕩𝕥 \u{10FFFF}',
  noncharacters: '\uFFFE\uFFFF\uFDD0',
  prototype: '__proto__ constructor toString',
  'path and shell': '../../etc/passwd `rm -rf /` $(id) | & ;',
}

const names = Object.keys(naughty)
const values = Object.values(naughty)
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

describe('naughty strings arrive as written', () => {
  it.each([',', ';', '\t', '|'])('in CSV with %j', async (delimiter) => {
    const lines = [names, values].map((cells) => cells.map(quoted).join(delimiter))
    const { rows, source } = await readContent(lines.join('\n'))
    expect(source.columns).toEqual(names)
    expect(rows).toEqual([values])
  })

  it.each(['utf-16le', 'utf-16be'])('in CSV as %s', async (encoding) => {
    const lines = [names, values].map((cells) => cells.map(quoted).join(','))
    const bytes = Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le')
    const { rows, source } = await readContent(
      encoding === 'utf-16be' ? bytes.swap16() : bytes,
      {},
      7,
    )
    expect(source.encoding).toBe(encoding)
    expect(rows).toEqual([values])
  })

  it.each([
    ['json', JSON.stringify([naughty])],
    ['ndjson', `${JSON.stringify(naughty)}\n${JSON.stringify(naughty)}\n`],
  ])('in %s', async (format, text) => {
    const read = await readContent(text)
    expect(read.source.format).toBe(format)
    expect(asObjects(read)[0]).toEqual(naughty)
  })

  it('as the names of columns', async () => {
    const header = values.map(quoted).join(',')
    const { source } = await readContent(`${header}\n`)
    expect(source.columns).toEqual(values)
  })

  it('as the keys of objects', async () => {
    const record = Object.fromEntries([...values, '__proto__'].map((key) => [key, 'x']))
    const { source, rows } = await readContent(JSON.stringify([record]))
    expect(source.columns).toHaveLength(
      values.length + (Object.hasOwn(record, '__proto__') ? 1 : 0),
    )
    expect(rows[0]?.every((cell) => cell === 'x')).toBe(true)
  })
})
