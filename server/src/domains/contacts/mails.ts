import type { Language } from '#contract/language.ts'
import { reachedAt } from '#domains/accounts/index.ts'
import { tokenAgain, tokenText } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import { Refusal } from '#platform/refusal.ts'
import { accessGiven } from './access-given.ts'
import { accessMailKind } from './answer-request.ts'
import { contactDetails, receiptToken } from './contact-rows.ts'
import { amountOf, digestKind, digestSent, type News, newsFor } from './digest.ts'
import { closingKind } from './end-contacts.ts'
import { eraseContacts } from './erase-contacts.ts'
import { deletionOf } from './find-receipt.ts'
import { preferenceOf } from './preference.ts'

// No mail of ours holds a word or an address that a stranger wrote, nor a name: who gets it knows what it is about, and nobody else does.

interface ReceiptSays extends Pick<Mail, 'subject' | 'lines' | 'small'> {
  /** The lines for who asked for access. */
  readonly asked: readonly string[]
  readonly label: string
}
const receiptSays: { readonly [L in Language]: ReceiptSays } = {
  fr: {
    subject: 'Votre reçu ConnectCard',
    lines: ['Vous avez laissé vos coordonnées à une personne dont vous avez vu la carte. Voici le lien de votre reçu.'],
    asked: ['Vous avez demandé à voir une carte. Voici le lien de votre reçu : la réponse s’y lit.'],
    label: 'Ouvrir mon reçu',
    small: [
      'Il permet de revoir, corriger, retirer ou supprimer ce que vous avez laissé, sans compte. Qui l’a peut le faire : gardez-le pour vous.',
      'Si ce n’était pas vous, ouvrez-le et supprimez ce qui a été laissé avec votre adresse.',
    ],
  },
  ar: {
    subject: 'وصل ConnectCard الخاص بك',
    lines: ['تركت معلومات اتصالك لشخص اطلعت على بطاقته. هذا رابط وصلك.'],
    asked: ['طلبت الاطلاع على بطاقة. هذا رابط وصلك: تقرأ فيه الجواب.'],
    label: 'فتح الوصل',
    small: [
      'يمكنك من الاطلاع على ما تركته وتصحيحه وسحبه وحذفه دون حساب. كل من يملكه يستطيع ذلك: احتفظ به لنفسك.',
      'إذا لم تكن أنت، فافتحه واحذف ما ترك بعنوانك.',
    ],
  },
  en: {
    subject: 'Your ConnectCard receipt',
    lines: ['You left your details to a person whose card you saw. Here is the link of your receipt.'],
    asked: ['You asked to see a card. Here is the link of your receipt: the answer is read there.'],
    label: 'Open my receipt',
    small: [
      'It lets you see, correct, withdraw or delete what you left, without an account. Whoever has it can do so: keep it to yourself.',
      'If it was not you, open it and delete what was left with your address.',
    ],
  },
}

const closingSays: { readonly [L in Language]: Pick<Mail, 'subject' | 'lines'> } = {
  fr: {
    subject: 'Un compte ConnectCard est fermé',
    lines: [
      'Vous aviez demandé à être prévenu(e) : une personne à qui vous aviez laissé vos coordonnées a fermé son compte.',
      'Ce que vous lui aviez laissé est effacé chez nous. Une copie qu’elle aurait enregistrée ailleurs, dans un téléphone par exemple, n’est pas à notre portée.',
    ],
  },
  ar: {
    subject: 'أغلق حساب على ConnectCard',
    lines: [
      'طلبت أن نخبرك: شخص تركت له معلومات اتصالك أغلق حسابه.',
      'حذف عندنا ما تركته له. أما النسخة التي قد يكون حفظها في مكان آخر، كالهاتف مثلا، فليست في متناولنا.',
    ],
  },
  en: {
    subject: 'A ConnectCard account is closed',
    lines: [
      'You asked to be told: a person to whom you had left your details has closed their account.',
      'What you had left is erased on our side. A copy they may have saved elsewhere, in a phone for instance, is out of our reach.',
    ],
  },
}

