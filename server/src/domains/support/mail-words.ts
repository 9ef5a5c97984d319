import type { Language } from '#contract/language.ts'
import type { MessageKind } from '#contract/messages.ts'

interface Words {
  readonly receivedSubject: string
  readonly received: { readonly [kind in MessageKind]: (reference: string) => readonly string[] }
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
    rights: 'Copy, correction, erasure',
    notYou: 'If you sent nothing, somebody gave this address: you can have this message erased by the same button.',
    answerSubject: 'Our answer to your message',
    answers: (reference) => `This is our answer to your message ${reference}.`,
    writeAgain: 'Write to us again',
    again: (reference) => `To go on, give the reference ${reference}.`,
  },
}
