import type { Random } from './random.ts'
import {
  at,
  EXPORTED_AT,
  type ChannelCode,
  type JourneyStory,
  type SampleAgency,
  type StaffStory,
  type StageStory,
} from './story.ts'

/** One line of an export, by column; cells are text as the agency's system would write it. */
export type ExportRow = Readonly<Record<string, string>>

interface Place {
  readonly agency: SampleAgency
  readonly month: string
  readonly index: number
  readonly random: Random
}

const causeOf = { CHASING: 1, UNCLEAR: 1, ERROR: 1, UNRESOLVED: 1, WRONG_PLACE: 1 }

/** The contact centre's export: one line a contact. About one in eight is a colleague, not a citizen. */
export function contactRows(place: Place, story: JourneyStory): ExportRow[] {
  const { random, index } = place
  return times(at(story.contacts, index), (number) => {
    const channel = random.pick(at(story.channels, index))
    const failure = random.chance(failureDemand(story, channel, index))
    const again = random.chance(at(story.repeat, index))
    return {
      contact_id: `C${place.month.replace('-', '')}-${slug(story.service)}-${number}`,
      citizen_ref: citizen(place, story.contacts),
      received_at: moment(place),
      channel,
      service: story.service,
      origin: random.chance(0.12) ? 'INTERNAL' : 'CITIZEN',
      reason: failure ? random.pick({ ...causeOf, ...story.causes }) : 'REQUEST',
      resolved: random.chance(0.08)
        ? 'X'
        : random.chance(at(story.firstContact, index))
          ? 'Y'
          : 'N',
      repeat: again ? 'Y' : 'N',
      seconds_to_answer: String(Math.round(random.logNormal(70, 0.9))),
      agent_name: random.pick({ 'A. Berg': 1, 'C. Dahl': 1, 'E. Frost': 1 }),
      note: random.pick({ '': 6, 'rang twice, "urgent"': 1, 'see letter; scanned': 1 }),
    }
  })
}

function failureDemand(story: JourneyStory, channel: ChannelCode, month: number): number {
  return story.failureDemandThrough?.[channel] ?? at(story.failureDemand, month)
}

/** The case system's export: one line a case that was started. */
export function caseRows(place: Place, story: JourneyStory): ExportRow[] {
  const { random, index } = place
  return times(at(story.cases, index), (number) => {
    const leftAt = stageLeft(place, story)
    const days = random.logNormal(at(story.medianDays, index), 0.8)
    const opened = instant(place)
    const closed = new Date(opened.getTime() + days * 86_400_000)
    const open = leftAt === '' && closed >= EXPORTED_AT
    return {
      case_id: `K${place.month.replace('-', '')}-${slug(story.service)}-${number}`,
      citizen_ref: citizen(place, story.cases),
      opened_at: stamp(opened),
      closed_at: leftAt !== '' || open ? '' : stamp(closed),
      service: story.service,
      channel: random.pick(at(story.channels, index)),
      outcome: leftAt !== '' ? 'ABANDONED' : open ? 'OPEN' : 'COMPLETED',
      left_at: leftAt,
      reworked: random.chance(at(story.rework, index)) ? 'Y' : 'N',
      contacts: String(1 + random.geometric(0.5)),
      transfers: String(random.geometric(at(story.handOffs, index))),
      standard: random.chance(at(story.onTime, index)) ? 'MET' : 'LATE',
    }
  })
}

/** The survey tool's export: one line a response, with the tool's codes for no answer. */
export function surveyRows(place: Place, story: JourneyStory): ExportRow[] {
  const { random, index } = place
  const rating = (mean: number) => (random.chance(0.03) ? '9' : String(random.rating(mean)))
  return times(at(story.surveys, index), (number) => {
    const satisfaction = at(story.satisfaction, index)
    const [stage, apart] = stageAskedAbout(story, number)
    return {
      response_id: `S${place.month.replace('-', '')}-${slug(story.service)}-${number}`,
      citizen_ref: citizen(place, story.cases),
      answered_at: moment(place),
      service: story.service,
      channel: random.pick(at(story.channels, index)),
      stage,
      overall: rating(satisfaction),
      ease: rating(at(story.ease, index) + apart.ease),
      got_it_done: rating(at(story.effectiveness, index)),
      feeling: rating(at(story.feeling, index) + apart.feeling),
      trust: rating(at(story.trust, index)),
      recommend: random.chance(0.04) ? '99' : String(recommendation(random, satisfaction)),
      problem: random.chance(0.9 - satisfaction / 6) ? 'Y' : 'N',
      themes: Object.entries(story.themes)
        .filter(([, share]) => random.chance(share))
        .map(([theme]) => theme)
        .join('|'),
      ip_address: `192.0.2.${random.below(250)}`,
    }
  })
}

/** Each response is about the stage that its sender has just been through, one after the other; or about the whole journey. */
function stageAskedAbout({ byStage }: JourneyStory, number: number): readonly [string, StageStory] {
  const stages = Object.entries(byStage ?? {})
  return stages[number % stages.length] ?? ['WHOLE', { feeling: 0, ease: 0 }]
}

/** The staff survey's export: one line a response. Each month asks another twelfth of the staff, so nobody twice in a year. */
export function staffRows(place: Place, story: StaffStory): ExportRow[] {
  const { random, index } = place
  return times(at(story.responses, index), (number) => {
    const item = () => String(random.rating(at(story.engagement, index)))
    return {
      response_id: `E${place.month.replace('-', '')}-${number}`,
      staff_ref: `E${12 * number + (Number(place.month.slice(5)) % 12)}`,
      answered_on: stamp(instant(place)).slice(0, 10),
      proud: item(),
      recommend_as_place: item(),
      attached: item(),
      inspires: item(),
      motivates: item(),
      empowered: String(random.rating(at(story.empowerment, index))),
      friction: String(random.rating(at(story.friction, index))),
      recommend_service: String(recommendation(random, at(story.engagement, index))),
    }
  })
}

function stageLeft({ random, index }: Place, story: JourneyStory): string {
  for (const [stage, chance] of Object.entries(story.abandon))
    if (random.chance(at(chance, index))) return stage
  return ''
}

function recommendation(random: Random, mean: number): number {
  return Math.min(10, Math.round(random.rating(mean) * 2 + random.fraction()))
}

function citizen({ random, index }: Place, volume: JourneyStory['contacts']): string {
  return `P${1000 + random.below(Math.max(20, 30 * at(volume, index)))}`
}

function instant({ month, random }: Place): Date {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return new Date(
    Date.UTC(year, number - 1, 1 + random.below(days), 8 + random.below(9), random.below(60)),
  )
}

function moment(place: Place): string {
  return stamp(instant(place))
}

function stamp(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ')
}

function slug(service: string): string {
  return service.replaceAll(/[^A-Za-z]/g, '').slice(0, 6)
}

function times(count: number, row: (number: number) => ExportRow): ExportRow[] {
  return Array.from({ length: Math.round(count) }, (_, number) => row(number))
}
