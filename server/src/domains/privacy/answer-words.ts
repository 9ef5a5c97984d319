import type { Language } from '#contract/language.ts'
import type { RefusalReason } from '#contract/requests.ts'

interface Words {
  /** The reason of a refusal, with the article it rests on. */
  readonly says: { readonly [reason in RefusalReason]: string }
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
    says: {
      'identity not proven':
        'Motif : il n’a pas été établi que ces données sont les vôtres (loi 09-08, article 7 ; décret 2-09-165, article 38). Vous pouvez refaire la demande depuis l’adresse que nous connaissons, ou depuis votre compte.',
      'manifestly abusive':
        'Motif : la demande est manifestement abusive par son nombre ou sa répétition (loi 09-08, article 7). Les éléments qui l’établissent sont gardés et peuvent vous être montrés.',
      'legal obligation':
        'Motif : la loi nous oblige à garder ces documents (code de commerce, article 22 ; CGI, article 211). Ils sont gardés à part, pour leur durée légale, et ne servent à rien d’autre.',
      'rights of others':
        'Motif : une partie de ce qui est demandé concerne d’autres personnes, dont les données ne peuvent vous être remises (loi 09-08, article 4).',
      'not personal data': 'Motif : ce qui est demandé n’est pas une donnée personnelle vous concernant (loi 09-08, article 1).',
      'not the controller':
        'Motif : ce traitement relève d’un autre responsable, à qui votre demande est transmise (décret 2-09-165, articles 35 et 39).',
      'unclear after reminder':
        'Motif : ce qui manquait à la demande n’est pas venu après un rappel (décret 2-09-165, article 37). Vous pouvez en faire une nouvelle à tout moment.',
    },
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
    says: {
      'identity not proven':
        'السبب: لم يثبت أن هذه المعطيات تخصك (القانون 09-08، المادة 7؛ المرسوم 2-09-165، المادة 38). يمكنك إعادة الطلب من العنوان الذي نعرفه أو من حسابك.',
      'manifestly abusive':
        'السبب: الطلب تعسفي بشكل واضح بعدده أو تكراره (القانون 09-08، المادة 7). العناصر التي تثبت ذلك محفوظة ويمكن إطلاعك عليها.',
      'legal obligation':
        'السبب: يلزمنا القانون بحفظ هذه الوثائق (مدونة التجارة، المادة 22؛ المدونة العامة للضرائب، المادة 211). تحفظ منفصلة للمدة القانونية ولا تستعمل لشيء آخر.',
      'rights of others': 'السبب: جزء مما طلبته يخص أشخاصا آخرين لا يمكن تسليمك معطياتهم (القانون 09-08، المادة 4).',
      'not personal data': 'السبب: ما طلبته ليس معطى شخصيا يخصك (القانون 09-08، المادة 1).',
      'not the controller': 'السبب: هذه المعالجة من اختصاص مسؤول آخر أحيل إليه طلبك (المرسوم 2-09-165، المادتان 35 و39).',
      'unclear after reminder':
        'السبب: لم يصل ما كان ناقصا في الطلب بعد التذكير (المرسوم 2-09-165، المادة 37). يمكنك تقديم طلب جديد في أي وقت.',
    },
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
    says: {
      'identity not proven':
        'Reason: it was not shown that these data are yours (law 09-08, article 7; decree 2-09-165, article 38). You may ask again from the address we know, or from your account.',
      'manifestly abusive':
        'Reason: the request is manifestly abusive by its number or repetition (law 09-08, article 7). What shows it is kept and can be shown to you.',
      'legal obligation':
        'Reason: the law obliges us to keep these documents (commercial code, article 22; tax code, article 211). They are kept apart, for their legal term, and serve nothing else.',
      'rights of others':
        'Reason: a part of what was asked for is about other people, whose data cannot be handed to you (law 09-08, article 4).',
      'not personal data': 'Reason: what was asked for is no personal data about you (law 09-08, article 1).',
      'not the controller':
        'Reason: this processing is another controller’s, to whom your request is forwarded (decree 2-09-165, articles 35 and 39).',
      'unclear after reminder':
        'Reason: what was missing in the request did not come after a reminder (decree 2-09-165, article 37). You may make a new one at any time.',
    },
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
