import { writeFileSync } from 'node:fs'
import { type Concerned, listPersons } from '#domains/privacy/index.ts'
import { operator } from '#platform/actor.ts'
import type { Looked } from '#platform/audit/pseudonyms-in.ts'
import { SettingsTrouble } from '#platform/config/settings.ts'
import { reachOf } from './breaches.ts'
import { FileTrouble } from './file-trouble.ts'
import type { KeptInstallation } from './installation.ts'

interface Named {
  readonly from: string
  readonly to: string
  readonly actor?: string
  readonly deed?: string
  readonly object?: string
}

/** Lists whom an incident concerns, by what the audit holds of its time. */
export async function personsOfBreach({ deeds, audit }: KeptInstallation, breachId: string, { actor: actorId, ...named }: Named) {
  const [from, to] = [momentOf('--from', named.from), momentOf('--to', named.to)]
  if (from >= to) throw new SettingsTrouble('--from must be before --to.')
  const looked: Looked = { from, to, actorId, deed: named.deed, object: named.object }
  return listPersons(deeds, audit, reachOf, operator, { breachId, looked })
}

function momentOf(option: string, text: string): Date {
  const moment = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(moment.getTime()))
    throw new SettingsTrouble(`${option} must be a moment, like 2026-11-26T09:30:00+00:00.`)
  return moment
}

/** Reference, address and language, one person a line. */
export const personsText = (persons: readonly Concerned[]): string =>
  ['reference\taddress\tlanguage', ...persons.map((one) => [one.reference, one.address ?? '', one.language ?? ''].join('\t'))].join('\n')

/** For its owner alone; never over a file that is there. */
export function writePersons(file: string, persons: readonly Concerned[]): void {
  try {
    writeFileSync(file, `${personsText(persons)}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    throw new FileTrouble(`${file} cannot be written: name a file that is not there yet.`)
  }
}
