import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useChange } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import type { OnRequest } from './on-request.ts'
import { useDesk } from './use-desk.ts'

const Typed = z.object({ name: z.string(), phone: z.string(), company: z.string() })
const nothing = { name: '', phone: '', company: '' }

/** What is put right, wherever it is known; what is left empty stays as it is. */
export function RequestCorrect({ one, onDone }: OnRequest) {
  const t = useTranslations()
  const desk = useDesk()
  const [typed, setTyped, forget] = useKept(`office.correct.${one.id}`, Typed, nothing)
  const correct = useChange(
    () => {
      const said = Object.fromEntries(
        Object.entries(typed).flatMap(([field, value]) => (value.trim() === '' ? [] : [[field, value.trim()]])),
      )
      return desk.correct(one.id, said)
    },
    ['requests'],
    ({ places, request }) => {
      forget()
      onDone(request)
      notifications.show({ message: t('corrected', { places }), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(correct.error))
  useGoToFault(correct.error)
  const field = (name: keyof typeof nothing) => ({
    value: typed[name],
    error: fault(name),
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [name]: currentTarget.value }),
  })
  const empty = Object.values(typed).every((value) => value.trim() === '')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!empty) correct.mutate(undefined)
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('correctText')}</Text>
        <FreeText label={t('fieldName')} {...field('name')} />
        <TextInput label={t('fieldPhone')} dir="ltr" type="tel" {...field('phone')} />
        <FreeText label={t('fieldCompany')} {...field('company')} />
        <Trouble error={correct.error} />
        <Group>
          <Button type="submit" loading={correct.isPending} disabled={empty}>
            {t('correctDo')}
          </Button>
          {empty && (
            <Text size="sm" c="dimmed">
              {t('correctEmpty')}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  )
}
