import type { Clock } from '../clock.ts'
import type { Settings } from '../config/settings.ts'
import { Hopeless } from '../jobs/worker.ts'
import { keepTextFile } from './files.ts'
import type { TextMessage } from './text-message.ts'

export type TextSettings = Pick<Settings, 'production' | 'dataDir' | 'textMessages'>

/** Where text messages leave. The same job has the same id at every try: a provider that got it twice can tell. */
export interface TextProvider {
  send(jobId: string, message: TextMessage): Promise<void>
}

/** Whether a message to a phone can be sent at all. */
export const canText = ({ production, textMessages }: TextSettings): boolean => textMessages !== undefined || !production

/** By the provider that the settings name; without one into the data directory, and in production nowhere. */
export function textProviderOf(settings: TextSettings, clock: Clock): TextProvider {
  const { production, dataDir, textMessages } = settings
  if (textMessages) return httpProvider(textMessages)
  return {
    async send(jobId, message) {
      if (production) throw new Hopeless('no-provider')
      keepTextFile(dataDir, clock.now(), jobId, message)
    },
  }
}

const patienceMilliseconds = 10_000

/** A POST of `{"to", "text", "id"}` with a bearer token. Any answer of 2xx is a message taken. */
function httpProvider({ url, token }: NonNullable<TextSettings['textMessages']>): TextProvider {
  return {
    async send(id, { to, text }) {
      const status = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ to, text, id }),
        redirect: 'manual', // the token goes to this address, and to no other
        signal: AbortSignal.timeout(patienceMilliseconds),
      }).then(
        async (answer) => {
          await answer.body?.cancel()
          return answer.status
        },
        (error: unknown) => {
          throw new TextTrouble(codeOf(error))
        },
      )
      if (status >= 200 && status < 300) return
      // refused for what it is: this number, this text. Everything else may be ours or theirs to repair, and waits
      if (status === 400 || status === 422) throw new Hopeless(`text-${status}`)
      throw new TextTrouble(`text-${status}`)
    },
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'text'
  if (error.name === 'TimeoutError') return 'text-timeout'
  const cause = error.cause
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  return /^[A-Z_]{2,40}$/.test(code) ? code.toLowerCase() : 'text'
}

/** What a provider said may hold the number: what is told on is a code. */
export class TextTrouble extends Error {
  readonly code: string

  constructor(code: string) {
    super('the text message could not be handed over')
    this.code = code
  }
}
