import type { Language } from '#contract/language.ts'
import { csvOf, phoneInCell } from '#platform/csv.ts'
import { moroccanDate } from '#platform/dates.ts'
import { exportWords } from './export-words.ts'
import type { Leaving } from './leaving.ts'

/** Contacts as a table for a spreadsheet or a CRM, one line each. */
export function csvOfContacts(contacts: readonly Leaving[], language: Language): string {
  const words = exportWords[language]
  const rows = contacts.map((one) => {
    const [email = '', ...otherEmails] = one.emails
    const [phone = '', ...otherPhones] = one.phones.map(phoneInCell)
    const cells: { readonly [column in keyof typeof words.columns]: string } = {
      name: one.name,
      company: one.company ?? '',
      email,
      otherEmails: otherEmails.join(', '),
      phone,
      otherPhones: otherPhones.join(', '),
      message: one.messages.join('\n\n'),
      leftOn: moroccanDate(one.leftAt),
      place: one.place ?? '',
      card: one.card ?? '',
      ownNote: one.ownNotes.join('\n\n'),
      tags: one.tags.join(', '),
      followUp: one.followUp ?? '',
      prospecting: one.noProspecting ? words.opposed : words.notOpposed,
      notice: words.version(one.notices.join(', ')),
      keepUntil: one.keepUntil,
    }
    return Object.values(cells)
  })
  return csvOf([Object.values(words.columns), ...rows])
}
