import type { Language } from './language.ts'
import type { RefusalReason } from './requests.ts'

/** Why a request may be refused, with the article it rests on: told to its author in these words, and read by the desk before. */
export const refusalReasonSays: { readonly [L in Language]: { readonly [reason in RefusalReason]: string } } = {
  fr: {
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
  ar: {
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
  en: {
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
}
