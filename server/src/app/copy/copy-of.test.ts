import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Card } from '#contract/card.ts'
import { redacted } from '#contract/copied.ts'
import { languages } from '#contract/language.ts'
import { openAccount, setPassword } from '#domains/accounts/index.ts'
import { changeContact, eraseContacts } from '#domains/contacts/index.ts'
import { operator, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { someContact } from '#test/contacts.ts'
import { copyFor, sha256, type Unpacked } from '#test/copies.ts'
import { meets, type Somebody, somebodyWithEverything } from '#test/everything.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard } from '#test/people.ts'
import { readCsv } from '#test/read-csv.ts'
import { readVcard } from '#test/read-vcard.ts'
import { copyOf } from './copy-of.ts'
import { fileNames } from './words.ts'

let installation: TestInstallation
let salma: Somebody
let karim: Somebody
let copy: Unpacked
beforeAll(async () => {
  installation = await testInstallation()
  salma = await somebodyWithEverything(installation)
  karim = await somebodyWithEverything(installation)
  await meets(installation, salma, karim)
  await meets(installation, karim, salma)
  copy = await copyFor(installation, salma.subjectIds)
})
afterAll(() => installation.close())

const subjectOf = async (personId: string): Promise<string> =>
  (await installation.owner.data.query('select subject_id from accounts.person where id = $1', [personId])).rows[0].subject_id
const someAccount = async (name: string, language: 'fr' | 'ar' = 'fr') => {
  const email = `${sha256(Buffer.from(name)).slice(0, 12)}@test.example`
  return subjectOf(await installation.deeds.run((tx) => openAccount(tx, system, { name, email, language })))
}

describe('the archive', () => {
  test('has every file that it says, and says how many', () => {
    expect([...copy.content.keys()]).toEqual(expect.arrayContaining([...fileNames]))
    expect(copy.files).toBe(copy.content.size)
    expect(copy.digest).toBe(sha256(copy.zip))
    const page = copy.text('LISEZMOI.html')
    for (const name of fileNames) expect(page).toContain(name)
  })

  test('opens with the unzip of any system, and its manifest fits every file', () => {
    const lines = copy.text('MANIFEST.sha256').trimEnd().split('\n')
    const said = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
    const names = [...copy.content.keys()].filter((name) => name !== 'MANIFEST.sha256')
    expect([...said.keys()].sort()).toEqual(names.sort())
    for (const name of names) expect(said.get(name), name).toBe(sha256(copy.content.get(name) ?? Buffer.alloc(0)))
    const folder = mkdtempSync(join(tmpdir(), 'cc-copy-'))
    for (const [name, bytes] of copy.content) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    expect(execFileSync('sha256sum', ['--quiet', '--strict', '-c', 'MANIFEST.sha256'], { cwd: folder }).toString()).toBe('')
    rmSync(folder, { recursive: true })
  })

  test('has the cards as vCards, and the pictures as files, under the names that the tables say', () => {
    const drafts = copy.data.tables['profiles.draft'] ?? []
    expect(drafts).toHaveLength(1)
    const snapshots = copy.data.tables['profiles.snapshot'] ?? []
    expect(snapshots).toHaveLength(4)
    for (const row of [...drafts, ...snapshots])
      for (const column of ['photo', 'logo']) {
        const picture = copy.content.get(String(row[column]))
        expect(picture?.subarray(0, 3).toString('hex'), String(row[column])).toMatch(/^(ffd8ff|89504e|524946)/)
        expect(String(row[column])).toMatch(/\.(jpg|png|webp)$/)
      }
    const vcards = [...copy.content].filter(([name]) => name.endsWith('/profil.vcf'))
    expect(vcards).toHaveLength(4)
    for (const [, vcard] of vcards) {
      expect(vcard.toString()).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\n/)
      expect(readVcard(vcard)).toBeDefined()
    }
  })

  test('names the groups that its owner named, also where a field is meant for one', () => {
    const [group] = copy.data.tables['profiles.audience'] ?? []
    const name = String(group?.name)
    expect(name).toMatch(/^Q\w+$/)
    for (const file of ['LISEZMOI.html', 'tables/profiles.draft.csv']) {
      expect(copy.text(file)).toContain(`${name}, les partenaires`)
      expect(copy.text(file)).not.toContain(`${String(group?.id)}, `)
    }
  })

  test('has tables that spreadsheets read, with as many lines as the data', () => {
    for (const [name, rows] of Object.entries(copy.data.tables)) {
      const file = copy.content.get(`tables/${name}.csv`)
      if (rows.length === 0) expect(file, name).toBeUndefined()
      else {
        const [head, ...lines] = readCsv(file?.toString() ?? '')
        expect(lines, name).toHaveLength(rows.length)
        for (const line of lines) expect(line).toHaveLength(head?.length ?? 0)
      }
    }
  })

  test('says of a secret that there is one, and since when', () => {
    expect(copy.data.tables['accounts.password']).toEqual([
      { id: salma.personId, hash: '[existe, non remis]', set_at: installation.clock.now().toISOString() },
    ])
    const { tables } = JSON.parse(copy.text('donnees.schema.json')).properties
    expect(tables.properties['accounts.password'].items.properties.hash.description).toMatch(/^un secret/)
    expect(copy.text('LISEZMOI.html')).toContain('un secret qui ouvre quelque chose')
  })

  test('counts what is about somebody else, and shows none of it', () => {
    const received = copy.data.tables['contacts.contact.received'] ?? []
    expect(received).toMatchObject([{ details: redacted.fr, note: redacted.fr, tags: redacted.fr }])
    expect(copy.data.tables['sharing.named.made']).toMatchObject([{ visitor: redacted.fr }])
    const marks = copy.text('donnees.json').split(redacted.fr).length - 1
    expect(copy.redactions).toBe(marks)
    expect(copy.text('LISEZMOI.html')).toContain(`${marks} valeurs concernent quelqu’un d’autre`)
  })

  test('says who received what and when, what was read and chosen, and where it comes from', () => {
    const received = readCsv(copy.text('destinataires.csv')).slice(1)
    const { left_to } = copy.data.tables['contacts.contact']?.[0] ?? {}
    expect(received.map((line) => line[1])).toEqual(
      expect.arrayContaining([left_to, 'le titulaire de la carte (logiciel de gestion de clients)', 'le serveur de courriel d’IdNet']),
    )
    const consents = JSON.parse(copy.text('consentements.json'))
    expect(consents).toMatchObject([
      { table: 'accounts.person', choices: { no_prospecting: false } },
      { table: 'contacts.contact', noticeVersion: '2026-11-26', choices: { no_prospecting: true, tell_closing: true } },
      { table: 'support.message', noticeVersion: '1-000000', choices: { no_prospecting: true } },
      { table: 'support.message', noticeVersion: '1-000000', choices: { no_prospecting: true } },
    ])
    const purposes: { purpose: string; basis: string }[] = JSON.parse(copy.text('finalites.json'))
    expect(purposes.map(({ purpose }) => purpose)).toContain('ouvrir et tenir le compte')
    for (const { basis } of purposes) expect(basis).toMatch(/loi 09-08/)
    expect(readCsv(copy.text('origines.csv')).length).toBeGreaterThan(60)
  })
})

