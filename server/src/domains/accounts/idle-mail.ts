import type { Language } from '#contract/language.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail } from '#platform/mail/mail.ts'
import { closedAfter } from './idle-accounts.ts'
import { reachedAt } from './own-account.ts'

interface Said {
  readonly subject: string
  readonly line: (day: string) => string
  readonly keep: string
  readonly label: string
  readonly small: string
}

const says: { readonly [L in Language]: Said } = {
  fr: {
    subject: 'Votre compte ne sert plus : faut-il le garder ?',
    line: (day) =>
      `Personne ne s’est connecté à votre compte ConnectCard ni n’a ouvert vos cartes depuis longtemps. Sans usage, il sera fermé le ${day}.`,
    keep: 'Pour le garder, connectez-vous une fois. Sinon, ne faites rien : vos cartes ne s’ouvriront plus, et tout sera effacé ensuite.',
    label: 'Garder mon compte',
    small: 'Nous ne gardons rien plus de deux ans après la fin de la relation : c’est notre politique de confidentialité.',
  },
  ar: {
    subject: 'حسابك لم يعد يُستعمل: هل تريد الاحتفاظ به؟',
    line: (day) => `لم يدخل أحد إلى حسابك في ConnectCard ولم تُفتح بطاقاتك منذ مدة طويلة. إذا لم يُستعمل فسيُغلق يوم ${day}.`,
    keep: 'للاحتفاظ به، ادخل إليه مرة واحدة. وإلا فلا تفعل شيئا: لن تُفتح بطاقاتك بعد ذلك، ثم يُمحى كل شيء.',
    label: 'الاحتفاظ بحسابي',
    small: 'لا نحتفظ بأي شيء أكثر من سنتين بعد نهاية العلاقة: هذه سياستنا للخصوصية.',
  },
  en: {
    subject: 'Your account is not used any more: keep it?',
    line: (day) =>
      `Nobody has signed in to your ConnectCard account or opened your cards for a long time. Without use it will be closed on ${day}.`,
    keep: 'To keep it, sign in once. If not, do nothing: your cards will open no more, and everything is erased after that.',
    label: 'Keep my account',
    small: 'We keep nothing for more than two years after the end of the relationship: that is our privacy policy.',
  },
}

/** Tells somebody that their account will end for want of use; nothing where it was used meanwhile, or is closed. */
export async function idleMail(tx: Tx, personId: string, origin: URL): Promise<Mail | undefined> {
  const told = await tx.rows.selectFrom('accounts.idle_notice').select('months').where('person_id', '=', personId).executeTakeFirst()
  const person = await tx.rows.selectFrom('accounts.person').select('used_on').where('id', '=', personId).executeTakeFirst()
  const reached = person && told && (await reachedAt(tx, system, personId))
  if (!reached) return undefined
  const { address, language } = reached
  // never sooner than a month from now, whatever the calendar says: it is not closed without the time to come back
  const [due, soonest] = [
    moroccanDate(new Date(`${person.used_on}T12:00:00Z`), { months: closedAfter }),
    moroccanDate(tx.clock.now(), { days: 28 }),
  ]
  const day = new Intl.DateTimeFormat(`${language}-MA-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${due > soonest ? due : soonest}T00:00:00Z`),
  )
  const { subject, line, keep, label, small } = says[language]
  const action = { label, url: new URL('/espace/connexion', origin).href }
  return { to: { address }, language, subject, lines: [line(day), keep], action, small: [small] }
}
