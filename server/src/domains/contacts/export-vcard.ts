import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Language } from '#contract/language.ts'
import { writeVcard } from '#domains/profiles/index.ts'
import { exportWords } from './export-words.ts'
import type { Leaving } from './leaving.ts'

const locales: { readonly [L in Language]: string } = { fr: 'fr-MA', ar: 'ar-MA-u-nu-latn', en: 'en-GB' }

/** Contacts as vCards 3.0 in one file, as phones and address books take them in. */
export function vcardsOfContacts(contacts: readonly Leaving[], language: Language): string {
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'Africa/Casablanca' })
  return contacts.map((one) => vcardOf(one, language, day)).join('')
}

function vcardOf(one: Leaving, language: Language, day: Intl.DateTimeFormat): string {
  // A form asks for a name as it is said; its first word is what address books call the given name.
  const [given = '', ...family] = one.name.split(/\s+/u)
  return writeVcard({
    uid: `urn:uuid:${one.id}`,
    rev: `${one.changedAt.toISOString().slice(0, 19)}Z`,
    fn: one.name,
    given,
    family: family.join(' '),
    org: one.company,
    tels: one.phones.map((e164, place) => ({ types: [typeOf(e164), ...(place === 0 ? ['PREF'] : [])], e164 })),
    emails: one.emails.map((addr) => ({ addr })),
    note: noteOf(one, language, day),
  })
}

const typeOf = (e164: string): string => (parsePhoneNumberFromString(e164)?.getType() === 'MOBILE' ? 'CELL' : 'VOICE')

/** What has no place of its own in a vCard: words of both sides, and what the person was told and chose. */
function noteOf(one: Leaving, language: Language, day: Intl.DateTimeFormat): string {
  const words = exportWords[language]
  const { columns, line } = words
  return [
    ...one.messages,
    line(columns.leftOn, [day.format(one.leftAt), one.place].filter((part) => part !== undefined).join(', ')),
    ...one.ownNotes.map((note) => line(columns.ownNote, note)),
    ...(one.tags.length > 0 ? [line(columns.tags, one.tags.join(', '))] : []),
    ...(one.noProspecting ? [`${words.opposed}.`] : []),
    words.told(one.notices.join(', '), day.format(new Date(`${one.keepUntil}T12:00:00Z`))),
  ].join('\n')
}
