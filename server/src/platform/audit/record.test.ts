import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { purposes } from '#contract/purposes.ts'
import { type Actor, system } from '#platform/actor.ts'
import { migrate, type RoleName, urlAs } from '#platform/db/migrate.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { asked, someContact } from '#test/contacts.ts'
import { testRolesSecret } from '#test/databases.ts'
import { deeds, publishCard } from '#test/deeds.ts'
import { aPdf } from '#test/documents.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { salmaCard } from '#test/people.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
  // a copy of the template has its tables and not the rights on the database itself: those are given as at any start
  for (const store of ['data', 'keyring'] as const)
    await migrate(store, installation.databases[store], testRolesSecret, join(root, 'db', 'migrations', store), () => undefined)
})
afterAll(() => installation.close())

const refused = '42501' // insufficient_privilege

let people = 0
const someone = () =>
  ({ name: 'Salma Benjelloun', email: `audit-${++people}@people.example`, phone: '+212661000013', language: 'fr' }) as const
const inDeed = <T>(deed: (tx: Tx) => Promise<T>) => installation.deeds.run(deed)

/** What must be there before a deed can be done. */
async function stage() {
  const ownerId = await inDeed((tx) => deeds.openAccount(tx, system, someone()))
  const companyId = await inDeed((tx) => deeds.openCompany(tx, system, { name: 'Atlas Menuiserie' }))
  const cardId = await inDeed((tx) => publishCard(tx, system, { ownerId, label: 'Carte principale', card: salmaCard }))
  const link = await inDeed((tx) => deeds.shareCard(tx, system, { ownerId, cardId, label: 'Signature e-mail' }))
  const [contactId, otherId] = [await someContact(installation, { ownerId, cardId }), await someContact(installation, { ownerId, cardId })]
  const question = await asked(installation, contactId)
  return { ownerId, companyId, cardId, linkId: link.id, token: link.token, contactId, otherId, question }
}
type Stage = Awaited<ReturnType<typeof stage>>

interface Case {
  readonly deed: string
  readonly object: string
  readonly purpose: string
  /** Does the deed, and returns the id of what it was done to. */
  act(tx: Tx, actor: Actor, on: Stage): Promise<string>
  /** The row that the deed wrote, by its object's id. */
  readonly row: string
}
// taking a version back is like discarding, and an earlier version is there once two were published; copying a link writes nothing but its entry; some take rows away: pausing, deleting, setting and merging stand for them; an invitation is about
// a subject of its own, a link for one visitor about two, and what is kept apart is at least two
type Elsewhere =
  | 'keepApart'
  | 'separateContact'
  | 'copyLink'
  | 'makeNamedLink'
  | 'resumeCard'
  | 'restoreCard'
  | 'takeVersionBack'
  | 'removePassword'
  | 'endOtherSessions'
  | 'inviteStaff'
  | 'clearWhereabouts'