const accessSays: { readonly [L in Language]: Pick<Mail, 'subject' | 'lines' | 'small'> & { readonly label: string } } = {
  fr: {
    subject: 'Votre demande sur ConnectCard',
    lines: [
      'L’accès que vous aviez demandé vous est donné : ce lien ouvre la carte, pour vous seul(e).',
      'Quand vous l’ouvrez, un code vous est envoyé à cette adresse.',
    ],
    label: 'Ouvrir la carte',
    small: [
      'Votre nom et votre adresse restent avec ce lien, chiffrés, et sont effacés un mois au plus après sa fin. Votre reçu permet de tout supprimer ; ou écrivez à contact@IdNet.ma.',
      'Si vous n’avez rien demandé, ignorez ce message : sans le code, rien ne s’ouvre.',
    ],
  },
  ar: {
    subject: 'طلبك على ConnectCard',
    lines: ['أعطي لك الولوج الذي طلبته: هذا الرابط يفتح البطاقة، لك وحدك.', 'عندما تفتحه يرسل إليك رمز على هذا العنوان.'],
    label: 'فتح البطاقة',
    small: [
      'يبقى اسمك وعنوانك مع هذا الرابط مشفرين، ويمحيان بعد نهايته بشهر على الأكثر. وصلك يمكنك من حذف كل شيء؛ أو اكتب إلى contact@IdNet.ma.',
      'إن لم تطلب شيئا فتجاهل هذه الرسالة: دون الرمز لا يفتح شيء.',
    ],
  },
  en: {
    subject: 'Your request on ConnectCard',
    lines: [
      'The access you asked for is given to you: this link opens the card, for you alone.',
      'When you open it, a code is sent to you at this address.',
    ],
    label: 'Open the card',
    small: [
      'Your name and address stay with this link, encrypted, and are erased a month after its end at most. Your receipt lets you delete everything; or write to contact@IdNet.ma.',
      'If you asked for nothing, ignore this message: without the code nothing opens.',
    ],
  },
}

const arabicPeople = new Intl.PluralRules('ar')
/** `persons` people, with a verb that follows; Arabic has a form for two. */
function arabicCount(persons: number, one: string, two: string, few: string, many: string): string {
  switch (arabicPeople.select(persons)) {
    case 'one':
      return one
    case 'two':
      return two
    case 'few':
      return `${persons} ${few}`
    default:
      return `${persons} ${many}`
  }
}

const digestSays: {
  readonly [L in Language]: {
    readonly subject: string
    readonly label: string
    readonly small: string
    contacts(count: number): string
    requests(count: number): string
    questions(count: number): string
  }
} = {
  fr: {
    subject: 'Vos contacts reçus',
    label: 'Voir mes contacts reçus',
    small: 'Un message toutes les dix minutes au plus. Vous pouvez ne plus en recevoir : le choix est dans vos contacts reçus.',
    contacts: (count) =>
      count === 1 ? 'Une personne vous a laissé ses coordonnées.' : `${count} personnes vous ont laissé leurs coordonnées.`,
    requests: (count) =>
      count === 1
        ? 'Une personne demande à voir votre carte : votre réponse est attendue, sans quoi la demande s’efface après trente jours.'
        : `${count} personnes demandent à voir votre carte : vos réponses sont attendues, sans quoi les demandes s’effacent après trente jours.`,
    questions: (count) =>
      count === 1
        ? 'Une personne demande qui a transmis ses coordonnées : votre réponse est attendue sans délai.'
        : `${count} personnes demandent qui a transmis leurs coordonnées : vos réponses sont attendues sans délai.`,
  },
  ar: {
    subject: 'جهات الاتصال التي توصلت بها',
    label: 'عرض جهات الاتصال المتوصل بها',
    small: 'رسالة واحدة كل عشر دقائق على الأكثر. يمكنك إيقافها: الاختيار موجود في جهات الاتصال المتوصل بها.',
    contacts: (count) =>
      arabicCount(
        count,
        'ترك لك شخص واحد معلومات اتصاله.',
        'ترك لك شخصان معلومات اتصالهما.',
        'أشخاص تركوا لك معلومات اتصالهم.',
        'شخصا تركوا لك معلومات اتصالهم.',
      ),
    requests: (count) =>
      arabicCount(
        count,
        'يطلب شخص واحد الاطلاع على بطاقتك: جوابك منتظر، وإلا حذف الطلب بعد ثلاثين يوما.',
        'يطلب شخصان الاطلاع على بطاقتك: جوابك منتظر، وإلا حذف الطلبان بعد ثلاثين يوما.',
        'أشخاص يطلبون الاطلاع على بطاقتك: أجوبتك منتظرة، وإلا حذفت الطلبات بعد ثلاثين يوما.',
        'شخصا يطلبون الاطلاع على بطاقتك: أجوبتك منتظرة، وإلا حذفت الطلبات بعد ثلاثين يوما.',
      ),
    questions: (count) =>
      arabicCount(
        count,
        'يسأل شخص واحد عمن نقل معلومات اتصاله: جوابك منتظر دون تأخير.',
        'يسأل شخصان عمن نقل معلومات اتصالهما: جوابك منتظر دون تأخير.',
        'أشخاص يسألون عمن نقل معلومات اتصالهم: أجوبتك منتظرة دون تأخير.',
        'شخصا يسألون عمن نقل معلومات اتصالهم: أجوبتك منتظرة دون تأخير.',
      ),
  },
  en: {
    subject: 'Your contacts received',
    label: 'See my contacts received',
    small: 'One message every ten minutes at most. You can stop them: the choice is among your contacts received.',
    contacts: (count) => (count === 1 ? 'One person left you their details.' : `${count} people left you their details.`),
    requests: (count) =>
      count === 1
        ? 'One person asks to see your card: your answer is awaited, or the request is erased after thirty days.'
        : `${count} people ask to see your card: your answers are awaited, or the requests are erased after thirty days.`,
    questions: (count) =>
      count === 1
        ? 'One person asks who passed their details on: your answer is awaited without delay.'
        : `${count} people ask who passed their details on: your answers are awaited without delay.`,
  },
}

