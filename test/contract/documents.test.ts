import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseAgreements } from '@citx/agency/agreements/parse-agreements.ts'
import { readAgencySettings } from '@citx/agency/home/agency-settings.ts'
import { prepareHome, agencyHome } from '@citx/agency/home/agency-home.ts'
import { parseAgencyId } from '@citx/agency/home/agency-id.ts'
import { parseMapping } from '@citx/agency/ingest/mapping/load-mapping.ts'
import { mappingSchema } from '@citx/agency/ingest/mapping/mapping.ts'
import { defaultProtection } from '@citx/agency/release/protection-plan.ts'
import { directoryConfig } from '@citx/directory/config.ts'
import { loadYamlFile } from '@citx/kit/config/load-yaml-file.ts'
import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { admitPublicKey } from '@citx/kit/proof/ed25519-key.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { readGatewayFile } from '../../infra/citx/gateway-file.ts'
import { citx } from '../support/command-line.ts'
import { completeFragment } from './documents/complete-fragment.ts'
import { describedMembers } from './documents/member-tables.ts'
import { readBlocks } from './documents/read-blocks.ts'
import { runDocument } from './documents/run-document.ts'
import { schemaMembers } from './documents/schema-members.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8')
const vocabulary = loadVocabulary()

const example = (name: string): string => join(root, 'infra/examples', name)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-documents-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('MAPPING.md', async () => {
  const text = await read('services/agency/ingest/MAPPING.md')
  const blocks = readBlocks(text)
  const yaml = blocks.filter(({ language }) => language === 'yaml')

  it.each(yaml.map((block) => [`line ${block.line}`, block] as const))(
    'shows a mapping that is accepted: %s',
    (where, { words, text: shown }) => {
      const [kind = ''] = words
      const mapping = kind.endsWith('.yaml') ? shown : completeFragment(kind, shown)
      expect(parseMapping(mapping, where, vocabulary).title).not.toBe('')
    },
  )

  it('shows what its commands print', async () => {
    const commands = await runDocument(blocks, folder)
    expect(commands.length).toBeGreaterThan(4)
    for (const { command, line, shown, printed } of commands)
      expect({ line, command, printed }).toEqual({ line, command, printed: shown })
  })

  it('links to files that there are', async () => {
    await expectFiles('services/agency/ingest', linksOf(text))
  })

  it('describes every member of a mapping, and no other', () => {
    expect([...describedMembers(text, 'Reference')].toSorted()).toEqual(
      [...schemaMembers(mappingSchema)].toSorted(),
    )
  })
})

describe('infra/examples', () => {
  it('directory.yaml is what a directory reads', async () => {
    const { value, locate } = await loadYamlFile(example('directory.yaml'))
    const { gateways } = parseConfig(directoryConfig, value, 'directory.yaml', { locate })
    for (const { keys } of gateways) for (const key of keys) admitPublicKey(key)
    expect(gateways).toHaveLength(1)
  })

  it('gateway.yaml is what a gateway reads, and each knows the other', async () => {
    const { id, directory, issuers } = await readGatewayFile(example('gateway.yaml'))
    for (const key of directory.keys) admitPublicKey(key)
    const { value, locate } = await loadYamlFile(example('directory.yaml'))
    const { gateways, partners } = parseConfig(directoryConfig, value, 'directory.yaml', { locate })
    expect(gateways.map((gateway) => gateway.id)).toContain(id)
    expect(issuers.map(({ issuer }) => issuer)).toEqual(partners.map(({ issuer }) => issuer))
  })

  it('agency.yaml is what an agency reads, trusts the same directory, and protects as by default', async () => {
    const { directory, protection } = await readAgencySettings(example('agency.yaml'))
    const gateway = await readGatewayFile(example('gateway.yaml'))
    expect(directory).toEqual(gateway.directory)
    expect(protection).toEqual(defaultProtection)
  })

  it('agreements.yaml is what an agency reads, and shares with members of the directory', async () => {
    const text = await readFile(example('agreements.yaml'), 'utf8')
    const agreements = parseAgreements(text, {
      where: 'agreements.yaml',
      timeZone: 'Europe/London',
      vocabulary,
    })
    const { value, locate } = await loadYamlFile(example('directory.yaml'))
    const { forums, partners } = parseConfig(directoryConfig, value, 'directory.yaml', { locate })
    expect([...forums, ...partners].map(({ id }) => id).toSorted()).toEqual(
      agreements.map(({ grantee }) => grantee).toSorted(),
    )
  })

  it('what a new agency finds in its folder is right too, with its example uncommented', async () => {
    const id = parseAgencyId('eastvale')
    const home = agencyHome(folder, id)
    await prepareHome(home, '')
    const text = await readFile(home.agreements, 'utf8')
    const reading = { where: 'agreements.yaml', timeZone: 'UTC', vocabulary }
    expect(parseAgreements(text, reading)).toEqual([])
    const [, ...lines] = text.replace('\n[]', '').split('\n')
    const uncommented = lines.map((line) => line.replace(/^# /, '')).join('\n')
    expect(parseAgreements(uncommented, reading)).toHaveLength(1)
  })
})

describe('infra/README.md', async () => {
  const text = await read('infra/README.md')

  it('shows commands that there are', async () => {
    const commands = readBlocks(text)
      .filter(({ language }) => language === 'sh')
      .flatMap((block) => block.text.replaceAll('\\\n', ' ').split('\n'))
      .flatMap((line) => /npx citx (?<words>[a-z ]+)/.exec(line)?.groups?.['words'] ?? [])
    expect(commands.length).toBeGreaterThan(8)
    for (const command of new Set(commands)) {
      const words = command.trim().split(' ')
      const { exit, stdout } = await citx([...words.slice(0, 2), '--help'])
      expect({ command, exit }).toEqual({ command, exit: 0 })
      expect(stdout).toContain(`Usage: citx ${words[0]}`)
    }
  })

  it('links to files that there are', async () => {
    await expectFiles('infra', linksOf(text))
  })
})

describe('THREATS.md', async () => {
  const text = await read('infra/THREATS.md')
  const rows = text.split('\n').filter((line) => /^\| T\d+ /.test(line))

  it('gives every threat a control, a place, a default and at least one test', () => {
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows) {
      const cells = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      expect({ row, cells: cells.length }).toEqual({ row, cells: 6 })
      for (const cell of cells) expect({ row, cell }).not.toMatchObject({ cell: '' })
      expect(cells[5]).toMatch(/\.test\.ts`/)
    }
  })

  it('numbers the threats without gaps', () => {
    const numbers = rows.map((row) => Number(/^\| T(\d+) /.exec(row)?.[1]))
    expect(numbers).toEqual(rows.map((_, index) => index + 1))
  })

  it('names tests and files that there are', async () => {
    const paths = [...text.matchAll(/`(?<path>[\w./-]+\.(?:ts|md|yaml))`/g)]
    expect(paths.length).toBeGreaterThan(rows.length)
    await expectFiles(
      '',
      paths.map(({ groups }) => groups?.['path'] ?? ''),
    )
  })
})

/** Relative links of a document, without the part after #. */
function linksOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/\]\((?<link>[^)#:]+)(?:#[^)]*)?\)/g)].map(
    ({ groups }) => groups?.['link'] ?? '',
  )
}

async function expectFiles(from: string, paths: readonly string[]): Promise<void> {
  const missing = await Promise.all(
    paths.map((path) =>
      access(join(root, from, path)).then(
        () => [],
        () => [path],
      ),
    ),
  )
  expect(missing.flat()).toEqual([])
}
