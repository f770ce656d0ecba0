import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { citx } from '../../support/command-line.ts'

it.each([
  [['serve', 'catalogue', '--port', 'abc'], "option '--port <port>' argument 'abc' is invalid"],
  [['serve', 'catalogue', '--port', '70000'], 'Write a whole number from 0 to 65535.'],
  [['demo', '--months', '0'], 'Write a whole number from 1 to 24.'],
  [['serve'], 'name a command'],
  [['nothing'], "unknown command 'nothing'"],
])('%j is refused in one line that says what to write', async (commandLine, why) => {
  const { exit, stdout, stderr } = await citx(commandLine)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toMatch(/(^|\n)BAD_USAGE: .+\nRun the command with --help.\n$/)
  expect(stderr).toContain(why)
})

it('shows of an export the options that it takes, and no others', async () => {
  const { stdout } = await citx(['release', 'export', '--help'])
  for (const option of ['--window', '--agency', '--data', '--out', '--json'])
    expect(stdout).toContain(option)
  expect(stdout).not.toMatch(/--preview|--supersede|--unfinished/)
})

it('prints an answer with errors and what is wrong as one JSON object, with exit code 4', async () => {
  const answer = { data: { a: null }, errors: [{ message: 'agency "north" is down' }] }
  const server = createServer((_request, response) => response.end(JSON.stringify(answer)))
  await using stack = new AsyncDisposableStack()
  stack.defer(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not bound to a port')
  const gateway = ['--gateway', `http://127.0.0.1:${address.port}/graphql`]
  const env = { CITX_TOKEN: 'token' }
  const { exit, stdout, stderr } = await citx(['query', '{ a }', ...gateway, '--json'], { env })
  expect({ exit, stderr }).toEqual({ exit: 4, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({ ...answer, error: { code: 'INCOMPLETE_ANSWER' } })

  const forPeople = await citx(['query', '{ a }', ...gateway], { env })
  expect(forPeople.exit).toBe(4)
  expect(JSON.parse(forPeople.stdout)).toEqual(answer)
  expect(forPeople.stderr).toContain('INCOMPLETE_ANSWER: the answer holds errors: agency "north"')
})
