import { Button, NativeSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OwnCase } from '#web/client/calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { AudienceChoice } from './audience-choice.tsx'

/** Lets customer service see the card in an open case of one's own, until that is closed. Its owner is given no address: nobody else could use it. */
export function ShowInCase({ card }: { card: string }) {
  const t = useTranslations()
  const { client } = useHouse()
  const cases = useQuery({ queryKey: ['links', 'cases'], queryFn: client.cases })
  if (cases.isPending) return <Loading lines={2} height={44} />
  if (!cases.data) return <Trouble error={cases.error} again={cases.refetch} />
  const waiting = cases.data.items.filter(({ shared }) => !shared)
  return (
    <Stack>
      <Text size="sm">{t('inCaseText')}</Text>
      {cases.data.items
        .filter(({ shared }) => shared)
        .map(({ id, reference }) => (
          <Text key={id} size="sm">
            {t('inCaseShared', { reference: `\u2066${reference}\u2069` })}
          </Text>
        ))}
      {waiting.length > 0 ? (
        <ChooseCase card={card} cases={waiting} />
      ) : (
        cases.data.items.length === 0 && (
          <Text size="sm">
            {t.rich('inCaseNone', {
              contact: (chunks) => (
                <a href="/contact" className="link">
                  {chunks}
                </a>
              ),
            })}
          </Text>
        )
      )}
    </Stack>
  )
}

function ChooseCase({ card, cases }: { card: string; cases: readonly OwnCase[] }) {
  const t = useTranslations()
  const { client } = useHouse()
  const { shortDate } = useWritten()
  const [chosen, setChosen] = useState('')
  const [audience, setAudience] = useState('anyone')
  const [first] = cases
  const one = cases.find(({ id }) => id === chosen) ?? first
  const key = useRef(crypto.randomUUID())
  const show = useChange(
    () => client.showInCase(card, { case: one?.id ?? '', audience }, key.current),
    ['links', 'cards'],
    () => {
      key.current = crypto.randomUUID()
    },
  )
  const fault = useFaults(faultsIn(show.error))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        show.mutate(undefined)
      }}
    >
      <Stack>
        <NativeSelect
          label={t('inCase')}
          value={one?.id ?? ''}
          error={fault('case')}
          data={cases.map(({ id, reference, madeAt }) => ({
            value: id,
            label: t('inCaseOf', { reference: `\u2066${reference}\u2069`, date: shortDate(madeAt) }),
          }))}
          onChange={({ currentTarget }) => {
            key.current = crypto.randomUUID()
            setChosen(currentTarget.value)
          }}
        />
        <AudienceChoice
          one
          value={audience}
          error={fault('audience')}
          onChange={(wanted) => {
            key.current = crypto.randomUUID()
            setAudience(wanted)
          }}
        />
        <Trouble error={show.error} />
        <Button type="submit" variant="default" loading={show.isPending}>
          {t('inCaseShow')}
        </Button>
      </Stack>
    </form>
  )
}
