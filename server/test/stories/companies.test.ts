import { unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { copyOf } from '#app/copy/copy-of.ts'
import { onMembershipEnded } from '#app/reactions.ts'
import { rightsHouse } from '#app/rights.ts'
import { Card } from '#contract/card.ts'
import { closeAccount } from '#domains/accounts/index.ts'
import { acceptCompany, cancelInvitation } from '#domains/clients/answer-invitation.ts'
import { changeRole, handOver } from '#domains/clients/change-role.ts'
import { letEdit } from '#domains/clients/edit-consent.ts'
import { joinCompany } from '#domains/clients/index.ts'
import { inviteMember } from '#domains/clients/invite-member.ts'
import { closeCompany, leaveCompany, removeMember } from '#domains/clients/leave-companies.ts'
import { renameCompany } from '#domains/clients/open-company.ts'
import { putUnder } from '#domains/profiles/company-cards.ts'
import { publishDraft, setPicture } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Colleague, callAs, cardBehind, someColleague } from '#test/companies.ts'
import { onAccountClosed } from '#test/deeds.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { salmaCard } from '#test/people.ts'
import { sweepNow } from '#test/sweeping.ts'

// A company, the small way: it is opened, somebody is invited and told, joins or refuses, works in it, and leaves.

let installation: TestInstallation
let origin: string
let owner: Colleague
let company: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())
beforeEach(async () => {
  installation.clock.forward({ minutes: 11 }) // what was counted before is forgotten
  owner = await someColleague(installation, 'Salma Benjelloun')
  company = await openedBy(owner)
})

const as = (who: Pick<Colleague, 'cookie'>, method: string, path: string, body?: unknown) => callAs(origin, who.cookie, method, path, body)
const at = (path = '', id = company) => `/api/companies/${id}${path}`
const openedBy = async (who: Colleague, name = 'Atlas Menuiserie'): Promise<string> =>
  (await as(who, 'POST', '/api/companies', { name })).body.id
const invite = (email: string, more: object = {}, who = owner, id = company) =>
  as(who, 'POST', at('/invitations', id), { email, role: 'member', language: 'fr', ...more })
const mailsTo = (address: string) => installation.mailbox.filter(({ to }) => to === address)
let strangers = 0
const someAddress = () => `invited-${++strangers}@courrier.example`

/** Invites an address, and has the mail. */
async function invited(email = someAddress(), more: object = {}) {
  expect((await invite(email, more)).status).toBe(200)
  await installation.deliver()
  const mail = mailsTo(email).at(-1)
  const path = /\/invitation\/[\w-]{43}\/\w\w/.exec(mail?.text ?? '')?.[0] ?? ''
  return { email, mail, path }
}
const page = (path: string, body: object) => callAs(origin, undefined, 'POST', path, body)
const rows = async (table: string) => (await installation.owner.data.query(`select * from ${table}`)).rows as Record<string, unknown>[]

async function joined(name = 'Karim Tazi', role: 'owner' | 'administrator' | 'member' = 'member', id = company): Promise<Colleague> {
  const somebody = await someColleague(installation, name)
  await installation.deeds.run((tx) => joinCompany(tx, system, { companyId: id, personId: somebody.id, role }))
  return somebody
}
const carry = (who: Colleague, id: string | null = company) => as(who, 'PUT', `/api/cards/${who.card}/company`, { company: id })

