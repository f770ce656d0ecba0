const heading = /^### .*?(?:`(?<path>[^`]+)`)?$/
const row = /^\| `(?<member>[^`]+)` /

/** Every member that the tables of a document's section describe, by its full path; the heading above a table says where it stands. */
export function describedMembers(markdown: string, section: string): ReadonlySet<string> {
  const start = markdown.indexOf(`\n## ${section}\n`)
  const end = markdown.indexOf('\n## ', start + 1)
  const members = new Set<string>()
  let path = ''
  for (const line of markdown.slice(start + 1, end === -1 ? undefined : end).split('\n')) {
    if (heading.test(line)) path = heading.exec(line)?.groups?.['path'] ?? ''
    const member = row.exec(line)?.groups?.['member']
    if (member !== undefined) members.add(path === '' ? member : `${path}.${member}`)
  }
  return members
}
