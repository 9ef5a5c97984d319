import { Checkbox, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { NewLink } from '#web/client/calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useKept } from '#web/ui/kept.ts'
import { AudienceChoice } from './audience-choice.tsx'
import { NamedVisitor, nobodyYet, VisitorFields, visitorOf } from './named-visitor.tsx'
import { endsIn, LinkLabel, LinkTerm, type MakesLink, WishForm } from './wish-form.tsx'

const Typed = z.object({
  label: z.string(),
  audience: z.string(),
  days: z.string(),
  openings: z.string(),
  pin: z.string(),
  showOnce: z.boolean(),
  visitor: NamedVisitor.nullable(),
})
const blank: z.infer<typeof Typed> = { label: '', audience: 'anyone', days: '', openings: '', pin: '', showOnce: false, visitor: null }

/** Every wish a link can carry. What is written here stays until it is made, also when the sheet is closed. */
export function LinkForm({ card, ...makes }: MakesLink<NewLink>) {
  const t = useTranslations()
  // a PIN is part of a key: nothing of it is written down
  const [typed, setTyped, forget] = useKept(`link of ${card}`, Typed, blank, 'secret')
  const fault = useFaults(faultsIn(makes.error))
  const { visitor } = typed
  const wishOf = (): NewLink => {
    const { label, audience, days, openings, pin, showOnce } = typed
    return {
      label: label.trim() || (visitor ? t('linkForOne') : t('link')),
      audience,
      ...endsIn(days),
      ...(openings && { openings: Number(openings) }),
      ...(pin && { pin }),
      ...(showOnce && { showOnce }),
      ...(visitor && { for: visitorOf(visitor) }),
    }
  }
  return (
    <WishForm {...makes} of={[typed]} wishOf={wishOf} onMade={forget}>
      <LinkLabel value={typed.label} error={fault('label')} onChange={(label) => setTyped({ ...typed, label })} />
      <Checkbox
        label={t('forOneOnly')}
        description={t('forOneHint')}
        checked={visitor !== null}
        onChange={(event) => setTyped({ ...typed, visitor: event.currentTarget.checked ? nobodyYet : null })}
      />
      {visitor && <VisitorFields value={visitor} onChange={(visitor) => setTyped({ ...typed, visitor })} wrong={faultsIn(makes.error)} />}
      <AudienceChoice
        one={visitor !== null}
        value={typed.audience}
        error={fault('audience')}
        onChange={(audience) => setTyped({ ...typed, audience })}
      />
      <LinkTerm
        longest={visitor ? 'twoYears' : 'noExpiry'}
        value={typed.days}
        error={fault('expiresAt')}
        onChange={(days) => setTyped({ ...typed, days })}
      />
      <TextInput
        label={t('openingsLimit')}
        description={t('openingsHint')}
        inputMode="numeric"
        dir="ltr"
        value={typed.openings}
        error={fault('openings')}
        onChange={(event) => setTyped({ ...typed, openings: event.currentTarget.value.replace(/\D/g, '').slice(0, 7) })}
      />
      <FreeText
        label={t('pin')}
        description={t('pinHint')}
        autoComplete="off"
        value={typed.pin}
        error={fault('pin')}
        onChange={(event) => setTyped({ ...typed, pin: event.currentTarget.value })}
      />
      <Checkbox
        label={t('showOnce')}
        description={t('showOnceHint')}
        checked={typed.showOnce}
        onChange={(event) => setTyped({ ...typed, showOnce: event.currentTarget.checked })}
      />
    </WishForm>
  )
}
