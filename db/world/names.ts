// What the crowd is made of: each name in its usual French spelling and in Arabic, as '<Latin>|<Arabic>'.

const pairs = (text: string) =>
  text
    .trim()
    .split(/\s*[,\n]\s*/)
    .map((pair) => {
      const [latin = '', arabic = ''] = pair.split('|')
      return { latin, arabic }
    })

export const givenNames = pairs(`
  Aïcha|عائشة, Amina|أمينة, Asmaa|أسماء, Aya|آية, Btissam|ابتسام, Chaimae|شيماء, Dounia|دنيا, Fatima|فاطمة, Fatima-Zahra|فاطمة الزهراء
  Ghizlane|غزلان, Hafsa|حفصة, Hajar|هاجر, Hanane|حنان, Hind|هند, Ikram|إكرام, Ilham|إلهام, Imane|إيمان, Jihane|جيهان, Kaoutar|كوثر
  Karima|كريمة, Kenza|كنزة, Lamiae|لمياء, Latifa|لطيفة, Loubna|لبنى, Malika|مليكة, Maryam|مريم, Mouna|منى, Nadia|نادية, Naïma|نعيمة
  Nawal|نوال, Nisrine|نسرين, Nora|نورة, Oumaima|أميمة, Rachida|رشيدة, Rajae|رجاء, Rim|ريم, Safae|صفاء, Samira|سميرة, Siham|سهام
  Soukaina|سكينة, Wafae|وفاء, Widad|وداد, Zineb|زينب, Abdelaziz|عبد العزيز, Abdelkrim|عبد الكريم, Abdellah|عبد الله, Adil|عادل, Ahmed|أحمد
  Amine|أمين, Anas|أنس, Ayoub|أيوب, Aziz|عزيز, Badr|بدر, Bilal|بلال, Brahim|إبراهيم, Chakib|شكيب, Fouad|فؤاد, Hamid|حميد, Hamza|حمزة
  Hassan|حسن, Houssam|حسام, Idriss|إدريس, Ilyas|إلياس, Ismaïl|إسماعيل, Jamal|جمال, Jawad|جواد, Khalid|خالد, Marouane|مروان, Mehdi|مهدي
  Mohamed|محمد, Mounir|منير, Mourad|مراد, Mustapha|مصطفى, Nabil|نبيل, Noureddine|نور الدين, Othmane|عثمان, Reda|رضا, Saad|سعد, Said|سعيد
  Samir|سمير, Soufiane|سفيان, Taha|طه, Walid|وليد, Yassine|ياسين, Younes|يونس, Youssef|يوسف, Zakaria|زكرياء
`)

export const familyNames = pairs(`
  Abbadi|العبادي, Achour|عاشور, Aït Ali|آيت علي, Aït Lahcen|آيت لحسن, Alami|العلمي, Alaoui|العلوي, Amari|العماري, Asri|العصري, Azzouzi|العزوزي
  Baddou|بادو, Bakkali|البقالي, Belhaj|بلحاج, Belkacem|بلقاسم, Benali|بنعلي, Benbrahim|بنبراهيم, Benchekroun|بنشقرون, Bencherif|بنشريف
  Benhima|بنهيمة, Benkirane|بنكيران, Bennani|بناني, Bennis|بنيس, Benomar|بنعمر, Bensaïd|بنسعيد, Bensouda|بنسودة, Boukili|البوكيلي
  Boulahcen|بولحسن, Bouzidi|البوزيدي, Chafik|شفيق, Chaoui|الشاوي, Cherkaoui|الشرقاوي, Daoudi|الداودي, Debbagh|الدباغ, Dahbi|الذهبي
  El Fassi|الفاسي, El Ghazi|الغازي, El Hachimi|الهاشمي, El Idrissi|الإدريسي, El Khattabi|الخطابي, El Mansouri|المنصوري, El Moutawakil|المتوكل
  El Ouafi|الوافي, El Yacoubi|اليعقوبي, Fikri|فكري, Guessous|كسوس, Hakim|حكيم, Hamdaoui|الحمداوي, Hilali|الهلالي, Jabri|الجابري, Jebli|الجبلي
  Kabbaj|القباج, Kadiri|القادري, Kettani|الكتاني, Khalfi|الخلفي, Lamrani|العمراني, Lahbabi|الحبابي, Loudiyi|اللوديي, Mernissi|المرنيسي
  Mekki|المكي, Messaoudi|المسعودي, Moussaoui|الموساوي, Naji|ناجي, Ouazzani|الوزاني, Ouhammou|أوحمو, Oukacha|أوكاشة, Oulhaj|أولحاج
  Rahmouni|الرحموني, Raïssouni|الريسوني, Sabri|صبري, Saidi|السعيدي, Sebti|السبتي, Serghini|السرغيني, Skalli|الصقلي, Soussi|السوسي
  Tahiri|الطاهري, Tamer|تامر, Tazi|التازي, Touil|الطويل, Wahbi|وهبي, Yahyaoui|اليحياوي, Zaki|زكي, Zerouali|الزروالي, Zouhri|الزهري
`)
