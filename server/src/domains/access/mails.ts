import { jobNames } from '#contract/job-names.ts'
import type { Language } from '#contract/language.ts'
import type { Job } from '#contract/staff.ts'
import { reachedAt } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import { invitationDays } from './invite-staff.ts'
import { approvalMail, exportApprovalMail, invitationMail, unusualMail } from './mail-kinds.ts'
import { invitationToken, invitedPerson } from './staff-rows.ts'

const jobsIn = (jobs: readonly Job[], language: Language): string => jobs.map((job) => jobNames[job][language]).join(', ')

/** In French, as everything between IdNet and its staff; nothing is known yet of the reader's language. Nothing goes once it was taken up, or is late. */
async function invitation(tx: Tx, id: string, origin: URL): Promise<Mail | undefined> {
  const row = await tx.rows.selectFrom('access.invitation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row?.token || tx.clock.now().getTime() - row.made_at.getTime() >= invitationDays * 86_400_000) return undefined
  const subject = await tx.vault.subjectIfAny(tx, row.subject_id, { actor: system, purpose: 'the account' })
  if (!subject) return undefined
  const { email } = subject.open(invitedPerson, id, row.invited)
  return {
    to: { address: email },
    language: 'fr',
    subject: 'Votre invitation à travailler chez IdNet',
    lines: [
      `IdNet vous invite à travailler dans ConnectCard, au poste\u00A0: ${jobsIn(row.jobs, 'fr')}.`,
      'Ouvrez d’abord un compte avec cette adresse, ou connectez-vous si vous en avez un, puis prenez l’invitation par ce bouton. Le bureau demande ensuite un second facteur et la signature de l’engagement de confidentialité.',
    ],
    action: { label: 'Prendre l’invitation', url: `${origin.origin}/espace/invitation#${subject.open(invitationToken, id, row.token)}` },
    small: [
      `L’invitation vaut ${invitationDays} jours, une fois, et pour cette adresse seulement. Si vous ne l’attendiez pas, ne faites rien\u00A0: elle s’efface.`,
    ],
  }
}

const approvalSays: { readonly [L in Language]: Pick<Mail, 'subject' | 'lines'> & { readonly label: string } } = {
  fr: {
    subject: 'Une seconde personne est attendue',
    lines: [
      'Un membre du personnel demande une ouverture d’urgence. Elle ne s’ouvre qu’avec votre accord, ou celui d’une autre personne dont le poste le permet, dans les vingt-quatre heures.',
    ],
    label: 'Voir la demande',
  },
  ar: {
    subject: 'مطلوب موافقة شخص ثان',
    lines: ['يطلب أحد المستخدمين فتحا مستعجلا. لا يتم إلا بموافقتك، أو بموافقة شخص آخر يسمح له منصبه بذلك، خلال أربع وعشرين ساعة.'],
    label: 'عرض الطلب',
  },
  en: {
    subject: 'A second person is waited for',
    lines: [
      'A member of staff asks for an emergency opening. It opens with your approval, or that of somebody else whose job allows it, within twenty-four hours.',
    ],
    label: 'See what is asked',
  },
}

const exportSays: typeof approvalSays = {
  fr: {
    subject: approvalSays.fr.subject,
    lines: [
      'Un membre du personnel demande d’emporter en fichier la liste des personnes concernées par un incident. Elle ne sort qu’avec votre accord, ou celui d’une autre personne dont le poste le permet, dans les vingt-quatre heures.',
    ],
    label: approvalSays.fr.label,
  },
  ar: {
    subject: approvalSays.ar.subject,
    lines: [
      'يطلب أحد المستخدمين أخذ لائحة الأشخاص المعنيين بحادث في ملف. لا تخرج إلا بموافقتك، أو بموافقة شخص آخر يسمح له منصبه بذلك، خلال أربع وعشرين ساعة.',
    ],
    label: approvalSays.ar.label,
  },
  en: {
    subject: approvalSays.en.subject,
    lines: [
      'A member of staff asks to take away, in a file, the list of the persons concerned by an incident. It leaves with your approval, or that of somebody else whose job allows it, within twenty-four hours.',
    ],
    label: approvalSays.en.label,
  },
}

const unusualSays: typeof approvalSays = {
  fr: {
    subject: 'Une lecture inhabituelle est à regarder',
    lines: [
      'Un membre du personnel a ouvert en peu de temps les données de beaucoup de personnes, ou beaucoup de dossiers terminés. Regardez si son travail l’explique.',
    ],
    label: 'Voir les consultations',
  },
  ar: {
    subject: 'قراءة غير معتادة تستدعي النظر',
    lines: ['فتح أحد المستخدمين في وقت قصير معطيات أشخاص كثيرين، أو ملفات منتهية كثيرة. انظر هل يفسر عمله ذلك.'],
    label: 'عرض حالات الاطلاع',
  },
  en: {
    subject: 'Unusual reading to look at',
    lines: [
      'A member of staff opened the data of many people in a short time, or many cases that are over. See whether their work explains it.',
    ],
    label: 'See who opened what',
  },
}

/** To a member of staff, in their language: it leads to the office, and names nobody. */
async function toStaff(
  tx: Tx,
  personId: string,
  { says, url }: { readonly says: typeof approvalSays; readonly url: URL },
): Promise<Mail | undefined> {
  const person = await reachedAt(tx, system, personId)
  if (!person) return undefined
  const { label, ...words } = says[person.language]
  const action = { label, url: url.href }
  return { to: { address: person.address }, language: person.language, ...words, action }
}

export const mails = (origin: URL): Mails => ({
  [invitationMail]: (tx, id) => invitation(tx, id, origin),
  [approvalMail]: (tx, id) => toStaff(tx, id, { says: approvalSays, url: new URL('/bureau/urgences', origin) }),
  [exportApprovalMail]: (tx, id) => toStaff(tx, id, { says: exportSays, url: new URL('/bureau/fichiers', origin) }),
  [unusualMail]: (tx, id) => toStaff(tx, id, { says: unusualSays, url: new URL('/bureau/consultations', origin) }),
})