describe('the invitation', () => {
  test('is the notice the law asks for: who, why, what, to whom, for how long, which rights; and its version is kept as proof', async () => {
    const { email, mail } = await invited()
    expect(mail?.subject).toBe('Une entreprise vous invite sur ConnectCard')
    for (const says of [
      'Atlas Menuiserie',
      'IdNet',
      'contact@IdNet.ma',
      'loi 09-08',
      'CNDP',
      '30 jours',
      '12 mois',
      'cette adresse e-mail',
    ])
      expect(mail?.text).toContain(says)
    expect(mail?.text).not.toContain('Salma')
    const shown = (await as(owner, 'GET', at('/notice?language=fr'))).body
    for (const line of shown.lines) expect(mail?.text).toContain(line)
    const listed = (await as(owner, 'GET', at())).body.invitations
    expect(listed).toMatchObject([{ email, role: 'member', sentAt: installation.clock.now().toISOString(), can: { cancel: true } }])
    const proofs = (await rows('clients.notice')).filter(({ company_id }) => company_id === company)
    expect(proofs).toMatchObject([{ version: shown.version, language: 'fr', sent_at: installation.clock.now() }])
    expect(JSON.stringify(proofs)).not.toContain(email)
  })

  test.each(['ar', 'en'] as const)('is written in %s where that is chosen', async (language) => {
    const { mail, path } = await invited(someAddress(), { language, role: 'administrator' })
    expect(path).toMatch(new RegExp(`/${language}$`))
    expect(mail?.text).toContain(language === 'ar' ? 'بصفة مشرف' : 'as an administrator')
  })

  test('answers alike whether somebody has an account with the address or not, and twice is once', async () => {
    const known = await someColleague(installation, 'Karim Tazi')
    const [one, other] = [await invite(known.email), await invite(someAddress())]
    const shape = ({ status, body }: Awaited<ReturnType<typeof invite>>) => [status, Object.keys(body).sort()]
    expect(shape(one)).toEqual(shape(other))
    expect(Object.keys(other.body.invitations[0]).sort()).toEqual(Object.keys(one.body.invitations[0]).sort())
    expect((await invite(known.email.toUpperCase())).body.invitations).toHaveLength(2)
    await installation.deliver()
    expect(mailsTo(known.email)).toHaveLength(1)
  })

  test('shows nothing but a button before it is pressed, to whoever has the link or a made-up one', async () => {
    const { email, path } = await invited()
    const get = async (one: string) => (await fetch(origin + one)).text()
    const shell = await get(path)
    expect(shell).toBe(await get(path.replace(/[\w-]{43}/, 'x'.repeat(43))))
    expect(shell).not.toMatch(/Atlas|@courrier/)
    expect(shell).not.toContain(email)
    expect(shell).not.toContain('<script')
  })

  test('is seen, corrected and erased without an account; a moved one leads nowhere from its old link', async () => {
    const { email, path } = await invited()
    expect((await page(path, {})).body).toMatchObject({ company: 'Atlas Menuiserie', email, role: 'member' })
    expect((await page(path, { do: 'correct', email: 'personne' })).status).toBe(400)
    expect((await page(path, { do: 'correct', email, language: 'ar' })).body).toMatchObject({ language: 'ar' })
    const moved = someAddress()
    expect((await page(path, { do: 'correct', email: moved })).status).toBe(204)
    expect((await page(path, {})).status).toBe(404)
    await installation.deliver()
    const next = /\/invitation\/[\w-]{43}\/\w\w/.exec(mailsTo(moved).at(-1)?.text ?? '')?.[0] ?? ''
    expect((await page(next, {})).body).toMatchObject({ email: moved })
    expect((await page(next, { do: 'delete' })).status).toBe(204)
    expect((await page(next, {})).status).toBe(404)
    expect((await as(owner, 'GET', at())).body.invitations).toEqual([])
    expect((await invite(moved)).status, 'nothing is kept of who erased').toBe(200)
  })

  test('is refused in one press: erased at once, not told, and not again for a year by this company', async () => {
    const { email, path } = await invited()
    expect((await page(path, { do: 'refuse' })).status).toBe(204)
    expect((await as(owner, 'GET', at())).body.invitations).toEqual([])
    const again = await invite(email.toUpperCase())
    expect([again.status, again.body.code]).toEqual([409, 'invitation-not-now'])
    const other = await openedBy(owner, 'Zellige')
    expect((await invite(email, {}, owner, other)).status).toBe(200)
    const refusals = await rows('clients.refusal')
    expect(JSON.stringify(refusals)).not.toContain(email)
    installation.clock.forward({ days: 364 })
    await sweepNow(installation, 'refusals of invitations')
    const back = await someColleague(installation, 'Salma')
    await installation.deeds.run((tx) => joinCompany(tx, system, { companyId: company, personId: back.id, role: 'owner' }))
    expect((await invite(email, {}, back)).body.code).toBe('invitation-not-now')
    installation.clock.forward({ days: 2 })
    expect(await sweepNow(installation, 'refusals of invitations')).toBeGreaterThan(0)
    const last = await joined('Salma', 'owner')
    expect((await invite(email, {}, last)).status).toBe(200)
  })

  test('ends by itself after thirty days, with what was entered, and leaves its proof', async () => {
    const { path } = await invited()
    const [before] = (await rows('clients.invitation')).filter(({ company_id }) => company_id === company)
    installation.clock.forward({ days: 30 })
    expect((await page(path, {})).status).toBe(404)
    expect(await sweepNow(installation, 'invitations by companies')).toBeGreaterThan(0)
    expect((await rows('clients.invitation')).filter(({ company_id }) => company_id === company)).toEqual([])
    const tombs = await installation.owner.data.query('select from vault.tombstone where subject_id = $1', [before?.subject_id])
    expect(tombs.rowCount).toBe(1)
    expect((await rows('clients.notice')).filter(({ invitation_id }) => invitation_id === before?.id)).toHaveLength(1)
  })

  test('is known to the rights desk by its address: copied with what was entered, and erased', async () => {
    const { email, path } = await invited()
    const [known, copy] = await installation.deeds.run(async (tx) => {
      const ids = await rightsHouse.knownBy(tx, email.toUpperCase())
      const read = { language: 'fr', reference: 'DR-2026-000001', audit: installation.audit } as const
      return [ids, await copyOf(tx, { actor: system, purpose: 'rights' }, ids, read)] as const
    })
    expect(known).toHaveLength(1)
    const text = Object.entries(unzipSync(copy.zip)).map(([, bytes]) => Buffer.from(bytes).toString())
    expect(text.join(' ')).toContain(email)
    expect(text.join(' ')).not.toContain('Salma')
    expect(await installation.deeds.read((tx) => rightsHouse.goes(tx, known))).toContainEqual({ what: 'invited', count: 1 })
    expect(await installation.deeds.run((tx) => rightsHouse.erase(tx, system, known))).toBe('erased')
    expect((await page(path, {})).status).toBe(404)
  })

  test('that was taken back before its mail left sends none, and is proof of nothing', async () => {
    const email = someAddress()
    const { body } = await invite(email)
    expect((await as(owner, 'DELETE', at(`/invitations/${body.invitations[0].id}`))).status).toBe(204)
    await installation.deliver()
    expect(mailsTo(email)).toEqual([])
    expect((await rows('clients.notice')).filter(({ company_id }) => company_id === company)).toEqual([])
  })

  test('fills no mailbox: three companies at most wait at one address', async () => {
    const email = someAddress()
    for (const name of ['A', 'B', 'C']) expect((await invite(email, {}, owner, await openedBy(owner, name))).status).toBe(200)
    expect((await invite(email)).body.code).toBe('invitation-not-now')
  })

  test('is counted by whoever sends it, also where it is refused', async () => {
    const { email, path } = await invited()
    await page(path, { do: 'refuse' })
    const codes = []
    for (let turn = 0; turn < 21; turn++) codes.push((await invite(email)).body.code)
    expect(codes[0]).toBe('invitation-not-now')
    expect(codes.at(-1)).toBe('too-many')
  })

  test('carries no address and not our name in the place of a company’s', async () => {
    for (const name of ['Gagnez http://x.example', 'www.atlas.example', 'atlas.example', 'a@b'])
      expect((await as(owner, 'POST', '/api/companies', { name })).body).toMatchObject({ code: 'invalid', fields: ['name'] })
    expect((await as(owner, 'POST', '/api/companies', { name: 'ConnectCard' })).body.code).toBe('name-reserved')
  })
})

