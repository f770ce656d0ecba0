import { randomBytes } from 'node:crypto'
import { crawl } from '../served/crawl.ts'
import { identify, people, type LabRecord } from '../served/lab.ts'
import { hitsOf, type ServedAttack, type ServedTarget } from '../served/served-attack.ts'

export const plantedStrings: ServedAttack = {
  id: 'A10',
  what: 'unique words in the records, searched for in all that is published',
  attacker: 'respondent',
  knows: 'what they wrote themselves: in answers, places, the name of the source, and who they are',
  guesses: 'that it comes out somewhere',
  figure:
    'planted words found in any answer, header or release file, plain, as hexadecimal or as base64',
  gate: 0,
  why: 'whatever people wrote, only answers of the fixed lists may come out',
  strike,
}

async function strike({ found, open, quick }: ServedTarget) {
  const words = Array.from(
    { length: quick ? 30 : 300 },
    () => `planted${randomBytes(6).toString('hex')}`,
  )
  await using agency = await found()
  const byKind = words.map((word, index) => plant(word, index % 5))
  await agency.add([...usual(), ...byKind.flat()], words[0])
  await agency.publish()
  await using api = await open(agency)
  const text = await crawl(api)
  return hitsOf(words.map((word) => spellings(word).some((spelling) => text.includes(spelling))))
}

function usual(): readonly LabRecord[] {
  return people(200, 'usual', {
    journey: 'passport',
    channel: 'web',
    answers: ['satisfaction-5=4'],
  })
}

/** Thirty people share each word, so that no threshold hides it. */
function plant(word: string, kind: number): readonly LabRecord[] {
  const place = { journey: 'passport', channel: 'web' }
  const answers = ['satisfaction-5=3']
  switch (kind) {
    case 0:
      return people(30, word, { ...place, answers: [...answers, `${word}=${word}`] })
    case 1:
      return people(30, word, { ...place, answers: [`satisfaction-5=${word}`] })
    case 2:
      return people(30, word, { journey: word, channel: word, stage: word, answers })
    case 3:
      return people(30, word, { ...place, answers: [`theme-${word}=mentioned`, ...answers] })
    default:
      return [{ subject: word, ...place, answers: [...answers, `comment=${word}`] }]
  }
}

function spellings(word: string): readonly string[] {
  const bytes = Buffer.from(word)
  const hashed = Buffer.from(identify(word))
  return [
    word,
    bytes.toString('hex'),
    bytes.toString('base64').slice(0, 20),
    hashed.toString('hex'),
    hashed.toString('base64').slice(0, 20),
  ]
}
