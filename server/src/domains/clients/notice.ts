import type { z } from 'zod'
import { type InvitationNotice, type InvitedRole, invitedRoles } from '#contract/companies.ts'
import type { Language } from '#contract/language.ts'
import { recipients } from '#contract/register.ts'
import { moroccanDate } from '#platform/dates.ts'
import { keptNotice, noticeVersion } from '#platform/notice.ts'
import { invitationDays } from './find-invitation.ts'
import { refusalMonths } from './refused-before.ts'

const [mail, company] = [recipients['mail server'], recipients['the company']]

// A company's name keeps its own direction inside our sentence (first strong isolate … pop).
const own = (name: string) => `\u2068${name}\u2069`

interface Texts {
  readonly subject: string
  lines(name: string, role: InvitedRole): readonly string[]
  receipt(number: string): string
  readonly action: string
}

const texts: { readonly [L in Language]: Texts } = {
  fr: {
    subject: 'Une entreprise vous invite sur ConnectCard',
    lines: (name, role) => [
      `${own(name)} vous invite à la rejoindre sur ConnectCard, ${role === 'member' ? 'comme membre' : 'comme administrateur'}. Rien n’est fait sans votre accord\u00A0: ce message vous dit ce qui a été saisi de vous, et le bouton vous laisse répondre.`,
      'Qui\u00A0: cette entreprise a saisi votre adresse. Son nom est celui qu’elle se donne, IdNet ne l’a pas vérifié. Le responsable du traitement est IdNet, société de droit marocain, contact@IdNet.ma, dont ConnectCard est un service.',
      'Pourquoi\u00A0: vous demander si vous acceptez, et rien d’autre. Votre adresse ne sert à aucune prospection, et rien de vous ne paraît nulle part avant votre accord.',
      'Ce qui a été saisi\u00A0: cette adresse e-mail, la langue de ce message et la place proposée. Rien d’autre.',
      `Qui le voit\u00A0: ${company.fr}\u00A0; chez IdNet les seuls employés qui en ont besoin\u00A0; et pour vous écrire, ${mail.fr}.`,
      `Combien de temps\u00A0: jusqu’à votre réponse, ${invitationDays} jours au plus, puis tout est effacé. Si vous refusez, tout est effacé aussitôt, et cette entreprise ne peut plus vous inviter pendant ${refusalMonths} mois\u00A0: pour le savoir, nous ne gardons qu’une empreinte de votre adresse.`,
      'Vos droits (loi 09-08)\u00A0: accès, rectification, suppression, limitation et opposition, à tout moment, sans frais et sans compte. Par le bouton\u00A0: voir, corriger, refuser en un clic, effacer. Ou à contact@IdNet.ma\u00A0; et vous pouvez saisir la CNDP.',
      'Sur Internet, des données peuvent circuler sans garantie de sécurité et être lues par des tiers non autorisés\u00A0; les nôtres sont chiffrées.',
    ],
    receipt: (number) => `Récépissé de la CNDP\u00A0: ${number}.`,
    action: 'Voir, accepter ou refuser',
  },
  ar: {
    subject: 'شركة تدعوك على ConnectCard',
    lines: (name, role) => [
      `تدعوك ${own(name)} للانضمام إليها على ConnectCard، ${role === 'member' ? 'بصفة عضو' : 'بصفة مشرف'}. لا شيء يتم دون موافقتك: تخبرك هذه الرسالة بما أدخل عنك، ويمكنك الزر من الجواب.`,
      'من: أدخلت هذه الشركة عنوانك. اسمها هو الذي اختارته لنفسها، ولم تتحقق منه IdNet. المسؤولة عن المعالجة هي IdNet، شركة خاضعة للقانون المغربي، contact@IdNet.ma، وConnectCard خدمة من خدماتها.',
      'لماذا: لسؤالك هل تقبل، ولا شيء غير ذلك. لا يستعمل عنوانك في أي ترويج، ولا يظهر عنك شيء في أي مكان قبل موافقتك.',
      'ما أدخل: هذا البريد الإلكتروني ولغة هذه الرسالة والصفة المقترحة. لا شيء غير ذلك.',
      `من يراه: ${company.ar}؛ ومستخدمو IdNet الذين يحتاجون إليه وحدهم؛ ولمراسلتك ${mail.ar}.`,
      `لأي مدة: إلى حين جوابك، ${invitationDays} يوما على الأكثر، ثم يمحى كل شيء. إذا رفضت يمحى كل شيء فورا، ولا يمكن لهذه الشركة أن تدعوك طيلة ${refusalMonths} شهرا: ولمعرفة ذلك لا نحتفظ إلا ببصمة عنوانك.`,
      'حقوقك (القانون 09-08): الولوج والتصحيح والحذف والتقييد والتعرض، في أي وقت ودون مصاريف ودون حساب. بواسطة الزر: الاطلاع والتصحيح والرفض بنقرة واحدة والمحو. أو على contact@IdNet.ma؛ ويمكنك اللجوء إلى CNDP.',
      'قد تتداول المعطيات على الإنترنت دون ضمانات أمنية وأن يطلع عليها أغيار غير مأذون لهم؛ معطياتنا مشفرة.',
    ],
    receipt: (number) => `وصل CNDP: ${number}.`,
    action: 'الاطلاع ثم القبول أو الرفض',
  },
  en: {
    subject: 'A company invites you on ConnectCard',
    lines: (name, role) => [
      `${own(name)} invites you to join it on ConnectCard, as ${role === 'member' ? 'a member' : 'an administrator'}. Nothing is done without your consent: this message tells you what was entered about you, and the button lets you answer.`,
      'Who: this company entered your address. Its name is the one it gives itself, IdNet did not verify it. The controller is IdNet, a company under Moroccan law, contact@IdNet.ma, whose service ConnectCard is.',
      'Why: to ask you whether you accept, and nothing else. Your address serves no marketing, and nothing about you shows anywhere before you agree.',
      'What was entered: this e-mail address, the language of this message and the place offered. Nothing else.',
      `Who sees it: ${company.en}; at IdNet only those employees who need it; and to write to you, ${mail.en}.`,
      `For how long: until you answer, ${invitationDays} days at most, then everything is erased. If you refuse, everything is erased at once, and this company cannot invite you for ${refusalMonths} months: to know that, we keep nothing but a digest of your address.`,
      'Your rights (law 09-08): access, correction, deletion, restriction and objection, at any time, free of charge and without an account. By the button: see, correct, refuse in one click, erase. Or at contact@IdNet.ma; and you may turn to the CNDP.',
      'On the internet data may travel without guarantee of security and be read by unauthorised third parties; ours are encrypted.',
    ],
    receipt: (number) => `Receipt of the CNDP: ${number}.`,
    action: 'See, accept or refuse',
  },
}

/** As it is kept: the company is one of many. */
export const invitationText = keptNotice('invitation', (language) => {
  const { subject, lines, action } = texts[language]
  return [subject, ...invitedRoles.flatMap((role) => lines('…', role)), action]
})

export const invitationVersion = (now: Date): string => noticeVersion(invitationText, moroccanDate(now))

export interface Told {
  readonly company: string
  readonly role: InvitedRole
  readonly language: Language
  readonly cndp: string | undefined
}

/** The notice that is sent, and shown before it is sent and on the page that it leads to (law 09-08, art. 5-3). */
export function invitationNotice(now: Date, { company: name, role, language, cndp }: Told): z.infer<typeof InvitationNotice> {
  const { subject, lines, receipt, action } = texts[language]
  const numbered = cndp === undefined ? [] : [receipt(cndp)]
  return { version: invitationVersion(now), subject, lines: [...lines(name, role), ...numbered], action }
}
