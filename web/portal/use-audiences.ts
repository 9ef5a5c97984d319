import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { audiences, type MeantFor, meantFor } from '#contract/draft.ts'
import { useHouse } from '#web/ui/house.tsx'

/** For whom fields and links can be: ours and one's own, as a person would say it. */
export function useAudiences() {
  const t = useTranslations()
  const { client } = useHouse()
  const own = useQuery({ queryKey: ['audiences'], queryFn: () => client.audiences() })
  const items = own.data?.items
  const choices = [
    ...audiences.map((one): { value: string; label: string } => ({ value: one, label: t(one) })),
    ...(items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ]
  const known = (audience: string) => choices.some(({ value }) => value === audience)
  /** What is not among one's own was deleted, once one's own are known. */
  const said = (audience: string): string =>
    choices.find(({ value }) => value === audience)?.label ?? t(items ? 'groupGone' : 'groupOfYours')
  return {
    own: items,
    asking: own,
    choices,
    known,
    said,
    /** Those a field is meant for; nobody, where none of them is there any more. */
    saidOf(meant: MeantFor | undefined): string {
      const these = meantFor(meant).filter((one) => !items || known(one))
      if (these.length === 0) return t('nobody')
      const inOrder = choices.filter(({ value }) => these.includes(value)).map(({ label }) => label)
      return inOrder.length === 0 ? t('groupOfYours') : inOrder.join(t('comma'))
    },
    /** What a link shows, said of its one visitor. */
    seenBy(audience: string): string {
      if (audience === 'anyone') return t('asAnyone')
      if (audience === 'clients') return t('asClient')
      return audience === 'partners' ? t('asPartner') : t('asGroup', { name: `\u2068${said(audience)}\u2069` })
    },
  }
}
