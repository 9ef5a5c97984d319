import type { Language } from '#contract/language.ts'

export interface VerificationWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly document: {
    readonly title: string
    readonly lead: string
    readonly file: string
    readonly digest: string
    readonly help: string
    readonly check: string
  }
  readonly says: { readonly yes: string; readonly no: string; readonly nothing: string; readonly many: string }
  readonly certificate: { readonly title: string; readonly lead: string; readonly link: string }
  readonly heads: {
    readonly title: string
    readonly lead: string
    readonly day: string
    readonly number: string
    readonly chain: string
    readonly none: string
  }
  readonly deletions: {
    readonly title: string
    readonly lead: string
    readonly what: string
    readonly ended: string
    readonly none: string
  }
  readonly program: { readonly title: string; readonly lead: string; readonly link: string; readonly data: string }
}

export const verificationWords: { readonly [L in Language]: VerificationWords } = {
  fr: {
    title: 'Vérifier par soi-même',
    description: 'Vérifier une facture, une attestation de suppression ou le journal de ConnectCard, sans nous croire sur parole.',
    lead: 'Ce que nous signons se vérifie ici, ou sur votre propre machine avec un petit programme que chacun peut lire.',
    document: {
      title: 'Une facture ou un avoir',
      lead: 'Le document que vous avez est-il, à l’octet près, celui qui a été déposé aux archives légales\u00A0? Le fichier est comparé puis oublié\u00A0: rien n’en est gardé.',
      file: 'Le document (PDF)',
      digest: 'Ou son empreinte SHA-256',
      help: '64 chiffres hexadécimaux, si vous préférez ne pas envoyer le fichier.',
      check: 'Vérifier le document',
    },
    says: {
      yes: 'Oui\u00A0: c’est, à l’octet près, un document déposé aux archives légales.',
      no: 'Non\u00A0: aucun document déposé n’a exactement ces octets. Un seul octet différent suffit.',
      nothing: 'Choisissez un fichier, ou donnez son empreinte de 64 chiffres.',
      many: 'Trop de vérifications d’ici à l’instant\u00A0: réessayez dans quelques minutes.',
    },
    certificate: {
      title: 'Une attestation de suppression',
      lead: 'Elle est signée. Déposez-la sur sa page, ou vérifiez-la avec le programme.',
      link: 'Vérifier une attestation',
    },
    heads: {
      title: 'Le journal, jour par jour',
      lead: 'Chaque lecture et chaque acte est lié au précédent. La tête d’un jour le scelle\u00A0: si elle change un jour, le journal a été touché. Notez-la, revenez la comparer.',
      day: 'Jour',
      number: 'Lien n°',
      chain: 'Empreinte de la chaîne',
      none: 'Aucun jour n’est encore clos.',
    },
    deletions: {
      title: 'Ce qui a été supprimé à son terme',
      lead: 'Par jour et par sorte\u00A0: combien, et une empreinte signée de quoi. Aucun nom.',
      what: 'Sorte',
      ended: 'Supprimés',
      none: 'Rien n’est encore arrivé à son terme.',
    },
    program: {
      title: 'Le programme',
      lead: 'Une page de code, sans rien d’autre que Node.js\u00A0: il relit les signatures sur votre machine.',
      link: 'Lire et enregistrer verifier.mjs',
      data: 'Les mêmes données, en JSON',
    },
  },
  ar: {
    title: 'تحقق بنفسك',
    description: 'التحقق من فاتورة أو شهادة حذف أو سجل ConnectCard دون تصديقنا على الكلمة.',
    lead: 'ما نوقعه يمكن التحقق منه هنا، أو على جهازك ببرنامج صغير يستطيع كل واحد قراءته.',
    document: {
      title: 'فاتورة أو إشعار خصم',
      lead: 'هل الوثيقة التي لديك هي نفسها، بايتا بايتا، التي أودعت في الأرشيف القانوني؟ يقارن الملف ثم ينسى: لا يحتفظ بأي شيء منه.',
      file: 'الوثيقة (PDF)',
      digest: 'أو بصمتها SHA-256',
      help: '64 رقما ست عشريا، إن فضلت عدم إرسال الملف.',
      check: 'التحقق من الوثيقة',
    },
    says: {
      yes: 'نعم: هذه، بايتا بايتا، وثيقة مودعة في الأرشيف القانوني.',
      no: 'لا: لا توجد وثيقة مودعة لها هذه البايتات بالضبط. يكفي اختلاف بايت واحد.',
      nothing: 'اختر ملفا، أو أدخل بصمته المكونة من 64 رقما.',
      many: 'عمليات تحقق كثيرة من هنا الآن: أعد المحاولة بعد بضع دقائق.',
    },
    certificate: { title: 'شهادة حذف', lead: 'هي موقعة. ضعها في صفحتها، أو تحقق منها بالبرنامج.', link: 'التحقق من شهادة' },
    heads: {
      title: 'السجل، يوما بيوم',
      lead: 'كل قراءة وكل فعل مرتبط بما قبله. رأس اليوم يختمه: إن تغير يوما ما فقد مُسّ السجل. دونه وعد لمقارنته.',
      day: 'اليوم',
      number: 'الرابط رقم',
      chain: 'بصمة السلسلة',
      none: 'لم يُختم أي يوم بعد.',
    },
    deletions: {
      title: 'ما حُذف عند انتهاء مدته',
      lead: 'بحسب اليوم والنوع: كم، وبصمة موقعة لما حُذف. دون أي اسم.',
      what: 'النوع',
      ended: 'المحذوف',
      none: 'لم يبلغ أي شيء نهاية مدته بعد.',
    },
    program: {
      title: 'البرنامج',
      lead: 'صفحة واحدة من الشفرة، لا تحتاج إلا Node.js: تعيد قراءة التوقيعات على جهازك.',
      link: 'قراءة وحفظ verifier.mjs',
      data: 'المعطيات نفسها بصيغة JSON',
    },
  },
  en: {
    title: 'Check for yourself',
    description: 'Check an invoice, a certificate of deletion or the record of ConnectCard, without taking our word.',
    lead: 'What we sign can be checked here, or on your own machine with a small program that anyone can read.',
    document: {
      title: 'An invoice or credit note',
      lead: 'Is the document you hold, to the byte, the one that was filed in the legal archive? The file is compared and forgotten: nothing of it is kept.',
      file: 'The document (PDF)',
      digest: 'Or its SHA-256',
      help: '64 hexadecimal digits, if you would rather not send the file.',
      check: 'Check the document',
    },
    says: {
      yes: 'Yes: this is, to the byte, a document filed in the legal archive.',
      no: 'No: no document that was filed has exactly these bytes. One different byte is enough.',
      nothing: 'Choose a file, or give its 64 digits.',
      many: 'Too many checks from here just now: try again in a few minutes.',
    },
    certificate: {
      title: 'A certificate of deletion',
      lead: 'It is signed. Put it on its page, or check it with the program.',
      link: 'Check a certificate',
    },
    heads: {
      title: 'The record, day by day',
      lead: 'Each look and each deed is linked to the one before. The head of a day seals it: if it ever changes, the record was touched. Note it down, and come back to compare.',
      day: 'Day',
      number: 'Link no.',
      chain: 'Digest of the chain',
      none: 'No day is over yet.',
    },
    deletions: {
      title: 'What was deleted at its term',
      lead: 'By day and kind: how many, and a signed digest of which. No name.',
      what: 'Kind',
      ended: 'Deleted',
      none: 'Nothing has reached its term yet.',
    },
    program: {
      title: 'The program',
      lead: 'One page of code that needs nothing but Node.js: it reads the signatures again on your machine.',
      link: 'Read and save verifier.mjs',
      data: 'The same data, as JSON',
    },
  },
}