const cases: { [name in Exclude<keyof typeof deeds, Elsewhere>]: Case } = {
  openAccount: {
    deed: 'account.open',
    object: 'account',
    purpose: 'the account',
    act: (tx, actor) => deeds.openAccount(tx, actor, someone()),
    row: 'accounts.person where id = $1',
  },
  openCompany: {
    deed: 'company.open',
    object: 'company',
    purpose: 'contracts',
    act: (tx, actor) => deeds.openCompany(tx, actor, { name: 'Zellige des Trois Sources' }),
    row: 'clients.company where id = $1',
  },
  joinCompany: {
    deed: 'company.join',
    object: 'company',
    purpose: 'contracts',
    async act(tx, actor, { companyId, ownerId }) {
      await deeds.joinCompany(tx, actor, { companyId, personId: ownerId, role: 'member' })
      return companyId
    },
    row: 'clients.membership where company_id = $1',
  },
  fileDocument: {
    deed: 'document.file',
    object: 'document',
    purpose: 'invoices',
    async act(tx, actor, { ownerId }) {
      const said = { kind: 'invoice', number: `FA-${++people}`, date: '2026-03-10', amount: 120_000 } as const
      return (await deeds.fileDocument(tx, actor, { ...said, client: { account: ownerId }, pdf: aPdf() })).id
    },
    row: 'archive.document where id = $1',
  },
  changeAccount: {
    deed: 'account.change',
    object: 'account',
    purpose: 'the account',
    async act(tx, actor, { ownerId }) {
      await deeds.changeAccount(tx, actor, ownerId, { name: 'Salma Benjelloun' })
      return ownerId
    },
    row: 'accounts.person where id = $1',
  },
  setPassword: {
    deed: 'password.set',
    object: 'account',
    purpose: 'security',
    async act(tx, actor, { ownerId }) {
      await deeds.setPassword(tx, actor, { personId: ownerId, hash: '$argon2id$' })
      return ownerId
    },
    row: 'accounts.password where person_id = $1',
  },
  closeAccount: {
    deed: 'account.close',
    object: 'account',
    purpose: 'the account',
    async act(tx, actor, { ownerId }) {
      await deeds.closeAccount(tx, actor, ownerId, [])
      return ownerId
    },
    row: 'accounts.closing where person_id = $1',
  },
  makeCard: {
    deed: 'card.make',
    object: 'card',
    purpose: 'sharing the card',
    act: (tx, actor, { ownerId }) => deeds.makeCard(tx, actor, { ownerId, label: 'Salon Préventica' }),
    row: 'profiles.card where id = $1',
  },
  saveDraft: {
    deed: 'draft.save',
    object: 'card',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, cardId }) {
      await deeds.saveDraft(tx, actor, { ownerId, cardId, draft: Draft.parse(salmaCard), revision: 1 })
      return cardId
    },
    row: 'profiles.draft where card_id = $1',
  },
  discardDraft: {
    deed: 'draft.discard',
    object: 'card',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, cardId }) {
      await deeds.discardDraft(tx, actor, { ownerId, cardId, revision: 1 })
      return cardId
    },
    row: 'profiles.draft where card_id = $1 and revision = 2',
  },
  setPicture: {
    deed: 'draft.photo',
    object: 'card',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, cardId }) {
      await deeds.setPicture(tx, actor, { ownerId, cardId, which: 'photo', picture: Buffer.from('a photo') })
      return cardId
    },
    row: 'profiles.draft where card_id = $1',
  },
  relabelCard: {
    deed: 'card.relabel',
    object: 'card',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, cardId }) {
      await deeds.relabelCard(tx, actor, { ownerId, cardId, label: 'Carte du salon' })
      return cardId
    },
    row: 'profiles.card where id = $1',
  },
  pauseCard: {
    deed: 'card.pause',
    object: 'card',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, cardId }) {
      await deeds.pauseCard(tx, actor, { ownerId, cardId })
      return cardId
    },
    row: 'profiles.pause where card_id = $1',
  },
  setWhereabouts: {
    deed: 'whereabouts.set',
    object: 'account',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId }) {
      await deeds.setWhereabouts(tx, actor, { ownerId, place: 'Casablanca' })
      return ownerId
    },
    row: 'profiles.whereabouts where owner_id = $1',
  },
  deleteCard: {
    deed: 'card.delete',
    object: 'card',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, cardId }) {
      await deeds.deleteCard(tx, actor, { ownerId, cardId })
      return cardId
    },
    row: 'profiles.deletion where card_id = $1',
  },
  switchExchange: {
    deed: 'card.close-exchange',
    object: 'card',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, cardId }) {
      await deeds.switchExchange(tx, actor, { ownerId, cardId, open: false })
      return cardId
    },
    row: 'profiles.closed_exchange where card_id = $1',
  },
  relabelLink: {
    deed: 'link.relabel',
    object: 'link',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, linkId }) {
      await deeds.relabelLink(tx, actor, { ownerId, linkId, label: 'Signature' })
      return linkId
    },
    row: 'sharing.link where id = $1',
  },
  publishDraft: {
    deed: 'card.publish',
    object: 'card',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, cardId }) {
      await deeds.publishDraft(tx, actor, { ownerId, cardId })
      return cardId
    },
    row: 'profiles.snapshot where edition_id = $1',
  },
  answerQuestion: {
    deed: 'contact.answer',
    object: 'contact',
    purpose: 'rights',
    async act(tx, actor, { ownerId, contactId, question }) {
      await deeds.answerQuestion(tx, actor, { ownerId, contactId, question, answer: 'À personne' })
      return contactId
    },
    row: 'contacts.question where contact_id = $1',
  },
  changeContact: {
    deed: 'contact.change',
    object: 'contact',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, contactId }) {
      await deeds.changeContact(tx, actor, { ownerId, contactId, ownNote: 'Devis envoyé à Salma' })
      return contactId
    },
    row: 'contacts.contact where id = $1',
  },
  tagContacts: {
    deed: 'contact.change',
    object: 'contact',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, contactId }) {
      await deeds.tagContacts(tx, actor, { ownerId, contacts: [contactId], tag: 'Atlas', on: true })
      return contactId
    },
    row: 'contacts.contact where id = $1',
  },
  seeContacts: {
    deed: 'contact.see',
    object: 'contact',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, contactId }) {
      await deeds.seeContacts(tx, actor, { ownerId, contacts: [contactId] })
      return contactId
    },
    row: 'contacts.contact where id = $1',
  },
  deleteContact: {
    deed: 'contact.delete',
    object: 'contact',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, contactId }) {
      await deeds.deleteContact(tx, actor, { ownerId, contactId })
      return contactId
    },
    row: 'contacts.deletion where contact_id = $1',
  },
  mergeContacts: {
    deed: 'contact.merge',
    object: 'contact',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, contactId, otherId }) {
      await deeds.mergeContacts(tx, actor, { ownerId, into: otherId, contacts: [contactId] })
      return contactId
    },
    row: 'contacts.merging where contact_id = $1',
  },
  exportContacts: {
    deed: 'contact.export',
    object: 'export',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId }) {
      await deeds.exportContacts(tx, actor, { ownerId, language: 'fr', format: 'csv', destination: 'crm' })
      return (await tx.rows.selectFrom('contacts.export').select('id').where('owner_id', '=', ownerId).executeTakeFirstOrThrow()).id
    },
    row: 'contacts.export where id = $1',
  },
  shareCard: {
    deed: 'link.make',
    object: 'link',
    purpose: 'sharing the card',
    act: async (tx, actor, { ownerId, cardId }) =>
      (await deeds.shareCard(tx, actor, { ownerId, cardId, label: 'Devis en cours', pin: '820564' })).id,
    row: 'sharing.link where id = $1',
  },
  revokeLink: {
    deed: 'link.revoke',
    object: 'link',
    purpose: 'sharing the card',
    async act(tx, actor, { ownerId, linkId }) {
      await deeds.revokeLink(tx, actor, { ownerId, linkId })
      return linkId
    },
    row: 'sharing.revocation where link_id = $1',
  },
}

