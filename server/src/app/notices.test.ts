import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SignUp } from '#contract/accounts.ts'
import { ContactDetails } from '#contract/contacts.ts'
import { type Language, languages } from '#contract/language.ts'
import { messageKinds } from '#contract/messages.ts'
import { policyEditions } from '#contract/policy-editions.ts'
import { processings, type Recipient, recipients, type TermName, type Whose } from '#contract/register.ts'
import { signUpNotice, signUpText } from '#domains/accounts/notice.ts'
import { invitationNotice, invitationText } from '#domains/clients/notice.ts'
import { askingNotice, askingText, exchangeNotice, exchangeText } from '#domains/contacts/notice.ts'
import { mailNotice, mailNoticeText } from '#domains/support/mail-notice.ts'
import { digestOf, keptNotice, noticeVersion } from '#platform/notice.ts'
import { root } from '#test/installation.ts'
import { messageNotice, requestNotice } from '#web/site/render.ts'
import { personalData } from './personal-data.ts'
import { messagePages, requestPages } from './site.ts'

const folder = join(root, 'docs', 'notices')
const requestText = requestPages(new URL('https://cartes.example')).notice
const { question: questionText, order: orderText } = messagePages(new URL('https://cartes.example')).notices
const all = [signUpText, exchangeText, askingText, requestText, questionText, orderText, mailNoticeText, invitationText]
const day = '2026-11-26'
const fileOf = ({ name, digest }: { readonly name: string; readonly digest: string }) => join(folder, `${name}.${digest}.txt`)

test.each(all)('the notice $name is kept as it is shown', (notice) => {
  if (process.env.WRITE_POLICY) mkdirSync(folder, { recursive: true })
  if (process.env.WRITE_POLICY) writeFileSync(fileOf(notice), notice.text)
  expect(existsSync(fileOf(notice)), 'A notice says something else than before: npm run policy keeps its text.').toBe(true)
  expect(readFileSync(fileOf(notice), 'utf8')).toBe(notice.text)
})

test('every text that is kept is the one of its name', () => {
  const files = readdirSync(folder)
  expect(files.length).toBeGreaterThanOrEqual(all.length)
  for (const file of files) {
    const [name = '', digest] = file.replace(/\.txt$/, '').split('.')
    expect(all.map((notice) => notice.name)).toContain(name)
    expect(digestOf(readFileSync(join(folder, file), 'utf8')), file).toBe(digest)
  }
})

test('a version names the policy edition of the day and the text, and another word makes another one', () => {
  expect(noticeVersion(signUpText, day)).toBe(`${policyEditions[0].number}-${signUpText.digest}`)
  for (const notice of all) expect(noticeVersion(notice, day)).toMatch(/^\d+-[0-9a-f]{6}$/)
  expect(new Set(all.map(({ digest }) => digest)).size).toBe(all.length)
  const [one, other] = ['a', 'b'].map((word) => keptNotice('n', () => [word]))
  expect(one?.digest).not.toBe(other?.digest)
  const inArabic = keptNotice('n', (language) => [language === 'ar' ? 'b' : 'a'])
  expect(inArabic.digest).not.toBe(one?.digest)
})

const cndp = 'D-W-903/2024'
const version = '1-000000'
const noticesIn = (language: Language) => [
  { form: 'sign-up', notice: signUpNotice(language, cndp, day) },
  { form: 'exchange', notice: exchangeNotice(language, 'Salma', 6, { cndp, version }) },
  { form: 'asking', notice: askingNotice(language, 'Salma', cndp, day) },
]

describe.each(languages)('in %s', (language) => {
  test('each notice names the controller, the rights, the CNDP and its number, and the choice of article 43', () => {
    const opposition = { fr: /fins commerciales/, ar: /لأغراض تجارية/, en: /commercial purposes/ }
    const rights = {
      fr: /accès.*rectification.*suppression.*opposition/,
      ar: /الولوج والتصحيح والحذف.*التعرض/,
      en: /access, correction, deletion.*objection/,
    }
    for (const { form, notice } of noticesIn(language)) {
      expect(notice.controller, form).toContain('IdNet')
      expect(notice.contact, form).toBe('contact@IdNet.ma')
      expect(notice.rights, form).toMatch(rights[language])
      expect(notice.rights, form).toContain('CNDP')
      expect(notice.cndp, form).toBe(cndp)
      expect(notice.opposition, form).toMatch(opposition[language])
      expect(notice.openNetworks.length, form).toBeGreaterThan(40)
    }
    const invited = invitationNotice(new Date('2026-11-26T12:00:00Z'), { company: 'Atlas', role: 'member', language, cndp }).lines.join(
      '\n',
    )
    for (const says of ['Atlas', 'IdNet', 'contact@IdNet.ma', 'CNDP', cndp]) expect(invited).toContain(says)
    expect(invited).toMatch(rights[language])
    const own = requestNotice(language).join('\n')
    expect(own).toMatch(/IdNet[,،] contact@IdNet\.ma/)
    expect(own).toContain('CNDP')
    const byMail = mailNotice(language, cndp).join('\n')
    for (const part of ['IdNet', 'contact@IdNet.ma', 'CNDP', '09-08', cndp, recipients['mail server'][language]])
      expect(byMail).toContain(part)
    for (const part of [rights[language], opposition[language]]) expect(byMail).toMatch(part)
    for (const kind of messageKinds) {
      const said = messageNotice(language, kind).join('\n')
      for (const part of ['IdNet', 'contact@IdNet.ma', 'CNDP', '09-08']) expect(said, kind).toContain(part)
      for (const part of [rights[language], opposition[language]]) expect(said, kind).toMatch(part)
    }
  })

  test('what is marked mandatory is what the shape of the form asks for', () => {
    const marks = (form: string) =>
      Object.fromEntries(
        (noticesIn(language).find((one) => one.form === form)?.notice.fields ?? []).map(({ name, mandatory, without }) => {
          expect(without !== null, `${form} ${name}`).toBe(mandatory)
          return [name, mandatory]
        }),
      )
    const asks = (field: keyof typeof SignUp.shape) => !SignUp.shape[field].safeParse(undefined).success
    expect(marks('sign-up')).toEqual({ name: asks('name'), email: asks('email'), company: asks('company'), phone: asks('phone') })
    const whole = { name: 'Nadia Tazi', email: 'nadia@courrier.example', company: 'Riad', note: 'Bonjour' }
    const takes = (left: object) => ContactDetails.safeParse(left).success
    const { name: _name, ...noName } = whole
    const { email: _email, ...noReach } = whole
    const { company: _company, ...noCompany } = whole
    const { note: _note, ...noNote } = whole
    expect(takes(whole)).toBe(true)
    const contact = { name: !takes(noName), company: !takes(noCompany), note: !takes(noNote) }
    expect(marks('exchange')).toEqual({ ...contact, reach: !takes(noReach) })
    expect(marks('asking')).toEqual({ ...contact, email: true })
  })
})

