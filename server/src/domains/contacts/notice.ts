import type { z } from 'zod'
import type { Notice } from '#contract/accounts.ts'
import { ContactPreferences } from '#contract/contacts.ts'
import type { Language } from '#contract/language.ts'
import { recipients } from '#contract/register.ts'
import { keptNotice, type NoticeTexts, noticeLines, noticeVersion } from '#platform/notice.ts'
import { requestDays } from './leave-details.ts'

const mail = recipients['mail server']

// A name from a card keeps its own direction inside our sentence (first strong isolate … pop).
const own = (name: string) => `\u2068${name}\u2069`

const arabicMonths: { readonly [months: number]: string } = { 1: 'شهرا واحدا', 6: 'ستة أشهر', 12: 'اثني عشر شهرا', 24: 'أربعة وعشرين شهرا' }

const texts: { readonly [L in Language]: (to: string, months: number) => NoticeTexts } = {
  fr: (to, months) => ({
    controller:
      'IdNet, société de droit marocain, responsable du traitement\u00A0: ConnectCard est son service, et c’est elle qui conserve',
    address: 'Maroc',
    contact: 'contact@IdNet.ma',
    purposes: [
      `permettre à ${own(to)} de vous recontacter à la suite de votre rencontre`,
      'vous laisser revoir, corriger, retirer ou supprimer ce que vous laissez, et répondre à vos droits',
    ],
    recipients: `${own(to)}, qui répond de l’usage qui en est fait ; chez IdNet les seuls employés qui en ont besoin pour ces finalités ; et pour vous écrire, ${mail.fr}. Personne d’autre.`,
    kept: `${months} mois au plus à compter d’aujourd’hui, puis elles sont effacées ; moins longtemps si vous les supprimez.`,
    rights:
      'Conformément à la loi 09-08, vous avez un droit d’accès, de rectification, de suppression, de limitation et d’opposition, à tout moment et sans frais\u00A0: par votre reçu, sans compte, ou à contact@IdNet.ma\u00A0; et vous pouvez saisir la CNDP.',
    openNetworks:
      'Sur Internet, des données peuvent circuler sans garantie de sécurité et être lues par des tiers non autorisés ; les nôtres sont chiffrées.',
    fields: [
      { name: 'name', mandatory: true, why: 'pour savoir qui écrit', without: 'rien ne peut être envoyé' },
      {
        name: 'reach',
        mandatory: true,
        why: 'pour vous répondre',
        without: 'rien ne peut être envoyé\u00A0: l’un des deux suffit',
      },
      { name: 'company', mandatory: false, why: 'pour vous situer', without: null },
      { name: 'note', mandatory: false, why: 'pour rappeler votre échange', without: null },
    ],
    opposition: 'Je ne souhaite pas être recontacté(e) à des fins commerciales',
  }),
  ar: (to, months) => ({
    controller: 'IdNet، شركة خاضعة للقانون المغربي، المسؤولة عن المعالجة: ConnectCard خدمة من خدماتها، وهي التي تحفظ المعطيات',
    address: 'المغرب',
    contact: 'contact@IdNet.ma',
    purposes: [
      `تمكين ${own(to)} من معاودة الاتصال بك بعد لقائكما`,
      'تمكينك من الاطلاع على ما تتركه وتصحيحه وسحبه وحذفه، والاستجابة لحقوقك',
    ],
    recipients: `${own(to)}، الذي يتحمل مسؤولية استعمالها؛ ومستخدمو IdNet الذين يحتاجون إليها لهذه الغايات وحدهم؛ ولمراسلتك ${mail.ar}. لا أحد غيرهم.`,
    kept: `تحفظ على الأكثر ${arabicMonths[months] ?? `${months} شهرا`} ابتداء من اليوم ثم تحذف؛ ولمدة أقل إذا حذفتها أنت.`,
    rights:
      'طبقا للقانون 09-08، لك حق الولوج والتصحيح والحذف والتقييد والتعرض، في أي وقت ودون مصاريف: بواسطة وصلك ودون حساب، أو على contact@IdNet.ma؛ ويمكنك اللجوء إلى اللجنة الوطنية لمراقبة حماية المعطيات (CNDP).',
    openNetworks: 'قد تتداول المعطيات على الإنترنت دون ضمانات أمنية وأن يطلع عليها أغيار غير مأذون لهم؛ معطياتنا مشفرة.',
    fields: [
      { name: 'name', mandatory: true, why: 'لمعرفة المرسل', without: 'لا يمكن إرسال أي شيء' },
      { name: 'reach', mandatory: true, why: 'للرد عليك', without: 'لا يمكن إرسال أي شيء: يكفي أحدهما' },
      { name: 'company', mandatory: false, why: 'للتعرف على مجالك', without: null },
      { name: 'note', mandatory: false, why: 'للتذكير بحديثكما', without: null },
    ],
    opposition: 'لا أرغب في أن يتصل بي لأغراض تجارية',
  }),
  en: (to, months) => ({
    controller:
      'IdNet, a company under Moroccan law, controller of the processing: ConnectCard is its service, and it is IdNet that keeps the data',
    address: 'Morocco',
    contact: 'contact@IdNet.ma',
    purposes: [
      `letting ${own(to)} contact you after you met`,
      'letting you see, correct, withdraw or delete what you leave, and answering your rights',
    ],
    recipients: `${own(to)}, who answers for the use made of them; at IdNet only those employees who need them for these purposes; and to write to you, ${mail.en}. Nobody else.`,
    kept: `${months === 1 ? 'One month' : `${months} months`} at most from today, then they are erased; less if you delete them.`,
    rights:
      'Under law 09-08 you have a right of access, correction, deletion, restriction and objection, at any time and free of charge: by your receipt, without an account, or at contact@IdNet.ma; and you may turn to the CNDP.',
    openNetworks:
      'On the internet data may travel without guarantee of security and be read by unauthorised third parties; ours are encrypted.',
    fields: [
      { name: 'name', mandatory: true, why: 'to know who writes', without: 'nothing can be sent' },
      { name: 'reach', mandatory: true, why: 'to answer you', without: 'nothing can be sent: one of the two is enough' },
      { name: 'company', mandatory: false, why: 'to know where you are from', without: null },
      { name: 'note', mandatory: false, why: 'to recall what you talked about', without: null },
    ],
    opposition: 'I do not wish to be contacted for commercial purposes',
  }),
}

