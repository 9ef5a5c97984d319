import type { Language } from '#contract/language.ts'
import type { MessageField, MessageFormView, MessageKind, MessageWrong } from '#contract/messages.ts'
import { recipients } from '#contract/register.ts'

type Wrong = NonNullable<MessageWrong[MessageField]>
interface FieldWords {
  readonly label: string
  readonly hint?: string
}

/** What the two forms by which one writes to IdNet say, and what stands beside them. */
interface FormWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly says: string
  readonly text: FieldWords
  readonly send: string
  /** Law 09-08, art. 5: who, why, to whom, how long, what is asked and what follows without, the rights. */
  readonly notice: readonly string[]
  readonly takenTitle: string
  readonly takenLead: string
}
export interface MessageWords {
  readonly forms: { readonly [kind in MessageKind]: FormWords }
  readonly you: string
  readonly fields: { readonly [field in Exclude<MessageField, 'text'>]: FieldWords }
  readonly needed: string
  readonly optional: string
  readonly wrong: { readonly [why in Wrong]: string }
  readonly wrongOf: { readonly [field in MessageField]?: string }
  readonly check: string
  readonly says: { readonly [why in NonNullable<MessageFormView['says']>]: string }
  readonly opposition: string
  readonly noticeTitle: string
  readonly receipt: (number: string) => string
  readonly noReceipt: string
  readonly trap: string
  readonly closed: string
  readonly reference: string
  readonly keep: string
  readonly rights: string
  readonly home: string
}

