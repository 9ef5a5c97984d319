import { Applicant, RequestKind, type RequestTyped, type RequestWrong } from '#contract/requests.ts'
import { internationalOf, lineOf, paragraphOf } from '#platform/typed.ts'

/** Makes a request of what was typed, or says what is wrong with each field. Something to reach its author by is all that it must have. */
export function requestFrom(
  typed: RequestTyped,
): { readonly kind: RequestKind; readonly applicant: Applicant } | { readonly wrong: RequestWrong } {
  const kind = RequestKind.safeParse(typed.kind)
  const { applicant, wrong } = applicantFrom(typed)
  const reach = applicant?.email === undefined && applicant?.phone === undefined && !wrong.email && !wrong.phone
  const all: RequestWrong = { ...(kind.success ? {} : { kind: 'choose' as const }), ...(reach && { email: 'reach' as const }), ...wrong }
  return kind.success && applicant && Object.keys(all).length === 0 ? { kind: kind.data, applicant } : { wrong: all }
}

/** Who asks, and in which words. */
export function applicantFrom(typed: Omit<RequestTyped, 'kind'>): { readonly applicant?: Applicant; readonly wrong: RequestWrong } {
  const [name, email, text] = [lineOf(typed.name), lineOf(typed.email).replace(/^mailto:/i, ''), paragraphOf(typed.text)]
  const written = lineOf(typed.phone)
  const phone = written === '' ? undefined : internationalOf(written)
  const read = Applicant.safeParse({
    ...(name !== '' && { name }),
    ...(email !== '' && { email }),
    ...(phone !== undefined && { phone }),
    ...(text !== '' && { text }),
  })
  const wrong: { -readonly [field in keyof RequestWrong]: RequestWrong[field] } = {}
  if (written !== '' && phone === undefined) wrong.phone = 'form'
  for (const { path, code } of read.error?.issues ?? []) {
    const field = (['name', 'email', 'phone', 'text'] as const).find((one) => one === path[0])
    if (field) wrong[field] ??= code === 'too_big' ? 'long' : 'form'
  }
  return { ...(read.success && { applicant: read.data }), wrong }
}
