import type { Socket } from 'node:net'
import type { ServerResponse } from 'node:http'

/** What an agency does for a while. */
export type Mood = 'well' | 'down' | 'hung' | 'slow' | 'too-slow' | 'flapping' | 'lying' | 'half'

export const MOODS = ['down', 'hung', 'slow', 'too-slow', 'flapping', 'lying', 'half'] as const

/** What an agency did with one question. */
export type Deed = 'answered' | 'late' | 'nothing' | 'closed' | 'lied' | 'half' | 'unchanged'

/** An answer that is true, and the means to spoil it. */
export interface TrueAnswer {
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  /** The same for another agency, a favourite lie. */
  readonly foreign: () => string
}

export interface Timing {
  /** Well within the deadline. */
  readonly slowMs: number
  /** Beyond it. */
  readonly tooSlowMs: number
}

type Answer = (response: ServerResponse, answer: TrueAnswer) => void

/** Answers, or not, as the mood is; says what was done. */
export function answerIn(
  mood: Mood,
  response: ServerResponse,
  answer: TrueAnswer,
  { random, timing }: { readonly random: () => number; readonly timing: Timing },
): Deed {
  switch (mood) {
    case 'well':
      send(response, answer)
      return 'answered'
    case 'slow':
      setTimeout(() => send(response, answer), timing.slowMs)
      return 'answered'
    case 'too-slow':
      setTimeout(() => send(response, answer), timing.tooSlowMs)
      return 'late'
    case 'hung':
      return 'nothing'
    case 'down':
      close(response.socket)
      return 'closed'
    case 'flapping':
      return answerIn(random() < 0.5 ? 'well' : 'down', response, answer, { random, timing })
    case 'half':
      response.writeHead(200, {
        ...answer.headers,
        'content-length': Buffer.byteLength(answer.text),
      })
      response.write(answer.text.slice(0, Math.floor(answer.text.length * random())))
      setTimeout(() => close(response.socket), 5)
      return 'half'
    case 'lying':
      lies[Math.floor(random() * lies.length)]?.(response, answer)
      return 'lied'
  }
}

function send(response: ServerResponse, { text, headers }: TrueAnswer): void {
  if (response.destroyed) return
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

function rewriting(rewrite: (text: string, answer: TrueAnswer) => string): Answer {
  return (response, answer) => send(response, { ...answer, text: rewrite(answer.text, answer) })
}

/** Each of them would put a wrong number, or nothing at all, into an answer that believes it. */
const lies: readonly Answer[] = [
  rewriting((_text, { foreign }) => foreign()),
  rewriting((text) => text.replace(/"count":(\d+)/, '"count":"$1"')),
  rewriting((text) => text.replace(/"count":(\d+)/, '"count":$1.5')),
  rewriting((text) => text.replace(/"count":(\d+)/, '"count":$1,"count":1')),
  rewriting((text) => text.replace(/"count":\d+/, '"count":null')),
  rewriting((text) => text.replace(/"count":\d+/, '"count":1e999')),
  rewriting((text) => text.replace(/"count":\d+/, '"account":1')),
  rewriting((text) => text.replace(/"contract":"1.0"/, '"contract":{"a":1}')),
  rewriting((text) => text.replace(/"contract":"1.0"/, '"contract":null')),
  rewriting((text) => text.replace(/\}\]\}\}$/, ',"__proto__":{"contract":"6"}}]}}')),
  rewriting((text) => `${text}${text}`),
  rewriting((text) => `{"errors":[{"message":"no"}],${text.slice(1)}`),
  rewriting(() => '<html>maintenance</html>'),
  (response) => void response.writeHead(204).end(),
  (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
]

function close(socket: Socket | null): void {
  socket?.destroy()
}
