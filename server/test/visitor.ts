import type { TestInstallation } from './installation.ts'
import { cookieOf, open, type PublishedCard, someAskingLink, someLink } from './people.ts'

export interface Got {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}
const got = async (answer: Response): Promise<Got> => ({ status: answer.status, text: await answer.text(), headers: answer.headers })

export const nadia = {
  name: 'Nadia Tazi',
  email: 'nadia@example.ma',
  phone: '06 12-34 56 78',
  company: 'Zellige & fils',
  note: 'À bientôt',
}

/** A browser without script: it asks for pages, and sends forms as browsers do. */
export function visitorAt(origin: string, language = 'fr') {
  const headers = { accept: 'text/html', 'accept-language': language, 'sec-fetch-site': 'same-origin' }
  return {
    get: async (path: string, cookie = '') => got(await fetch(origin + path, { headers: { ...headers, cookie }, redirect: 'manual' })),
    async post(path: string, fields: Record<string, string>, more: Record<string, string> = {}) {
      const body = new URLSearchParams(fields)
      return got(await fetch(origin + path, { method: 'POST', headers: { ...headers, ...more }, body, redirect: 'manual' }))
    },
    async postForm(path: string, form: FormData) {
      return got(await fetch(origin + path, { method: 'POST', headers, body: form, redirect: 'manual' }))
    },
    async json(path: string, body: unknown) {
      const answer = await fetch(origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify(body),
      })
      return got(answer)
    },
  }
}
export type Visitor = ReturnType<typeof visitorAt>

/** Opens a link, and the form beside its card: the ticket in it, and what the browser keeps. */
export async function formOf(origin: string, token: string, language = 'fr') {
  const cookie = cookieOf(await open(origin, token, {}, { 'accept-language': language }))
  const page = await visitorAt(origin, language).get('/echange/1', cookie)
  return { cookie, page, ticket: ticketIn(page.text) }
}

export const ticketIn = (page: string): string => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? ''
export const receiptIn = (page: string): string => /\/recu#([0-9a-z]{32})/.exec(page)?.[1] ?? ''

/** Somebody leaves their details beside a card, after the time it takes to type them. */
export async function leaveAt(
  installation: TestInstallation,
  origin: string,
  card: PublishedCard,
  fields: Record<string, string> = {},
  language = 'fr',
): Promise<{ readonly receipt: string; readonly page: Got; readonly ticket: string }> {
  const { token } = await someLink(installation, card)
  const { ticket } = await formOf(origin, token, language)
  installation.clock.forward({ seconds: 5 })
  const page = await visitorAt(origin, language).post('/echange', { ...nadia, ...fields, ticket })
  return { receipt: receiptIn(page.text), page, ticket }
}

export const daniel = {
  name: 'Daniel Roth',
  email: 'daniel@roth.example',
  company: 'Roth Interiors',
  note: 'Nous nous sommes vus au salon.',
}

/** Opens a link by which one asks for access: its form, and the ticket in it. */
export async function askingFormOf(origin: string, token: string, language = 'fr') {
  const page = await got(await open(origin, token, {}, { 'accept-language': language }))
  return { page, ticket: ticketIn(page.text) }
}

/** Somebody asks for access to a card, after the time it takes to type. */
export async function askFor(
  installation: TestInstallation,
  origin: string,
  card: PublishedCard,
  fields: Record<string, string> = {},
  language = 'fr',
): Promise<{ readonly receipt: string; readonly page: Got; readonly id: string; readonly token: string; readonly ticket: string }> {
  const { token } = await someAskingLink(installation, card)
  const { ticket } = await askingFormOf(origin, token, language)
  installation.clock.forward({ seconds: 5 })
  const page = await visitorAt(origin, language).post('/demande', { ...daniel, ...fields, token, ticket })
  const newest = await installation.owner.data.query('select id from contacts.contact where owner_id = $1 order by id desc limit 1', [
    card.ownerId,
  ])
  return { receipt: receiptIn(page.text), page, id: newest.rows[0]?.id ?? '', token, ticket }
}
