import { docstringOf } from './docstring.ts'
import { page, type Page } from './page.ts'
import type { Statistic } from './statistics/statistic.ts'

/** The page of a statistic: what its functions say of themselves, an example with numbers, when not to use it. */
export function statisticPage(statistic: Statistic): Page {
  const { id, name, question, functions, example, whenNot, where } = statistic
  return page(`statistics/${id}.md`, [
    `# ${name}`,
    '',
    question,
    '',
    '## Formula and source',
    '',
    ...functions.flatMap(([module, fn]) => [
      `- [\`${fn}\`](../../${module}): ${docstringOf(module, fn)}`,
    ]),
    '',
    '## Example',
    '',
    ...example(),
    '',
    '## When not to use it',
    '',
    ...whenNot.map((line) => `- ${line}`),
    '',
    '## Where it is',
    '',
    where,
  ])
}
