import { describe, expect, it } from 'vitest'
import type { OpenOptions } from '../source.ts'
import { readContent } from '../testing.ts'

const rowsOf = async (text: string, options: OpenOptions = {}) =>
  (await readContent(text, options)).rows

describe('rows of CSV', () => {
  it.each([
    ['a header alone', 'a,b\n', []],
    ['no line end at all', 'a,b', []],
    ['no line end after the last row', 'a,b\n1,2', [['1', '2']]],
    ['a line end cut in half', 'a,b\r\n1,2\r', [['1', '2']]],
    [
      'blank lines between rows',
      '\n\na,b\n\n1,2\n\n\n3,4\n\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'LF and CRLF mixed',
      'a,b\n1,2\r\n3,4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r3,4\r',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a quote inside a bare cell', 'a,b\n5" pipe,2\n', [['5" pipe', '2']]],
    [
      'an empty quoted cell',
      'a,b\n"",2\n1,""',
      [
        ['', '2'],
        ['1', ''],
      ],
    ],
    ['spaces, kept', 'a,b\n 1 ,2 \n', [[' 1 ', '2 ']]],
    ['one column', 'a\n1\n""\n2\n', [['1'], [''], ['2']]],
    ['the line that ends a COPY', 'a\n\\.\n1\n', [['\\.'], ['1']]],
    ['a byte order mark', '\ufeffa,b\n1,2\n', [['1', '2']]],
    ['a mark inside the data, kept', 'a,b\n\ufeff1,2\n', [['\ufeff1', '2']]],
  ])('%s', async (_name, text, rows) => expect(await rowsOf(text)).toEqual(rows))

  it.each([
    ['a;b\n1,5;2', ';'],
    ['a\tb\n1,5\t2', 'tab'],
    ['a|b\n1,5|2', '|'],
    ['"What, in short, did you think?";b\n1,5;2', '; beside quoted commas'],
    ['"a;b;c",d\n"1,5",2', ', beside quoted semicolons'],
    ['"He said ""a;b;c""",d\n"1,5",2', ', beside doubled quotes'],
  ])('finds the delimiter in %j (%s)', async (text) =>
    expect(await rowsOf(text)).toEqual([['1,5', '2']]),
  )

  it.each(['sep=;\n', 'SEP=;\r\n', 'sep=;\r'])(
    'takes the delimiter from a first line %j',
    async (line) => {
      const end = line.slice(5)
      const { source, rows, lines } = await readContent(`${line}a,b;c${end}1,5;2${end}`, {}, 1)
      expect(source.columns).toEqual(['a,b', 'c'])
      expect(rows).toEqual([['1,5', '2']])
      expect(lines).toEqual([3])
    },
  )

  it('leaves that line out also when the delimiter is declared', async () => {
    const { source } = await readContent('sep=,\na;b\n', { delimiter: ';' })
    expect(source.columns).toEqual(['a', 'b'])
  })

  it('takes the declared delimiter over the one it would find', async () => {
    const { rows, source } = await readContent('a,b:c\n1,2:3', { delimiter: ':' })
    expect(source.columns).toEqual(['a,b', 'c'])
    expect(rows).toEqual([['1,2', '3']])
  })

  it('skips the rows before the header and those after it', async () => {
    const text =
      'Report "2026",,\n\n"Exported\nby x"\nid,q1\n"Id","How easy\nwas it?"\n{},{}\n7,5\n'
    const { source, rows, lines } = await readContent(text, {
      headerRow: 4,
      skipRowsAfterHeader: 2,
    })
    expect(source.columns).toEqual(['id', 'q1'])
    expect(rows).toEqual([['7', '5']])
    expect(lines).toEqual([9])
  })

  it('names repeated and blank columns apart, and leaves the others exact', async () => {
    const { source } = await readContent('a ,b,,a ,b#2,b,  ,"two\nlines"\n')
    expect(source.columns).toEqual([
      'a ',
      'b',
      'column 3',
      'a #2',
      'b#2',
      'b#3',
      'column 7',
      'two\nlines',
    ])
  })

  it('reports rows it cannot read, with their lines, and reads on', async () => {
    const text = 'a,b\n1\n"x\ny",2\n1,2,3\n"p"q,4\nn\0,5\n6,7\n8'
    const { rows, lines, rejected } = await readContent(text)
    expect(rows).toEqual([
      ['x\ny', '2'],
      ['6', '7'],
    ])
    expect(lines).toEqual([3, 8])
    expect(rejected).toEqual([
      { line: 2, reason: 'too-few-cells', problem: '1 cells where the header has 2', raw: '1' },
      {
        line: 5,
        reason: 'too-many-cells',
        problem: '3 cells where the header has 2',
        raw: '1,2,3',
      },
      {
        line: 6,
        reason: 'text-after-quote',
        problem: 'text after the closing quote of cell 1',
        raw: '"p"q,4\n',
      },
      {
        line: 7,
        reason: 'nul-character',
        problem: 'a NUL character, which no text may hold',
        raw: 'n\0,5',
      },
      {
        line: 9,
        reason: 'too-few-cells',
        problem: '1 cells where the header has 2; the file ends in this row, so it may be cut off',
        raw: '8',
      },
    ])
  })

  it('cuts the text of a rejected row', async () => {
    const { rejected } = await readContent(`a,b\n${'x'.repeat(5_000)}\n`)
    expect(rejected[0]?.raw).toHaveLength(2_001)
  })
})
