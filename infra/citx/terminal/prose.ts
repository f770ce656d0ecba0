const COLUMNS = 100

/**
 * Sentences as lines of at most 100 characters, set in as far as each begins with blanks; what goes on is set in further. A word
 * that is longer stays whole.
 */
export function prose(...sentences: readonly string[]): readonly string[] {
  return sentences.flatMap((sentence) => {
    const words = sentence.trimStart()
    const indent = sentence.slice(0, sentence.length - words.length)
    const [first = '', ...others] = words.split(' ')
    const lines: string[] = []
    let line = indent + first
    for (const word of others) {
      const longer = `${line} ${word}`
      if (longer.length <= COLUMNS) line = longer
      else {
        lines.push(line)
        line = `${indent}  ${word}`
      }
    }
    return [...lines, line]
  })
}

/** A text cut to a width, with a sign that it was. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`
}
