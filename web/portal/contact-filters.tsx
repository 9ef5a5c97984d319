import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { contactSorts, contactsOnly } from '#contract/contacts.ts'
import { type ContactsSearch, contactsSearch, type Sought } from './contacts-search.ts'

interface Given {
  readonly view: ContactsSearch
  readonly sought: Sought
  readonly tags: readonly string[]
  /** Whether the order is chosen here: where there are no heads of columns to press. */
  readonly sorts: boolean
  onChange(view: ContactsSearch, sought: Sought): void
}
const pauseMs = 300

/** Which contacts are shown, and on a phone in which order. All of it stands in the address; what names people behind its `#`. */
export function ContactFilters({ view, sought, tags, sorts, onChange }: Given) {
  const t = useTranslations()
  const [typed, setTyped] = useState(sought.search)
  const [more, setMore] = useState([view.kind, view.only, view.sort].some((one) => one !== undefined) || sought.tag !== '')
  const [seen, setSeen] = useState(sought.search)
  if (seen !== sought.search) {
    // another address: by going back, or by a button elsewhere
    setSeen(sought.search)
    if (typed.trim() !== sought.search) setTyped(sought.search)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pause in the typing is what it waits for
  useEffect(() => {
    if (typed.trim() === sought.search) return
    const timer = setTimeout(() => onChange(view, { ...sought, search: typed.trim() }), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const tagsShown = sought.tag === '' || tags.includes(sought.tag) ? tags : [sought.tag, ...tags]
  const selects = (
    <>
      <NativeSelect
        label={t('show')}
        value={view.kind === 'asked' ? 'asked' : (view.only ?? '')}
        onChange={(event) => {
          const { only: _only, kind: _kind, ...rest } = view
          const { value } = event.currentTarget
          onChange(contactsSearch({ ...rest, ...(value === 'asked' ? { kind: 'asked' } : { only: value }) }), sought)
        }}
        data={[
          { value: '', label: t('only_all') },
          ...contactsOnly.map((one) => ({ value: one, label: t(`only_${one}`) })),
          { value: 'asked', label: t('only_asked') },
        ]}
      />
      <NativeSelect
        label={t('tag')}
        value={sought.tag}
        onChange={(event) => onChange(view, { ...sought, tag: event.currentTarget.value })}
        data={[{ value: '', label: t('allTags') }, ...tagsShown.map((tag) => ({ value: tag, label: tag }))]}
      />
      {sorts && (
        <NativeSelect
          label={t('sortBy')}
          value={view.sort ?? 'newest'}
          onChange={(event) => onChange(contactsSearch({ ...view, sort: event.currentTarget.value }), sought)}
          data={contactSorts.map((one) => ({ value: one, label: t(`sort_${one}`) }))}
        />
      )}
    </>
  )
  return (
    <search>
      <div className="filters">
        <TextInput
          label={t('searchContacts')}
          description={t('searchContactsHint')}
          leftSection={<IconSearch aria-hidden size={20} />}
          rightSection={typed !== '' && <CloseButton size="lg" aria-label={t('clearSearch')} onClick={() => setTyped('')} />}
          rightSectionWidth={44}
          type="text"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={120}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {sorts ? (
          // on a phone the first contact stands on the first screen
          <details open={more} onToggle={(event) => setMore(event.currentTarget.open)}>
            <summary>{t('filterAndSort')}</summary>
            <div className="selects">{selects}</div>
          </details>
        ) : (
          selects
        )}
      </div>
    </search>
  )
}