const columns = 'id, at, actor_kind, actor_id, deed, object_kind, object_id, subject_pseudonym, purpose, case_id'
const entries = async (): Promise<Record<string, unknown>[]> =>
  (await installation.owner.data.query(`select ${columns}, xmin::text from audit.entry order by at, id`)).rows
const newest = async (before: number) => (await entries()).slice(before)

/** What kind of subject each pseudonym stands for, as the vault opens them. */
const subjectsByPseudonym = () =>
  installation.deeds.read(async (tx) => {
    const rows = await tx.rows.selectFrom('vault.subject').select(['id', 'kind']).execute()
    const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
    const subjects = await tx.vault.subjects(tx, [...kinds.keys()], { actor: system, purpose: 'security' })
    return new Map([...subjects.values()].map(({ id, pseudonym }) => [pseudonym, kinds.get(id)]))
  })

describe.each(Object.entries(cases))('the deed %s', (_, { deed, object, purpose, act, row }) => {
  test('writes one entry, in its own transaction, that says who did what to what, and why', async () => {
    const on = await stage()
    const actor: Actor = { kind: 'person', id: on.ownerId }
    const before = (await entries()).map((entry) => entry.id)
    installation.clock.forward({ seconds: 7 })
    const id = await inDeed((tx) => act(tx, actor, on))
    const added = (await entries()).filter((entry) => !before.includes(entry.id))
    expect(added).toEqual([
      expect.objectContaining({
        actor_kind: 'person',
        actor_id: on.ownerId,
        deed,
        object_kind: object,
        object_id: id,
        purpose,
        case_id: null,
        at: installation.clock.now(),
      }),
    ])
    const written = await installation.owner.data.query<{ xmin: string }>(`select xmin::text from ${row}`, [id])
    expect(written.rows.map((one) => one.xmin)).toContain(added[0]?.xmin)
  })

  test('says whom it was done about, by the pseudonym in the vault', async () => {
    const on = await stage()
    const before = await subjectsByPseudonym() // a deed that erases leaves nothing that leads from its entry to a subject
    const id = await inDeed((tx) => act(tx, system, on))
    const after = await subjectsByPseudonym()
    const found = await installation.owner.data.query<{ subject_pseudonym: string }>(
      'select distinct subject_pseudonym from audit.entry where deed = $1 and object_id = $2',
      [deed, id],
    )
    const kinds = found.rows.map(({ subject_pseudonym: one }) => before.get(one) ?? after.get(one))
    const others: { readonly [object: string]: string } = { contact: 'contact', company: 'account', document: 'fiscal' }
    expect(kinds).toEqual([deed === 'company.open' ? 'company' : (others[object] ?? 'account')])
  })

  test('writes none when it is rolled back', async () => {
    const on = await stage()
    const before = (await entries()).length
    const done = inDeed(async (tx) => {
      await act(tx, system, on)
      throw new Error('rolled back')
    })
    await expect(done).rejects.toThrow('rolled back')
    expect(await newest(before)).toEqual([])
  })
})

