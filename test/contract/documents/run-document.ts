import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { citx } from '../../support/command-line.ts'
import type { Block } from './read-blocks.ts'

/** A command of a document, what the document says that it prints, and what it prints. */
export interface ShownCommand {
  readonly command: string
  readonly line: number
  readonly shown: string
  readonly printed: string
}

/**
 * Does what a document tells, in a folder: writes the blocks that are named as files, runs the checks that are shown, and
 * gives back what was printed beside what the document says. A text block named as a file shows what a command wrote there.
 */
export async function runDocument(
  blocks: readonly Block[],
  folder: string,
): Promise<readonly ShownCommand[]> {
  const results: ShownCommand[] = []
  const files = new Set<string>()
  for (const [index, { language, words, text, line }] of blocks.entries()) {
    const [name, encoding] = words
    if (language === 'text' && name !== undefined) {
      const printed = await readFile(join(folder, name), 'utf8')
      results.push({ command: `cat ${name}`, line, shown: text, printed })
    } else if (name?.includes('.') === true) {
      files.add(name)
      await writeFile(
        join(folder, name),
        encoding === undefined ? text : Buffer.from(text, 'latin1'),
      )
    }
    if (language === 'sh' && text.includes(' --check')) {
      const printed = await runIn(folder, text.trim(), files)
      results.push({ command: text.trim(), line, shown: blocks[index + 1]?.text ?? '', printed })
    }
  }
  return results
}

async function runIn(folder: string, command: string, files: ReadonlySet<string>): Promise<string> {
  const [, , ...words] = command.split(/\s+/)
  const isPath = (word: string, before: string | undefined): boolean =>
    files.has(word) || before === '--rejects'
  const { stdout, stderr } = await citx(
    words.map((word, index) => (isPath(word, words[index - 1]) ? join(folder, word) : word)),
  )
  const lines = `${stdout}${stderr}`.replaceAll(`${folder}/`, '').split('\n')
  // Progress is shown after a second, so not always.
  return lines.filter((line) => !line.startsWith('Reading ')).join('\n')
}
