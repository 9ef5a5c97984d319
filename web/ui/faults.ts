import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'

const kinds = [
  ['checkEmail', /(?:^|\.)(?:email|emails\.\d+(?:\.address)?)$/],
  ['checkPhone', /(?:^|\.)(?:phone|number|phones\.\d+(?:\.number)?)$/],
  ['checkUrl', /(?:^|\.)(?:url|links\.\d+(?:\.url)?)$/],
  ['checkPin', /(?:^|\.)pin$/],
  ['checkOpenings', /(?:^|\.)openings$/],
] as const

export const faultsIn = (error: Error | null | undefined): readonly string[] => (error instanceof Refused ? error.fields : [])

/** What a field that was refused must look like; undefined for one that was not. */
export function useFaults(wrong: readonly string[]) {
  const t = useTranslations()
  return (field: string): string | undefined => {
    const found = wrong.find((one) => one === field || one.startsWith(`${field}.`))
    if (found === undefined) return undefined
    const kind = kinds.find(([, fields]) => fields.test(found))
    return t(kind ? kind[0] : 'checkField')
  }
}

/** Leads to the first field that was refused, wherever it is folded away. */
export function goToFault(): void {
  const first = document.querySelector<HTMLElement>('[aria-invalid="true"]')
  const folded = first?.closest('details')
  if (folded) folded.open = true
  first?.focus()
}

/** After a refusal of what was sent, the reader stands in the first field to be mended. */
export function useGoToFault(error: Error | null | undefined): void {
  useEffect(() => {
    if (faultsIn(error).length > 0) goToFault()
  }, [error])
}
