import { useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'

type Named = Pick<ContactShown, 'details' | 'state'>

/** What a contact is called: by its name, or by what became of it. Within a sentence it keeps its own direction. */
export function useContactName() {
  const t = useTranslations()
  return ({ details, state }: Named): string =>
    details ? `\u2068${details.name}\u2069` : state === 'withdrawn' ? t('nobodyWithdrawn') : t('nobodyDeleted')
}

export function ContactName({ contact }: { contact: Named }) {
  const nameOf = useContactName()
  return contact.details ? <bdi>{contact.details.name}</bdi> : <span className="gone">{nameOf(contact)}</span>
}
