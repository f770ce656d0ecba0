/** A fenced block of a Markdown document. */
export interface Block {
  readonly language: string
  /** The words after the language. */
  readonly words: readonly string[]
  readonly text: string
  /** Line of the opening fence, from 1. */
  readonly line: number
}

/** The fenced blocks of a document, in order. */
export function readBlocks(markdown: string): readonly Block[] {
  const found = markdown.matchAll(/^```(?<info>\S.*)\n(?<text>[^]*?)^```$/gm)
  return [...found].map(({ groups = {}, index }) => {
    const [language = '', ...words] = (groups['info'] ?? '').split(' ')
    const line = markdown.slice(0, index).split('\n').length
    return { language, words, text: groups['text'] ?? '', line }
  })
}
