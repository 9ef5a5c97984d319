import { Button, Checkbox, Fieldset, Group, NumberInput, Stack, Switch, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { breachNatures } from '#contract/breaches.ts'
import { categories } from '#contract/register.ts'
import type { BreachOpened, OpenBreach } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { ownWay } from '#web/ui/free-text.tsx'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { MomentField } from './moment-field.tsx'
import { useDesk } from './use-desk.ts'

const Typed = z.object({
  noticedAt: z.string(),
  beganAt: z.string(),
  what: z.string(),
  natures: z.array(z.enum(breachNatures)),
  categories: z.array(z.string()),
  persons: z.union([z.number(), z.literal('')]),
  consequences: z.string(),
  measures: z.string(),
  dgssi: z.boolean(),
  delay: z.string(),
})
type Typed = z.infer<typeof Typed>
const texts = ['what', 'consequences', 'measures', 'delay'] as const

/** An incident is opened: the 72 hours run from when we became aware of it. */
export function NewBreach({ onDone }: { onDone(one: BreachOpened): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const [key] = useState(() => crypto.randomUUID())
  const begin: Typed = {
    noticedAt: new Date().toISOString(),
    beganAt: '',
    what: '',
    natures: [],
    categories: [],
    persons: '',
    consequences: '',
    measures: '',
    dgssi: false,
    delay: '',
  }
  return (
    <BreachForm
      kept="office.breach"
      begin={begin}
      button={t('newBreachDo')}
      send={({ noticedAt, what, natures, categories, dgssi, ...rest }) =>
        desk.reportBreach({ noticedAt, what, natures, categories, dgssi, ...said(rest) }, key)
      }
      onDone={onDone}
    />
  )
}

/** What is known better now; what was said before stays beside it. */
export function AmendBreach({ one, onDone }: { one: BreachOpened; onDone(one: BreachOpened): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const { known } = one
  const begin: Typed = {
    noticedAt: one.clock.noticedAt,
    beganAt: known.beganAt ?? '',
    what: known.what ?? '',
    natures: known.natures ?? [],
    categories: known.categories ?? [],
    persons: known.persons ?? '',
    consequences: known.consequences ?? '',
    measures: known.measures ?? '',
    dgssi: known.dgssi ?? false,
    delay: known.delay ?? '',
  }
  return (
    <BreachForm
      kept={`office.breach.${one.id}`}
      begin={begin}
      button={t('amendDo')}
      send={(typed) => {
        const changed = Object.entries(typed).filter(
          ([field, value]) => JSON.stringify(value) !== JSON.stringify(begin[field as keyof Typed]),
        )
        return desk.amendBreach(one.id, said(Object.fromEntries(changed)))
      }}
      onDone={onDone}
    />
  )
}

/** What stays empty is not said. */
const said = (typed: Partial<Typed>): Partial<OpenBreach> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([field, value]) => (value === '' ? [] : [[field, typeof value === 'string' ? value.trim() : value]])),
  )

function BreachForm({
  kept,
  begin,
  button,
  send,
  onDone,
}: {
  kept: string
  begin: Typed
  button: string
  send(typed: Typed): Promise<BreachOpened>
  onDone(one: BreachOpened): void
}) {
  const t = useTranslations()
  const { language } = useHouse()
  const [typed, setTyped, forget] = useKept<Typed>(kept, Typed, begin)
  const sending = useChange(
    () => send(typed),
    ['breaches', 'waits'],
    (one) => {
      forget()
      notifications.show({ message: t('breachKept'), color: 'mint' })
      onDone(one)
    },
  )
  const fault = useFaults(faultsIn(sending.error))
  useGoToFault(sending.error)
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        sending.mutate(undefined)
      }}
    >
      <Stack gap="sm">
        <MomentField
          label={t('noticedAt')}
          description={t('noticedAtHint')}
          value={typed.noticedAt}
          error={fault('noticedAt')}
          onChange={(noticedAt) => set({ noticedAt })}
        />
        <MomentField label={t('beganAt')} value={typed.beganAt} error={fault('beganAt')} onChange={(beganAt) => set({ beganAt })} />
        {texts.map((field) => (
          <Textarea
            key={field}
            label={t(`breach_${field}`)}
            autosize
            minRows={2}
            maxLength={field === 'delay' ? 2_000 : 4_000}
            value={typed[field]}
            error={fault(field)}
            {...ownWay(typed[field])}
            onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
          />
        ))}
        <Checkbox.Group
          label={t('natures')}
          value={typed.natures}
          error={fault('natures')}
          onChange={(natures) => set({ natures: breachNatures.filter((one) => natures.includes(one)) })}
        >
          <Stack gap="xs">
            {breachNatures.map((one) => (
              <Checkbox key={one} value={one} label={t(`nature_${one}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Fieldset legend={t('ofData')} variant="unstyled">
          <Checkbox.Group value={typed.categories} onChange={(chosen) => set({ categories: chosen })} aria-label={t('ofData')}>
            <div className="fields">
              {Object.entries(categories).map(([one, says]) => (
                <Checkbox key={one} value={one} label={says[language]} />
              ))}
            </div>
          </Checkbox.Group>
        </Fieldset>
        <NumberInput
          label={t('personsAbout')}
          size="md"
          min={0}
          hideControls
          allowDecimal={false}
          value={typed.persons}
          error={fault('persons')}
          onChange={(persons) => set({ persons: persons === '' ? '' : Number(persons) })}
        />
        <Switch label={t('dgssiToo')} checked={typed.dgssi} onChange={({ currentTarget }) => set({ dgssi: currentTarget.checked })} />
        <Trouble error={sending.error} />
        <Group>
          <Button type="submit" loading={sending.isPending}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