/** The link of a receipt to its author, where they wished for it. As `/recu/…`: mail gateways break what stands after `#`. */
async function receiptMail(tx: Tx, contactId: string, origin: URL): Promise<Mail | undefined> {
  const found = await contactToWriteTo(tx, contactId)
  if (!found?.receipt || (await deletionOf(tx, contactId))) return undefined
  const { address, language, subject } = found
  const token = tokenText(subject.open(receiptToken, contactId, found.receipt))
  const { label, asked, lines, ...says } = receiptSays[language]
  return {
    to: { address },
    language,
    ...says,
    lines: found.kind === 'asked' ? asked : lines,
    action: { label, url: new URL(`/recu/${token}`, origin).href },
  }
}

/** The link that was made for who asked for access. Nobody is named: whoever makes a link may call themselves what they like. */
async function accessMail(tx: Tx, contactId: string, origin: URL): Promise<Mail | undefined> {
  const given = await accessGiven(tx, contactId)
  const found = given?.link_id ? await contactToWriteTo(tx, contactId) : undefined
  if (!given?.link_id || !found) return undefined
  const token = await tokenAgain(tx, system, { ownerId: found.ownerId, linkId: given.link_id }).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined // taken back meanwhile
    throw error
  })
  if (token === undefined) return undefined
  const { label, ...says } = accessSays[found.language]
  return { to: { address: found.address }, language: found.language, ...says, action: { label, url: new URL(`/l/${token}`, origin).href } }
}

/** The account it was left to is closed; once this is handed over, what was left is erased. */
async function closingMail(tx: Tx, contactId: string): Promise<Mail | undefined> {
  const found = await contactToWriteTo(tx, contactId)
  if (!found?.tellClosing || (await deletionOf(tx, contactId))?.deleted_by !== 'closing') return undefined
  const { address, language } = found
  return { to: { address }, language, ...closingSays[language], sent: (after) => eraseContacts(after, [contactId], 'closing') }
}

async function contactToWriteTo(tx: Tx, contactId: string) {
  const row = await tx.rows
    .selectFrom('contacts.contact')
    .select(['owner_id', 'kind', 'subject_id', 'details', 'receipt', 'language', 'tell_closing'])
    .where('id', '=', contactId)
    .executeTakeFirst()
  if (!row?.details) return undefined
  const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'rights' })
  const { email } = subject.open(contactDetails, contactId, row.details)
  if (email === undefined) return undefined
  const { owner_id: ownerId, kind, language, receipt, tell_closing: tellClosing } = row
  return { address: email, ownerId, kind, language, receipt, tellClosing, subject }
}

/** How many people left something since the last one: no name, no word of theirs, and no link but to the owner's own space. */
async function digestMail(tx: Tx, ownerId: string, origin: URL): Promise<Mail | undefined> {
  const row = await tx.rows.selectFrom('contacts.digest').select('told_until').where('owner_id', '=', ownerId).executeTakeFirst()
  const owner = await reachedAt(tx, system, ownerId)
  if (!row || !owner || !(await preferenceOf(tx, ownerId)).digest) return undefined
  const now = tx.clock.now()
  const news = await newsFor(tx, ownerId, row.told_until)
  if (amountOf(news) === 0) return undefined
  return { ...digest(owner, news, origin), sent: (after) => digestSent(after, ownerId, now) }
}

function digest({ address, language }: { address: string; language: Language }, news: News, origin: URL): Mail {
  const says = digestSays[language]
  const lines = (['contacts', 'requests', 'questions'] as const).flatMap((one) => (news[one] > 0 ? [says[one](news[one])] : []))
  const action = { label: says.label, url: new URL('/espace/contacts', origin).href }
  return { to: { address }, language, subject: says.subject, lines, action, small: [says.small] }
}

export const mails = (origin: URL): Mails => ({
  'contacts.receipt': (tx, contactId) => receiptMail(tx, contactId, origin),
  [accessMailKind]: (tx, contactId) => accessMail(tx, contactId, origin),
  [closingKind]: closingMail,
  [digestKind]: (tx, ownerId) => digestMail(tx, ownerId, origin),
})
