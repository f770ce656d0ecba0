import { parse, type DocumentNode } from 'graphql'

/** Documents that ask the same once for each of a number of things: each is parsed when it is first needed, and then kept. */
export function documentsByNumber(
  buildText: (number: number) => string,
): (number: number) => DocumentNode {
  const documents = new Map<number, DocumentNode>()
  return (number) => {
    const before = documents.get(number)
    if (before !== undefined) return before
    const document = parse(buildText(number), { noLocation: true })
    documents.set(number, document)
    return document
  }
}
