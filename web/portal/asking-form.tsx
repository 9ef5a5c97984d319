import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { NewAskingLink } from '#web/client/calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useAccount } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { endsIn, LinkLabel, LinkTerm, type MakesLink, WishForm } from './wish-form.tsx'

const Typed = z.object({ label: z.string(), line: z.string().nullable(), days: z.string() })
const blank: z.infer<typeof Typed> = { label: '', line: null, days: '' }

/** A link that opens no card and shows a form: whom one asks, as its owner writes it, and for how long it asks. */
export function AskingForm({ card, ...makes }: MakesLink<NewAskingLink>) {
  const t = useTranslations()
  const own = useAccount().data?.name ?? ''
  const [typed, setTyped, forget] = useKept(`asking link of ${card}`, Typed, blank)
  const fault = useFaults(faultsIn(makes.error))
  const line = typed.line ?? own
  const empty = line.trim() === ''
  return (
    <WishForm
      {...makes}
      of={[typed, line]}
      ready={!empty}
      wishOf={() => ({ label: typed.label.trim() || t('asksFirst'), line: line.trim(), ...endsIn(typed.days) })}
      onMade={forget}
    >
      <FreeText
        label={t('askingLine')}
        description={t('askingLineHint')}
        maxLength={120}
        value={line}
        error={empty ? t('askingLineNeeded') : fault('line')}
        onChange={(event) => setTyped({ ...typed, line: event.currentTarget.value })}
      />
      <LinkLabel value={typed.label} error={fault('label')} onChange={(label) => setTyped({ ...typed, label })} />
      <LinkTerm longest="noExpiry" value={typed.days} error={fault('expiresAt')} onChange={(days) => setTyped({ ...typed, days })} />
    </WishForm>
  )
}
