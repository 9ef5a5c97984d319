import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tokenText } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { destroyBuriedKeys } from '#platform/vault/destroy.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard } from '#test/people.ts'
import { leaveAt, nadia, type Visitor, visitorAt } from '#test/visitor.ts'
import { answerToQuestion, emailField, nameField, rightsField, termOf } from './contact-rows.ts'
import { correctDetails } from './correct-details.ts'
import { deleteContact } from './delete-contact.ts'
import { deleteDetails } from './delete-details.ts'
import { leaveDetails } from './leave-details.ts'
import { setPreference } from './preference.ts'

let installation: TestInstallation
let origin: string
let visitor: Visitor
let card: PublishedCard
let receipt: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  visitor = visitorAt(origin)
  card = await someCard(installation)
})
afterAll(() => installation.close())
beforeEach(async () => {
  installation.clock.forward({ minutes: 10 })
  receipt = (await leaveAt(installation, origin, card)).receipt
})

const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows
const idOf = async () =>
  (await query('select id, subject_id from contacts.contact where owner_id = $1 order by left_at desc, id desc limit 1', [card.ownerId]))[0]
// biome-ignore lint/suspicious/noExplicitAny: whatever JSON comes back
const opened = async (token = receipt): Promise<any> => JSON.parse((await visitor.json('/recu/open', { token })).text)
const found = (field: string, term: string) => installation.deeds.read((tx) => tx.vault.find(tx, field, term))

describe('the page that opens a receipt', () => {
  test('is the same bytes and headers for every token, whatever it is, and holds nothing of anybody', async () => {
    const shell = await visitor.get('/recu')
    expect(shell.status).toBe(200)
    expect(shell.headers.get('cache-control')).toBe('public, max-age=300')
    expect(shell.text).toContain('data-base="/recu"')
    const plain = ({ headers }: typeof shell) => [...headers].filter(([name]) => name !== 'date')
    for (const path of [
      '/recu/x',
      `/recu/${receipt}`,
      `/recu%23${receipt}`,
      `/recu/${'a'.repeat(1_000)}`,
      '/recu/%zz',
      '/recu/open',
      '/recu/a/b',
      '/recu?x=1',
    ]) {
      const other = await visitor.get(path)
      expect([path, other.status, other.text === shell.text, plain(other)]).toEqual([path, 200, true, plain(shell)])
    }
  })

  test('without script it posts to its own address, or asks for the code', async () => {
    for (const [path, token] of [
      [`/recu/${receipt}`, ''],
      [`/recu%23${receipt.toUpperCase()}`, ''],
      ['/recu', receipt],
      ['/recu', `${origin}/recu#${receipt}`],
      ['/recu', `${origin}/recu/${receipt}`],
      ['/recu/open', receipt],
    ] as const) {
      const page = await visitor.post(path, { token })
      expect([path, page.status]).toEqual([path, 200])
      expect(page.text).toContain('Zellige &amp; fils')
    }
  })

  test('unknown, malformed and deleted receipts answer alike, to the byte', async () => {
    expect((await visitor.json('/recu/delete', { token: receipt, sure: true })).status).toBe(204)
    const unknown = '0'.repeat(32)
    for (const path of ['open', 'correct', 'confirm', 'withdraw', 'give-back', 'ask', 'delete'])
      for (const [send, more] of [
        [visitor.post, { sure: '1' }],
        [visitor.json, { sure: true }],
      ] as const) {
        const fields = (token: string) => ({
          token,
          ...(path === 'correct' && nadia),
          ...(path === 'delete' && (more as Record<string, string>)),
        })
        const dead = [
          await send(`/recu/${path}`, fields(unknown)),
          await send(`/recu/${path}`, fields(receipt)),
          await send(`/recu/${path}`, fields('x')),
        ]
        expect(
          dead.map(({ status }) => status),
          path,
        ).toEqual([404, 404, 404])
        expect(new Set(dead.map(({ text }) => text)).size, path).toBe(1)
      }
  })
})

test('shows what was left as it stands, the choice, who has it, and until when', async () => {
  const page = await visitor.post('/recu/open', { token: receipt })
  for (const said of [
    'Nadia Tazi',
    'nadia@example.ma',
    '06 12 34 56 78',
    'Zellige &amp; fils',
    'À bientôt',
    'Salma Benjelloun',
    'novembre 2028',
  ])
    expect(page.text, said).toContain(said)
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(await opened()).toMatchObject({
    state: 'kept',
    kind: 'left',
    noProspecting: false,
    exports: [],
    questions: [],
    to: 'Salma Benjelloun',
  })
})

