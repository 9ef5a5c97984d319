import { jobNames } from '#contract/job-names.ts'
import type { Language } from '#contract/language.ts'
import type { Job } from '#contract/staff.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import { invitationDays } from './invite-staff.ts'
import { invitationMail } from './mail-kinds.ts'
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

export const mails = (origin: URL): Mails => ({ [invitationMail]: (tx, id) => invitation(tx, id, origin) })
