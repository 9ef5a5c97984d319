import type { z } from 'zod'
import type { Notice } from '#contract/accounts.ts'
import type { Language } from '#contract/language.ts'
import { recipients } from '#contract/register.ts'
import { keptNotice, type NoticeTexts, noticeLines, noticeVersion } from '#platform/notice.ts'

const [mail, texting] = [recipients['mail server'], recipients['text-message provider']]

const texts: { readonly [L in Language]: NoticeTexts } = {
  fr: {
    controller: 'IdNet, société de droit marocain, responsable du traitement',
    address: 'Maroc',
    contact: 'contact@IdNet.ma',
    purposes: [
      'ouvrir et tenir votre compte',
      'publier et partager vos cartes avec qui vous voulez',
      'protéger votre compte',
      'répondre à vos droits',
    ],
    recipients: `Les seuls employés d’IdNet qui en ont besoin pour ces finalités, et les personnes à qui vous donnez un lien\u00A0; pour l’envoi des messages, ${mail.fr} et ${texting.fr}. Personne d’autre.`,
    kept: 'Tant que vous avez un compte, puis deux ans au plus\u00A0; les documents légaux, le temps que la loi impose.',
    rights:
      'Conformément à la loi 09-08, vous avez un droit d’accès, de rectification, de suppression, de limitation et d’opposition, à tout moment et sans frais, à contact@IdNet.ma\u00A0; et vous pouvez saisir la CNDP.',
    openNetworks:
      'Sur Internet, des données peuvent circuler sans garantie de sécurité et être lues par des tiers non autorisés ; les nôtres sont chiffrées.',
    fields: [
      { name: 'name', mandatory: true, why: 'pour savoir à qui est le compte', without: 'le compte ne peut pas être ouvert' },
      {
        name: 'email',
        mandatory: true,
        why: 'pour vous connecter et vous écrire au sujet du compte',
        without: 'le compte ne peut pas être ouvert',
      },
      { name: 'company', mandatory: false, why: 'pour préparer votre carte', without: null },
      {
        name: 'phone',
        mandatory: false,
        why: 'pour vous joindre si l’e-mail ne passe plus, et vérifier par SMS que c’est vous qui demandez vos données',
        without: null,
      },
    ],
    opposition: 'Je ne souhaite pas être recontacté(e) à des fins commerciales',
  },
  ar: {
    controller: 'IdNet، شركة خاضعة للقانون المغربي، المسؤولة عن المعالجة',
    address: 'المغرب',
    contact: 'contact@IdNet.ma',
    purposes: ['فتح حسابك ومسكه', 'نشر بطاقاتك ومشاركتها مع من تريد', 'حماية حسابك', 'الاستجابة لحقوقك'],
    recipients: `مستخدمو IdNet الذين يحتاجون إليها لهذه الغايات وحدهم، والأشخاص الذين تعطيهم رابطا؛ ولإرسال الرسائل ${mail.ar} و${texting.ar}. لا أحد غيرهم.`,
    kept: 'ما دام لك حساب، ثم سنتين على الأكثر؛ والوثائق القانونية للمدة التي يفرضها القانون.',
    rights:
      'طبقا للقانون 09-08، لك حق الولوج والتصحيح والحذف والتقييد والتعرض، في أي وقت ودون مصاريف، على contact@IdNet.ma؛ ويمكنك اللجوء إلى اللجنة الوطنية لمراقبة حماية المعطيات (CNDP).',
    openNetworks: 'قد تتداول المعطيات على الإنترنت دون ضمانات أمنية وأن يطلع عليها أغيار غير مأذون لهم؛ معطياتنا مشفرة.',
    fields: [
      { name: 'name', mandatory: true, why: 'لمعرفة صاحب الحساب', without: 'لا يمكن فتح الحساب' },
      { name: 'email', mandatory: true, why: 'لتسجيل دخولك ومراسلتك بشأن الحساب', without: 'لا يمكن فتح الحساب' },
      { name: 'company', mandatory: false, why: 'لإعداد بطاقتك', without: null },
      {
        name: 'phone',
        mandatory: false,
        why: 'للاتصال بك إذا تعذر البريد، وللتحقق برسالة قصيرة من أنك أنت من يطلب معطياتك',
        without: null,
      },
    ],
    opposition: 'لا أرغب في أن يتصل بي لأغراض تجارية',
  },
  en: {
    controller: 'IdNet, a company under Moroccan law, controller of the processing',
    address: 'Morocco',
    contact: 'contact@IdNet.ma',
    purposes: [
      'opening and keeping your account',
      'publishing your cards and sharing them with whom you choose',
      'protecting your account',
      'answering your rights',
    ],
    recipients: `Only those employees of IdNet who need them for these purposes, and the people you give a link to; for sending messages, ${mail.en} and ${texting.en}. Nobody else.`,
    kept: 'As long as you have an account, then two years at most; legal documents for as long as the law asks.',
    rights:
      'Under law 09-08 you have a right of access, correction, deletion, restriction and objection, at any time and free of charge, at contact@IdNet.ma; and you may turn to the CNDP.',
    openNetworks:
      'On the internet data may travel without guarantee of security and be read by unauthorised third parties; ours are encrypted.',
    fields: [
      { name: 'name', mandatory: true, why: 'to know whose the account is', without: 'the account cannot be opened' },
      { name: 'email', mandatory: true, why: 'to sign you in and write to you about the account', without: 'the account cannot be opened' },
      { name: 'company', mandatory: false, why: 'to prepare your card', without: null },
      {
        name: 'phone',
        mandatory: false,
        why: 'to reach you when mail fails, and to check by text message that it is you who asks for your data',
        without: null,
      },
    ],
    opposition: 'I do not wish to be contacted for commercial purposes',
  },
}

/** The notice as it is kept: every sign-up keeps the version that was read. */
export const signUpText = keptNotice('sign-up', (language) => noticeLines(texts[language]))

/** What stands beside the form of a new account (law 09-08, art. 5; décret 2-09-165, art. 34 and 43). `cndp` is the receipt's number; `day` today. */
export const signUpNotice = (language: Language, cndp: string | undefined, day: string): z.infer<typeof Notice> => ({
  version: noticeVersion(signUpText, day),
  cndp: cndp ?? null,
  ...texts[language],
})