test.each(languages)('donnees.json is what its schema says, in %s', async (language) => {
  const made = await copyFor(installation, salma.subjectIds, { language })
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(made.text('donnees.schema.json')))
  expect(validate(made.data), JSON.stringify(validate.errors)).toBe(true)
  expect(validate({ ...made.data, tables: { ...made.data.tables, 'accounts.person': [{ id: 'x' }] } })).toBe(false)
})

test('a person of whom nothing is held gets an archive that says so', async () => {
  for (const subjects of [[], ['019ab2c3-d4e5-7d01-8172-93a4b5c6d7e8']]) {
    const empty = await copyFor(installation, subjects)
    expect(empty.text('LISEZMOI.html')).toContain('ConnectCard ne garde rien de vous.')
    expect(Object.values(empty.data.tables).flat()).toEqual([])
    expect(JSON.parse(empty.text('consentements.json'))).toEqual([])
    expect(empty.redactions).toBe(0)
    expect([...empty.content.keys()].filter((name) => name.startsWith('tables/'))).toEqual([])
  }
})

test('what was erased is in no copy: neither of its author nor of the owner to whom it was left', async () => {
  const card = await someCard(installation)
  const id = await someContact(installation, card)
  const { subject_id } = (await installation.owner.data.query('select subject_id from contacts.contact where id = $1', [id])).rows[0]
  await installation.deeds.run((tx) => changeContact(tx, system, { ownerId: card.ownerId, contactId: id, ownNote: 'Rappeler' }))
  expect((await copyFor(installation, [subject_id])).text('donnees.json')).toContain('nadia.tazi@courrier.example')
  await installation.deeds.run((tx) => eraseContacts(tx, [id], 'author'))
  for (const subjects of [[subject_id], [await subjectOf(card.ownerId)]]) {
    const all = [...(await copyFor(installation, subjects)).content.values()].join('\n')
    expect(all).not.toMatch(/nadia|Rappeler/i)
  }
})

