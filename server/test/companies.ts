import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import type { TestInstallation } from './installation.ts'
import { salmaCard } from './people.ts'

let people = 0

export interface Colleague {
  readonly id: string
  readonly email: string
  readonly cookie: string
  readonly card: string
  readonly token: string
}

/** Somebody with an account, a session, a published card and a link to it. */
export async function someColleague(installation: TestInstallation, name: string, card = salmaCard): Promise<Colleague> {
  const email = `colleague-${++people}@atlas.example`
  return installation.deeds.run(async (tx) => {
    const id = await openAccount(tx, system, { name, email, language: 'fr' })
    const cookie = `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: undefined })}`
    const cardId = await publishCard(tx, system, { ownerId: id, label: 'Carte', card })
    const { token } = await shareCard(tx, system, { ownerId: id, cardId, label: 'Salon' })
    return { id, email, cookie, card: cardId, token }
  })
}

/** Calls the API as somebody; what came back, parsed. */
export async function callAs(origin: string, cookie: string | undefined, method: string, path: string, body?: unknown) {
  const answer = await fetch(origin + path, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as any }
}

/** What a link shows of a card. */
export async function cardBehind(origin: string, token: string) {
  return callAs(origin, undefined, 'POST', '/l/open', { token })
}