/** What a form collects, as the register knows it: for which of its columns' recipients and terms the notice must have words. */
const forms: readonly {
  readonly table: string
  readonly whose: Whose
  readonly kept: TermName
  readonly told: (language: Language) => string
  /** Recipients whom the notice names in words of its own. */
  readonly named: readonly Recipient[]
  /** Purposes of the columns for which this form collects nothing, and why nothing is said of them. */
  readonly later: readonly string[]
}[] = [
  {
    table: 'accounts.person',
    whose: 'account holder',
    kept: 'relationship',
    told: (language) => signUpNotice(language, cndp, day).recipients,
    // what a company sees is told where somebody joins one
    named: ['whom the owner shared with', 'the owner of the card', 'the company'],
    later: ['contracts', 'orders', 'invoices', 'after-sales'], // told where something is ordered: a new account orders nothing
  },
  {
    table: 'contacts.contact',
    whose: 'visitor who left details',
    kept: 'contact',
    told: (language) => exchangeNotice(language, 'Salma', 6, { cndp, version }).recipients,
    // nobody opens what was left by a link, and no text message goes to who left it
    named: ['the owner of the card', 'whom the owner shared with', 'text-message provider'],
    later: [],
  },
  {
    table: 'clients.invitation',
    whose: 'somebody invited to a company',
    kept: 'invitation',
    told: (language) =>
      invitationNotice(new Date('2026-11-26T12:00:00Z'), { company: 'Atlas', role: 'member', language, cndp }).lines.join(' '),
    named: ['text-message provider'],
    later: [],
  },
  {
    table: 'privacy.request',
    whose: 'applicant',
    kept: 'request',
    told: (language) => requestNotice(language).join(' '),
    named: [],
    later: [],
  },
  {
    table: 'support.message',
    whose: 'author of a message',
    kept: 'message',
    told: (language) => messageKinds.map((kind) => messageNotice(language, kind).join(' ')).join(' '),
    named: ['text-message provider'], // no text message goes to who writes
    later: [],
  },
]

test.each(forms)('the notice of $table names the purposes, the term and the recipients that the register has for it', (form) => {
  const [schema, table = ''] = form.table.split('.')
  const columns = Object.values(personalData.find((one) => one.schema === schema)?.tables[table] ?? {}).flatMap((column) =>
    'purposes' in column && column.whose === form.whose ? [column] : [],
  )
  expect(columns.length).toBeGreaterThan(4)
  expect([...new Set(columns.map(({ kept }) => kept))]).toEqual([form.kept])
  const purposes = [...new Set(columns.flatMap((column) => column.purposes))].filter((purpose) => !form.later.includes(purpose))
  // one thing said for each purpose; a purpose that is new to the columns must be told, and one that is gone may not be
  const said = { 'accounts.person': 4, 'contacts.contact': 2, 'privacy.request': 1, 'support.message': 3, 'clients.invitation': 2 }[
    form.table
  ]
  expect(purposes, 'the notice says so many purposes').toHaveLength(said ?? 0)
  if (form.table === 'accounts.person')
    for (const language of languages) expect(signUpNotice(language, cndp, day).purposes).toHaveLength(purposes.length)
  if (form.table === 'contacts.contact')
    for (const language of languages) expect(exchangeNotice(language, 'Salma', 6, { cndp, version }).purposes).toHaveLength(purposes.length)
  const to = new Set(purposes.flatMap((purpose) => processings[purpose].recipients))
  for (const one of to)
    if (!form.named.includes(one)) for (const language of languages) expect(form.told(language)).toContain(recipients[one][language])
})
