import type { Picture } from '#contract/pictures.ts'
import { jobs } from '#contract/staff.ts'
import { undertaking } from '#contract/undertaking.ts'
import { coverSvg } from '#db/cover.ts'
import { portraitSvg } from '#db/portrait.ts'
import { companies, passwordOf, people, type WorldPerson } from '#db/world.ts'
import { acceptInvitation, inviteStaff, jobsOfEach, openOffice, signUndertaking } from '#domains/access/index.ts'
import { accountByEmail, beginSession, hashOf, hashPassword, liveSession, openAccount, setPassword } from '#domains/accounts/index.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import { prepare, publishCard } from '#domains/profiles/index.ts'
import { liveAskingLinks, liveLinks, makeAskingLink, shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { officeCookieName, sessionCookieName } from '#platform/http/operation.ts'
import type { Installation, Say } from './installation.ts'
import { linkUrl } from './link-url.ts'
import { leaveContacts, type WorldOwner } from './world-contacts.ts'
import { fileDocuments } from './world-documents.ts'

const day = 86_400_000

/** Makes the named world, unless it is there. One transaction: all of it or none. */
export async function ensureWorld(installation: Installation, say: Say): Promise<void> {
  const first = people[0]
  if (!first) return
  if (!(await installation.deeds.run((tx) => accountByEmail(tx, first.email)))) await makeWorld(installation, say)
  await ensurePasswords(installation, say)
}

/** Everybody of the world can sign in. Made apart: hashing takes its time, and is done once. */
async function ensurePasswords({ deeds }: Installation, say: Say): Promise<void> {
  const without = await deeds.run(async (tx) => {
    const accounts = []
    for (const person of people) {
      const account = await accountByEmail(tx, person.email)
      if (account && (await hashOf(tx, account)) === undefined) accounts.push({ person, account })
    }
    return accounts
  })
  if (without.length === 0) return
  say('Giving everybody a password…')
  const hashed = await Promise.all(
    without.map(async ({ person, account }) => ({ personId: account.id, hash: await hashPassword(passwordOf(person)) })),
  )
  await deeds.run(async (tx) => {
    for (const one of hashed) await setPassword(tx, system, one)
  })
}

async function makeWorld(installation: Installation, say: Say): Promise<void> {
  say('Making the named world…')
  const pictures = new Map(
    await Promise.all(people.map(async (person): Promise<[string, Pictures]> => [person.key, await picturesOf(person)])),
  )
  await installation.deeds.run(async (tx) => {
    const companyIds = new Map<string, string>()
    for (const company of companies) companyIds.set(company.key, await openCompany(tx, system, { name: company.name }))
    const clients = new Map<string, { name: string; account?: string; company?: string }>()
    for (const { key, name } of companies) clients.set(key, { name, company: companyIds.get(key) ?? '' })
    const owners = new Map<string, WorldOwner>()
    for (const person of people) {
      const { personId, owner } = await makePerson(tx, person, pictures.get(person.key) ?? {})
      if (owner) owners.set(person.key, owner)
      clients.set(person.key, { name: person.name, account: personId })
      const companyId = person.company && companyIds.get(person.company)
      const role = person.role
      if (companyId && (role === 'owner' || role === 'administrator' || role === 'member'))
        await joinCompany(tx, system, { companyId, personId, role })
    }
    await leaveContacts(tx, owners)
    await fileDocuments(tx, clients)
  })
}

async function makePerson(
  tx: Tx,
  person: WorldPerson,
  pictures: Pictures,
): Promise<{ readonly personId: string; readonly owner?: WorldOwner }> {
  const { name, email, phone, language } = person
  const ownerId = await openAccount(tx, system, { name, email, phone, language })
  const job = jobs.find((one) => one === (person.role === 'staff administrator' ? 'administrator' : person.role))
  if (job && person.company === undefined) {
    const token = await inviteStaff(tx, system, { name, email, jobs: [job] })
    await acceptInvitation(tx, { kind: 'person', id: ownerId }, { personId: ownerId, token })
  }
  if (!person.card) return { personId: ownerId }
  const cardId = await publishCard(tx, system, { ownerId, label: 'Carte principale', card: person.card, pictures })
  const links = new Map<string, string>()
  for (const { label, expiresInDays, maxOpenings, pin } of person.links) {
    const { id } = await shareCard(tx, system, {
      ownerId,
      cardId,
      label,
      ...(expiresInDays !== undefined && { expiresAt: new Date(tx.clock.now().getTime() + expiresInDays * day) }),
      ...(maxOpenings !== undefined && { maxViews: maxOpenings }),
      ...(pin !== undefined && { pin }),
    })
    links.set(label, id)
  }
  const asks = new Map<string, string>()
  for (const { label, line } of person.asks ?? []) asks.set(label, (await makeAskingLink(tx, system, { ownerId, cardId, label, line })).id)
  return { personId: ownerId, owner: { ownerId, cardId, links, asks } }
}

type Pictures = { [P in Picture]?: Buffer }

async function picturesOf({ face, cover }: WorldPerson): Promise<Pictures> {
  const { default: sharp } = await import('sharp')
  const png = (svg: string) => sharp(Buffer.from(svg)).png().toBuffer()
  return {
    ...(face && { photo: await prepare.photo(await png(portraitSvg(face))) }),
    ...(cover && { cover: await prepare.cover(await png(coverSvg(cover))) }),
  }
}

interface LinkOfWorld {
  readonly label: string
  readonly url: string
}
export interface PersonShown {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly role: string
  readonly company: string | null
  readonly password: string | null
  readonly cookie: string | null
  readonly links: readonly LinkOfWorld[]
  /** Those that open no card, and by which one asks for access. */
  readonly asking: readonly LinkOfWorld[]
}

/** How long the cookies of `world --json` are good for. */
const cookieMinutes = 60

/** The people of the named world, how they sign in, and the links that open their cards now. With `cookies`, a session begins for each. */
export async function worldPeople(installation: Installation, publicUrl: URL, cookies = false): Promise<PersonShown[]> {
  const nameOf = new Map(companies.map((company) => [company.key, company.name]))
  return installation.deeds.run(async (tx) => {
    const shown: PersonShown[] = []
    for (const person of people) {
      const account = await accountByEmail(tx, person.email)
      const links = account ? await liveLinks(tx, system, account.id) : []
      const asking = account ? await liveAskingLinks(tx, system, account.id) : []
      shown.push({
        name: person.name,
        email: person.email,
        phone: person.phone,
        role: person.role,
        company: (person.company && nameOf.get(person.company)) ?? null,
        password: account ? passwordOf(person) : null,
        cookie: cookies && account ? await cookieFor(tx, account.id) : null,
        links: links.flatMap(({ label, token }) => (token ? [{ label, url: linkUrl(publicUrl, token) }] : [])),
        asking: asking.map(({ label, token }) => ({ label, url: linkUrl(publicUrl, token) })),
      })
    }
    return shown
  })
}

/** Of a member of staff: of their account, and of the office, as if they had come in by a passkey. */
async function cookieFor(tx: Tx, personId: string): Promise<string> {
  const works = (await jobsOfEach(tx, [personId])).has(personId)
  const how = works ? 'passkey' : 'password'
  const token = await beginSession(tx, { personId, how, agent: 'connectcard world', minutes: cookieMinutes })
  const own = `${sessionCookieName}=${token}`
  const session = works && (await liveSession(tx, token))
  if (!session) return own
  const actor = { kind: 'person', id: personId } as const
  await signUndertaking(tx, actor, personId, undertaking.version)
  return `${own}; ${officeCookieName}=${await openOffice(tx, { actor, sessionId: session.id })}`
}
