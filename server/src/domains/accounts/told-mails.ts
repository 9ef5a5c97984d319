import type { Language } from '#contract/language.ts'
import type { Mail } from '#platform/mail/mail.ts'
import { undoDays } from './former-email.ts'
import { lossHours } from './lost-factor.ts'
import type { ToldKind } from './person-rows.ts'
import type { About } from './tell.ts'
import { type ToldSays, toldWords } from './told-words.ts'

const moment = (language: Language, at: string): string =>
  new Intl.DateTimeFormat(`${language}-MA-u-nu-latn`, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Africa/Casablanca' }).format(
    new Date(at),
  )

/** What a mail without a code says: what was done, and what to do if it was not you. */
export function toldMail(
  kind: ToldKind,
  language: Language,
  { device = '', at, left = 0, token }: About,
  origin: URL,
): Pick<Mail, 'subject' | 'lines' | 'action' | 'small'> {
  const words = toldWords[language]
  const { subject, lines, action }: ToldSays = words[kind]
  const said = {
    device: device || words.unknownDevice,
    at: at === undefined ? '' : moment(language, at),
    left,
    days: undoDays,
    hours: lossHours,
  }
  const url =
    action === undefined
      ? undefined
      : action.to === 'undo'
        ? `${new URL('/adresse', origin).href}#${token}`
        : new URL(action.to, origin).href
  return {
    subject,
    lines: lines(said),
    ...(action && url !== undefined && { action: { label: action.label, url } }),
  }
}
