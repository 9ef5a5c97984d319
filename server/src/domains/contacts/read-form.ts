import { ContactDetails } from '#contract/contacts.ts'
import { type Reason, type Typed, type TypedField, typedFields, type Wrong } from '#contract/exchange.ts'
import { internationalOf, lineOf, paragraphOf } from '#platform/typed.ts'

/** What the address is needed for, where it is: a mail that they wish for; the answer to who asks for access. */
export type NeedOfAddress = 'a mail' | 'the answer' | undefined

/** Makes details of what was typed, or says what is wrong with each field. */
export function detailsFrom(typed: Typed, needs?: NeedOfAddress): { readonly details: ContactDetails } | { readonly wrong: Wrong } {
  const [name, email, company] = [lineOf(typed.name), lineOf(typed.email).replace(/^mailto:/i, ''), lineOf(typed.company)]
  const [phoneWritten, note] = [lineOf(typed.phone), paragraphOf(typed.note)]
  const phone = phoneWritten === '' ? undefined : internationalOf(phoneWritten)
  const wrong: { [F in TypedField]?: Reason } = {}
  if (needs === 'the answer' && email === '') wrong.email = 'missing'
  else if (email === '' && phoneWritten === '') wrong.email = 'reach'
  if (phoneWritten !== '' && phone === undefined) wrong.phone = 'phone'
  const given = {
    name,
    ...(email !== '' && { email }),
    ...(phone !== undefined && { phone }),
    ...(company !== '' && { company }),
    ...(note !== '' && { note }),
  }
  const read = ContactDetails.safeParse(given)
  for (const { code, path, message } of read.error?.issues ?? []) {
    const field = typedFields.find((one) => one === path[0])
    if (field === undefined) continue
    if (field === 'email' && email !== '') wrong.email ??= 'email'
    else if (message === 'reach') continue
    else if (code === 'too_small') wrong[field] ??= 'missing'
    else wrong[field] ??= code === 'too_big' ? 'long' : 'text'
  }
  if (needs === 'a mail' && email === '') wrong.email ??= 'needed'
  return read.success && Object.keys(wrong).length === 0 ? { details: read.data } : { wrong }
}