export const messageWords: { readonly [L in Language]: MessageWords } = {
  fr: {
    forms: {
      question: {
        title: 'Nous écrire',
        description: 'Une question sur ConnectCard\u00A0? Écrivez-nous, sans compte\u00A0: nous répondons par e-mail.',
        lead: 'Une question, une remarque, un souci\u00A0? Écrivez-la ici. Nous répondons par e-mail.',
        says: 'Votre message',
        text: { label: 'Message' },
        send: 'Envoyer le message',
        notice: [
          'Responsable\u00A0: IdNet, société de droit marocain, contact@IdNet.ma. But\u00A0: répondre à votre message, et rien d’autre.',
          `Destinataires\u00A0: chez IdNet, le service client\u00A0; pour vous écrire, ${recipients['mail server'].fr}. Personne d’autre.`,
          'Gardé, chiffré, douze mois après la réponse ou la clôture, ou après son arrivée s’il n’y en a pas\u00A0; puis effacé.',
          'Le nom, pour savoir à qui nous répondons, l’e-mail, pour répondre, et le message sont obligatoires\u00A0: sans eux, nous ne pouvons pas répondre. Le téléphone est facultatif\u00A0: il ne sert que si un appel répond mieux.',
          'Vous avez un droit d’accès, de rectification, de suppression, de limitation et d’opposition (loi 09-08), sans compte et sans frais, sur la page de vos droits ou à contact@IdNet.ma\u00A0; et pouvez saisir la CNDP.',
          'Sur Internet, des données peuvent circuler sans garantie de sécurité\u00A0; les nôtres sont chiffrées. N’écrivez pas de numéro de carte d’identité.',
        ],
        takenTitle: 'Message reçu',
        takenLead: 'Merci. Nous répondons par e-mail, à l’adresse que vous avez donnée.',
      },
      order: {
        title: 'Commander des cartes',
        description: 'Dites-nous combien de cartes NFC, en quelle matière et pour quelle entreprise\u00A0: nous répondons avec un prix.',
        lead: 'Dites-nous ce qu’il vous faut. Nous répondons par e-mail, avec un prix\u00A0; cette demande ne vous engage à rien.',
        says: 'Les cartes',
        text: { label: 'Autre chose à savoir', hint: 'Un logo, une date, une ville de livraison…' },
        send: 'Envoyer la demande',
        notice: [
          'Responsable\u00A0: IdNet, société de droit marocain, contact@IdNet.ma. But\u00A0: préparer votre commande de cartes, et rien d’autre.',
          `Destinataires\u00A0: chez IdNet, la vente\u00A0; pour vous écrire, ${recipients['mail server'].fr}. Personne d’autre.`,
          'Gardée, chiffrée, douze mois après la réponse ou la clôture, ou après son arrivée s’il n’y en a pas\u00A0; puis effacée.',
          'L’entreprise, la quantité, le nom et l’e-mail sont obligatoires\u00A0: sans eux, nous ne pouvons ni chiffrer ni répondre. La matière, le téléphone et le reste sont facultatifs.',
          'Vous avez un droit d’accès, de rectification, de suppression, de limitation et d’opposition (loi 09-08), sans compte et sans frais, sur la page de vos droits ou à contact@IdNet.ma\u00A0; et pouvez saisir la CNDP.',
          'Sur Internet, des données peuvent circuler sans garantie de sécurité\u00A0; les nôtres sont chiffrées. Ne donnez ici les coordonnées de personne d’autre.',
        ],
        takenTitle: 'Demande reçue',
        takenLead: 'Merci. Nous répondons par e-mail, avec un prix, à l’adresse que vous avez donnée.',
      },
    },
    you: 'Vous',
    fields: {
      company: { label: 'Entreprise' },
      quantity: { label: 'Nombre de cartes' },
      material: { label: 'Matière souhaitée', hint: 'Dans vos mots. Laissez vide, et nous vous conseillons.' },
      name: { label: 'Nom' },
      email: { label: 'E-mail' },
      phone: { label: 'Téléphone' },
    },
    needed: 'obligatoire',
    optional: 'facultatif',
    wrong: { missing: 'À remplir.', form: 'Ceci ne se lit pas\u00A0: vérifiez.', long: 'C’est trop long.' },
    wrongOf: {
      email: 'Une adresse comme nom@exemple.ma.',
      phone: 'Un numéro comme 06\u00A061\u00A000\u00A001\u00A000, ou avec l’indicatif du pays.',
      quantity: 'Un nombre entier, de 1 à 100\u00A0000.',
    },
    check: 'Rien n’est encore envoyé\u00A0: vérifiez les champs signalés. Ce que vous avez écrit est là.',
    says: {
      again: 'Rien n’est encore envoyé\u00A0: appuyez encore une fois. Ce que vous avez écrit est là.',
      many: 'Beaucoup de messages arrivent en ce moment. Réessayez dans quelques minutes\u00A0: ce que vous avez écrit est là.',
      failed: 'Nous n’avons pas réussi à l’enregistrer. Réessayez\u00A0: ce que vous avez écrit est là.',
    },
    opposition: 'Je m’oppose à être contacté(e) à des fins commerciales, en dehors de cette demande',
    noticeTitle: 'Ce que deviennent ces données',
    receipt: (number) => `Récépissé de la CNDP\u00A0: ${number}.`,
    noReceipt: 'Récépissé de la CNDP\u00A0: numéro à renseigner (démonstration).',
    trap: 'Laissez ce champ vide',
    closed: 'Ce formulaire n’est pas encore ouvert. Écrivez-nous à cette adresse\u00A0: nous répondons de même.',
    reference: 'Référence',
    keep: 'Un accusé de réception part à votre adresse. Rappelez cette référence si vous nous écrivez de nouveau.',
    rights: 'Vos droits sur ce message',
    home: 'Retour à l’accueil',
  },
  ar: {
    forms: {
      question: {
        title: 'راسلنا',
        description: 'سؤال حول ConnectCard؟ راسلنا دون حساب: نجيب بالبريد الإلكتروني.',
        lead: 'سؤال أو ملاحظة أو مشكل؟ اكتبه هنا. نجيب بالبريد الإلكتروني.',
        says: 'رسالتك',
        text: { label: 'الرسالة' },
        send: 'إرسال الرسالة',
        notice: [
          'المسؤول: IdNet، شركة خاضعة للقانون المغربي، contact@IdNet.ma. الغاية: الجواب عن رسالتك، ولا شيء غير ذلك.',
          `المرسل إليهم: خدمة الزبناء لدى IdNet؛ ولمراسلتك ${recipients['mail server'].ar}. لا أحد غيرهم.`,
          'تُحفظ مشفرة اثني عشر شهرا بعد الجواب أو الإغلاق، أو بعد وصولها إن لم يكن أي منهما؛ ثم تُمحى.',
          'الاسم لمعرفة من نجيب، والبريد الإلكتروني للجواب، والرسالة إجبارية: دونها لا يمكننا الجواب. الهاتف اختياري: لا يُستعمل إلا إذا كانت المكالمة أنفع.',
          'لك حق الولوج والتصحيح والحذف والتقييد والتعرض (القانون 09-08)، دون حساب ودون مصاريف، في صفحة حقوقك أو على contact@IdNet.ma؛ ويمكنك اللجوء إلى اللجنة الوطنية (CNDP).',
          'قد تتداول المعطيات على الإنترنت دون ضمانات أمنية؛ معطياتنا مشفرة. لا تكتب رقم بطاقة التعريف.',
        ],
        takenTitle: 'توصلنا بالرسالة',
        takenLead: 'شكرا. نجيب بالبريد الإلكتروني على العنوان الذي أدخلته.',
      },
      order: {
        title: 'طلب بطاقات',
        description: 'أخبرنا بعدد بطاقات NFC ومادتها والشركة التي هي لها: نجيب مع الثمن.',
        lead: 'أخبرنا بما تحتاج إليه. نجيب بالبريد الإلكتروني مع الثمن؛ وهذا الطلب لا يلزمك بشيء.',
        says: 'البطاقات',
        text: { label: 'أمر آخر ينبغي معرفته', hint: 'شعار، أو تاريخ، أو مدينة التسليم…' },
        send: 'إرسال الطلب',
        notice: [
          'المسؤول: IdNet، شركة خاضعة للقانون المغربي، contact@IdNet.ma. الغاية: تحضير طلبك للبطاقات، ولا شيء غير ذلك.',
          `المرسل إليهم: المبيعات لدى IdNet؛ ولمراسلتك ${recipients['mail server'].ar}. لا أحد غيرهم.`,
          'يُحفظ مشفرا اثني عشر شهرا بعد الجواب أو الإغلاق، أو بعد وصوله إن لم يكن أي منهما؛ ثم يُمحى.',
          'الشركة والعدد والاسم والبريد الإلكتروني إجبارية: دونها لا يمكننا تحديد الثمن ولا الجواب. المادة والهاتف والباقي اختياري.',
          'لك حق الولوج والتصحيح والحذف والتقييد والتعرض (القانون 09-08)، دون حساب ودون مصاريف، في صفحة حقوقك أو على contact@IdNet.ma؛ ويمكنك اللجوء إلى اللجنة الوطنية (CNDP).',
          'قد تتداول المعطيات على الإنترنت دون ضمانات أمنية؛ معطياتنا مشفرة. لا تعط هنا معلومات أي شخص آخر.',
        ],
        takenTitle: 'توصلنا بالطلب',
        takenLead: 'شكرا. نجيب بالبريد الإلكتروني مع الثمن على العنوان الذي أدخلته.',
      },
    },
    you: 'أنت',
    fields: {
      company: { label: 'الشركة' },
      quantity: { label: 'عدد البطاقات' },
      material: { label: 'المادة المرغوب فيها', hint: 'بكلماتك. اتركها فارغة وسننصحك.' },
      name: { label: 'الاسم' },
      email: { label: 'البريد الإلكتروني' },
      phone: { label: 'الهاتف' },
    },
    needed: 'إجباري',
    optional: 'اختياري',
    wrong: { missing: 'يجب ملؤها.', form: 'تعذرت قراءته: تحقق منه.', long: 'النص طويل جدا.' },
    wrongOf: {
      email: 'عنوان مثل nom@exemple.ma.',
      phone: 'رقم مثل \u206606 61 00 01 00\u2069، أو مع رمز البلد.',
      quantity: 'عدد صحيح من 1 إلى \u2066100 000\u2069.',
    },
    check: 'لم يُرسل شيء بعد: تحقق من الخانات المشار إليها. ما كتبته محفوظ هنا.',
    says: {
      again: 'لم يُرسل شيء بعد: اضغط مرة أخرى. ما كتبته محفوظ هنا.',
      many: 'تصل رسائل كثيرة في هذه اللحظة. أعد المحاولة بعد بضع دقائق: ما كتبته محفوظ هنا.',
      failed: 'لم نتمكن من تسجيله. أعد المحاولة: ما كتبته محفوظ هنا.',
    },
    opposition: 'أتعرض على الاتصال بي لأغراض تجارية خارج هذا الطلب',
    noticeTitle: 'ما مصير هذه المعطيات',
    receipt: (number) => `وصل اللجنة الوطنية (CNDP): ${number}.`,
    noReceipt: 'وصل اللجنة الوطنية (CNDP): الرقم سيضاف (عرض تجريبي).',
    trap: 'اترك هذه الخانة فارغة',
    closed: 'هذه الاستمارة غير مفتوحة بعد. راسلنا على هذا العنوان: نجيب كذلك.',
    reference: 'المرجع',
    keep: 'يُرسل إشعار بالتوصل إلى عنوانك. اذكر هذا المرجع إذا راسلتنا من جديد.',
    rights: 'حقوقك على هذه الرسالة',
    home: 'العودة إلى الاستقبال',
  },
  en: {
    forms: {
      question: {
        title: 'Write to us',
        description: 'A question about ConnectCard? Write to us, without an account: we answer by email.',
        lead: 'A question, a remark, a trouble? Write it here. We answer by email.',
        says: 'Your message',
        text: { label: 'Message' },
        send: 'Send the message',
        notice: [
          'Controller: IdNet, a company under Moroccan law, contact@IdNet.ma. Purpose: answering your message, and nothing else.',
          `Recipients: at IdNet, customer service; to write to you, ${recipients['mail server'].en}. Nobody else.`,
          'Kept, encrypted, for twelve months after the answer or the closing, or after it came where there is neither; then erased.',
          'The name, to know whom we answer, the email, to answer, and the message are needed: without them we cannot answer. The telephone is optional: it serves only where a call answers better.',
          'You have a right of access, correction, deletion, restriction and objection (law 09-08), without an account and free of charge, on the page of your rights or at contact@IdNet.ma; and you may turn to the CNDP.',
          'On the internet data may travel without guarantee of security; ours are encrypted. Write no number of an identity card.',
        ],
        takenTitle: 'Message received',
        takenLead: 'Thank you. We answer by email, at the address you gave.',
      },
      order: {
        title: 'Order cards',
        description: 'Tell us how many NFC cards, of which material and for which company: we answer with a price.',
        lead: 'Tell us what you need. We answer by email, with a price; this request binds you to nothing.',
        says: 'The cards',
        text: { label: 'Anything else to know', hint: 'A logo, a date, a city to deliver to…' },
        send: 'Send the request',
        notice: [
          'Controller: IdNet, a company under Moroccan law, contact@IdNet.ma. Purpose: preparing your order of cards, and nothing else.',
          `Recipients: at IdNet, sales; to write to you, ${recipients['mail server'].en}. Nobody else.`,
          'Kept, encrypted, for twelve months after the answer or the closing, or after it came where there is neither; then erased.',
          'The company, the quantity, the name and the email are needed: without them we can neither set a price nor answer. The material, the telephone and the rest are optional.',
          'You have a right of access, correction, deletion, restriction and objection (law 09-08), without an account and free of charge, on the page of your rights or at contact@IdNet.ma; and you may turn to the CNDP.',
          'On the internet data may travel without guarantee of security; ours are encrypted. Give nobody else’s details here.',
        ],
        takenTitle: 'Request received',
        takenLead: 'Thank you. We answer by email, with a price, at the address you gave.',
      },
    },
    you: 'You',
    fields: {
      company: { label: 'Company' },
      quantity: { label: 'How many cards' },
      material: { label: 'Material you wish for', hint: 'In your own words. Leave it empty, and we advise you.' },
      name: { label: 'Name' },
      email: { label: 'Email' },
      phone: { label: 'Telephone' },
    },
    needed: 'needed',
    optional: 'optional',
    wrong: { missing: 'To be filled in.', form: 'This cannot be read: check it.', long: 'This is too long.' },
    wrongOf: {
      email: 'An address like name@example.ma.',
      phone: 'A number like 06 61 00 01 00, or with the code of the country.',
      quantity: 'A whole number, from 1 to 100,000.',
    },
    check: 'Nothing is sent yet: check the fields that are marked. What you wrote is here.',
    says: {
      again: 'Nothing is sent yet: press once more. What you wrote is here.',
      many: 'Many messages are arriving right now. Try again in a few minutes: what you wrote is here.',
      failed: 'We could not record it. Try again: what you wrote is here.',
    },
    opposition: 'I object to being contacted for commercial purposes, apart from this request',
    noticeTitle: 'What becomes of these data',
    receipt: (number) => `CNDP receipt: ${number}.`,
    noReceipt: 'CNDP receipt: number to be filled in (demonstration).',
    trap: 'Leave this field empty',
    closed: 'This form is not open yet. Write to us at this address: we answer all the same.',
    reference: 'Reference',
    keep: 'A receipt is on its way to your address. Give this reference if you write to us again.',
    rights: 'Your rights over this message',
    home: 'Back to the home page',
  },
}