describe('in Arabic', () => {
  test('the page stands from right to left, and every sentence of ours is Arabic', async () => {
    const made = await copyFor(installation, salma.subjectIds, { language: 'ar' })
    const page = made.text('LISEZMOI.html')
    expect(page).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/)
    expect(page).toContain('نسخة من معطياتكم')
    expect(page).not.toMatch(/undefined|\[object|[٠-٩]/)
    // what is left of Latin letters outside of values is names of files, of laws and of ours
    const ours = page
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<bdi>.*?<\/bdi>/gs, '')
      .replace(/<[^>]*>/g, ' ')
    const latin = ours.match(/[a-zà-ÿ]{4,}/gi) ?? []
    const known =
      /^(LISEZMOI|html|donnees|json|JSON|schema|Schema|origines|destinataires|finalites|consentements|journal|acces|MANIFEST|sha|sum|tables|fichiers|ConnectCard|IdNet|contact|CNDP|vCard|cndp)$/
    expect([...new Set(latin)].filter((one) => !known.test(one))).toEqual([])
  })

  test('an address keeps its own direction among Arabic words', async () => {
    const addresses = [{ kind: 'work', street: '12, rue Oued Sebou\nÉtage 2.' }]
    const card = await someCard(installation, Card.parse({ language: 'fr', name: { given: 'Salma' }, addresses }))
    const made = await copyFor(installation, [await subjectOf(card.ownerId)], { language: 'ar' })
    const page = made.text('LISEZMOI.html')
    for (const line of ['12, rue Oued Sebou', 'Étage 2.']) expect(page).toContain(`\u2068${line}\u2069`)
    expect(page).toContain('Salma')
    expect(page).not.toContain('\u2068Salma')
    expect(made.text('tables/profiles.draft.csv')).not.toMatch(/[\u2066-\u2069]/)
  })

  test('names in both scripts stand whole in every file', async () => {
    const made = await copyFor(installation, [await someAccount('سلمى بنجلون', 'ar')], { language: 'ar' })
    for (const file of ['LISEZMOI.html', 'donnees.json', 'tables/accounts.person.csv']) expect(made.text(file)).toContain('سلمى بنجلون')
  })
})

describe('hostile texts', () => {
  const hostile = "=cmd|'/C calc'!A0</script><script>alert(1)</script><img src=x onerror=alert(1)>\u202Etxt.exe \"';--"

  test('are text, in the page, the tables and the data', async () => {
    const made = await copyFor(installation, [await someAccount(hostile)], { reference: '</title><script>x</script>' })
    expect(made.data.tables['accounts.person']?.[0]?.name).toBe(hostile) // as it was, to a program
    const page = made.text('LISEZMOI.html')
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/i)
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page).toContain("default-src 'none'")
    for (const file of ['LISEZMOI.html', 'donnees.json', 'tables/accounts.person.csv'])
      expect(made.text(file), file).not.toContain('\u202E')
    expect(made.text('donnees.json')).not.toContain('<script')
    const [, line] = readCsv(made.text('tables/accounts.person.csv'))
    for (const cell of line ?? []) expect(cell).not.toMatch(/^\s*[=+\-@]/)
    expect(line?.join()).toContain("'=cmd|")
  })

  test('in a card change no other property of its vCard', async () => {
    const card = await someCard(
      installation,
      Card.parse({ language: 'fr', name: { given: 'Salma' }, note: { fr: 'x\nTEL:+33999\nEND:VCARD' } }),
    )
    const made = await copyFor(installation, [await subjectOf(card.ownerId)])
    const vcards = [...made.content].filter(([name]) => name.endsWith('.vcf'))
    expect(vcards.length).toBeGreaterThan(0)
    for (const [, vcard] of vcards) expect(vcard.toString()).not.toMatch(/^TEL|^END:VCARD\r\n./ms)
  })
})

