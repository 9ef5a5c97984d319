import type { Language } from '#contract/language.ts'
import { reachedAt } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import { Refusal } from '#platform/refusal.ts'
import { companyName, invitationToken, invitedAddress } from './company-rows.ts'
import { invitationFor } from './find-invitation.ts'
import { invitationMail, removedMail } from './mail-kinds.ts'
import { invitationNotice } from './notice.ts'

const removedSays: { readonly [L in Language]: Pick<Mail, 'subject' | 'lines' | 'small'> & { readonly label: string } } = {
  fr: {
    subject: 'Vous n’êtes plus membre d’une entreprise',
    lines: [
      'Une entreprise dont vous étiez membre sur ConnectCard vous a retiré(e), ou a fermé.',
      'Vos cartes, vos liens et vos contacts restent les vôtres\u00A0: personne de l’entreprise ne les a jamais vus. Les cartes que vous portiez sous cette entreprise ne montrent plus l’entreprise, la fonction, le service, le logo, ni les adresses et e-mails «\u00A0travail\u00A0», par aucun lien, jusqu’à ce que vous les publiiez de nouveau.',
    ],
    label: 'Voir mes cartes',
    small: ['Si vous deviez rester membre, voyez-le avec l’entreprise\u00A0: elle peut vous inviter de nouveau.'],
  },
  ar: {
    subject: 'لم تعد عضوا في شركة',
    lines: [
      'شركة كنت عضوا فيها على ConnectCard أنهت عضويتك، أو أغلقت.',
      'بطاقاتك وروابطك وجهات اتصالك تبقى لك: لم يطلع عليها أحد من الشركة قط. البطاقات التي كنت تحملها باسم هذه الشركة لم تعد تعرض الشركة والمنصب والقسم والشعار ولا عناوين العمل وبريده، بأي رابط، إلى أن تنشرها من جديد.',
    ],
    label: 'بطاقاتي',
    small: ['إذا كان ينبغي أن تبقى عضوا، فتواصل مع الشركة: يمكنها دعوتك من جديد.'],
  },
  en: {
    subject: 'You are no longer a member of a company',
    lines: [
      'A company that you were a member of on ConnectCard removed you, or closed.',
      'Your cards, links and contacts remain yours: nobody of the company ever saw them. The cards that you carried under this company no longer show the company, role, department, logo, nor the addresses and e-mails of kind “work”, by any link, until you publish them anew.',
    ],
    label: 'See my cards',
    small: ['If you should have stayed a member, see it with the company: it can invite you again.'],
  },
}

/**
 * The invitation. It carries no word of whoever invites but the company's name, which the law asks for and which can be no address, and its subject names
 * nobody. Nothing is sent once it was answered, or is over.
 */
async function invitation(tx: Tx, noticeId: string, origin: URL, cndp: string | undefined): Promise<Mail | undefined> {
  const notice = await tx.rows.selectFrom('clients.notice').selectAll().where('id', '=', noticeId).executeTakeFirst()
  if (!notice || notice.sent_at) return undefined
  const found = await invitationFor(tx, system, { id: notice.invitation_id }).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
  if (!found) return undefined
  const { row, subject, company } = found
  if ((await tx.vault.restricted(tx, row.subject_id)).has('all')) return undefined
  const { name } = await tx.rows.selectFrom('clients.company').select('name').where('id', '=', row.company_id).executeTakeFirstOrThrow()
  const told = { company: company.open(companyName, row.company_id, name), role: row.role, language: row.language, cndp }
  const says = invitationNotice(tx.clock.now(), told)
  const token = subject.open(invitationToken, row.id, row.token)
  return {
    to: { address: subject.open(invitedAddress, row.id, row.address) },
    language: row.language,
    subject: says.subject,
    lines: says.lines,
    action: { label: says.action, url: new URL(`/invitation/${token}/${row.language}`, origin).href },
    async sent(after) {
      await after.rows
        .updateTable('clients.notice')
        .set({ sent_at: after.clock.now(), version: says.version, language: row.language })
        .where('id', '=', noticeId)
        .where('sent_at', 'is', null)
        .execute()
    },
  }
}

/** To who is in the company no more. The company is not named: its name is a secret of those who are in it. */
async function removed(tx: Tx, personId: string, origin: URL): Promise<Mail | undefined> {
  const person = await reachedAt(tx, system, personId)
  if (!person) return undefined
  const { label, ...says } = removedSays[person.language]
  return { to: { address: person.address }, language: person.language, ...says, action: { label, url: new URL('/espace/', origin).href } }
}

export const mails = (origin: URL, cndp: string | undefined): Mails => ({
  [invitationMail]: (tx, id) => invitation(tx, id, origin, cndp),
  [removedMail]: (tx, id) => removed(tx, id, origin),
})