/** What is said otherwise to who asks for access. */
type AskingTexts = Pick<NoticeTexts, 'purposes' | 'kept' | 'fields'>

const asking: { readonly [L in Language]: (to: string, days: number) => AskingTexts } = {
  fr: (to, days) => ({
    purposes: [
      `permettre à ${own(to)} de vous donner accès à sa carte, ou non`,
      'vous envoyer la réponse, et un code à l’ouverture du lien',
      'vous laisser revoir, corriger, retirer ou supprimer votre demande, et répondre à vos droits',
    ],
    kept: `${days} jours à compter d’aujourd’hui, puis la demande est effacée, avec ou sans réponse ; aussitôt si elle est refusée ou si vous la supprimez. Si l’accès est donné, votre nom et votre adresse restent avec votre lien, qui finit dans deux ans au plus tard, et sont effacés un mois au plus après sa fin.`,
    fields: [
      { name: 'name', mandatory: true, why: 'pour savoir qui demande', without: 'rien ne peut être envoyé' },
      { name: 'email', mandatory: true, why: 'la réponse et le code y sont envoyés', without: 'rien ne peut être envoyé' },
      { name: 'company', mandatory: false, why: 'pour vous situer', without: null },
      { name: 'note', mandatory: false, why: 'pour dire ce qui vous amène', without: null },
    ],
  }),
  ar: (to, days) => ({
    purposes: [
      `تمكين ${own(to)} من إعطائك الولوج إلى بطاقته أو عدم إعطائه`,
      'إرسال الجواب إليك، ورمز عند فتح الرابط',
      'تمكينك من الاطلاع على طلبك وتصحيحه وسحبه وحذفه، والاستجابة لحقوقك',
    ],
    kept: `يحفظ الطلب ${days} يوما ابتداء من اليوم ثم يحذف، أجيب عنه أم لا؛ ويحذف فورا إذا رفض أو حذفته أنت. وإذا أعطي الولوج بقي اسمك وعنوانك مع رابطك، الذي ينتهي بعد سنتين على الأكثر، ثم حذفا بعد نهايته بشهر على الأكثر.`,
    fields: [
      { name: 'name', mandatory: true, why: 'لمعرفة صاحب الطلب', without: 'لا يمكن إرسال أي شيء' },
      { name: 'email', mandatory: true, why: 'إليه يرسل الجواب والرمز', without: 'لا يمكن إرسال أي شيء' },
      { name: 'company', mandatory: false, why: 'للتعرف على مجالك', without: null },
      { name: 'note', mandatory: false, why: 'لتقول سبب طلبك', without: null },
    ],
  }),
  en: (to, days) => ({
    purposes: [
      `letting ${own(to)} give you access to their card, or not`,
      'sending you the answer, and a code when you open the link',
      'letting you see, correct, withdraw or delete your request, and answering your rights',
    ],
    kept: `${days} days from today, then the request is erased, answered or not; at once if it is refused or if you delete it. If access is given, your name and address stay with your link, which ends after two years at the latest, and are erased a month after its end at most.`,
    fields: [
      { name: 'name', mandatory: true, why: 'to know who asks', without: 'nothing can be sent' },
      { name: 'email', mandatory: true, why: 'the answer and the code are sent there', without: 'nothing can be sent' },
      { name: 'company', mandatory: false, why: 'to know where you are from', without: null },
      { name: 'note', mandatory: false, why: 'to say what brings you', without: null },
    ],
  }),
}

const askingTexts = (language: Language, to: string, days: number): NoticeTexts => ({
  ...texts[language](to, 0),
  ...asking[language](to, days),
})

// As they are kept, the owner of the card is one of many, and every length of time that an owner may choose is told.
const somebody = '…'
const keepMonths = ContactPreferences.shape.keepMonths.options.map(({ value }) => value)
export const exchangeText = keptNotice('exchange', (language) =>
  keepMonths.flatMap((months) => noticeLines(texts[language](somebody, months))),
)
export const askingText = keptNotice('asking', (language) => noticeLines(askingTexts(language, somebody, requestDays)))

/** What stands beside the form by which one asks for access: after so many days the request ends. */
export const askingNotice = (language: Language, to: string, cndp: string | undefined, day: string): z.infer<typeof Notice> => ({
  version: noticeVersion(askingText, day),
  cndp: cndp ?? null,
  ...askingTexts(language, to, requestDays),
})

/** What stands beside the form (law 09-08, art. 5; décret 2-09-165, art. 34 and 43): for how long is the owner's choice. */
export const exchangeNotice = (
  language: Language,
  to: string,
  months: number,
  { cndp, version }: { readonly cndp: string | undefined; readonly version: string },
): z.infer<typeof Notice> => ({ version, cndp: cndp ?? null, ...texts[language](to, months) })
