import { wearsOurName } from '#contract/look-alikes.ts'
import { Refusal } from '#platform/refusal.ts'

/** Refuses a name or a company that could be taken for the service itself. */
export function refuseOurName(said: { readonly name?: string | undefined; readonly company?: string | null | undefined }): void {
  const fields = (['name', 'company'] as const).filter((field) => wearsOurName(said[field] ?? ''))
  if (fields.length > 0) throw new Refusal('name-reserved', fields)
}
