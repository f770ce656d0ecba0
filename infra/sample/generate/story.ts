import type { AgencyDescription } from '@citx/schema/directory/document.ts'

/** The months of the sample data, in order; stories speak of them by position. */
export const SAMPLE_MONTHS: readonly string[] = Array.from({ length: 24 }, (_, index) => {
  const month = 10 + index
  return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
})

/** When the exports were made: what ends later is still open in them. */
export const EXPORTED_AT = new Date('2026-11-01T00:00:00Z')

/** A value that stays, or one that depends on the month (0 to 23). */
export type Varying<T> = T | ((month: number) => T)

export type ChannelCode = 'WEB' | 'PHONE' | 'DESK' | 'EMAIL' | 'POST' | 'CHAT'
export type CauseCode = 'CHASING' | 'UNCLEAR' | 'ERROR' | 'UNRESOLVED' | 'WRONG_PLACE'
export type StageCode = 'CHECK' | 'APPLY' | 'PROVE' | 'PAY' | 'TRACK'
export type ThemeCode = 'WAITING' | 'STAFF' | 'INFORMATION' | 'DIGITAL' | 'OUTCOME'

/** What to add to the ratings of a journey for one of its stages. */
export interface StageStory {
  readonly feeling: number
  readonly ease: number
}

/** How one journey goes at one agency. Rates are 0 to 1, ratings 1 to 5. */
export interface JourneyStory {
  /** The service's name in the agency's own systems. */
  readonly service: string
  readonly contacts: Varying<number>
  readonly cases: Varying<number>
  readonly surveys: Varying<number>
  readonly channels: Varying<Readonly<Partial<Record<ChannelCode, number>>>>
  readonly satisfaction: Varying<number>
  readonly ease: Varying<number>
  readonly effectiveness: Varying<number>
  readonly feeling: Varying<number>
  readonly trust: Varying<number>
  /** How far each stage is from the journey as a whole; without it people are asked about the journey alone. */
  readonly byStage?: Readonly<Record<StageCode, StageStory>>
  readonly failureDemand: Varying<number>
  /** Where it differs by channel; a channel that is not named has `failureDemand`. */
  readonly failureDemandThrough?: Readonly<Partial<Record<ChannelCode, number>>>
  readonly causes: Readonly<Partial<Record<CauseCode, number>>>
  readonly firstContact: Varying<number>
  readonly repeat: Varying<number>
  /** Chance to give up at each stage. */
  readonly abandon: Readonly<Record<StageCode, Varying<number>>>
  readonly rework: Varying<number>
  readonly handOffs: Varying<number>
  readonly medianDays: Varying<number>
  readonly onTime: Varying<number>
  readonly themes: Readonly<Record<ThemeCode, number>>
}

/** How employees see the work. Ratings 1 to 5. */
export interface StaffStory {
  readonly responses: Varying<number>
  readonly engagement: Varying<number>
  readonly empowerment: Varying<number>
  readonly friction: Varying<number>
}

/** A figure that the agency publishes itself. */
export interface PublishedFigure {
  readonly month: string
  readonly figure: string
  readonly service: string
  readonly channel: string
  readonly value: number
  readonly currency: string
  readonly answers: number
}

export interface SampleAgency {
  readonly profile: Omit<AgencyDescription, 'endpoint' | 'keys' | 'contract'>
  readonly timeZone: string
  readonly dialect: 'english' | 'danish'
  readonly seed: number
  readonly journeys: readonly JourneyStory[]
  readonly staff: StaffStory
  /** Cost of one contact through each channel. */
  readonly unitCosts: {
    readonly currency: string
    readonly amounts: Readonly<Partial<Record<ChannelCode, number>>>
  }
  readonly published: readonly PublishedFigure[]
  /** Whether partners may see what its employees say. */
  readonly sharesEmployeeVoice: boolean
}

export function at<T extends number | object>(value: Varying<T>, month: number): T {
  return typeof value === 'function' ? value(month) : value
}

const ordinary: Omit<JourneyStory, 'service'> = {
  contacts: 200,
  cases: 140,
  surveys: 110,
  channels: { WEB: 40, PHONE: 35, DESK: 12, EMAIL: 10, POST: 3 },
  satisfaction: 3.9,
  ease: 3.8,
  effectiveness: 4,
  feeling: 3.6,
  trust: 3.7,
  failureDemand: 0.38,
  causes: { CHASING: 40, UNCLEAR: 25, ERROR: 12, UNRESOLVED: 15, WRONG_PLACE: 8 },
  firstContact: 0.68,
  repeat: 0.14,
  abandon: { CHECK: 0.03, APPLY: 0.05, PROVE: 0.06, PAY: 0.02, TRACK: 0.01 },
  rework: 0.1,
  handOffs: 0.4,
  medianDays: 6,
  onTime: 0.85,
  themes: { WAITING: 0.22, STAFF: 0.3, INFORMATION: 0.2, DIGITAL: 0.16, OUTCOME: 0.18 },
}

/** A journey that goes as most do, but for what the story says. */
export function journey(
  service: string,
  story: Partial<Omit<JourneyStory, 'service'>> = {},
): JourneyStory {
  return { ...ordinary, ...story, service }
}
