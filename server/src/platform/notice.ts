import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Notice } from '#contract/accounts.ts'
import { type Language, languages } from '#contract/language.ts'
import { editionOn, policyEditions } from '#contract/policy-editions.ts'

/** What stands beside a form, in every language, as it is kept. */
export interface KeptNotice {
  readonly name: string
  readonly text: string
  /** Of its text: another word makes another one. */
  readonly digest: string
}

export function keptNotice(name: string, linesIn: (language: Language) => readonly string[]): KeptNotice {
  const text = languages.map((language) => `${language}\n${[...new Set(linesIn(language))].join('\n')}\n`).join('\n')
  return { name, text, digest: digestOf(text) }
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 6)

/** The version of a notice that is shown on a day: the policy edition in force then, and the digest of the notice's text. */
export const noticeVersion = ({ digest }: KeptNotice, day: string): string => `${editionOn(day, policyEditions).number}-${digest}`

/** What a notice says, but for what differs from one installation and day to another. */
export type NoticeTexts = Omit<z.infer<typeof Notice>, 'version' | 'cndp'>

/** A notice as it is kept: a thing it says a line, a star where a field is mandatory. */
export const noticeLines = (says: NoticeTexts): readonly string[] => [
  `${says.controller}. ${says.address}. ${says.contact}`,
  ...says.purposes,
  says.recipients,
  says.kept,
  says.rights,
  says.openNetworks,
  ...says.fields.map(
    ({ name, mandatory, why, without }) => `${name}${mandatory ? '*' : ''}: ${why}${without === null ? '' : `; ${without}`}`,
  ),
  says.opposition,
]
