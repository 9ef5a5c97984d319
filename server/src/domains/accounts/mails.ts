import type { Language } from '#contract/language.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import { codeMinutes } from './codes.ts'
import { idleKind } from './idle-accounts.ts'
import { idleMail } from './idle-mail.ts'
import { attemptMail, codeKinds, toldKinds } from './person-rows.ts'
import { toldMail } from './told-mails.ts'

type Kind = (typeof codeKinds)[number]
interface Said {
  readonly subject: string
  readonly lines: readonly string[]
  readonly small?: readonly string[]
}

const ignore: { readonly [L in Language]: string } = {
  fr: 'Si ce n’est pas vous, ne faites rien : sans ce code, rien ne se passe. Ne le donnez à personne ; nous ne vous le demanderons jamais.',
  ar: 'إذا لم تكن أنت، فلا تفعل شيئا: لن يحدث شيء دون هذا الرمز. لا تعطه لأحد؛ لن نطلبه منك أبدا.',
  en: 'If this is not you, do nothing: without this code nothing happens. Give it to nobody; we will never ask you for it.',
}
const good: { readonly [L in Language]: string } = {
  fr: `Il est valable ${codeMinutes} minutes, une seule fois.`,
  ar: `صالح لمدة ${codeMinutes} دقائق ولمرة واحدة.`,
  en: `It is good for ${codeMinutes} minutes, once.`,
}

const says: { readonly [K in Kind]: { readonly [L in Language]: Said } } = {
  new: {
    fr: { subject: 'Votre code ConnectCard', lines: ['Voici le code qui ouvre votre compte ConnectCard.', good.fr], small: [ignore.fr] },
    ar: { subject: 'رمز كونكت كارد الخاص بك', lines: ['هذا هو الرمز الذي يفتح حسابك في ConnectCard.', good.ar], small: [ignore.ar] },
    en: { subject: 'Your ConnectCard code', lines: ['Here is the code that opens your ConnectCard account.', good.en], small: [ignore.en] },
  },
  known: {
    fr: {
      subject: 'Votre code ConnectCard',
      lines: ['Quelqu’un, peut-être vous, s’est inscrit avec votre adresse. Vous avez déjà un compte : ce code vous y connecte.', good.fr],
      small: [ignore.fr],
    },
    ar: {
      subject: 'رمز كونكت كارد الخاص بك',
      lines: ['سجل شخص ما، ربما أنت، بعنوانك. لديك حساب من قبل: هذا الرمز يدخلك إليه.', good.ar],
      small: [ignore.ar],
    },
    en: {
      subject: 'Your ConnectCard code',
      lines: ['Somebody, perhaps you, signed up with your address. You have an account already: this code signs you in.', good.en],
      small: [ignore.en],
    },
  },
  'sign in': {
    fr: { subject: 'Votre code ConnectCard', lines: ['Voici le code qui vous connecte à ConnectCard.', good.fr], small: [ignore.fr] },
    ar: { subject: 'رمز كونكت كارد الخاص بك', lines: ['هذا هو الرمز الذي يدخلك إلى ConnectCard.', good.ar], small: [ignore.ar] },
    en: { subject: 'Your ConnectCard code', lines: ['Here is the code that signs you in to ConnectCard.', good.en], small: [ignore.en] },
  },
  prove: {
    fr: {
      subject: 'Votre code ConnectCard',
      lines: ['Voici le code qui confirme que c’est bien vous, avant un changement de votre compte.', good.fr],
      small: [ignore.fr],
    },
    ar: { subject: 'رمز كونكت كارد الخاص بك', lines: ['هذا هو الرمز الذي يؤكد أنك أنت، قبل تغيير في حسابك.', good.ar], small: [ignore.ar] },
    en: {
      subject: 'Your ConnectCard code',
      lines: ['Here is the code that confirms it is you, before a change of your account.', good.en],
      small: [ignore.en],
    },
  },
  'change e-mail': {
    fr: {
      subject: 'Confirmez votre nouvelle adresse',
      lines: ['Voici le code qui fait de cette adresse celle de votre compte ConnectCard.', good.fr],
      small: [ignore.fr],
    },
    ar: {
      subject: 'أكد عنوانك الجديد',
      lines: ['هذا هو الرمز الذي يجعل هذا العنوان عنوان حسابك في ConnectCard.', good.ar],
      small: [ignore.ar],
    },
    en: {
      subject: 'Confirm your new address',
      lines: ['Here is the code that makes this address the one of your ConnectCard account.', good.en],
      small: [ignore.en],
    },
  },
  taken: {
    fr: {
      subject: 'Votre adresse et ConnectCard',
      lines: [
        'Quelqu’un a voulu donner votre adresse à un autre compte ConnectCard. Vous avez déjà un compte avec elle : rien n’a changé.',
        'Si c’est vous, connectez-vous au compte qui a cette adresse, ou donnez-lui d’abord une autre adresse.',
      ],
    },
    ar: {
      subject: 'عنوانك و ConnectCard',
      lines: [
        'أراد شخص ما إعطاء عنوانك لحساب آخر في ConnectCard. لديك حساب بهذا العنوان من قبل: لم يتغير شيء.',
        'إذا كنت أنت، فادخل إلى الحساب الذي له هذا العنوان، أو أعطه عنوانا آخر أولا.',
      ],
    },
    en: {
      subject: 'Your address and ConnectCard',
      lines: [
        'Somebody wanted to give your address to another ConnectCard account. You have an account with it already: nothing has changed.',
        'If it was you, sign in to the account that has this address, or give it another address first.',
      ],
    },
  },
}

/** The mail of an attempt: its code while it is good, or what the address is told. */
async function codeMail(tx: Tx, attempt: string, origin: URL): Promise<Mail | undefined> {
  const row = await tx.rows
    .selectFrom('accounts.attempt')
    .select(['subject_id', 'mail', 'made_at', 'ended_at'])
    .where('id', '=', attempt)
    .executeTakeFirst()
  if (!row) return undefined
  const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'the account' })
  const { address, code, kind, language, ...about } = subject.open(attemptMail, attempt, row.mail)
  const to = { address }
  const told = toldKinds.find((one) => one === kind)
  if (told) return { to, language, ...toldMail(told, language, about, origin) }
  const late = row.ended_at !== null || tx.clock.now().getTime() - row.made_at.getTime() > codeMinutes * 60_000
  const withCode = codeKinds.find((one) => one === kind)
  if (late || !withCode) return undefined
  return { to, language, ...says[withCode][language], ...(withCode !== 'taken' && { code }) }
}

export const mails = (origin: URL): Mails => ({
  'accounts.code': (tx, attempt) => codeMail(tx, attempt, origin),
  [idleKind]: (tx, personId) => idleMail(tx, personId, origin),
})
