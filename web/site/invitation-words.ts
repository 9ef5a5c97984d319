import type { InvitationView, InvitedRole } from '#contract/companies.ts'
import type { Language } from '#contract/language.ts'

export interface InvitationWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly see: string
  readonly refuse: string
  readonly refuseMeans: string
  readonly shownTitle: (company: string) => string
  readonly shownLead: string
  readonly enteredTitle: string
  readonly labels: { readonly [label in 'company' | 'email' | 'language' | 'role' | 'invited' | 'ends']: string }
  readonly roles: { readonly [R in InvitedRole]: string }
  readonly acceptTitle: string
  readonly acceptText: string
  readonly accept: string
  readonly refuseTitle: string
  readonly correctTitle: string
  readonly correctText: string
  readonly correct: string
  readonly deleteTitle: string
  readonly deleteText: string
  readonly delete: string
  readonly noticeTitle: string
  readonly says: { readonly [S in NonNullable<InvitationView['says']>]: string }
  readonly done: { readonly [D in 'refused' | 'deleted' | 'moved']: { readonly title: string; readonly text: string } }
  readonly deadTitle: string
  readonly deadText: string
  readonly rights: string
}

export const invitationWords: { readonly [L in Language]: InvitationWords } = {
  fr: {
    title: 'Une entreprise vous invite',
    description: 'Voir ce qu’une entreprise a saisi de vous, l’accepter, le corriger, le refuser ou le faire effacer, sans compte.',
    lead: 'Une entreprise a saisi votre adresse pour vous inviter. Voyez ce qu’elle a saisi et répondez, sans compte\u00A0; ou refusez tout de suite.',
    see: 'Voir l’invitation',
    refuse: 'Refuser',
    refuseMeans: 'Tout est effacé aussitôt, et cette entreprise ne peut plus vous inviter pendant douze mois.',
    shownTitle: (company) => `${company} vous invite`,
    shownLead: 'Rien n’est fait sans votre accord, et rien de vous ne paraît nulle part avant.',
    enteredTitle: 'Ce qui a été saisi de vous',
    labels: {
      company: 'Entreprise (nom non vérifié)',
      email: 'Votre adresse',
      language: 'Langue des messages',
      role: 'Place proposée',
      invited: 'Saisi le',
      ends: 'Effacé sans réponse le',
    },
    roles: { member: 'Membre', administrator: 'Administrateur' },
    acceptTitle: 'Accepter',
    acceptText:
      'Avec votre compte ConnectCard à cette adresse, ou un nouveau. L’entreprise verra alors votre nom, cette adresse et depuis quand vous êtes membre\u00A0; jamais vos contacts, vos liens ni vos consultations. Vous direz aussi si elle peut modifier ce que votre carte dit d’elle.',
    accept: 'Continuer vers mon espace',
    refuseTitle: 'Refuser',
    correctTitle: 'Corriger',
    correctText: 'Si vous donnez une autre adresse, l’invitation y est envoyée, et ce lien-ci ne sert plus.',
    correct: 'Enregistrer la correction',
    deleteTitle: 'Effacer',
    deleteText: 'Tout est effacé aussitôt, et nous n’en gardons rien\u00A0: l’entreprise pourrait donc vous inviter de nouveau.',
    delete: 'Effacer ce qui a été saisi',
    noticeTitle: 'Ce que vous devez savoir',
    says: {
      corrected: 'C’est corrigé.',
      moved: 'L’invitation est partie à la nouvelle adresse.',
      wrong: 'Donnez une adresse e-mail comme nom@domaine.ma.',
      'not-now': 'Cette adresse ne peut pas être invitée pour le moment. Rien n’a changé.',
      many: 'Vous avez beaucoup corrigé en peu de temps. Réessayez dans dix minutes.',
    },
    done: {
      refused: {
        title: 'C’est refusé',
        text: 'Ce qui avait été saisi de vous est effacé. Cette entreprise ne peut plus inviter cette adresse pendant douze mois, et n’est pas prévenue de votre refus.',
      },
      deleted: { title: 'C’est effacé', text: 'Ce qui avait été saisi de vous est effacé. L’entreprise n’en est pas prévenue.' },
      moved: {
        title: 'C’est corrigé',
        text: 'L’invitation est partie à la nouvelle adresse, par un lien à elle. Celui-ci ne mène plus à rien.',
      },
    },
    deadTitle: 'Ce lien ne mène à rien',
    deadText:
      'L’invitation est peut-être terminée, acceptée, refusée ou annulée\u00A0: dans chaque cas, ce qui avait été saisi de vous est effacé.',
    rights: 'Vos droits',
  },
  ar: {
    title: 'شركة تدعوك',
    description: 'الاطلاع على ما أدخلته شركة عنك وقبوله أو تصحيحه أو رفضه أو محوه، دون حساب.',
    lead: 'أدخلت شركة عنوانك لدعوتك. اطلع على ما أدخلته وأجب، دون حساب؛ أو ارفض على الفور.',
    see: 'الاطلاع على الدعوة',
    refuse: 'رفض',
    refuseMeans: 'يمحى كل شيء فورا، ولا يمكن لهذه الشركة أن تدعوك طيلة اثني عشر شهرا.',
    shownTitle: (company) => `${company} تدعوك`,
    shownLead: 'لا شيء يتم دون موافقتك، ولا يظهر عنك شيء في أي مكان قبلها.',
    enteredTitle: 'ما أدخل عنك',
    labels: {
      company: 'الشركة (اسم غير متحقق منه)',
      email: 'عنوانك',
      language: 'لغة الرسائل',
      role: 'الصفة المقترحة',
      invited: 'أدخل في',
      ends: 'يمحى دون جواب في',
    },
    roles: { member: 'عضو', administrator: 'مشرف' },
    acceptTitle: 'القبول',
    acceptText:
      'بحسابك على ConnectCard بهذا العنوان، أو بحساب جديد. عندها ترى الشركة اسمك وهذا العنوان ومنذ متى وأنت عضو؛ ولا ترى أبدا جهات اتصالك ولا روابطك ولا عدد مرات الفتح. وستقول أيضا هل يمكنها تعديل ما تقوله بطاقتك عنها.',
    accept: 'المتابعة إلى فضائي',
    refuseTitle: 'الرفض',
    correctTitle: 'التصحيح',
    correctText: 'إذا أعطيت عنوانا آخر أرسلت الدعوة إليه، ولم يعد هذا الرابط صالحا.',
    correct: 'حفظ التصحيح',
    deleteTitle: 'المحو',
    deleteText: 'يمحى كل شيء فورا ولا نحتفظ بشيء منه: لذلك قد تدعوك الشركة من جديد.',
    delete: 'محو ما أدخل',
    noticeTitle: 'ما يجب أن تعرفه',
    says: {
      corrected: 'تم التصحيح.',
      moved: 'أرسلت الدعوة إلى العنوان الجديد.',
      wrong: 'أدخل بريدا إلكترونيا مثل nom@domaine.ma.',
      'not-now': 'لا يمكن دعوة هذا العنوان في الوقت الحالي. لم يتغير شيء.',
      many: 'صححت كثيرا في وقت قصير. أعد المحاولة بعد عشر دقائق.',
    },
    done: {
      refused: {
        title: 'تم الرفض',
        text: 'محي ما كان أدخل عنك. لا يمكن لهذه الشركة أن تدعو هذا العنوان طيلة اثني عشر شهرا، ولا تخبر برفضك.',
      },
      deleted: { title: 'تم المحو', text: 'محي ما كان أدخل عنك. لا تخبر الشركة بذلك.' },
      moved: { title: 'تم التصحيح', text: 'أرسلت الدعوة إلى العنوان الجديد برابط خاص به. هذا الرابط لم يعد يؤدي إلى شيء.' },
    },
    deadTitle: 'هذا الرابط لا يؤدي إلى شيء',
    deadText: 'ربما انتهت الدعوة أو قبلت أو رفضت أو ألغيت: في كل حالة محي ما كان أدخل عنك.',
    rights: 'حقوقك',
  },
  en: {
    title: 'A company invites you',
    description: 'See what a company entered about you, accept, correct, refuse or have it erased, without an account.',
    lead: 'A company entered your address to invite you. See what it entered and answer, without an account; or refuse right away.',
    see: 'See the invitation',
    refuse: 'Refuse',
    refuseMeans: 'Everything is erased at once, and this company cannot invite you for twelve months.',
    shownTitle: (company) => `${company} invites you`,
    shownLead: 'Nothing is done without your consent, and nothing about you shows anywhere before.',
    enteredTitle: 'What was entered about you',
    labels: {
      company: 'Company (name not verified)',
      email: 'Your address',
      language: 'Language of messages',
      role: 'Place offered',
      invited: 'Entered on',
      ends: 'Erased without an answer on',
    },
    roles: { member: 'Member', administrator: 'Administrator' },
    acceptTitle: 'Accept',
    acceptText:
      'With your ConnectCard account at this address, or a new one. The company then sees your name, this address and since when you are a member; never your contacts, your links or how often they were opened. You also say whether it may edit what your card says of it.',
    accept: 'Continue to my space',
    refuseTitle: 'Refuse',
    correctTitle: 'Correct',
    correctText: 'If you give another address, the invitation is sent there, and this link leads to nothing any more.',
    correct: 'Save the correction',
    deleteTitle: 'Erase',
    deleteText: 'Everything is erased at once, and we keep nothing of it: the company could therefore invite you again.',
    delete: 'Erase what was entered',
    noticeTitle: 'What you should know',
    says: {
      corrected: 'It is corrected.',
      moved: 'The invitation went to the new address.',
      wrong: 'Give an e-mail address like name@domain.ma.',
      'not-now': 'This address cannot be invited for now. Nothing was changed.',
      many: 'You corrected a lot in a short time. Try again in ten minutes.',
    },
    done: {
      refused: {
        title: 'It is refused',
        text: 'What had been entered about you is erased. This company cannot invite this address for twelve months, and is not told of your refusal.',
      },
      deleted: { title: 'It is erased', text: 'What had been entered about you is erased. The company is not told.' },
      moved: {
        title: 'It is corrected',
        text: 'The invitation went to the new address, by a link of its own. This one leads to nothing any more.',
      },
    },
    deadTitle: 'This link leads to nothing',
    deadText: 'The invitation may be over, accepted, refused or taken back: in each case, what had been entered about you is erased.',
    rights: 'Your rights',
  },
}