describe('joining', () => {
  test('is the account’s of that address alone; nothing shows before, and what was entered is erased after', async () => {
    const karim = await someColleague(installation, 'Karim Tazi')
    const other = await someColleague(installation, 'Nadia')
    const { path } = await invited(karim.email)
    expect(JSON.stringify((await as(owner, 'GET', at())).body.members)).not.toContain('Karim')
    const waiting = (await as(karim, 'GET', '/api/company-invitations')).body.invitations
    expect(waiting).toMatchObject([{ company: 'Atlas Menuiserie', role: 'member' }])
    expect((await as(other, 'GET', '/api/company-invitations')).body.invitations).toEqual([])
    const accept = `/api/company-invitations/${waiting[0].id}/accept`
    expect((await as(other, 'POST', accept, { edits: true })).status).toBe(404)
    const there = await as(karim, 'POST', accept, { edits: false })
    expect(there.body).toMatchObject({ name: 'Atlas Menuiserie', role: 'member', members: null, invitations: null, edits: false })
    expect((await as(karim, 'POST', accept, { edits: false })).status).toBe(404)
    expect((await page(path, {})).status).toBe(404)
    const seen = (await as(owner, 'GET', at())).body
    expect(seen.invitations).toEqual([])
    expect(seen.members).toMatchObject([{ name: 'Salma Benjelloun' }, { name: 'Karim Tazi', email: karim.email, role: 'member' }])
  })

  test('of two presses at once one joins', async () => {
    const karim = await someColleague(installation, 'Karim Tazi')
    await invited(karim.email)
    const [one] = (await as(karim, 'GET', '/api/company-invitations')).body.invitations
    const press = () => as(karim, 'POST', `/api/company-invitations/${one.id}/accept`, { edits: true })
    expect((await Promise.all([press(), press()])).map(({ status }) => status).sort()).toEqual([200, 404])
  })

  test('is refused from the portal as from the page', async () => {
    const karim = await someColleague(installation, 'Karim Tazi')
    await invited(karim.email)
    const [one] = (await as(karim, 'GET', '/api/company-invitations')).body.invitations
    expect((await as(karim, 'POST', `/api/company-invitations/${one.id}/refuse`)).status).toBe(204)
    expect((await invite(karim.email)).body.code).toBe('invitation-not-now')
  })
})

