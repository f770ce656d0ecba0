const COLUMNS = 100

/** Sentences as lines of at most 100 characters; what goes on is set in. A word that is longer stays whole. */
export function prose(...sentences: readonly string[]): readonly string[] {
  return sentences.flatMap((sentence) => {
    const lines: string[] = []
    let line = ''
    for (const word of sentence.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (longer.length <= COLUMNS || line === '') line = longer
      else {
        lines.push(line)
        line = `  ${word}`
      }
    }
    return [...lines, line]
  })
}

/** A text cut to a width, with a sign that it was. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`
}