describe('the journal', () => {
  const journalOf = (made: Unpacked) => readCsv(made.text('journal_acces.csv')).slice(1)

  test('says what was done, when, and by what kind of person: never by whom', async () => {
    const lines = journalOf(copy)
    expect(lines.length).toBeGreaterThan(10)
    expect(new Set(lines.map((line) => line[1]))).toEqual(new Set(['le programme', 'vous', 'un autre titulaire de compte']))
    expect(lines.map((line) => line[2])).toEqual(expect.arrayContaining(['compte ouvert', 'contacts exportés', 'coordonnées laissées']))
    for (const line of lines) {
      expect(line[0]).toMatch(/^2026-11-23T/)
      expect(line.join()).not.toContain(karim.personId)
    }
    // whoever holds a job: named by it where it lets them, and where they are an owner like any other by nothing
    const own = await someAccount('Elle-même')
    const staff = { kind: 'person', id: karim.personId } as const
    for (const purpose of ['orders', 'sharing the card'] as const)
      await installation.deeds.run(async (tx) => {
        const subject = await tx.vault.subject(tx, own, { actor: staff, purpose })
        await record(tx, staff, { deed: `look.${purpose}`, object: { kind: 'order', id: tx.ids.next() }, subject, purpose })
      })
    const personId = (await installation.owner.data.query('select id from accounts.person where subject_id = $1', [own])).rows[0].id
    await installation.deeds.run((tx) => setPassword(tx, { kind: 'person', id: personId }, { personId, hash: 'x' }))
    const told = journalOf(await copyFor(installation, [own])).map((line) => `${line[1]}: ${line[2]}`)
    expect(told.sort()).toEqual([
      'le programme: compte ouvert',
      'personnel d’IdNet (vente): look.orders',
      'un autre titulaire de compte: look.sharing the card',
      'vous: mot de passe choisi',
    ])
  })

  test('tells of each copy that was made before, and of no case of anybody else', async () => {
    const subject = await someAccount('Deux copies')
    const caseId = '019ab2c3-d4e5-7d01-8172-93a4b5c6d7e9'
    const make = () =>
      installation.deeds.run((tx) =>
        copyOf(tx, { actor: operator, purpose: 'rights', caseId }, [subject], {
          language: 'fr',
          reference: 'R',
          audit: installation.audit,
        }),
      )
    await make()
    await make()
    const entries = await installation.owner.data.query(
      "select object_kind, purpose from audit.entry where case_id = $1 and deed = 'copy.make'",
      [caseId],
    )
    expect(entries.rows).toEqual([
      { object_kind: 'copy', purpose: 'rights' },
      { object_kind: 'copy', purpose: 'rights' },
    ])
    const made = journalOf(await copyFor(installation, [subject])).filter((line) => line[2] === 'copie de données préparée')
    expect(made.map((line) => line[1])).toEqual(['l’exploitant du programme', 'l’exploitant du programme'])
  })

  test('is why there is no copy where it cannot be written', async () => {
    await installation.owner.data.query('revoke insert on audit.entry from cc_app')
    const making = copyFor(installation, salma.subjectIds)
    await expect(making.finally(() => installation.owner.data.query('grant insert on audit.entry to cc_app'))).rejects.toThrow(
      'permission denied',
    )
  })
})

test('many rows come in pages, none is lost and none comes twice; progress is told up to the last', async () => {
  const subject = await someAccount('Beaucoup')
  await installation.owner.data.query(
    `insert into requests.kept_answer (id, subject_id, key_digest, made_at)
     select gen_random_uuid(), $1::uuid, sha256(gen_random_uuid()::text::bytea), now() from generate_series(1, 1501) as number`,
    [subject],
  )
  const told: (readonly [number, number])[] = []
  const made = await copyFor(installation, [subject], { progress: (done, all) => told.push([done, all]) })
  const rows = made.data.tables['requests.kept_answer'] ?? []
  expect(rows).toHaveLength(1_501)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(1_501)
  expect(told.at(-1)).toEqual([1_503, 1_503])
  expect(told.length).toBeGreaterThan(4)
  expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b))
  expect(made.text('LISEZMOI.html')).toContain('1501 en tout')
})

test('a sheet of another domain, and its files, need nothing but the description', async () => {
  const subject = await someAccount('Avec facture')
  const { personalData } = await import('../personal-data.ts')
  const described = personalData.map((one) =>
    one.schema === 'accounts'
      ? {
          ...one,
          copied: one.copied?.map((sheet) =>
            sheet.table === 'person' ? { ...sheet, files: () => [{ name: 'facture-1.pdf', bytes: Buffer.from('%PDF-1.7') }] } : sheet,
          ),
        }
      : one,
  )
  const made = await copyFor(installation, [subject], { described: described as never })
  expect(made.text('fichiers/accounts.person/facture-1.pdf')).toBe('%PDF-1.7')
})
