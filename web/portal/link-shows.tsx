import { useTranslations } from 'use-intl'
import type { LinkShown } from '#web/client/calls.ts'
import type { Words } from './words/fr.ts'

const called: { readonly [field: string]: keyof Words } = {
  name: 'shown_name',
  nameArabic: 'shown_nameArabic',
  role: 'role',
  department: 'department',
  company: 'company',
  phones: 'phones',
  emails: 'emails',
  addresses: 'addresses',
  links: 'links',
  note: 'note',
  photo: 'photo',
  logo: 'logo',
  cover: 'cover',
}

/** How many fields a link shows, and which: folded, so that a line stays a line. */
export function LinkShows({ shows }: Pick<LinkShown, 'shows'>) {
  const t = useTranslations()
  const fields = shows.flatMap((field) => called[field] ?? [])
  return (
    <details className="shows">
      <summary className="whole">{t('shows', { count: fields.length })}</summary>
      {fields.map((field, at) => (
        <bdi key={field}>
          {at > 0 && ' · '}
          {t(field)}
        </bdi>
      ))}
    </details>
  )
}
