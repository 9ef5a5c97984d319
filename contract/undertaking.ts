import type { Language } from './language.ts'

/** What everybody who works here signs before they open anything: a new version is signed again (law 09-08, art. 26). */
export const undertaking: { readonly version: string; readonly says: { readonly [L in Language]: readonly string[] } } = {
  version: '2026-11-27',
  says: {
    fr: [
      'J’accède aux données des personnes uniquement pour le travail qui m’est confié, par le dossier que je traite et pour sa finalité.',
      'Je ne les lis, copie, photographie, transmets ni conserve pour aucune autre raison, et ne les communique qu’à qui doit les connaître pour ce même travail.',
      'Je garde mes moyens de connexion pour moi, je ferme le bureau quand je le quitte, et je signale sans attendre toute perte, erreur ou consultation indue au délégué à la protection des données.',
      'Je sais que chaque consultation est inscrite, avec mon poste, et que la personne concernée en lit la date, la finalité et le dossier.',
      'Cette obligation de confidentialité demeure après la fin de mon poste (loi 09-08, art. 26).',
    ],
    ar: [
      'لا أطلع على معطيات الأشخاص إلا من أجل العمل المسند إلي، عبر الملف الذي أعالجه ولغايته.',
      'لا أقرؤها ولا أنسخها ولا أصورها ولا أنقلها ولا أحتفظ بها لأي سبب آخر، ولا أبلغها إلا لمن يجب أن يعرفها من أجل العمل نفسه.',
      'أحتفظ بوسائل دخولي لنفسي، وأغلق المكتب عند مغادرته، وأبلغ دون تأخير مندوب حماية المعطيات بكل ضياع أو خطإ أو اطلاع غير مبرر.',
      'أعلم أن كل اطلاع يسجل مع منصبي، وأن الشخص المعني يقرأ تاريخه وغايته وملفه.',
      'يبقى هذا الالتزام بالسرية قائما بعد نهاية منصبي (القانون 09-08، المادة 26).',
    ],
    en: [
      'I see people’s data only for the work that is given to me, through the case that I handle and for its purpose.',
      'I read, copy, photograph, pass on or keep them for no other reason, and tell them only to who must know them for the same work.',
      'I keep my means of signing in to myself, close the office when I leave it, and report any loss, mistake or undue look to the data protection officer without delay.',
      'I know that each look is recorded, with my job, and that the person concerned reads its date, purpose and case.',
      'This duty of confidentiality stays after the end of my job (law 09-08, art. 26).',
    ],
  },
}
