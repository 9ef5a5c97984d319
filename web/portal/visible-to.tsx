import { Checkbox, NativeSelect, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { MeantFor } from '#contract/draft.ts'
import { useAudiences } from './use-audiences.ts'

export const oneOf = <T extends string>(all: readonly T[], value: string, other: T): T => all.find((one) => one === value) ?? other

const several = 'several'

/** For whom a field is meant: one of them, or several that are ticked. */
export function VisibleTo({ value = 'anyone', onChange }: { value?: MeantFor | undefined; onChange(meant: MeantFor): void }) {
  const t = useTranslations()
  const { choices, known, said, own } = useAudiences()
  const ticked = Array.isArray(value) ? value.filter((one) => known(one) || !own) : undefined
  const groups = choices.filter((one) => one.value !== 'anyone')
  const gone = typeof value === 'string' && !known(value)
  function choose(next: string) {
    if (next !== several) return onChange(next)
    // whoever wants several has one of them already, or wants ours
    onChange(value === 'anyone' || gone ? ['clients', 'partners'] : [value].flat())
  }
  return (
    <>
      <NativeSelect
        label={t('visibleTo')}
        value={ticked ? several : String(value)}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...(gone ? [{ value: String(value), label: own ? t('groupGoneNobody') : said(String(value)) }] : []),
          ...choices,
          { value: several, label: t('several') },
        ]}
      />
      {ticked && (
        <Checkbox.Group
          className="across"
          label={t('severalWho')}
          error={ticked.length === 0 && t('nobodyYet')}
          value={ticked}
          onChange={(next) => onChange(groups.flatMap((one) => (next.includes(one.value) ? [one.value] : [])))}
        >
          <div className="ticks">
            {groups.map((one) => (
              <Checkbox key={one.value} value={one.value} label={<bdi>{one.label}</bdi>} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {gone && own && (
        <Text className="across" size="sm" c="var(--cc-hold)">
          {t('groupGoneText')}
        </Text>
      )}
    </>
  )
}
