import { Button, Group, Modal, NativeSelect, Paper, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { inLanguage, nameFor } from '#contract/card.ts'
import { directionOf, type Language, languages } from '#contract/language.ts'
import { type PauseSentence, pauseSaid, pauseSentences } from '#contract/pause.ts'
import type { CardOpened, PauseCard } from '#web/client/calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { ownWay } from '#web/ui/free-text.tsx'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { written } from '#web/ui/written.ts'
import { zone } from '#web/ui/zone.ts'
import { oneOf } from './visible-to.tsx'

const choices = ['none', ...pauseSentences] as const
const Typed = z.object({
  from: z.string(),
  until: z.string(),
  sentence: z.enum(choices),
  own: z.object({ fr: z.string(), ar: z.string(), en: z.string() }),
})
type Typed = z.infer<typeof Typed>

const tomorrow = () => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(Date.now() + 86_400_000))
const sentenceIn = (language: Language, sentence: PauseSentence, day: string) =>
  day === ''
    ? pauseSaid[language][sentence]('…').replace('….', '…')
    : pauseSaid[language][sentence](written[language].date(`${day}T12:00:00Z`))

function begun({ pause }: CardOpened): Typed {
  const { fr = '', ar = '', en = '' } = pause?.message?.own ?? {}
  return { from: pause?.from ?? '', until: pause?.until ?? '', sentence: pause?.message?.sentence ?? 'none', own: { fr, ar, en } }
}

function asked({ from, until, sentence, own }: Typed): PauseCard {
  const texts = Object.fromEntries(Object.entries(own).flatMap(([language, text]) => (text.trim() === '' ? [] : [[language, text.trim()]])))
  const said = sentence === 'none' ? undefined : { sentence, ...(Object.keys(texts).length > 0 && { own: texts }) }
  return { ...(from && { from }), ...(until && { until }), ...(said && { message: said }) }
}

/** From when to when a card is paused, and what its visitors read meanwhile. */
export function PauseSheet({ card, onClose, onDone }: { card: CardOpened; onClose(): void; onDone(card: CardOpened): void }) {
  const t = useTranslations()
  const { client, language } = useHouse()
  const [typed, setTyped, forget] = useKept(`pause of ${card.id}`, Typed, begun(card))
  const [sent, setSent] = useState(false)
  const pause = useChange(
    (wish: PauseCard) => client.pause(card.id, wish),
    ['cards', 'links'],
    (paused) => {
      forget()
      onDone(paused)
    },
  )
  const fault = useFaults(faultsIn(pause.error))
  useGoToFault(pause.error)
  const set = (next: Partial<Typed>) => setTyped({ ...typed, ...next })
  const lacksDay = typed.sentence === 'back' && typed.until === ''
  const text = (one: Language) => (
    <Textarea
      key={one}
      autosize
      minRows={2}
      maxLength={280}
      lang={one}
      label={one === card.draft.language ? t('pauseOwn') : t('inLanguage', { field: t('pauseOwn'), language: t(`language_${one}`) })}
      {...ownWay(typed.own[one])}
      value={typed.own[one]}
      error={fault(`message.own.${one}`)}
      onChange={(event) => set({ own: { ...typed.own, [one]: event.currentTarget.value } })}
    />
  )
  const day = (field: 'from' | 'until', error?: string) => (
    <TextInput
      type="date"
      label={t(field === 'from' ? 'pauseFrom' : 'pauseUntil')}
      description={t(field === 'from' ? 'pauseFromHint' : 'pauseUntilHint')}
      min={tomorrow()}
      max="2099-12-31"
      value={typed[field]}
      error={error ?? (fault(field) && t('pauseDayWrong'))}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <Modal opened onClose={onClose} size="lg" title={t('pauseTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setSent(true)
          if (!lacksDay) pause.mutate(asked(typed))
        }}
      >
        <Stack>
          <div className="fields">
            {day('from')}
            {day('until', sent && lacksDay ? t('pauseDayNeeded') : undefined)}
          </div>
          <Radio.Group
            size="md"
            label={t('pauseMessage')}
            description={t('pauseMessageHint')}
            value={typed.sentence}
            onChange={(value) => set({ sentence: oneOf(choices, value, 'none') })}
          >
            <Stack gap={0} mt="xs">
              {choices.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={one === 'none' ? t('pauseSilent') : sentenceIn(language, one, typed.until)}
                  className="choice"
                />
              ))}
            </Stack>
          </Radio.Group>
          {typed.sentence !== 'none' && (
            <>
              {text(card.draft.language)}
              <details>
                <summary>{t('otherLanguages', { field: t('pauseOwn') })}</summary>
                <Stack gap="xs" pb="sm">
                  {languages.filter((one) => one !== card.draft.language).map(text)}
                </Stack>
              </details>
              <Read card={card} typed={typed} sentence={typed.sentence} />
            </>
          )}
          <Trouble error={pause.error} />
          <Group justify="flex-end" gap="xs" className="deeds">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={pause.isPending}>
              {t(typed.from === '' ? 'pause' : 'pauseLater')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** What visitors will read, in whichever of their languages. */
function Read({ card, typed, sentence }: { card: CardOpened; typed: Typed; sentence: PauseSentence }) {
  const t = useTranslations()
  const [reader, setReader] = useState<Language>(card.draft.language)
  const own = asked(typed).message?.own
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('pausePreview')}
        value={reader}
        onChange={(event) => setReader(oneOf(languages, event.currentTarget.value, reader))}
        data={languages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
      />
      <Paper p="md" withBorder lang={reader} dir={directionOf(reader)} aria-label={t('pausePreview')} component="section">
        <Text fw={650} size="lg">
          {nameFor(card.draft, reader)}
        </Text>
        <Text mt="xs">{sentenceIn(reader, sentence, typed.until)}</Text>
        {own && (
          <Text mt="xs" className="said">
            {inLanguage(own, reader, card.draft.language)}
          </Text>
        )}
      </Paper>
    </Stack>
  )
}