/** Who may do what: the role is looked up in each deed. */
describe('roles', () => {
  const nobody = { cookie: '' }
  test.each(['owner', 'administrator', 'member', 'invited', 'removed', 'other company', 'nobody'] as const)('%s', async (who) => {
    const target = await joined('Karim')
    const admin = await joined('Nadia', 'administrator')
    const stays = await joined('Leila')
    const waiting = (await invite(someAddress())).body.invitations[0].id
    const forAdmin = (await invite(someAddress(), { role: 'administrator' })).body.invitations.find(
      (one: { id: string }) => one.id !== waiting,
    ).id
    const person = await personFor(who)
    const call = async (method: string, path: string, body?: unknown) => (await as(person, method, at(path), body)).status
    const cells = {
      'sees it': await call('GET', ''),
      'sees the notice': await call('GET', '/notice?language=fr'),
      renames: await call('PATCH', '', { name: 'Atlas' }),
      'invites a member': await call('POST', '/invitations', { email: someAddress(), role: 'member', language: 'fr' }),
      'invites an administrator': await call('POST', '/invitations', { email: someAddress(), role: 'administrator', language: 'fr' }),
      'takes back a member’s': await call('DELETE', `/invitations/${waiting}`),
      'takes back an administrator’s': await call('DELETE', `/invitations/${forAdmin}`),
      'gives a role': await call('PUT', `/members/${stays.id}/role`, { role: 'administrator' }),
      'removes a member': await call('DELETE', `/members/${target.id}`),
      'removes an administrator': await call('DELETE', `/members/${admin.id}`),
      'removes the owner': await call('DELETE', `/members/${owner.id}`),
      'hands it over': await call('POST', '/hand-over', { person: person === nobody ? owner.id : (person as Colleague).id }),
      closes: who === 'owner' ? 204 : await call('POST', '/close'),
    }
    const all = (status: number) => Object.fromEntries(Object.keys(cells).map((cell) => [cell, status]))
    const table = {
      owner: { ...all(200), 'takes back a member’s': 204, 'takes back an administrator’s': 204, ...removes(204, 204, 409), closes: 204 },
      administrator: {
        ...all(403),
        'sees it': 200,
        'sees the notice': 200,
        'invites a member': 200,
        'takes back a member’s': 204,
        'removes a member': 204,
      },
      member: { ...all(403), 'sees it': 200 },
      invited: all(404),
      removed: all(404),
      'other company': all(404),
      nobody: all(401),
    }
    expect(cells).toEqual(table[who])
  })
  const removes = (member: number, administrator: number, owned: number) => ({
    'removes a member': member,
    'removes an administrator': administrator,
    'removes the owner': owned,
  })
  async function personFor(who: string): Promise<Colleague | typeof nobody> {
    if (who === 'owner') return owner
    if (who === 'administrator' || who === 'member') return joined('Amine', who)
    if (who === 'nobody') return nobody
    const somebody = await someColleague(installation, 'Amine')
    if (who === 'invited') await invited(somebody.email)
    if (who === 'other company') await openedBy(somebody, 'Zellige')
    if (who === 'removed') {
      await installation.deeds.run((tx) => joinCompany(tx, system, { companyId: company, personId: somebody.id, role: 'administrator' }))
      expect((await as(owner, 'DELETE', at(`/members/${somebody.id}`))).status).toBe(204)
    }
    return somebody
  }

  test('the last owner neither leaves nor is removed; ownership is handed over, with a fresh proof', async () => {
    const karim = await joined()
    expect((await as(owner, 'POST', at('/leave'))).body.code).toBe('last-owner')
    expect((await as(owner, 'DELETE', at(`/members/${owner.id}`))).body.code).toBe('last-owner')
    expect((await as(owner, 'PUT', at(`/members/${owner.id}/role`), { role: 'member' })).body.code).toBe('last-owner')
    installation.clock.forward({ minutes: 11 })
    expect((await as(owner, 'POST', at('/hand-over'), { person: karim.id })).body.code).toBe('prove-again')
    await installation.owner.data.query('update accounts.session set proved_at = $1', [installation.clock.now()])
    expect((await as(owner, 'POST', at('/hand-over'), { person: karim.id })).body).toMatchObject({ role: 'administrator' })
    expect((await as(owner, 'POST', at('/leave'))).status).toBe(204)
    expect((await as(karim, 'GET', at())).body).toMatchObject({ role: 'owner', can: { leave: false } })
  })

  test('two owners who leave at once: one stays', async () => {
    const second = await joined('Karim', 'owner')
    const left = await Promise.all([owner, second].map((who) => as(who, 'POST', at('/leave'))))
    expect(left.map(({ status }) => status).sort()).toEqual([204, 409])
  })

  test('when the owner closes the account, the oldest administrator has the company; without one everybody is let go', async () => {
    const [karim, nadia] = [await joined('Karim'), await joined('Nadia', 'administrator')]
    await carry(karim)
    const { path } = await invited()
    const close = (who: Colleague) => installation.deeds.run((tx) => closeAccount(tx, system, who.id, onAccountClosed))
    await close(owner)
    expect((await as(nadia, 'GET', at())).body).toMatchObject({ role: 'owner' })
    expect((await page(path, {})).status).toBe(200)
    await close(nadia)
    expect((await as(karim, 'GET', at())).status).toBe(404)
    expect((await page(path, {})).status, 'nobody is invited to a company that nobody is in').toBe(404)
    expect((await cardBehind(origin, karim.token)).body.card.company).toBeUndefined()
    installation.clock.forward({ days: 90 })
    expect(await sweepNow(installation, 'companies without members')).toBeGreaterThan(0)
    expect((await rows('clients.company')).filter(({ id }) => id === company)).toEqual([])
  })
})

