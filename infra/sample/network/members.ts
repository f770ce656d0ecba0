import type { DirectoryDocument } from '@citx/schema/directory/document.ts'

/** The sample issuer's clients: two that the directory knows as partners, and one that it does not. */
export const CLIENT_IDS = ['analyst', 'forum', 'stranger'] as const
export type ClientId = (typeof CLIENT_IDS)[number]

/** The forum of the sample network, of which every sample agency is a member. */
export const FORUM = 'citizen-journeys'

/** Partners and forums of the sample network. */
export function sampleMembers(issuer: string): Pick<DirectoryDocument, 'partners' | 'forums'> {
  return {
    partners: [
      {
        id: 'institute',
        name: 'Institute for Public Service Research',
        issuer,
        clientIds: ['analyst'],
        forums: [FORUM],
      },
      {
        id: 'benchmark-desk',
        name: 'Desk of the citizen journeys forum',
        issuer,
        clientIds: ['forum'],
        forums: [FORUM],
      },
    ],
    forums: [{ id: FORUM, name: 'Citizen journeys benchmarking forum' }],
  }
}
