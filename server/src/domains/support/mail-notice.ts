import type { Language } from '#contract/language.ts'
import { recipients } from '#contract/register.ts'
import { keptNotice } from '#platform/notice.ts'

const server = recipients['mail server']

/** What somebody is told who wrote a mail: no form stood before them that could have said it (law 09-08, art. 5). */
const lines: { readonly [L in Language]: readonly string[] } = {
  fr: [
    'Ce que deviennent ces données. Qui\u00A0: IdNet, société de droit marocain, contact@IdNet.ma. But\u00A0: répondre à votre message, et rien d’autre\u00A0; aucune prospection.',
    `Destinataires\u00A0: chez IdNet, le service client\u00A0; pour vous écrire, ${server.fr}. Personne d’autre.`,
    'Votre e-mail est devenu un message chiffré, et a été effacé de notre boîte. Le message est gardé douze mois après la réponse ou la clôture, ou après son arrivée s’il n’y en a pas\u00A0; puis effacé.',
    'Gardés\u00A0: votre adresse et votre nom tels que votre e-mail les donne, son objet et son texte. Des pièces jointes, seuls les PDF et les images PNG ou JPEG, jusqu’à 5\u00A0Mo en tout\u00A0; des autres, le nom et la taille.',
    'Vous avez un droit d’accès, de rectification, de suppression, de limitation et d’opposition, aussi à toute utilisation à des fins commerciales (loi 09-08), sans compte et sans frais, par le bouton ou à contact@IdNet.ma\u00A0; et pouvez saisir la CNDP.',
    'Sur Internet, des données peuvent circuler sans garantie de sécurité\u00A0: un e-mail n’est pas chiffré en chemin comme l’est notre formulaire.',
  ],
  ar: [
    'ما مصير هذه المعطيات. المسؤول: IdNet، شركة خاضعة للقانون المغربي، contact@IdNet.ma. الغاية: الجواب عن رسالتك، ولا شيء غير ذلك؛ دون أي ترويج.',
    `المرسل إليهم: خدمة الزبناء لدى IdNet؛ ولمراسلتك ${server.ar}. لا أحد غيرهم.`,
    'صار بريدك رسالة مشفرة، وحُذف من علبتنا. تُحفظ الرسالة اثني عشر شهرا بعد الجواب أو الإغلاق، أو بعد وصولها إن لم يكن أي منهما؛ ثم تُمحى.',
    'المحفوظ: عنوانك واسمك كما وردا في بريدك، وموضوعه ونصه. من المرفقات: ملفات PDF وصور PNG أو JPEG وحدها، في حدود 5 ميغابايت مجتمعة؛ ومن غيرها الاسم والحجم.',
    'لك حق الولوج والتصحيح والحذف والتقييد والتعرض، بما فيه التعرض على كل استعمال لأغراض تجارية (القانون 09-08)، دون حساب ودون مصاريف، بالزر أو على contact@IdNet.ma؛ ويمكنك اللجوء إلى اللجنة الوطنية (CNDP).',
    'قد تتداول المعطيات على الإنترنت دون ضمانات أمنية: البريد الإلكتروني غير مشفر في الطريق كما هي استمارتنا.',
  ],
  en: [
    'What becomes of these data. Who: IdNet, a company under Moroccan law, contact@IdNet.ma. Purpose: answering your message, and nothing else; no marketing.',
    `Recipients: at IdNet, customer service; to write to you, ${server.en}. Nobody else.`,
    'Your mail became an encrypted message, and was erased from our mailbox. The message is kept twelve months after the answer or the closing, or after it came where there is neither; then erased.',
    'Kept: your address and name as your mail gives them, its subject and its text. Of what is attached, PDF files and PNG or JPEG pictures alone, up to 5 MB together; of the others, the name and the size.',
    'You have a right of access, correction, deletion, restriction and objection, also to any use for commercial purposes (law 09-08), without an account and free of charge, by the button or at contact@IdNet.ma; and you may turn to the CNDP.',
    'On the internet data may travel without guarantee of security: a mail is not encrypted on its way as our form is.',
  ],
}
const receipt: { readonly [L in Language]: (number: string) => string } = {
  fr: (number) => `Récépissé de la CNDP\u00A0: ${number}.`,
  ar: (number) => `وصل اللجنة الوطنية (CNDP): ${number}.`,
  en: (number) => `Receipt of the CNDP: ${number}.`,
}

export const mailNoticeText = keptNotice('mail', (language) => lines[language])

export const mailNotice = (language: Language, cndp: string | undefined): readonly string[] => [
  ...lines[language],
  ...(cndp === undefined ? [] : [receipt[language](cndp)]),
]