describe('a card under a company', () => {
  const whole = Card.parse({
    ...salmaCard,
    department: { fr: 'Ventes' },
    addresses: [
      { kind: 'work', city: 'Casablanca' },
      { kind: 'home', city: 'Rabat' },
    ],
    emails: [
      { kind: 'work', address: 'salma@atlas.example' },
      { kind: 'home', address: 'salma@maison.example' },
    ],
  })
  async function carrying(card = whole) {
    const somebody = await someColleague(installation, 'Karim', card)
    await installation.deeds.run((tx) => joinCompany(tx, system, { companyId: company, personId: somebody.id, role: 'member' }))
    expect((await carry(somebody)).status).toBe(200)
    return somebody
  }

  test('of who is removed shows nothing of the company by any link, from the next request on, until it is published anew', async () => {
    const karim = await carrying()
    await installation.deeds.run(async (tx) => {
      await setPicture(tx, system, { ownerId: karim.id, cardId: karim.card, which: 'logo', picture: Buffer.from('logo') })
      await publishDraft(tx, system, { ownerId: karim.id, cardId: karim.card })
    })
    const logos = () => installation.owner.data.query('select from profiles.snapshot where logo is not null')
    const before = (await logos()).rowCount ?? 0
    expect(before).toBeGreaterThan(2)
    expect((await cardBehind(origin, karim.token)).body.card).toMatchObject({ company: { fr: 'Atlas Menuiserie, Casablanca' } })
    expect((await as(owner, 'DELETE', at(`/members/${karim.id}`))).status).toBe(204)
    expect((await logos()).rowCount, 'of every edition').toBe(before - 3)
    const { card } = (await cardBehind(origin, karim.token)).body
    expect(card).toMatchObject({ name: whole.name, phones: [{ number: '+212661000013' }] })
    for (const field of ['company', 'role', 'department']) expect(card[field]).toBeUndefined()
    expect(card.addresses).toMatchObject([{ kind: 'home', city: 'Rabat' }])
    expect(card.emails).toMatchObject([{ kind: 'home' }])
    const theirs = (await as(karim, 'GET', `/api/cards/${karim.card}`)).body
    expect(theirs).toMatchObject({ changed: true, draft: { company: { fr: 'Atlas Menuiserie, Casablanca' } } })
    expect((await as(karim, 'GET', '/api/company-cards')).body).toMatchObject({ under: [], left: [{ card: karim.card }], editors: [] })
    await installation.deliver()
    expect(mailsTo(karim.email).map(({ subject }) => subject)).toEqual(['Vous n’êtes plus membre d’une entreprise'])
    await as(karim, 'POST', `/api/cards/${karim.card}/publish`)
    expect((await cardBehind(origin, karim.token)).body.card).toMatchObject({ company: { fr: 'Atlas Menuiserie, Casablanca' } })
    expect((await as(karim, 'GET', '/api/company-cards')).body.left).toEqual([])
  })

  test('that is not carried under it is left as it is, and so are another’s', async () => {
    const karim = await carrying()
    const nadia = await carrying()
    await carry(karim, null)
    const leila = await carrying()
    for (const { id } of [karim, leila]) expect((await as(owner, 'DELETE', at(`/members/${id}`))).status).toBe(204)
    for (const token of [karim.token, nadia.token])
      expect((await cardBehind(origin, token)).body.card).toMatchObject({ company: { fr: 'Atlas Menuiserie, Casablanca' } })
  })

  test('is carried under one’s own companies, and by its owner, only', async () => {
    const karim = await carrying()
    const stranger = await someColleague(installation, 'Nadia')
    expect((await carry(stranger)).status).toBe(404)
    expect((await as(stranger, 'PUT', `/api/cards/${karim.card}/company`, { company: null })).status).toBe(404)
  })

  const edit = (who: Pick<Colleague, 'cookie'>, member: Colleague, body: object = {}) =>
    as(who, 'PUT', at(`/members/${member.id}/cards/${member.card}`), {
      company: { fr: 'Atlas' },
      role: { fr: 'Chef d’atelier' },
      department: null,
      revision: 2,
      ...body,
    })
  const cardsOf = (who: Pick<Colleague, 'cookie'>, member: Colleague) => as(who, 'GET', at(`/members/${member.id}/cards`))

  test('is edited by who runs the company only where its owner lets them, and no longer from the moment they stop', async () => {
    const karim = await carrying()
    expect((await cardsOf(owner, karim)).status).toBe(404)
    expect((await edit(owner, karim)).status).toBe(404)
    await as(karim, 'PUT', at('/let-edit'), { edits: true })
    const [shown] = (await cardsOf(owner, karim)).body.cards
    expect(Object.keys(shown).sort()).toEqual(['company', 'department', 'id', 'language', 'name', 'nameArabic', 'revision', 'role'])
    expect((await edit(owner, karim, { revision: shown.revision })).body.cards[0]).toMatchObject({ role: { fr: 'Chef d’atelier' } })
    const { card } = (await cardBehind(origin, karim.token)).body
    expect(card).toMatchObject({ role: { fr: 'Chef d’atelier' }, company: { fr: 'Atlas' }, phones: whole.phones })
    expect(card.department).toBeUndefined()
    expect((await as(karim, 'GET', `/api/cards/${karim.card}`)).body.changed).toBe(false)
    const { editors } = (await as(karim, 'GET', '/api/company-cards')).body
    expect(editors).toMatchObject([
      { name: 'Atlas Menuiserie', people: [{ name: 'Salma Benjelloun', role: 'owner' }], cards: [karim.card] },
    ])
    expect((await edit(owner, karim, { revision: shown.revision })).body.code, 'changed elsewhere meanwhile').toBe('changed-meanwhile')
    const colleague = await joined('Leila')
    expect((await edit(colleague, karim)).status).toBe(403)
    expect((await cardsOf(await someColleague(installation, 'Autre'), karim)).status).toBe(404)
    await as(karim, 'PUT', at('/let-edit'), { edits: false })
    expect((await edit(owner, karim, { revision: shown.revision + 1 })).status).toBe(404)
    expect((await as(karim, 'GET', '/api/company-cards')).body.editors).toEqual([])
  })

  test('edited by the company publishes nothing of what its owner has not, and shows a field to nobody it was not meant for', async () => {
    const karim = await carrying()
    await as(karim, 'PUT', at('/let-edit'), { edits: true })
    const mine = (await as(karim, 'GET', `/api/cards/${karim.card}`)).body
    const draft = { ...mine.draft, note: { fr: 'Pas encore publié' }, audiences: { role: 'clients' } }
    await as(karim, 'PUT', `/api/cards/${karim.card}/draft`, { draft, revision: mine.revision })
    expect((await edit(owner, karim, { revision: mine.revision + 1 })).status).toBe(200)
    const { card } = (await cardBehind(origin, karim.token)).body
    expect(card.note).toBeUndefined()
    expect(card.role, 'now meant for clients: what was published for everybody stays').toEqual(whole.role)
    expect(card.company).toEqual({ fr: 'Atlas' })
    expect((await as(karim, 'GET', `/api/cards/${karim.card}`)).body.changed).toBe(true)
  })

  test('of whoever stopped sharing, or all uses, is edited by nobody; and their name is not shown', async () => {
    const karim = await carrying()
    await as(karim, 'PUT', at('/let-edit'), { edits: true })
    const { rows: found } = await installation.owner.data.query('select subject_id from accounts.person where id = $1', [karim.id])
    await installation.deeds.run((tx) => tx.vault.restrict(tx, found[0].subject_id, ['all']))
    expect((await edit(owner, karim, { revision: 2 })).body.code).toBe('restricted')
    const member = (await as(owner, 'GET', at())).body.members.find((one: { person: string }) => one.person === karim.id)
    expect(member).toMatchObject({ name: null, email: null })
  })
})