test('a deed whose entry cannot be written is not done', async () => {
  for (const [name, { act }] of Object.entries(cases)) {
    const on = await stage()
    await installation.owner.data.query('revoke insert on audit.entry from cc_app')
    const done = inDeed((tx) => act(tx, { kind: 'person', id: on.ownerId }, on)).then(
      () => 'done',
      (error: unknown) => (error instanceof pg.DatabaseError ? error.code : String(error)),
    )
    expect(await done.finally(() => installation.owner.data.query('grant insert on audit.entry to cc_app')), name).toBe(refused)
  }
})

test('a refused deed, and one that changed nothing, write no entry', async () => {
  const on = await stage()
  await inDeed((tx) => deeds.revokeLink(tx, system, on))
  const before = (await entries()).length
  await inDeed((tx) => deeds.revokeLink(tx, system, on))
  const nobody = '00000000-0000-7000-8000-000000000000'
  for (const refused of [
    (tx: Tx) => deeds.revokeLink(tx, system, { ...on, ownerId: nobody }),
    (tx: Tx) => deeds.shareCard(tx, system, { ...on, ownerId: nobody, label: 'x' }),
    (tx: Tx) => publishCard(tx, system, { ownerId: nobody, label: 'x', card: salmaCard }),
    (tx: Tx) => deeds.joinCompany(tx, system, { companyId: nobody, personId: on.ownerId, role: 'member' }),
  ])
    await expect(inDeed<unknown>(refused)).rejects.toThrow()
  expect(await newest(before)).toEqual([])
})

