import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { type Picture, pictures } from '#contract/pictures.ts'
import { type Change, changesBetween } from './changes.ts'
import type { Draft } from './draft.ts'
import { useAudiences } from './use-audiences.ts'
import type { Words } from './words/fr.ts'

interface WithPictures {
  readonly draft: Draft
  readonly photo: boolean
  readonly logo: boolean
  readonly cover: boolean
}

/** What two drafts and their pictures say differently, in the reader's words. */
export function useChanges() {
  const t = useTranslations()
  const word = (key: string) => t(key as keyof Words)
  const { saidOf } = useAudiences()
  return (before: WithPictures, after: WithPictures, otherPictures: readonly Picture[]): Change[] => {
    const saying = (one: WithPictures, which: Picture, other: boolean) =>
      one[which] ? (other ? t('changePictureOther') : t('changePicture')) : undefined
    return [
      ...pictures
        .filter((which) => otherPictures.includes(which))
        .map((which) => ({ title: t(which), before: saying(before, which, false), after: saying(after, which, before[which]) })),
      ...changesBetween(before.draft, after.draft, { word, meant: saidOf, titled: (key, given) => t(key, given) }),
    ]
  }
}

/** Each change by itself: what it is about, what was said, and what is said now. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations()
  return (
    <dl className="changes">
      {changes.map(({ title, before, after }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be called alike
        <div key={at}>
          <dt>{title}</dt>
          <dd>
            <Text component="span" size="sm" c="dimmed">
              {t('changeWas')}
            </Text>{' '}
            {before === undefined ? <Nothing /> : <del dir="auto">{before}</del>}
          </dd>
          <dd>
            <Text component="span" size="sm" c="dimmed">
              {t('changeIs')}
            </Text>{' '}
            {after === undefined ? <Nothing /> : <ins dir="auto">{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Nothing() {
  const t = useTranslations()
  return (
    <Text component="span" c="dimmed">
      {t('changeNothing')}
    </Text>
  )
}
