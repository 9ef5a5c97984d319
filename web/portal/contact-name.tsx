import { useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'

/** What a contact is called: by its name, or by what became of it. */
export function ContactName({ contact: { details, state } }: { contact: Pick<ContactShown, 'details' | 'state'> }) {
  const t = useTranslations()
  return details ? (
    <bdi>{details.name}</bdi>
  ) : (
    <span className="gone">{state === 'withdrawn' ? t('nobodyWithdrawn') : t('nobodyDeleted')}</span>
  )
}