test('no entry holds anything but identifiers and words of the program', async () => {
  let on = await stage()
  for (const { act } of Object.values(cases)) {
    on = await stage()
    await inDeed((tx) => act(tx, { kind: 'operator' }, on))
  }
  const all = await entries()
  expect(all.length).toBeGreaterThan(10)
  const uuid = expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  const known = Object.values(cases)
  for (const { xmin: _, ...entry } of all) {
    expect(entry).toEqual({
      id: uuid,
      at: expect.any(Date),
      actor_kind: expect.stringMatching(/^(?:person|operator|system)$/),
      actor_id: entry.actor_kind === 'person' ? uuid : null,
      deed: expect.toBeOneOf(['contact.leave', ...known.map((one) => one.deed)]),
      object_kind: expect.toBeOneOf(known.map((one) => one.object)),
      object_id: uuid,
      subject_pseudonym: expect.toBeOneOf([uuid, null]),
      purpose: expect.toBeOneOf([...purposes]),
      case_id: null,
    })
  }
  const text = JSON.stringify(all).toLowerCase()
  const personal = [
    'salma',
    'benjelloun',
    'people.example',
    '661000013',
    'atlas',
    'zellige',
    'carte',
    'signature',
    'devis',
    '820564',
    on.token,
  ]
  expect(personal.filter((value) => text.includes(value))).toEqual([])
})

async function as<T>(role: RoleName, store: 'data' | 'keyring', work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlAs(installation.databases[store], role, testRolesSecret) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
/** The SQLSTATE that a statement is refused with; undefined where it is done. */
const codeOf = (client: pg.Client, statement: string): Promise<string | undefined> =>
  client.query(statement).then(
    () => undefined,
    (error: unknown) => (error instanceof pg.DatabaseError ? error.code : String(error)),
  )

interface Table {
  readonly name: string
  readonly column: string
}
const tablesOf = async (store: 'data' | 'keyring'): Promise<Table[]> =>
  (
    await installation.owner[store].query<Table>(
      `select format('%I.%I', n.nspname, c.relname) as name, min(a.attname) as column
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' group by 1 order by 1`,
    )
  ).rows
const writesTo = ({ name, column }: Table) => [
  `insert into ${name} select * from ${name} where false`,
  `update ${name} set ${column} = ${column} where false`,
  `delete from ${name} where false`,
  `truncate ${name}`,
]
const definitions = [
  'create schema mine',
  'create table public.mine (id int)',
  'create temp table mine (id int)',
  'create table audit.mine (id int)',
  'create table keyring.mine (id int)',
  'create role mine',
  "copy (select 1) to '/tmp/mine'",
  "copy (select 1) to program 'true'",
]

describe('cc_app', () => {
  test('adds to the audit, and can neither read, change, shorten nor empty it', async () => {
    await stage()
    const before = (await entries()).length
    await as('cc_app', 'data', async (client) => {
      await client.query('grant all on audit.entry to cc_app') // PostgreSQL warns, and grants nothing
      for (const statement of [
        'select count(*) from audit.entry',
        'update audit.entry set at = now()',
        "update audit.entry set deed = 'nothing' where false",
        'delete from audit.entry',
        'delete from audit.entry where false',
        'truncate audit.entry',
        'drop table audit.entry',
        'alter table audit.entry disable trigger all',
        'alter table audit.entry rename to gone',
        'do $$ begin lock table audit.entry in access exclusive mode; end $$',
        'create rule gone as on insert to audit.entry do instead nothing',
      ])
        expect(await codeOf(client, statement), statement).toBe(refused)
      const insert = `insert into audit.entry (${columns}) values (gen_random_uuid(), now(), 'system', null, 'test', 'test', null, null, 'security', null)`
      expect(await codeOf(client, insert)).toBeUndefined()
      expect(await codeOf(client, `${insert} on conflict (id) do update set deed = 'other'`)).toBe(refused)
    })
    const after = await entries()
    expect(after.length).toBe(before + 1)
  })

  test('has no hand in the chain', async () => {
    await as('cc_app', 'data', async (client) => {
      const own = ['audit.entry', 'audit.opening']
      const chain = (await tablesOf('data')).filter(({ name }) => name.startsWith('audit.') && !own.includes(name))
      expect(chain.length).toBe(3)
      // heads are shown to everybody
      for (const table of chain)
        for (const statement of [...(table.name === 'audit.head' ? [] : [`select from ${table.name}`]), ...writesTo(table)])
          expect(await codeOf(client, statement), statement).toBe(refused)
      for (const call of ['audit.droppable(now())', 'audit.drop_days(now(), 1)'])
        expect(await codeOf(client, `select ${call}`), call).toBe(refused)
    })
  })

  test('makes no tables, roles or files, and owns nothing', async () => {
    await as('cc_app', 'data', async (client) => {
      for (const statement of definitions) expect(await codeOf(client, statement), statement).toMatch(/^(?:42501|3F000)$/)
    })
  })

  test('has no way into the keyring’s database', async () => {
    await expect(as('cc_app', 'keyring', async () => undefined)).rejects.toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(?:28P01|28000|42501)$/) }),
    )
    await as('cc_app', 'data', async (client) => {
      expect(await codeOf(client, 'select * from keyring.subject_key')).toBe('42P01') // there is no such table here
    })
  })
})