describe('its holder', () => {
  test('corrects: the owner’s search finds the new and not the old, and the change is dated', async () => {
    const { subject_id, id } = await idOf()
    const next = { name: 'Nadia El Tazi', email: 'nouvelle@example.ma', phone: '', company: '', note: '' }
    const refused = await visitor.post('/recu/correct', { token: receipt, ...next, email: 'nouvelle@' })
    expect([refused.status, refused.text.includes('value="nouvelle@"')]).toEqual([422, true])
    installation.clock.forward({ seconds: 5 })
    const done = await visitor.post('/recu/correct', { token: receipt, ...next, noProspecting: '1', tellClosing: '1' })
    expect(done.status).toBe(200)
    expect(done.text).toContain('C’est corrigé.')
    expect(await opened()).toMatchObject({
      details: { name: 'Nadia El Tazi', email: 'nouvelle@example.ma', phone: null, company: null, note: null },
      noProspecting: true,
      tellClosing: true,
      changedAt: installation.clock.now().toISOString(),
    })
    expect(await found(emailField, termOf(card.ownerId, 'nouvelle@example.ma'))).toContain(subject_id)
    expect(await found(emailField, termOf(card.ownerId, emailTerm(nadia.email)))).not.toContain(subject_id)
    expect(await query("select actor_kind, purpose from audit.entry where deed = 'contact.correct' and object_id = $1", [id])).toEqual([
      { actor_kind: 'system', purpose: 'rights' },
    ])
  })

  test('withdraws and gives back: meanwhile the owner finds nothing, and the rights desk does', async () => {
    const { subject_id, id } = await idOf()
    expect((await visitor.post('/recu/withdraw', { token: receipt })).text).toContain('C’est retiré')
    await visitor.post('/recu/withdraw', { token: receipt })
    expect((await opened()).state).toBe('withdrawn')
    const own = termOf(card.ownerId, emailTerm(nadia.email))
    expect(await found(emailField, own)).not.toContain(subject_id)
    expect(await found(nameField, termOf(card.ownerId, 'nadia'))).not.toContain(subject_id)
    expect(await found(rightsField, emailTerm(nadia.email))).toContain(subject_id)
    // also after a correction, and after the index was made anew
    await visitor.post('/recu/correct', { token: receipt, ...nadia })
    const { reindex } = await import('./renew-keys.ts')
    await installation.deeds.run((tx) => reindex(tx, subject_id))
    expect(await found(emailField, own)).not.toContain(subject_id)
    expect((await visitor.post('/recu/give-back', { token: receipt })).text).toContain('C’est rendu')
    expect((await opened()).state).toBe('kept')
    expect(await found(emailField, own)).toContain(subject_id)
    const told = await query('select deed from audit.entry where object_id = $1 order by at, id', [id])
    expect(told.map(({ deed }) => deed).sort()).toEqual(['contact.correct', 'contact.give-back', 'contact.leave', 'contact.withdraw'])
  })

  test('confirms: the time starts again from today, by the owner’s term, and what was promised is never shortened', async () => {
    const owner = { kind: 'person', id: card.ownerId } as const
    const first = (await opened()).keepUntil
    installation.clock.forward({ days: 100 })
    expect((await opened()).confirmedUntil > first).toBe(true)
    await visitor.post('/recu/confirm', { token: receipt })
    const second = (await opened()).keepUntil
    expect(second > first).toBe(true)
    await installation.deeds.run((tx) => setPreference(tx, owner, card.ownerId, { keepMonths: 1, digest: true }))
    installation.clock.forward({ days: 10 })
    await visitor.post('/recu/confirm', { token: receipt })
    expect((await opened()).keepUntil).toBe(second)
    expect((await visitor.post('/recu/open', { token: receipt })).text).not.toContain('action="/recu/confirm"')
    await installation.deeds.run((tx) => setPreference(tx, owner, card.ownerId, { keepMonths: 24, digest: true }))
  })

  test('asks who passed their details on, once at a time, and reads the owner’s answer; sees where it was exported', async () => {
    const { id, subject_id } = await idOf()
    await visitor.post('/recu/ask', { token: receipt })
    const asked = await visitor.post('/recu/ask', { token: receipt })
    expect(asked.text).toContain('La réponse est attendue.')
    expect(await query('select count(*)::int as asked from contacts.question where contact_id = $1', [id])).toEqual([{ asked: 1 }])
    await installation.deeds.run(async (tx) => {
      const subject = await tx.vault.subject(tx, subject_id, { actor: system, purpose: 'rights' })
      const [question] = await tx.rows.selectFrom('contacts.question').select('id').where('contact_id', '=', id).execute()
      await tx.rows
        .updateTable('contacts.question')
        .set({ answer: subject.seal(answerToQuestion, question?.id ?? '', 'De <b>vous</b>, au salon.'), answered_at: tx.clock.now() })
        .where('contact_id', '=', id)
        .execute()
      const exportId = tx.ids.next()
      const made = { id: exportId, owner_id: card.ownerId, format: 'csv', destination: 'crm', exported_at: tx.clock.now() } as const
      await tx.rows.insertInto('contacts.export').values(made).execute()
      await tx.rows.insertInto('contacts.exported').values({ export_id: exportId, contact_id: id }).execute()
    })
    const page = (await visitor.post('/recu/open', { token: receipt })).text
    expect(page).toContain('De &lt;b&gt;vous&lt;/b&gt;, au salon.')
    expect(page).toContain('Fichier CSV, vers un logiciel de relation client')
    expect(await opened()).toMatchObject({
      exports: [{ format: 'csv', destination: 'crm' }],
      questions: [{ answer: 'De <b>vous</b>, au salon.' }],
    })
    expect(page).toContain('action="/recu/ask"') // another may be asked now
  })

  test('deletes, after being asked: the key, the values and the index are gone, and the line says who did it', async () => {
    const { id, subject_id } = await idOf()
    const sure = await visitor.post('/recu/delete', { token: receipt })
    expect(sure.text).toContain('Supprimer pour de bon')
    expect((await visitor.json('/recu/delete', { token: receipt })).status).toBe(400)
    expect((await opened()).state).toBe('kept')
    const done = await visitor.post('/recu/delete', { token: receipt, sure: '1' })
    expect([done.status, done.text.includes('C’est supprimé')]).toEqual([200, true])
    const [row] = await query('select * from contacts.contact where id = $1', [id])
    for (const column of ['details', 'left_to', 'place', 'note', 'tags', 'receipt']) expect(row[column], column).toBeNull()
    expect(await query('select deleted_by from contacts.deletion where contact_id = $1', [id])).toEqual([{ deleted_by: 'author' }])
    expect(await query('select 1 from vault.blind_index where subject_id = $1', [subject_id])).toEqual([])
    const { db, keyring, provider, clock } = installation
    await destroyBuriedKeys(db, keyringOn(keyring, provider, clock), clock)
    expect((await installation.owner.keyring.query('select 1 from keyring.subject_key where subject_id = $1', [subject_id])).rows).toEqual(
      [],
    )
    const told = await query("select actor_kind from audit.entry where object_id = $1 and deed = 'contact.delete'", [id])
    expect(told).toEqual([{ actor_kind: 'system' }])
  })

  test('does two things at once, and a deletion beside a correction: one of the two holds, and nothing fails', async () => {
    for (let round = 0; round < 5; round++) {
      const { receipt: token } = await leaveAt(installation, origin, card)
      const answers = await Promise.all([
        visitor.post('/recu/correct', { token, ...nadia, name: 'Autre' }),
        visitor.post('/recu/delete', { token, sure: '1' }),
        visitor.post('/recu/withdraw', { token }),
        visitor.post('/recu/confirm', { token }),
      ])
      for (const { status } of answers) expect([200, 404]).toContain(status)
      expect((await visitor.post('/recu/open', { token })).status).toBe(404)
      const [row] = await query(
        'select details, (select count(*)::int from vault.blind_index i where i.subject_id = c.subject_id) as entries from contacts.contact c order by left_at desc, id desc limit 1',
      )
      expect(row).toEqual({ details: null, entries: 0 })
    }
  })

  test('deletes it by two presses at once, beside its owner and beside a correction, and none waits for another that waits for it', async () => {
    const owner = { kind: 'person', id: card.ownerId } as const
    for (let round = 0; round < 12; round++) {
      const { receipt: token } = await leaveAt(installation, origin, card)
      const contactId: string = (await idOf()).id
      const begun: string[] = []
      const run = (name: string, deed: (tx: Tx) => Promise<unknown>) =>
        installation.deeds.run((tx) => {
          begun.push(name) // again, where the database broke it off
          return deed(tx)
        })
      const details = { name: 'Autre', email: 'autre@example.ma' }
      await Promise.allSettled([
        run('first', (tx) => deleteDetails(tx, token)),
        run('second', (tx) => deleteDetails(tx, token)),
        run('owner', (tx) => deleteContact(tx, owner, { ownerId: card.ownerId, contactId })),
        run('correction', (tx) => correctDetails(tx, { receipt: token, details, noProspecting: true, tellClosing: false })),
      ])
      expect(begun.sort()).toEqual(['correction', 'first', 'owner', 'second'])
      expect((await visitor.post('/recu/open', { token })).status).toBe(404)
    }
  })

  test('changes it thirty times in ten minutes at most', async () => {
    const statuses: number[] = []
    for (let one = 0; one < 32; one++) statuses.push((await visitor.post('/recu/withdraw', { token: receipt })).status)
    expect(statuses).toEqual([...Array(30).fill(200), 429, 429])
    expect((await visitor.post('/recu/open', { token: receipt })).status).toBe(200)
  })
})

test('also leads to what was left by who asked for access, and to what says nothing of whose card it was', async () => {
  const token = Buffer.from('0123456789abcdefghij')
  await installation.deeds.run((tx) =>
    leaveDetails(tx, {
      ownerId: card.ownerId,
      cardId: card.cardId,
      linkId: undefined,
      kind: 'asked',
      details: { name: 'Omar', email: 'omar@example.ma' },
      place: undefined,
      noProspecting: false,
      tellClosing: false,
      language: 'ar',
      notice: 'n',
      receipt: token,
    }),
  )
  const page = await visitor.post('/recu/open', { token: tokenText(token) })
  expect([page.status, page.text.includes('la personne dont vous avez vu la carte')]).toEqual([200, true])
})
