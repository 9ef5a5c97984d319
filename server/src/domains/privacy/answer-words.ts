import type { Language } from '#contract/language.ts'

interface Words {
  readonly recourse: string
  readonly nothingHeld: string
  readonly copyReady: string
  readonly prospecting: string
  readonly restricted: string
  readonly erased: string
  readonly anonymised: string
  /** Something that a hold keeps was not erased. */
  readonly held: string
}

const cndp = 'https://www.cndp.ma'

/** What is answered in writing, beside what a person of the desk writes. */
export const answerWords: { readonly [L in Language]: Words } = {
  fr: {
    recourse: `Si cette réponse ne vous convient pas, vous pouvez saisir la Commission nationale de contrôle de la protection des données à caractère personnel (CNDP, ${cndp}), ou le tribunal compétent.`,
    nothingHeld:
      'Nous ne détenons aucune donnée personnelle sous l’adresse que vous avez montrée être la vôtre. Votre demande elle-même est gardée deux ans au plus, pour prouver que nous y avons répondu.',
    copyReady:
      'Votre copie est prête : elle contient tout ce que nous détenons de vous, d’où cela vient, à qui c’est allé, pourquoi et pour combien de temps. Elle peut être prise une fois, pendant sept jours.',
    prospecting:
      'Votre opposition est prise en compte : aucun message commercial ne vous sera envoyé, et ceux à qui vous avez laissé vos coordonnées le voient à côté d’elles.',
    restricted:
      'Les usages que vous avez choisis sont arrêtés. Vous pouvez les reprendre à tout moment depuis votre compte ; nous n’en reprendrons aucun sans vous l’avoir dit avant.',
    erased:
      'Vos données sont effacées : leurs clés sont détruites, et rien ne s’ouvre plus, dans nos sauvegardes non plus. L’attestation ci-jointe ne nomme personne et peut être vérifiée par quiconque.',
    anonymised:
      'Vos données ne vous désignent plus : leurs clés sont détruites. Il ne reste que des nombres d’ouvertures par mois, mêlés à ceux d’autres cartes. L’attestation ci-jointe ne nomme personne.',
    held: 'Ce qui n’est retenu par aucune obligation est effacé. Une partie est gardée pour un litige ou une obligation, sans servir à rien d’autre, jusqu’à la date de son réexamen.',
  },
  ar: {
    recourse: `إذا لم يرضك هذا الجواب فيمكنك اللجوء إلى اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي (CNDP، ${cndp})، أو إلى المحكمة المختصة.`,
    nothingHeld: 'لا نتوفر على أي معطى شخصي تحت العنوان الذي أثبت أنه لك. يحفظ طلبك نفسه سنتين على الأكثر لإثبات أننا أجبنا عنه.',
    copyReady: 'نسختك جاهزة: تضم كل ما نتوفر عليه عنك، ومصدره، ومن تسلمه، وسببه ومدته. يمكن أخذها مرة واحدة خلال سبعة أيام.',
    prospecting: 'أخذ تعرضك بعين الاعتبار: لن ترسل إليك أي رسالة تجارية، ومن تركت لهم معلومات اتصالك يرون ذلك بجانبها.',
    restricted: 'توقفت الاستعمالات التي اخترتها. يمكنك استئنافها في أي وقت من حسابك؛ ولن نستأنف أيا منها دون إخبارك قبل ذلك.',
    erased:
      'محيت معطياتك: أتلفت مفاتيحها ولم يعد شيء منها يفتح، ولا في نسخنا الاحتياطية. الشهادة المرفقة لا تسمي أحدا ويمكن لأي كان التحقق منها.',
    anonymised:
      'لم تعد معطياتك تدل عليك: أتلفت مفاتيحها. لا يبقى إلا عدد مرات الفتح في الشهر، ممزوجا بأعداد بطاقات أخرى. الشهادة المرفقة لا تسمي أحدا.',
    held: 'محي كل ما لا يفرض التزام حفظه. يحفظ جزء بسبب نزاع أو التزام، دون أي استعمال آخر، إلى تاريخ إعادة النظر فيه.',
  },
  en: {
    recourse: `If this answer does not satisfy you, you may turn to the national commission for the control of personal data protection (CNDP, ${cndp}), or to the court.`,
    nothingHeld:
      'We hold no personal data under the address that you showed to be yours. Your request itself is kept for two years at most, to prove that we answered it.',
    copyReady:
      'Your copy is ready: it holds all that we have about you, where it comes from, to whom it went, why and for how long. It can be taken once, within seven days.',
    prospecting:
      'Your objection is taken into account: no commercial message will be sent to you, and those to whom you left your details see it beside them.',
    restricted:
      'The uses you chose are stopped. You can take them up again at any time from your account; we will take up none without telling you before.',
    erased:
      'Your data are erased: their keys are destroyed, and nothing of them opens any more, in our backups neither. The certificate names nobody and can be verified by anyone.',
    anonymised:
      'Your data no longer point to you: their keys are destroyed. What is left are numbers of openings a month, mixed with those of other cards. The certificate names nobody.',
    held: 'What no obligation keeps is erased. A part is kept for a dispute or an obligation, and serves nothing else, until the day it is reviewed.',
  },
}