describe('cc_chain', () => {
  test('reads the audit, adds links and heads, takes from what waits, and nothing else', async () => {
    const tables = await tablesOf('data')
    const may = new Set([
      ...['audit.link', 'audit.head'].map((table) => `insert into ${table} select * from ${table} where false`),
      'delete from audit.waiting where false',
    ])
    await as('cc_chain', 'data', async (client) => {
      const open: string[] = []
      for (const table of tables) {
        if ((await codeOf(client, `select * from ${table.name} limit 1`)) === undefined) open.push(table.name)
        for (const statement of writesTo(table))
          expect(await codeOf(client, statement), statement).toBe(may.has(statement) ? undefined : refused)
      }
      expect(open).toEqual(['audit.entry', 'audit.head', 'audit.link', 'audit.waiting'])
      for (const statement of definitions) expect(await codeOf(client, statement), statement).toMatch(/^(?:42501|3F000)$/)
    })
    await expect(as('cc_chain', 'keyring', async () => undefined)).rejects.toThrow()
  })

  test('and not even the owner changes or empties the audit by mistake', async () => {
    await stage()
    await installation.tick()
    for (const table of ['entry', 'opening', 'link', 'head'])
      for (const statement of [`update audit.${table} set id = id`, `delete from audit.${table}`, `truncate audit.${table}`])
        await expect(
          installation.owner.data.query(
            statement
              .replace('audit.link set id = id', 'audit.link set number = number')
              .replace('opening set id = id', 'opening set at = at'),
          ),
        ).rejects.toThrow('the audit is only added to')
  })
})

describe('cc_keyring', () => {
  test('has no way into the data', async () => {
    await expect(as('cc_keyring', 'data', async () => undefined)).rejects.toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(?:28P01|28000|42501)$/) }),
    )
  })

  test('makes no tables, roles or files', async () => {
    await as('cc_keyring', 'keyring', async (client) => {
      for (const statement of definitions) expect(await codeOf(client, statement), statement).toMatch(/^(?:42501|3F000)$/)
    })
  })
})

describe('cc_read', () => {
  test('writes to no table, and makes none', async () => {
    const tables = await tablesOf('data')
    expect(tables.length).toBeGreaterThan(10)
    await as('cc_read', 'data', async (client) => {
      for (const statement of tables.flatMap(writesTo)) expect(await codeOf(client, statement), statement).toBe(refused)
      for (const statement of definitions) expect(await codeOf(client, statement), statement).toMatch(/^(?:42501|3F000)$/)
      expect(await codeOf(client, 'select * from audit.entry for update')).toBe(refused)
    })
  })

  test('writes no large object either, which needs no table', async () => {
    await as('cc_read', 'data', async (client) => {
      expect(await codeOf(client, "begin; select lo_from_bytea(0, 'Salma'); rollback")).toBe(refused)
    })
  })

  test('reads what the domains hold, sealed as it is, and not how the database came to be', async () => {
    const tables = await tablesOf('data')
    await as('cc_read', 'data', async (client) => {
      for (const { name } of tables)
        expect(await codeOf(client, `select * from ${name} limit 1`), name).toBe(name.startsWith('migrations.') ? refused : undefined)
    })
  })

  test('has no way into the keyring’s database', async () => {
    await expect(as('cc_read', 'keyring', async () => undefined)).rejects.toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(?:28P01|28000|42501)$/) }),
    )
  })
})

