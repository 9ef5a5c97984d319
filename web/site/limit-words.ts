import type { Language } from '#contract/language.ts'

export interface LimitWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  /** What cannot be prevented, and what is done instead. */
  readonly limits: readonly { readonly limit: string; readonly instead: string }[]
}

export const limitWords: { readonly [L in Language]: LimitWords } = {
  fr: {
    title: 'Ce que nous ne pouvons pas empêcher',
    description: 'Les limites honnêtes de ConnectCard, et ce qui est fait à la place.',
    lead: 'Aucun système ne peut tout. Voici ce que nous ne promettons pas, et ce que nous faisons à la place.',
    limits: [
      {
        limit: 'Un lien peut être transmis',
        instead:
          'Qui a un lien peut le donner à d’autres, ou photographier l’écran. Un lien nominatif demande un code à la personne pour qui il est fait\u00A0; un lien peut finir, être compté, ou être retiré\u00A0; un QR montré à l’écran peut changer chaque minute.',
      },
      {
        limit: 'Ce qui a été lu ne se reprend pas',
        instead:
          'Retirer un lien ferme la carte dès la demande suivante. Une copie déjà faite, dans un téléphone ou sur papier, reste où elle est.',
      },
      {
        limit: 'Un QR code qui contient le contact ne s’annule pas',
        instead: 'Il ne passe pas par nous. Il n’est dessiné qu’après un avertissement et l’accord de son propriétaire.',
      },
      {
        limit: 'Une copie simple d’une puce NFC ordinaire',
        instead: 'Une puce ordinaire se copie. Elle porte un lien à elle seule, qui se retire sans toucher les autres.',
      },
      {
        limit: 'Qui tiendrait tout pourrait lire',
        instead:
          'Les données et les clés sont dans deux bases séparées, et une clé maîtresse les protège. Qui tiendrait les trois à la fois pourrait lire ce qui est gardé. Une carte partagée demande en plus le lien, sauf par la clé de son propriétaire.',
      },
      {
        limit: 'Qui volerait la base verrait des fréquences',
        instead:
          'Pour chercher sans ouvrir, des empreintes de mots sont gardées. Un voleur de la base, sans les clés, verrait lesquelles reviennent souvent, non ce qu’elles disent.',
      },
      {
        limit: 'Le serveur pourrait envoyer un autre programme',
        instead:
          'Vous vous fiez au programme que nous envoyons à votre navigateur. Nous n’appelons aucun tiers, et chaque page interdit tout autre script.',
      },
      {
        limit: 'Une panne peut faire perdre cinq secondes de comptes',
        instead:
          'Le nombre d’ouvertures d’un lien sans limite est écrit toutes les quelques secondes. Ce qui compte vraiment, comme les liens limités, est écrit aussitôt.',
      },
      {
        limit: 'La loi peut nous obliger',
        instead: 'Une autorité peut demander ce que la loi l’autorise à demander. Ce qui est effacé, nous ne pouvons plus le donner.',
      },
    ],
  },
  ar: {
    title: 'ما لا نستطيع منعه',
    description: 'الحدود الصادقة لـ ConnectCard، وما نقوم به بدلا من ذلك.',
    lead: 'لا يستطيع أي نظام كل شيء. هذا ما لا نعد به، وما نقوم به بدلا منه.',
    limits: [
      {
        limit: 'يمكن نقل الرابط إلى الغير',
        instead:
          'من لديه رابط يمكنه إعطاؤه لغيره أو تصوير الشاشة. الرابط الشخصي يطلب رمزا ممن أُعد له، ويمكن أن ينتهي الرابط أو تُحدد مرات فتحه أو يُسحب، ويمكن لرمز معروض على الشاشة أن يتغير كل دقيقة.',
      },
      {
        limit: 'ما قُرئ لا يُسترجع',
        instead: 'سحب الرابط يغلق البطاقة من الطلب الموالي. أما النسخة المحفوظة في هاتف أو على ورق فتبقى حيث هي.',
      },
      {
        limit: 'رمز QR الذي يحتوي معلومات الاتصال لا يُلغى',
        instead: 'لا يمر عبرنا، ولا يُرسم إلا بعد تنبيه وموافقة صاحبه.',
      },
      { limit: 'النسخ السهل لشريحة NFC عادية', instead: 'الشريحة العادية قابلة للنسخ. لها رابط خاص بها يُسحب دون المساس بغيره.' },
      {
        limit: 'من يملك كل شيء يستطيع القراءة',
        instead:
          'المعطيات والمفاتيح في قاعدتين منفصلتين يحميهما مفتاح رئيسي. من يملك الثلاثة معا يستطيع قراءة المحفوظ. والبطاقة المشاركة تحتاج أيضا إلى الرابط، إلا بمفتاح صاحبها.',
      },
      {
        limit: 'من يسرق القاعدة يرى التكرارات',
        instead: 'للبحث دون فتح تُحفظ بصمات للكلمات. من يسرق القاعدة دون المفاتيح يرى أيها يتكرر، لا ما تقوله.',
      },
      {
        limit: 'يمكن للخادم أن يرسل برنامجا آخر',
        instead: 'أنتم تثقون بالبرنامج الذي نرسله إلى متصفحكم. لا نتصل بأي طرف ثالث، وكل صفحة تمنع أي برنامج آخر.',
      },
      {
        limit: 'قد يُضيع عطل خمس ثوان من العد',
        instead: 'يُكتب عدد مرات فتح رابط غير محدود كل بضع ثوان. أما ما يهم حقا، كالروابط المحدودة، فيُكتب فورا.',
      },
      { limit: 'قد يُلزمنا القانون', instead: 'يمكن لسلطة أن تطلب ما يأذن لها القانون بطلبه. وما حُذف لا نستطيع تقديمه.' },
    ],
  },
  en: {
    title: 'What we cannot prevent',
    description: 'The honest limits of ConnectCard, and what is done instead.',
    lead: 'No system can do everything. This is what we do not promise, and what we do instead.',
    limits: [
      {
        limit: 'A link can be passed on',
        instead:
          'Whoever has a link can give it to others, or photograph the screen. A named link asks the person it was made for for a code; a link can end, be counted, or be taken back; a QR code held out on a screen can change each minute.',
      },
      {
        limit: 'What was read cannot be unread',
        instead:
          'Taking a link back closes the card at the next request. A copy that was made already, in a phone or on paper, stays where it is.',
      },
      {
        limit: 'A QR code that holds the contact itself cannot be revoked',
        instead: 'It does not pass through us. It is drawn only after a warning, with its owner’s yes.',
      },
      {
        limit: 'A plain NFC chip can be copied',
        instead: 'A plain chip is easily copied. It has a link of its own, which is taken back without touching the others.',
      },
      {
        limit: 'Whoever held everything could read',
        instead:
          'Data and keys lie in two separate databases, and a root key protects them. Whoever held all three at once could read what is kept. A shared card needs its link as well, unless by its owner’s key.',
      },
      {
        limit: 'A thief of the database would see frequencies',
        instead:
          'To search without opening, digests of words are kept. Who steals the database without the keys would see which of them come often, not what they say.',
      },
      {
        limit: 'The server could send another program',
        instead: 'You trust the program that we send to your browser. We call no third party, and every page forbids any other script.',
      },
      {
        limit: 'A crash may lose five seconds of counts',
        instead:
          'How often a link without a limit was opened is written every few seconds. What truly counts, like limited links, is written at once.',
      },
      {
        limit: 'The law may oblige us',
        instead: 'An authority may ask for what the law lets it ask for. What is erased we can no longer give.',
      },
    ],
  },
}
