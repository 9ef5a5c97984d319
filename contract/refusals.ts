import type { Language } from './language.ts'

type Sentence = { readonly [L in Language]: string }
interface RefusalKind {
  readonly status: number
  readonly says: Sentence
}

/** Every refusal an API answer can carry: its stable code, its HTTP status, and what it says to the reader. */
export const refusals = {
  'link-dead': {
    status: 404,
    says: {
      fr: 'Ce lien n’ouvre aucune carte. Il est peut-être incomplet, expiré ou retiré\u00A0: demandez-en un nouveau à la personne qui vous l’a donné.',
      ar: 'هذا الرابط لا يفتح أي بطاقة. ربما كان ناقصا أو منتهي الصلاحية أو ملغى: اطلب رابطا جديدا ممن أعطاك إياه.',
      en: 'This link opens no card. It may be incomplete, expired or withdrawn: ask the person who gave it to you for a new one.',
    },
  },
  'many-codes': {
    status: 429,
    says: {
      fr: 'Trop de QR ont été faits en peu de temps. Attendez quelques minutes, ou montrez un QR qui ne change pas.',
      ar: 'أُنشئت رموز كثيرة في وقت قصير. انتظر بضع دقائق، أو اعرض رمزا لا يتغير.',
      en: 'Too many codes were made in a short time. Wait a few minutes, or show a code that does not change.',
    },
  },
  'code-taken-back': {
    status: 409,
    says: {
      fr: 'Ce QR a été retiré, ici ou sur un autre appareil : il ne se renouvelle plus.',
      ar: 'سُحب هذا الرمز، هنا أو من جهاز آخر: لم يعد يتجدد.',
      en: 'This code was taken back, here or on another device: it is renewed no more.',
    },
  },
  'undo-over': {
    status: 404,
    says: {
      fr: 'Il est trop tard pour annuler\u00A0: l’accès est retiré pour de bon. Partagez à nouveau la carte si besoin.',
      ar: 'فات أوان التراجع: سُحب الوصول نهائيا. شاركوا البطاقة من جديد عند الحاجة.',
      en: 'It is too late to undo: the access is taken back for good. Share the card again if need be.',
    },
  },
  'view-expired': {
    status: 404,
    says: { fr: 'Rouvrez le lien reçu.', ar: 'أعد فتح الرابط الذي توصلت به.', en: 'Open the link you received again.' },
  },
  press: {
    status: 428,
    says: {
      fr: 'Ce lien s’ouvre un nombre limité de fois\u00A0: confirmez que vous voulez l’ouvrir maintenant.',
      ar: 'يفتح هذا الرابط عددا محدودا من المرات: أكد أنك تريد فتحه الآن.',
      en: 'This link opens a limited number of times: confirm that you want to open it now.',
    },
  },
  pin: {
    status: 428,
    says: { fr: 'Ce lien demande un code.', ar: 'هذا الرابط يتطلب رمزا.', en: 'This link asks for a code.' },
  },
  'pin-wrong': {
    status: 428,
    says: { fr: 'Ce code n’est pas le bon.', ar: 'هذا الرمز غير صحيح.', en: 'This code is not the right one.' },
  },
  bind: {
    status: 428,
    says: {
      fr: 'Ce lien ne s’ouvrira plus que dans un seul navigateur\u00A0: confirmez que c’est celui-ci.',
      ar: 'لن يفتح هذا الرابط بعد ذلك إلا في متصفح واحد: أكد أنه هذا المتصفح.',
      en: 'This link will open in one browser only: confirm that it is this one.',
    },
  },
  code: {
    status: 428,
    says: {
      fr: 'Ce lien demande le code envoyé à la personne pour qui il est fait.',
      ar: 'يتطلب هذا الرابط الرمز المرسل إلى الشخص الذي أنشئ من أجله.',
      en: 'This link asks for the code that is sent to the person it was made for.',
    },
  },
  'not-found': {
    status: 404,
    says: { fr: 'Rien ne se trouve à cette adresse.', ar: 'لا يوجد شيء في هذا العنوان.', en: 'There is nothing at this address.' },
  },
  'request-unknown': {
    status: 404,
    says: {
      fr: 'Aucune demande n’a cette référence et ce code. Vérifiez-les\u00A0: ils sont sur votre accusé de réception.',
      ar: 'لا يوجد طلب بهذا المرجع وهذا الرمز. تحقق منهما: هما في وصل الاستلام.',
      en: 'No request has this reference and this code. Check them: they are on your receipt.',
    },
  },
  'case-has-link': {
    status: 409,
    says: {
      fr: 'Une carte est déjà montrée pour ce dossier. Retirez cet accès avant d’en montrer une autre.',
      ar: 'سبق عرض بطاقة لهذا الملف. اسحب هذا الوصول قبل عرض بطاقة أخرى.',
      en: 'A card is already shown for this case. Take that access back before you show another one.',
    },
  },
  'message-closed': {
    status: 409,
    says: {
      fr: 'Ce message est clos\u00A0: rien n’y est plus ajouté.',
      ar: 'أُغلقت هذه الرسالة: لا يضاف إليها شيء.',
      en: 'This message is closed: nothing is added to it any more.',
    },
  },
  'request-state': {
    status: 409,
    says: {
      fr: 'Cette demande n’en est plus là\u00A0: relisez son état.',
      ar: 'لم يعد هذا الطلب في هذه المرحلة: راجع حالته.',
      en: 'This request is no longer at this point: look at its state again.',
    },
  },
  'request-waits': {
    status: 409,
    says: {
      fr: 'Le titulaire du compte a été prévenu et a vingt-quatre heures pour s’y opposer\u00A0: revenez ensuite, ou donnez le code envoyé par SMS, s’il vous est proposé.',
      ar: 'أخبر صاحب الحساب وأمامه أربع وعشرون ساعة للاعتراض: عد بعدها، أو أدخل رمز الرسالة القصيرة إن عُرض عليك.',
      en: 'The holder of the account was told and has twenty-four hours to object: come back after that, or give the code of the text message, where one is offered.',
    },
  },
  'breach-closed': {
    status: 409,
    says: {
      fr: 'Cet incident est clos\u00A0: ouvrez-en un autre.',
      ar: 'أُغلق هذا الحادث: افتح حادثا آخر.',
      en: 'This incident is closed: open another one.',
    },
  },
  'breach-open': {
    status: 409,
    says: {
      fr: 'Cet incident ne peut pas encore être clos\u00A0: il reste à prévenir ceux qui sont nommés, ou à dire pourquoi ils ne le sont pas.',
      ar: 'لا يمكن إغلاق هذا الحادث بعد: يجب إخبار الجهات المذكورة أو ذكر سبب عدم إخبارها.',
      en: 'This incident cannot be closed yet: those named are to be told, or it is to be said why not.',
    },
  },
  'breach-nobody': {
    status: 409,
    says: {
      fr: 'Personne n’est encore listé pour cet incident\u00A0: demandez la liste à l’exploitant.',
      ar: 'لم يُدرج أي شخص بعد في هذا الحادث: اطلب اللائحة من المشغل.',
      en: 'Nobody is listed for this incident yet: ask the operator for the list.',
    },
  },
  'asked-enough': {
    status: 409,
    says: {
      fr: 'Il a déjà été demandé deux fois de compléter cette demande\u00A0: il faut y répondre.',
      ar: 'سبق أن طُلب استكمال هذا الطلب مرتين: يجب الجواب عنه.',
      en: 'This request was asked to be completed twice already: it must be answered.',
    },
  },
  'copy-gone': {
    status: 410,
    says: {
      fr: 'Cette copie a déjà été prise, ou ses sept jours sont passés. Vous pouvez en demander une autre.',
      ar: 'أُخذت هذه النسخة من قبل، أو مضت أيامها السبعة. يمكنك طلب أخرى.',
      en: 'This copy was taken already, or its seven days are over. You can ask for another.',
    },
  },
  restricted: {
    status: 409,
    says: {
      fr: 'Cette personne a limité cet usage de ses données.',
      ar: 'قيد هذا الشخص هذا الاستعمال لمعطياته.',
      en: 'This person has restricted this use of their data.',
    },
  },
  'form-closed': {
    status: 409,
    says: {
      fr: 'Ce formulaire n’est pas ouvert\u00A0: écrivez à contact@IdNet.ma.',
      ar: 'هذه الاستمارة غير مفتوحة: اكتب إلى contact@IdNet.ma.',
      en: 'This form is not open: write to contact@IdNet.ma.',
    },
  },
  'certificate-unknown': {
    status: 404,
    says: {
      fr: 'Cette attestation n’est pas de nous, ou a été modifiée.',
      ar: 'هذه الشهادة ليست صادرة عنا، أو تم تغييرها.',
      en: 'This certificate is not ours, or was altered.',
    },
  },
  'wrong-method': {
    status: 405,
    says: {
      fr: 'Cette adresse ne prend pas cette méthode.',
      ar: 'هذا العنوان لا يقبل هذه الطريقة.',
      en: 'This address does not take this method.',
    },
  },
  'too-slow': {
    status: 408,
    says: { fr: 'L’envoi a pris trop de temps.', ar: 'استغرق الإرسال وقتا طويلا.', en: 'Sending took too long.' },
  },
  invalid: {
    status: 400,
    says: {
      fr: 'Un champ n’est pas dans la forme attendue.',
      ar: 'أحد الحقول ليس على الشكل المطلوب.',
      en: 'A field does not have the expected form.',
    },
  },
  'signed-out': {
    status: 401,
    says: {
      fr: 'Votre session est terminée\u00A0: connectez-vous pour continuer.',
      ar: 'انتهت جلستك: سجل الدخول للمتابعة.',
      en: 'Your session has ended: sign in to go on.',
    },
  },
  'not-allowed': {
    status: 403,
    says: { fr: 'Ce compte n’a pas ce droit.', ar: 'هذا الحساب لا يملك هذا الحق.', en: 'This account does not have this right.' },
  },
  'office-closed': {
    status: 401,
    says: {
      fr: 'Le bureau n’est pas ouvert dans ce navigateur, ou l’est depuis trop longtemps\u00A0: ouvrez-le pour continuer.',
      ar: 'المكتب غير مفتوح في هذا المتصفح، أو مر على فتحه وقت طويل: افتحه للمتابعة.',
      en: 'The office is not open in this browser, or was for too long: open it to go on.',
    },
  },
  'second-factor-needed': {
    status: 403,
    says: {
      fr: 'Le bureau ne s’ouvre qu’avec un second facteur\u00A0: reconnectez-vous avec une clé d’accès, ou avec l’application d’authentification.',
      ar: 'لا يفتح المكتب إلا بعامل ثان: سجل الدخول من جديد بمفتاح مرور أو بتطبيق التحقق.',
      en: 'The office opens with a second factor only: sign in again with a passkey, or with the authenticator app.',
    },
  },
  'undertaking-needed': {
    status: 403,
    says: {
      fr: 'Signez d’abord l’engagement de confidentialité, dans sa version actuelle.',
      ar: 'وقع أولا التزام السرية في صيغته الحالية.',
      en: 'Sign the undertaking of confidentiality first, as it is now.',
    },
  },
  'undertaking-changed': {
    status: 409,
    says: {
      fr: 'L’engagement de confidentialité a changé entre-temps\u00A0: relisez-le avant de le signer.',
      ar: 'تغير التزام السرية في هذه الأثناء: أعد قراءته قبل توقيعه.',
      en: 'The undertaking of confidentiality changed meanwhile: read it again before you sign it.',
    },
  },
  'second-person-missing': {
    status: 409,
    says: {
      fr: 'Il faut une seconde personne pour approuver, et personne d’autre n’a ici de poste qui le permet\u00A0: cette installation ne peut pas le faire.',
      ar: 'يجب أن يوافق شخص ثان، ولا أحد غيرك هنا له منصب يسمح بذلك: لا يمكن لهذه المنظومة القيام به.',
      en: 'A second person has to approve, and nobody else here has a job that allows it: this installation cannot do it.',
    },
  },
  'second-person': {
    status: 409,
    says: {
      fr: 'Vous l’avez demandé\u00A0: une autre personne doit l’approuver.',
      ar: 'أنت من طلب ذلك: يجب أن يوافق عليه شخص آخر.',
      en: 'You asked for it: somebody else has to approve it.',
    },
  },
  'export-over': {
    status: 409,
    says: {
      fr: 'Cette liste n’est pas, ou plus, à prendre\u00A0: elle attend un accord, ou a été prise, ou son heure est passée. Demandez-la à nouveau si elle reste nécessaire.',
      ar: 'هذه اللائحة لا يمكن أخذها: تنتظر موافقة، أو أُخذت، أو انقضت ساعتها. اطلبها من جديد إن ظلت ضرورية.',
      en: 'This list cannot be taken, or no longer: it waits for an approval, was taken, or its hour is over. Ask for it again if it is still needed.',
    },
  },
  'export-too-many': {
    status: 409,
    says: {
      fr: 'Cette liste est trop longue pour un fichier du bureau\u00A0: l’exploitant la fait à la ligne de commande.',
      ar: 'هذه اللائحة أطول من أن تخرج في ملف من المكتب: يعدها المشغل بسطر الأوامر.',
      en: 'This list is too long for a file of the office: the operator makes it at the command line.',
    },
  },
  'break-glass-over': {
    status: 409,
    says: {
      fr: 'Cette ouverture d’urgence n’est pas, ou plus, ouverte\u00A0: faites-en une nouvelle demande si elle reste nécessaire.',
      ar: 'هذا الفتح المستعجل غير سار أو انتهى: قدم طلبا جديدا إن ظل ضروريا.',
      en: 'This emergency opening is not, or no longer, in effect: ask for a new one if it is still needed.',
    },
  },
  'own-jobs': {
    status: 409,
    says: {
      fr: 'Personne ne change ses propres postes\u00A0: un autre administrateur, ou l’exploitant, le fait.',
      ar: 'لا أحد يغير مناصبه بنفسه: يقوم بذلك مدير نظام آخر، أو المشغل.',
      en: 'Nobody changes their own jobs: another administrator, or the operator, does.',
    },
  },
  'prove-again': {
    status: 403,
    says: {
      fr: 'Confirmez que c’est bien vous avant ce changement.',
      ar: 'أكد أنك أنت قبل هذا التغيير.',
      en: 'Confirm that it is you before this change.',
    },
  },
  'key-reused': {
    status: 422,
    says: {
      fr: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
      ar: 'استعمل مفتاح عدم التكرار هذا لطلب آخر.',
      en: 'This idempotency key was used for another request.',
    },
  },
  'changed-meanwhile': {
    status: 409,
    says: {
      fr: 'Ceci a été modifié ailleurs entre-temps\u00A0: rechargez, rien n’est écrasé.',
      ar: 'تم تعديل هذا في مكان آخر في هذه الأثناء: أعد التحميل، لم يكتب فوق أي شيء.',
      en: 'This was changed elsewhere meanwhile: load it again, nothing is overwritten.',
    },
  },
  'contact-gone': {
    status: 409,
    says: {
      fr: 'La personne a retiré ce qu’elle avait laissé\u00A0: il n’y a plus rien à y noter.',
      ar: 'سحب الشخص ما تركه: لم يعد هناك ما يدون عنه.',
      en: 'The person withdrew what they had left: there is nothing to note about it any more.',
    },
  },
  'request-gone': {
    status: 409,
    says: {
      fr: 'La personne a repris sa demande, ou les trente jours sont passés : il n’y a plus rien à quoi répondre.',
      ar: 'استرجع الشخص طلبه، أو انقضت الثلاثون يوما: لم يعد هناك ما يجاب عنه.',
      en: 'The person took the request back, or the thirty days are over: there is nothing left to answer.',
    },
  },
  'answered-already': {
    status: 409,
    says: {
      fr: 'Vous avez déjà répondu à cette demande.',
      ar: 'لقد أجبت عن هذا الطلب من قبل.',
      en: 'You have answered this request already.',
    },
  },
  'card-closed': {
    status: 409,
    says: {
      fr: 'La carte demandée est en pause ou n’existe plus : aucun lien ne l’ouvrirait. Reprenez-la d’abord, ou refusez la demande.',
      ar: 'البطاقة المطلوبة متوقفة أو لم تعد موجودة: لن يفتحها أي رابط. استأنفها أولا أو ارفض الطلب.',
      en: 'The card asked for is paused or no longer there: no link would open it. Resume it first, or refuse the request.',
    },
  },
  'nothing-to-export': {
    status: 409,
    says: {
      fr: 'Il n’y a aucun contact à exporter ici\u00A0: ce que son auteur a retiré ne sort plus.',
      ar: 'لا توجد هنا أي جهة اتصال للتصدير: ما سحبه صاحبه لا يخرج بعد ذلك.',
      en: 'There is no contact to export here: what its author withdrew leaves no more.',
    },
  },
  'account-exists': {
    status: 409,
    says: {
      fr: 'Un compte existe déjà pour cette adresse.',
      ar: 'يوجد حساب بهذا العنوان من قبل.',
      en: 'There is an account for this address already.',
    },
  },
  'invitation-dead': {
    status: 404,
    says: {
      fr: 'Cette invitation n’est pas valable pour ce compte\u00A0: elle a peut-être expiré, déjà servi, ou été faite pour une autre adresse.',
      ar: 'هذه الدعوة غير صالحة لهذا الحساب: ربما انتهت صلاحيتها أو استعملت أو وجهت إلى عنوان آخر.',
      en: 'This invitation is not good for this account: it may have expired, been used, or been made for another address.',
    },
  },
  'notice-over': {
    status: 409,
    says: {
      fr: 'Rien ne peut plus être envoyé\u00A0: l’invitation est finie, et ce qui avait été saisi est effacé ou va l’être.',
      ar: 'لم يعد من الممكن إرسال شيء: انتهت الدعوة، وما أدخل محي أو سيمحى.',
      en: 'Nothing can be sent any more: the invitation is over, and what was entered is erased or will be.',
    },
  },
  'jobs-apart': {
    status: 409,
    says: {
      fr: 'L’administrateur ne tient aucun autre poste\u00A0: il ne voit pas les données des clients.',
      ar: 'لا يشغل المدير أي منصب آخر: فهو لا يرى معطيات الزبناء.',
      en: 'An administrator holds no other job: they see no client’s data.',
    },
  },
  'code-wrong': {
    status: 400,
    says: {
      fr: 'Ce code n’est pas le bon, ou il n’est plus valable. Vérifiez-le, ou demandez-en un nouveau.',
      ar: 'هذا الرمز غير صحيح أو لم يعد صالحا. تحقق منه أو اطلب رمزا جديدا.',
      en: 'This code is not the right one, or no longer good. Check it, or ask for a new one.',
    },
  },
  'factor-wrong': {
    status: 400,
    says: {
      fr: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, et vérifiez l’heure de votre téléphone.',
      ar: 'هذا الرمز غير صحيح أو سبق استعماله. انتظر الرمز التالي وتحقق من ساعة هاتفك.',
      en: 'This code is not the right one, or was used already. Wait for the next one, and check the clock of your phone.',
    },
  },
  'factor-stopped': {
    status: 409,
    says: {
      fr: 'Trop de codes faux de suite : l’application ne suffit plus. Utilisez un code de secours ou une clé d’accès ; elle servira de nouveau ensuite.',
      ar: 'رموز خاطئة متتالية كثيرة: لم يعد التطبيق كافيا. استعمل رمز طوارئ أو مفتاح مرور، وسيعمل التطبيق من جديد بعد ذلك.',
      en: 'Too many wrong codes in a row: the app is not enough any more. Use a recovery code or a passkey; it will count again after that.',
    },
  },
  'factor-on': {
    status: 409,
    says: {
      fr: 'Une application est déjà demandée à la connexion : retirez-la d’abord pour en mettre une autre.',
      ar: 'يُطلب تطبيق عند الدخول من قبل: أزله أولا لتضع غيره.',
      en: 'An app is asked for at sign-in already: remove it first to put another in its place.',
    },
  },
  'factor-off': {
    status: 409,
    says: {
      fr: 'Aucune application n’est demandée à la connexion : recommencez par en ajouter une.',
      ar: 'لا يُطلب أي تطبيق عند الدخول: ابدأ بإضافة واحد.',
      en: 'No app is asked for at sign-in: begin by adding one.',
    },
  },
  'factor-needed': {
    status: 409,
    says: {
      fr: 'Un code reçu par e-mail ne suffit pas pour ce compte : confirmez avec votre application, un code de secours ou une clé d’accès.',
      ar: 'لا يكفي رمز البريد لهذا الحساب: أكد بتطبيقك أو برمز طوارئ أو بمفتاح مرور.',
      en: 'A code by email is not enough for this account: confirm with your app, a recovery code or a passkey.',
    },
  },
  'half-over': {
    status: 410,
    says: {
      fr: 'Cette connexion a trop attendu, ou trop de codes étaient faux. Recommencez depuis le début.',
      ar: 'انتظر هذا الدخول طويلا، أو كانت رموز كثيرة خاطئة. ابدأ من جديد.',
      en: 'This sign-in waited too long, or too many codes were wrong. Start again from the beginning.',
    },
  },
  'mailbox-first': {
    status: 409,
    says: {
      fr: 'Connectez-vous d’abord avec un code reçu par e-mail : c’est votre boîte qui prouve que c’est vous.',
      ar: 'ادخل أولا برمز تتوصل به بالبريد: علبة بريدك هي التي تثبت أنك أنت.',
      en: 'Sign in with a code by email first: it is your mailbox that shows that it is you.',
    },
  },
  'undo-dead': {
    status: 404,
    says: {
      fr: 'Ce lien n’annule rien : il a déjà servi, ses sept jours sont passés, ou il est incomplet.',
      ar: 'هذا الرابط لا يلغي شيئا: سبق استعماله أو مضت أيامه السبعة أو هو ناقص.',
      en: 'This link undoes nothing: it was used already, its seven days are over, or it is incomplete.',
    },
  },
  'address-taken': {
    status: 409,
    says: {
      fr: 'Un autre compte a cette adresse maintenant. Fermez-le, ou donnez-lui une autre adresse, puis rouvrez ce lien ; ou écrivez à contact@IdNet.ma.',
      ar: 'لهذا العنوان حساب آخر الآن. أغلقه أو أعطه عنوانا آخر ثم افتح هذا الرابط من جديد؛ أو راسل contact@IdNet.ma.',
      en: 'Another account has this address now. Close it, or give it another address, then open this link again; or write to contact@IdNet.ma.',
    },
  },
  'sign-in-failed': {
    status: 401,
    says: {
      fr: 'L’adresse ou le mot de passe n’est pas le bon. Vous pouvez aussi recevoir un code par e-mail.',
      ar: 'العنوان أو كلمة المرور غير صحيحين. يمكنك أيضا تلقي رمز بالبريد الإلكتروني.',
      en: 'The address or the password is not the right one. You can also get a code by email.',
    },
  },
  'passkey-failed': {
    status: 400,
    says: {
      fr: 'Cette clé d’accès n’a pas pu être utilisée. Réessayez, ou recevez un code par e-mail.',
      ar: 'تعذر استعمال مفتاح المرور هذا. أعد المحاولة أو اطلب رمزا بالبريد الإلكتروني.',
      en: 'This passkey could not be used. Try again, or get a code by email.',
    },
  },
  'password-short': {
    status: 422,
    says: {
      fr: 'Quinze caractères au moins\u00A0: une phrase que vous seul connaissez convient très bien.',
      ar: 'خمسة عشر حرفا على الأقل: جملة لا يعرفها غيرك تفي بالغرض.',
      en: 'Fifteen characters at least: a phrase that only you know does very well.',
    },
  },
  'password-long': {
    status: 422,
    says: {
      fr: 'Mille vingt-quatre caractères au plus.',
      ar: 'ألف وأربعة وعشرون حرفا على الأكثر.',
      en: 'One thousand and twenty-four characters at most.',
    },
  },
  'password-common': {
    status: 422,
    says: {
      fr: 'Ce mot de passe se devine facilement\u00A0: il est fait de mots courants, de suites ou de votre nom. Ajoutez des mots sans rapport.',
      ar: 'من السهل تخمين كلمة المرور هذه: تتكون من كلمات شائعة أو متسلسلة أو من اسمك. أضف كلمات لا علاقة لها بذلك.',
      en: 'This password is easily guessed: it is made of common words, of runs, or of your name. Add words that have nothing to do with it.',
    },
  },
  'no-receipt': {
    status: 503,
    says: {
      fr: 'L’inscription n’est pas encore ouverte\u00A0: le numéro du récépissé de la CNDP manque.',
      ar: 'التسجيل غير مفتوح بعد: رقم وصل اللجنة الوطنية (CNDP) غير متوفر.',
      en: 'Signing up is not open yet: the number of the CNDP receipt is missing.',
    },
  },
  'card-incomplete': {
    status: 422,
    says: {
      fr: 'Il manque quelque chose à la carte avant de la publier.',
      ar: 'ينقص البطاقة شيء قبل نشرها.',
      en: 'The card lacks something before it can be published.',
    },
  },
  'link-misleading': {
    status: 422,
    says: {
      fr: 'Ce lien pourrait tromper vos visiteurs\u00A0: écrivez l’adresse exacte du site, sans port, sans nom d’utilisateur et sans adresse IP, telle que votre navigateur la montre.',
      ar: 'قد يضلل هذا الرابط زوارك: اكتب العنوان الصحيح للموقع كما يظهره متصفحك، دون منفذ ولا اسم مستعمل ولا عنوان IP.',
      en: 'This link could mislead your visitors: write the exact address of the site as your browser shows it, without a port, a user name or an IP address.',
    },
  },
  'name-reserved': {
    status: 422,
    says: {
      fr: 'Ce nom est celui du service ConnectCard\u00A0: choisissez-en un qui soit le vôtre.',
      ar: 'هذا الاسم هو اسم خدمة ConnectCard: اختر اسما خاصا بك.',
      en: 'This name is that of the ConnectCard service: choose one that is your own.',
    },
  },
  'card-not-published': {
    status: 409,
    says: {
      fr: 'Publiez d’abord la carte\u00A0: un lien montre ce qui est publié.',
      ar: 'انشر البطاقة أولا: الرابط يعرض ما تم نشره.',
      en: 'Publish the card first: a link shows what is published.',
    },
  },
  'too-many-cards': {
    status: 409,
    says: {
      fr: 'Un compte tient cent cartes au plus\u00A0: supprimez-en une d’abord.',
      ar: 'يتسع الحساب لمئة بطاقة على الأكثر: احذف واحدة أولا.',
      en: 'An account holds a hundred cards at most: delete one first.',
    },
  },
  'too-many-audiences': {
    status: 409,
    says: {
      fr: 'Vous avez déjà trois groupes à vous\u00A0: supprimez-en un d’abord.',
      ar: 'لديك بالفعل ثلاث مجموعات خاصة بك: احذف واحدة أولا.',
      en: 'You have three groups of your own already: delete one first.',
    },
  },
  'audience-named': {
    status: 409,
    says: {
      fr: 'Un de vos groupes porte déjà ce nom.',
      ar: 'إحدى مجموعاتك تحمل هذا الاسم بالفعل.',
      en: 'One of your groups has this name already.',
    },
  },
  'too-many-links': {
    status: 409,
    says: {
      fr: 'Une carte a cinquante liens de demande au plus : retirez-en un d’abord.',
      ar: 'للبطاقة خمسون رابط طلب على الأكثر: اسحب واحدا أولا.',
      en: 'A card has fifty links of this kind at most: take one away first.',
    },
  },
  'link-not-kept': {
    status: 409,
    says: {
      fr: 'Ce lien n’a été montré qu’une fois\u00A0: rien n’en est conservé. Faites-en un nouveau.',
      ar: 'عرض هذا الرابط مرة واحدة فقط ولم يحفظ منه شيء. أنشئ رابطا جديدا.',
      en: 'This link was shown once and nothing of it is kept. Make a new one.',
    },
  },
  'no-logo': {
    status: 409,
    says: {
      fr: 'Ce lien ne montre aucun logo\u00A0: ajoutez-en un à la carte et publiez-la, ou faites le QR sans logo.',
      ar: 'هذا الرابط لا يظهر أي شعار: أضف شعارا إلى البطاقة وانشرها، أو أنشئ الرمز دون شعار.',
      en: 'This link shows no logo: add one to the card and publish it, or make the QR code without.',
    },
  },
  'letters-not-printed': {
    status: 422,
    says: {
      fr: 'Ce texte contient un signe que nos polices d’imprimerie n’ont pas (un émoji, une lettre d’une autre écriture)\u00A0: écrivez-le autrement dans la carte et publiez-la.',
      ar: 'يحتوي هذا النص على علامة لا توجد في خطوط الطباعة لدينا (رمز تعبيري أو حرف من كتابة أخرى): اكتبه بشكل آخر في البطاقة ثم انشرها.',
      en: 'This text holds a sign that our printing fonts do not have (an emoji, a letter of another script): write it otherwise in the card and publish it.',
    },
  },
  'code-nowhere': {
    status: 422,
    says: {
      fr: 'Pour demander un code, indiquez l’adresse e-mail ou le téléphone de cette personne.',
      ar: 'لطلب رمز، أدخل البريد الإلكتروني أو رقم هاتف هذا الشخص.',
      en: 'To ask for a code, give the email address or the phone of this person.',
    },
  },
  'no-text-messages': {
    status: 422,
    says: {
      fr: 'Les SMS ne sont pas disponibles ici\u00A0: indiquez une adresse e-mail pour le code, ou ne demandez pas de code.',
      ar: 'الرسائل القصيرة غير متاحة هنا: أدخل بريدا إلكترونيا للرمز أو لا تطلب رمزا.',
      en: 'Text messages are not available here: give an email address for the code, or ask for no code.',
    },
  },
  'too-many-to-sort': {
    status: 422,
    says: {
      fr: 'Au-delà de 10\u00A0000 lignes, la liste ne se trie pas par nom\u00A0: filtrez-la, ou choisissez un autre ordre.',
      ar: 'لا ترتب القائمة بالاسم فوق \u206610\u00A0000\u2069 سطر: صفها أو اختر ترتيبا آخر.',
      en: 'Above 10,000 lines the list is not sorted by name: filter it, or choose another order.',
    },
  },
  'number-known': {
    status: 409,
    says: {
      fr: 'Un document de ce type porte déjà ce numéro\u00A0: ce qui est classé ne change pas, une correction est un avoir.',
      ar: 'يوجد مستند من هذا النوع بهذا الرقم من قبل: ما حفظ لا يغير، والتصحيح يكون بإشعار خصم.',
      en: 'A document of this kind has this number already: what is filed is not changed, a correction is a credit note.',
    },
  },
  'no-pdf': {
    status: 422,
    says: {
      fr: 'Ce fichier n’est pas un PDF entier\u00A0: envoyez le document tel qu’il a été produit.',
      ar: 'هذا الملف ليس مستند PDF كاملا: أرسل المستند كما تم إنتاجه.',
      en: 'This file is not a whole PDF: send the document as it was produced.',
    },
  },
  'vcard-unreadable': {
    status: 422,
    says: {
      fr: 'Aucun contact avec un nom ne se lit dans ce fichier\u00A0: exportez-le en vCard (.vcf) et réessayez.',
      ar: 'تعذرت قراءة أي جهة اتصال لها اسم في هذا الملف: صدرها بصيغة vCard (.vcf) ثم أعد المحاولة.',
      en: 'No contact with a name can be read in this file: export it as a vCard (.vcf) and try again.',
    },
  },
  'photo-unreadable': {
    status: 400,
    says: {
      fr: 'Cette image ne peut pas être lue\u00A0: envoyez une photo JPEG, PNG ou WebP.',
      ar: 'تتعذر قراءة هذه الصورة: أرسل صورة بصيغة JPEG أو PNG أو WebP.',
      en: 'This picture cannot be read: send a JPEG, PNG or WebP photo.',
    },
  },
  'too-large': {
    status: 413,
    says: { fr: 'L’envoi est trop volumineux.', ar: 'حجم الإرسال كبير جدا.', en: 'What was sent is too large.' },
  },
  'wrong-type': {
    status: 415,
    says: {
      fr: 'Ce type de contenu n’est pas accepté ici.',
      ar: 'هذا النوع من المحتوى غير مقبول هنا.',
      en: 'This type of content is not accepted here.',
    },
  },
  'from-elsewhere': {
    status: 403,
    says: {
      fr: 'Cette demande vient d’un autre site\u00A0: elle est refusée.',
      ar: 'هذا الطلب قادم من موقع آخر: تم رفضه.',
      en: 'This request comes from another site: it is refused.',
    },
  },
  'too-many': {
    status: 429,
    says: {
      fr: 'Trop d’essais sans succès. Réessayez dans quelques minutes.',
      ar: 'محاولات كثيرة دون نجاح. أعد المحاولة بعد بضع دقائق.',
      en: 'Too many failed attempts. Try again in a few minutes.',
    },
  },
  'exchange-closed': {
    status: 409,
    says: {
      fr: 'Cette carte ne reçoit pas de coordonnées pour le moment. Rien n’a été envoyé ni conservé.',
      ar: 'هذه البطاقة لا تستقبل معلومات الاتصال حاليا. لم يرسل ولم يحفظ أي شيء.',
      en: 'This card takes no details at the moment. Nothing was sent or kept.',
    },
  },
  'asking-closed': {
    status: 409,
    says: {
      fr: 'Ce lien ne reçoit plus de demandes. Rien n’a été envoyé ni conservé.',
      ar: 'لم يعد هذا الرابط يستقبل طلبات. لم يرسل ولم يحفظ أي شيء.',
      en: 'This link takes no more requests. Nothing was sent or kept.',
    },
  },
  'form-dead': {
    status: 410,
    says: {
      fr: 'Ce formulaire n’est plus valable. Rien n’a été envoyé\u00A0: rouvrez le lien de la carte, puis recommencez.',
      ar: 'لم تعد هذه الاستمارة صالحة. لم يرسل أي شيء: افتح رابط البطاقة من جديد ثم أعد المحاولة.',
      en: 'This form is no longer good. Nothing was sent: open the card’s link again, then start over.',
    },
  },
  'press-again': {
    status: 409,
    says: {
      fr: 'Appuyez encore une fois sur «\u00A0Envoyer\u00A0»\u00A0: rien n’est perdu.',
      ar: 'اضغط على «إرسال» مرة أخرى: لم يضع أي شيء.',
      en: 'Press “Send” once more: nothing is lost.',
    },
  },
  'many-at-once': {
    status: 429,
    says: {
      fr: 'Beaucoup d’envois arrivent en ce moment. Réessayez dans quelques minutes\u00A0: rien n’est perdu.',
      ar: 'تصل رسائل كثيرة في هذه اللحظة. أعد المحاولة بعد بضع دقائق: لم يضع أي شيء.',
      en: 'Many people are sending right now. Try again in a few minutes: nothing is lost.',
    },
  },
  'last-owner': {
    status: 409,
    says: {
      fr: 'L’entreprise n’aurait plus de propriétaire\u00A0: transmettez-la d’abord à un membre, ou fermez-la.',
      ar: 'لن يبقى للشركة مالك: سلمها أولا لأحد الأعضاء، أو أغلقها.',
      en: 'The company would have no owner: hand it over to a member first, or close it.',
    },
  },
  'invitation-not-now': {
    status: 409,
    says: {
      fr: 'Cette adresse ne peut pas être invitée pour le moment.',
      ar: 'لا يمكن دعوة هذا العنوان في الوقت الحالي.',
      en: 'This address cannot be invited for now.',
    },
  },
  'companies-many': {
    status: 409,
    says: {
      fr: 'Vous avez déjà cinq entreprises\u00A0: fermez-en une, ou écrivez à contact@IdNet.ma.',
      ar: 'لديك خمس شركات: أغلق واحدة منها، أو اكتب إلى contact@IdNet.ma.',
      en: 'You have five companies already: close one, or write to contact@IdNet.ma.',
    },
  },
  'invitations-many': {
    status: 409,
    says: {
      fr: 'Beaucoup d’invitations attendent déjà une réponse, ou sont parties aujourd’hui. Réessayez demain, ou annulez-en.',
      ar: 'دعوات كثيرة تنتظر جوابا أو أرسلت اليوم. أعد المحاولة غدا، أو ألغ بعضها.',
      en: 'Many invitations wait for an answer, or went out today. Try again tomorrow, or cancel some.',
    },
  },
  'receipt-dead': {
    status: 404,
    says: {
      fr: 'Ce reçu ne mène à rien. Il est peut-être incomplet, ou ce qu’il montrait est effacé.',
      ar: 'هذا الوصل لا يؤدي إلى شيء. ربما كان ناقصا، أو تم حذف ما كان يعرضه.',
      en: 'This receipt leads to nothing. It may be incomplete, or what it showed is erased.',
    },
  },
  held: {
    status: 409,
    says: {
      fr: 'Ces données doivent être gardées pour un litige en cours\u00A0: elles ne servent à rien d’autre, et seront effacées quand il sera clos. Écrivez à contact@IdNet.ma.',
      ar: 'يجب حفظ هذه المعطيات بسبب نزاع جار: لا تستعمل لأي غرض آخر، وستمحى عند انتهائه. راسل contact@IdNet.ma.',
      en: 'These data must be kept for a dispute that is open: they serve nothing else, and are erased when it is over. Write to contact@IdNet.ma.',
    },
  },
  'hold-review': {
    status: 400,
    says: {
      fr: 'La date de revue doit être après aujourd’hui, et dans les six mois.',
      ar: 'يجب أن يكون تاريخ المراجعة بعد اليوم وخلال ستة أشهر.',
      en: 'The review date must be after today, and within six months.',
    },
  },
  'hold-second-person': {
    status: 403,
    says: {
      fr: 'Une autre personne que celle qui l’a demandée doit l’approuver.',
      ar: 'يجب أن يوافق عليه شخص آخر غير الذي طلبه.',
      en: 'Another person than the one who asked for it must approve it.',
    },
  },
  'hold-settled': {
    status: 409,
    says: {
      fr: 'Cette conservation est déjà approuvée ou levée, ou ne l’est pas encore\u00A0: regardez où elle en est.',
      ar: 'هذا الحفظ تمت الموافقة عليه أو رفعه من قبل، أو لم تتم بعد: راجع حالته.',
      en: 'This hold is approved or released already, or not approved yet: see how it stands.',
    },
  },
  unavailable: {
    status: 503,
    says: {
      fr: 'Le service est momentanément indisponible. Rien n’est perdu\u00A0: réessayez dans un instant.',
      ar: 'الخدمة غير متاحة مؤقتا. لم يضع أي شيء: أعد المحاولة بعد لحظات.',
      en: 'The service is briefly unavailable. Nothing is lost: try again in a moment.',
    },
  },
  unexpected: {
    status: 500,
    says: {
      fr: 'Une erreur imprévue s’est produite. Elle est notée\u00A0; réessayez dans un instant.',
      ar: 'حدث خطأ غير متوقع. تم تسجيله؛ أعد المحاولة بعد لحظات.',
      en: 'Something unexpected happened. It is noted; try again in a moment.',
    },
  },
} as const satisfies Record<string, RefusalKind>

export type RefusalCode = keyof typeof refusals