describe('cc_serve', () => {
  const readable = {
    data: [
      'profiles.closed_exchange',
      'profiles.deletion',
      'profiles.edition',
      'profiles.pause',
      'profiles.snapshot',
      'sharing.link',
      'sharing.opening_count',
      'sharing.revocation',
      'sharing.undo_asking',
      'vault.restriction',
      'vault.tombstone',
    ],
    keyring: ['keyring.card_share', 'keyring.view_session_key'],
  }

  test.each(['data', 'keyring'] as const)('reads what a link needs of the %s database, and nothing else', async (store) => {
    const tables = await tablesOf(store)
    await as('cc_serve', store, async (client) => {
      const open: string[] = []
      for (const { name } of tables) {
        const code = await codeOf(client, `select * from ${name} limit 1`)
        if (code === undefined) open.push(name)
        else expect(code, name).toBe(refused)
      }
      expect(open).toEqual(readable[store])
      for (const closed of store === 'data' ? ['accounts.person', 'audit.entry'] : ['keyring.subject_key', 'keyring.secret'])
        expect(await codeOf(client, `select count(*) from ${closed}`), closed).toBe(refused)
    })
  })

  test('writes an opening, a wrong PIN and a count, and nothing else', async () => {
    const may = new Set([
      'insert into sharing.opening_count select * from sharing.opening_count where false',
      'update sharing.opening_count set card_id = card_id where false',
    ])
    for (const store of ['data', 'keyring'] as const)
      await as('cc_serve', store, async (client) => {
        for (const statement of (await tablesOf(store)).flatMap(writesTo))
          expect(await codeOf(client, statement), statement).toBe(may.has(statement) ? undefined : refused)
        for (const statement of definitions) expect(await codeOf(client, statement), statement).toMatch(/^(?:42501|3F000)$/)
      })
    await as('cc_serve', 'data', async (client) => {
      const columns = await installation.owner.data.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = 'sharing.link'::regclass and attnum > 0 and not attisdropped`,
      )
      const written: string[] = []
      for (const { name } of columns.rows)
        if ((await codeOf(client, `update sharing.link set ${name} = ${name} where false`)) === undefined) written.push(name)
      expect(written.sort()).toEqual(['pin_failures', 'pin_waits_until', 'views'])
      for (const [table, read, write] of [
        ['sharing.named', ['link_id', 'code_by', 'binds', 'bound_digest', 'opened'], ['bound_digest', 'opened']],
        ['sharing.code', ['link_id', 'digest', 'tries', 'ended', 'sent_at'], ['tries', 'ended']],
      ] as const) {
        const all = await installation.owner.data.query<{ name: string }>(
          `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`,
        )
        for (const { name } of all.rows) {
          const may = (columns: readonly string[]) => (columns.includes(name) ? undefined : refused)
          expect(await codeOf(client, `select ${name} from ${table} limit 1`), `${table}.${name}`).toBe(may(read))
          expect(await codeOf(client, `update ${table} set ${name} = null where false`), `${table}.${name}`).toBe(may(write))
        }
      }
    })
  })
})

test('no role of the product is more than it says: no superuser, no member of another, no owner of anything', async () => {
  for (const store of ['data', 'keyring'] as const) {
    const roles = await installation.owner[store].query(
      `select rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
         exists (select from pg_auth_members where member = r.oid) as member,
         exists (select from pg_class where relowner = r.oid) as owner
       from pg_roles r where rolname like 'cc\\_%' order by 1`,
    )
    expect(roles.rows.length).toBeGreaterThan(1)
    for (const { rolname, ...rights } of roles.rows) expect(Object.values(rights), rolname).not.toContain(true)
  }
})
