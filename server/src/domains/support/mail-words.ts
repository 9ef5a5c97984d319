import type { Language } from '#contract/language.ts'
import type { MailKept, MessageKind } from '#contract/messages.ts'

interface Words {
  readonly receivedSubject: string
  readonly received: { readonly [kind in MessageKind]: (reference: string) => readonly string[] }
  /** Why not all of a mail was taken. */
  readonly trouble: { readonly [why in NonNullable<MailKept['trouble']>]: string }
  /** How many of its files were not kept. */
  leftOut(count: number): string
  readonly rights: string
  readonly notYou: string
  readonly answerSubject: string
  answers(reference: string): string
  readonly writeAgain: string
  again(reference: string): string
}
interface DeskWords {
  readonly deskSubject: string
  readonly desk: { readonly [kind in MessageKind]: (reference: string) => string }
  readonly deskLabel: string
}

export const mailWords: { readonly [L in Language]: Words } & { readonly fr: DeskWords } = {
  fr: {
    receivedSubject: 'Votre message est arrivé',
    received: {
      question: (reference) => [
        `Nous avons reçu votre message. Sa référence : ${reference}.`,
        'Nous vous répondons par écrit, à cette adresse. Il est effacé douze mois après la réponse ou la clôture, et plus tôt si vous le demandez.',
      ],
      order: (reference) => [
        `Nous avons reçu votre demande de cartes. Sa référence : ${reference}.`,
        'Nous vous répondons par écrit, à cette adresse, avec un prix. Elle ne vous engage à rien. Elle est effacée douze mois après la réponse ou la clôture, et plus tôt si vous le demandez.',
      ],
    },
    trouble: {
      'too large': 'Votre e-mail dépasse 10\u00A0Mo\u00A0: nous n’en avons gardé que le début.',
      unreadable: 'Votre e-mail n’a pas pu être lu en entier\u00A0: nous en avons gardé ce qui se lit.',
      'no text': 'Votre e-mail ne contient aucun texte.',
      'long text': 'Votre e-mail est très long\u00A0: nous n’en avons gardé que le début.',
    },
    leftOut: (count) =>
      `Pièces jointes non gardées\u00A0: ${count}. Nous gardons les PDF et les images PNG ou JPEG, jusqu’à 5\u00A0Mo en tout.`,
    rights: 'Copie, correction, effacement',
    notYou: 'Si vous n’avez rien envoyé, quelqu’un a donné cette adresse : vous pouvez faire effacer ce message par le même bouton.',
    answerSubject: 'Notre réponse à votre message',
    answers: (reference) => `Voici notre réponse à votre message ${reference}.`,
    writeAgain: 'Nous écrire de nouveau',
    again: (reference) => `Pour continuer, rappelez la référence ${reference}.`,
    deskSubject: 'Un message attend',
    desk: {
      question: (reference) => `Le message ${reference} attend une réponse du service client.`,
      order: (reference) => `La demande de cartes ${reference} attend une réponse de la vente.`,
    },
    deskLabel: 'Répondre au bureau',
  },
  ar: {
    receivedSubject: 'وصلت رسالتك',
    received: {
      question: (reference) => [
        `توصلنا برسالتك. مرجعها: ${reference}.`,
        'نجيبك كتابة على هذا العنوان. تُحذف بعد اثني عشر شهرا من الجواب أو الإغلاق، وقبل ذلك إذا طلبت.',
      ],
      order: (reference) => [
        `توصلنا بطلبك للبطاقات. مرجعه: ${reference}.`,
        'نجيبك كتابة على هذا العنوان مع الثمن. لا يلزمك بشيء. يُحذف بعد اثني عشر شهرا من الجواب أو الإغلاق، وقبل ذلك إذا طلبت.',
      ],
    },
    trouble: {
      'too large': 'يتجاوز بريدك 10 ميغابايت: لم نحتفظ إلا ببدايته.',
      unreadable: 'تعذرت قراءة بريدك كاملا: احتفظنا بما يُقرأ منه.',
      'no text': 'لا يحتوي بريدك على أي نص.',
      'long text': 'بريدك طويل جدا: لم نحتفظ إلا ببدايته.',
    },
    leftOut: (count) => `مرفقات لم تُحفظ: ${count}. نحتفظ بملفات PDF وصور PNG أو JPEG في حدود 5 ميغابايت مجتمعة.`,
    rights: 'نسخة، تصحيح، محو',
    notYou: 'إن لم ترسل شيئا فقد أدخل شخص هذا العنوان: يمكنك طلب محو هذه الرسالة بالزر نفسه.',
    answerSubject: 'جوابنا عن رسالتك',
    answers: (reference) => `هذا جوابنا عن رسالتك ${reference}.`,
    writeAgain: 'مراسلتنا من جديد',
    again: (reference) => `للمتابعة اذكر المرجع ${reference}.`,
  },
  en: {
    receivedSubject: 'Your message has arrived',
    received: {
      question: (reference) => [
        `We received your message. Its reference: ${reference}.`,
        'We answer in writing, at this address. It is erased twelve months after the answer or the closing, and sooner if you ask for it.',
      ],
      order: (reference) => [
        `We received your request for cards. Its reference: ${reference}.`,
        'We answer in writing, at this address, with a price. It binds you to nothing. It is erased twelve months after the answer or the closing, and sooner if you ask for it.',
      ],
    },
    trouble: {
      'too large': 'Your mail is larger than 10 MB: we kept its beginning alone.',
      unreadable: 'Your mail could not be read whole: we kept what can be read.',
      'no text': 'Your mail holds no text.',
      'long text': 'Your mail is very long: we kept its beginning alone.',
    },
    leftOut: (count) => `Attachments that were not kept: ${count}. We keep PDF files and PNG or JPEG pictures, up to 5 MB together.`,
    rights: 'Copy, correction, erasure',
    notYou: 'If you sent nothing, somebody gave this address: you can have this message erased by the same button.',
    answerSubject: 'Our answer to your message',
    answers: (reference) => `This is our answer to your message ${reference}.`,
    writeAgain: 'Write to us again',
    again: (reference) => `To go on, give the reference ${reference}.`,
  },
}
