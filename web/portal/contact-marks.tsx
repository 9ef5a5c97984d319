import { Badge } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'

type Colour = 'saffron' | 'terracotta' | 'mint' | 'sand' | 'majorelle'

/** What an owner should know of a contact before anything else, in a few words each. */
export function ContactMarks({ contact }: { contact: ContactShown }) {
  const t = useTranslations()
  const { state, fresh, changedAt, access, asks, noProspecting, merged, deletedBy } = contact
  const marks: readonly (readonly [string | false, Colour])[] = [
    [fresh && state === 'kept' && (changedAt === null ? t('contactNew') : t('contactChanged')), 'saffron'],
    [asks && t('contactAsks'), 'terracotta'],
    [access !== null && state === 'kept' && t(`access_${access}`), access === 'waiting' ? 'terracotta' : 'sand'],
    [state === 'withdrawn' && t('contactWithdrawn'), fresh ? 'saffron' : 'sand'],
    [state === 'deleted' && (deletedBy === 'time' ? t('contactOver') : t('contactDeleted')), fresh ? 'saffron' : 'sand'],
    [state === 'kept' && noProspecting && t('noProspectingShort'), 'sand'],
    [merged.length > 0 && t('mergedWith', { count: merged.length }), 'sand'],
  ]
  return marks.map(([says, colour]) =>
    says === false ? null : (
      <Badge key={says} flex="none" variant="outline" color={colour} c="var(--mantine-color-text)" tt="none" className="mark">
        {says}
      </Badge>
    ),
  )
}
