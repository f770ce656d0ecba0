/** The data files of the vocabulary contradict themselves; `problems` names every place and what is wrong there. */
export class VocabularyError extends Error {
  override readonly name = 'VocabularyError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The vocabulary's data files are not consistent:\n- ${problems.join('\n- ')}`)
    this.problems = problems
  }
}
