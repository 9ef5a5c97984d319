import type { Language } from '#contract/language.ts'

interface Words {
  readonly subject: string
  opens(reference: string): string
  readonly closes: string
}
/** What stands around the words of who answers for it. */
export const breachWords: { readonly [L in Language]: Words } = {
  fr: {
    subject: 'Un incident concerne vos données',
    opens: (reference) => `Un incident de sécurité, que nous avons enregistré sous la référence ${reference}, concerne vos données :`,
    closes:
      'Vous pouvez nous écrire à contact@IdNet.ma, demander une copie de vos données ou leur effacement à la page ci-dessous, ou saisir la CNDP (www.cndp.ma). Nous ne demandons jamais de mot de passe ni de code par e-mail.',
  },
  ar: {
    subject: 'حادث يخص معطياتك',
    opens: (reference) => `حادث أمني سجلناه تحت المرجع ${reference} يخص معطياتك:`,
    closes:
      'يمكنك مراسلتنا على contact@IdNet.ma، أو طلب نسخة من معطياتك أو محوها في الصفحة أدناه، أو اللجوء إلى اللجنة الوطنية (www.cndp.ma). لا نطلب أبدا كلمة سر ولا رمزا عبر البريد.',
  },
  en: {
    subject: 'An incident concerns your data',
    opens: (reference) => `A security incident, which we registered under the reference ${reference}, concerns your data:`,
    closes:
      'You may write to us at contact@IdNet.ma, ask for a copy of your data or their erasure on the page below, or turn to the CNDP (www.cndp.ma). We never ask for a password or a code by e-mail.',
  },
}
export const breachLabel: { readonly [L in Language]: string } = { fr: 'Mes droits', ar: 'حقوقي', en: 'My rights' }

export const breachDesk = {
  subject: 'Un incident attend',
  lines: (reference: string, due: string) => [
    `L’incident ${reference} n’est ni notifié à la CNDP, ni classé sans risque : les 72 heures s’achèvent le ${due} (heure du Maroc).`,
  ],
  label: 'Voir au bureau',
}