test('every deed leaves its entry, by ids, and one whose entry cannot be written is not done', async () => {
  const karim = await joined()
  const [waiting] = (await invite(someAddress())).body.invitations
  const other = await someColleague(installation, 'Nadia')
  await invited(other.email)
  const [toMe] = (await as(other, 'GET', '/api/company-invitations')).body.invitations
  const actor = { kind: 'person', id: owner.id } as const
  const own = { companyId: company, personId: owner.id }
  const deeds: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
    ['company.rename', (tx) => renameCompany(tx, actor, { ...own, name: 'Atlas' })],
    ['company.invite', (tx) => inviteMember(tx, actor, { ...own, email: someAddress(), role: 'member', language: 'fr', source: 's' })],
    ['invitation.cancel', (tx) => cancelInvitation(tx, actor, { ...own, invitationId: waiting.id })],
    ['invitation.accept', (tx) => acceptCompany(tx, actor, { personId: other.id, invitationId: toMe.id, edits: false })],
    ['company.let-edit', (tx) => letEdit(tx, actor, { ...own, edits: true })],
    ['card.company', (tx) => putUnder(tx, actor, { ownerId: karim.id, cardId: karim.card, companyId: company })],
    ['company.role', (tx) => changeRole(tx, actor, { ...own, member: karim.id, role: 'administrator' })],
    ['card.leave-company', (tx) => removeMember(tx, actor, { ...own, member: karim.id }, onMembershipEnded)],
    ['company.hand-over', (tx) => handOver(tx, actor, { ...own, member: other.id })],
    ['company.leave', (tx) => leaveCompany(tx, actor, own, onMembershipEnded)],
    ['company.close', (tx) => closeCompany(tx, actor, { companyId: company, personId: other.id }, onMembershipEnded)],
  ]
  const state = async () =>
    (
      await installation.owner.data.query(
        `select (select json_agg(m order by person_id) from clients.membership m where company_id = $1) as members,
          (select json_agg(id order by id) from clients.invitation where company_id = $1) as waiting, (select name from clients.company where id = $1) as name,
          (select count(*)::int from clients.edit_consent) as consents, (select count(*)::int from profiles.company_card) as carried`,
        [company],
      )
    ).rows
  for (const [name, deed] of deeds) {
    const before = await state()
    await installation.owner.data.query('revoke insert on audit.entry from cc_app')
    await expect(
      installation.deeds.run(deed).finally(() => installation.owner.data.query('grant insert on audit.entry to cc_app')),
      name,
    ).rejects.toThrow('permission denied')
    expect(await state(), name).toEqual(before)
    await installation.deeds.run(deed)
    const entries = await installation.owner.data.query('select from audit.entry where deed = $1 and actor_id = $2', [name, owner.id])
    expect(entries.rowCount, name).toBeGreaterThan(0)
    expect(await state(), name).not.toEqual(before)
  }
})
