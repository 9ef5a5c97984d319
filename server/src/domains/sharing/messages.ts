import type { Language } from '#contract/language.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mails } from '#platform/mail/mail.ts'
import type { TextMessages } from '#platform/text-messages/text-message.ts'
import { codeSent, linkVisitor } from './named-rows.ts'
import { codeMinutes } from './spend-code.ts'

interface Said {
  readonly subject: string
  readonly lines: readonly string[]
  readonly small: readonly string[]
  /** All of a text message, in few characters. */
  readonly text: (code: string) => string
}

// Nobody is named: whoever makes a link may call themselves what they like, and would speak through us to any address.
const says: { readonly [L in Language]: Said } = {
  fr: {
    subject: 'Votre code ConnectCard',
    lines: ['Voici le code qui ouvre la carte que l’on vous a partagée.', `Il est valable ${codeMinutes} minutes, une seule fois.`],
    small: [
      'La personne qui vous a donné le lien a indiqué cette adresse, pour qu’il ne s’ouvre que pour vous. Elle est gardée chiffrée, ne sert à rien d’autre, et s’efface avec le lien.',
      'Si vous n’avez pas demandé ce code, ignorez ce message : sans lui, rien ne s’ouvre. Ne le donnez à personne ; nous ne vous le demanderons jamais.',
    ],
    text: (code) => `ConnectCard : ${code} ouvre la carte partagée avec vous (${codeMinutes} min). Pas demandé ? Ignorez ce message.`,
  },
  ar: {
    subject: 'رمز كونكت كارد الخاص بك',
    lines: ['هذا هو الرمز الذي يفتح البطاقة التي تمت مشاركتها معك.', `صالح لمدة ${codeMinutes} دقائق ولمرة واحدة.`],
    small: [
      'الشخص الذي أعطاك الرابط أدخل هذا العنوان حتى لا يفتح الرابط إلا لك. يحفظ مشفرا، ولا يستعمل لأي غرض آخر، ويمحى مع الرابط.',
      'إن لم تطلب هذا الرمز فتجاهل هذه الرسالة: لا شيء يفتح دونه. لا تعطه لأحد؛ لن نطلبه منك أبدا.',
    ],
    text: (code) => `ConnectCard: الرمز ${code} يفتح البطاقة المشاركة معك (${codeMinutes} دقائق). لم تطلبه؟ تجاهله.`,
  },
  en: {
    subject: 'Your ConnectCard code',
    lines: ['Here is the code that opens the card that was shared with you.', `It is good for ${codeMinutes} minutes, once.`],
    small: [
      'The person who gave you the link gave this address, so that it opens for you alone. It is kept encrypted, used for nothing else, and erased with the link.',
      'If you did not ask for this code, ignore this message: without it nothing opens. Give it to nobody; we will never ask you for it.',
    ],
    text: (code) => `ConnectCard: ${code} opens the card shared with you (${codeMinutes} min). Not asked for? Ignore it.`,
  },
}

interface ToSend {
  readonly code: string
  readonly language: Language
  readonly email: string | undefined
  readonly phone: string | undefined
}

/** A code that is still good, and where it goes; undefined once it was used, replaced, or its visitor forgotten. */
async function codeToSend(tx: Tx, id: string): Promise<ToSend | undefined> {
  const row = await tx.rows
    .selectFrom('sharing.code as code')
    .innerJoin('sharing.named as named', 'named.link_id', 'code.link_id')
    .select(['code.code', 'code.language', 'named.link_id', 'named.subject_id', 'named.visitor'])
    .where('code.id', '=', id)
    .where('code.ended', '=', false)
    .where('code.sent_at', '>', new Date(tx.clock.now().getTime() - codeMinutes * 60_000))
    .executeTakeFirst()
  const subjects = row && (await tx.vault.subjects(tx, [row.subject_id], { actor: system, purpose: 'sharing the card' }))
  const visitor = subjects?.get(row?.subject_id ?? '')
  if (!row?.visitor || !visitor) return undefined
  const { email, phone } = visitor.open(linkVisitor, row.link_id, row.visitor)
  return { code: visitor.open(codeSent, id, row.code), language: row.language, email, phone }
}

export const mails: Mails = {
  async 'sharing.code'(tx, id) {
    const code = await codeToSend(tx, id)
    if (!code?.email) return undefined
    const { subject, lines, small } = says[code.language]
    return { to: { address: code.email }, language: code.language, subject, lines, code: code.code, small }
  },
}

export const texts: TextMessages = {
  async 'sharing.code'(tx, id) {
    const code = await codeToSend(tx, id)
    return code?.phone ? { to: code.phone, text: says[code.language].text(code.code) } : undefined
  },
}
