import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { Draft } from '#contract/draft.ts'
import type { Language } from '#contract/language.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { makeCard, publishDraft } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { freePort } from '#test/free-port.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import type { Delivered } from '#test/mailbox.ts'
import { launch, phone, watch } from './browser.ts'

export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, locale: 'fr-MA', timezoneId: 'Africa/Casablanca' }

/** A browser with a page of its own, and what must not happen in it. */
export interface Seat {
  readonly context: BrowserContext
  readonly page: Page
  readonly faults: readonly string[]
}

/** An account with a published card, made by the deeds: for journeys that begin where others end. */
export interface Owner {
  readonly id: string
  readonly email: string
  readonly card: string
}

export interface Portal {
  readonly installation: TestInstallation
  readonly origin: string
  /** Somebody sits down at a browser, by default a phone in French. */
  seat(options?: BrowserContextOptions): Promise<Seat>
  owner(wishes?: Partial<OwnerWishes>): Promise<Owner>
  /** The same, signed in at a browser of their own. */
  signedIn(owner: Owner, options?: BrowserContextOptions): Promise<Seat>
  /** The newest mail to an address, once those that wait are delivered. */
  mailTo(address: string): Promise<Delivered>
  codeFor(address: string): Promise<string>
  /** Types it, once the field is there: then the mail is on its way. */
  enterCode(field: Locator, address: string): Promise<void>
  close(): Promise<void>
}
interface OwnerWishes {
  readonly name: string
  readonly language: Language
  readonly draft: Draft
  readonly phone: string
}

const salma = Draft.parse({
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  role: { fr: 'Directrice commerciale' },
  phones: [
    { kind: 'mobile', number: '+212661000013', whatsapp: true },
    { kind: 'work', number: '+212522000013', audience: 'clients' },
  ],
  emails: [{ kind: 'work', address: 'salma@atlas-menuiserie.example' }],
})
let people = 0

/** The product with a browser, for one file of journeys. A passkey counts for one origin, so the port is known beforehand. */
export async function openPortal(): Promise<Portal> {
  const browser: Browser = await launch()
  const port = await freePort()
  const installation = await testInstallation({ PORT: String(port), PUBLIC_URL: `http://localhost:${port}` })
  const origin = await installation.serve()

  async function seat(options: BrowserContextOptions = phone): Promise<Seat> {
    // a journey that answers in the place of the server is heard: what a worker keeps has a journey of its own
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], serviceWorkers: 'block', ...options })
    const page = await context.newPage()
    context.setDefaultTimeout(25_000) // sooner than the test's own, so that it says what it waited for
    const { faults } = watch(page, origin)
    return { context, page, faults }
  }
  async function mailTo(address: string): Promise<Delivered> {
    await installation.deliver()
    const mail = installation.mailbox.findLast(({ to }) => to === address)
    if (!mail) throw new Error('no mail was written to that address')
    return mail
  }
  async function codeFor(address: string): Promise<string> {
    const { code } = await mailTo(address)
    if (code === undefined) throw new Error('the newest mail to that address holds no code')
    return code
  }
  return {
    installation,
    origin,
    seat,
    mailTo,
    async owner({ name = 'Salma Benjelloun', language = 'fr', draft = salma, phone: number } = {}) {
      const email = `owner-${++people}@atlas.example`
      return installation.deeds.run(async (tx) => {
        const id = await openAccount(tx, system, { name, email, language, ...(number !== undefined && { phone: number }) })
        const card = await makeCard(tx, system, { ownerId: id, label: 'Ma carte', draft })
        await publishDraft(tx, system, { ownerId: id, cardId: card })
        return { id, email, card }
      })
    },
    async signedIn(owner, options) {
      const sat = await seat(options)
      const token = await installation.deeds.run((tx) => beginSession(tx, { personId: owner.id, how: 'code', agent: undefined }))
      const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
      await sat.context.addCookies([{ name: sessionCookieName, value: token, ...kept }])
      return sat
    },
    codeFor,
    async enterCode(field, address) {
      await field.waitFor()
      await field.fill(await codeFor(address))
    },
    async close() {
      await browser.close()
      await installation.close()
    },
  }
}

/** A device that makes passkeys, and whose holder says yes. */
export async function withAuthenticator({ context, page }: Seat): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Signs up at a screen in French, as a reader would. */
export async function signUp(portal: Portal, page: Page, email: string): Promise<void> {
  await page.goto(`${portal.origin}/espace/inscription`)
  await page.getByLabel('Nom complet').fill('Salma Benjelloun')
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByLabel('Entreprise (facultatif)').fill('Atlas Menuiserie')
  await page.getByLabel('Téléphone (facultatif)').fill('06 61 00 00 13')
  await page.getByText('Vos données et vos droits').click()
  await page.getByText('IdNet, société de droit marocain').waitFor()
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(page.getByLabel('Code à six chiffres'), email)
  await page.getByRole('heading', { name: /Bienvenue/ }).waitFor()
}

/** What the browser may say of answers that a journey meant: a session that is over, a deed that was refused, a network that was away. */
export const beside = (faults: readonly string[], meant: RegExp): readonly string[] => faults.filter((fault) => !meant.test(fault))
