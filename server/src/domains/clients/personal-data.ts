import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { companyName, invitationToken, invitedAddress, refusalKey } from './company-rows.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'
import { eraseInvitationsOf } from './end-invitations.ts'
import { reachInvited, subjectsInvited } from './index-invited.ts'

const whose = 'member of a company'
const kept = 'contract'
const invited = 'somebody invited to a company'

export const personalData: PersonalData = {
  schema: 'clients',
  knownBy: subjectsInvited,
  erase: eraseInvitationsOf,
  reach: reachInvited,
  copied,
  dropBuried,
  notCopied: { refusal: 'a digest that only the company’s own key makes, of an address that is not kept' },
  tables: {
    company: {
      id: technical('names the company'),
      subject_id: technical('names the key the row lies under'),
      name: sealedFor('contracting company', 'work', companyName, kept),
      opened_at: technical('when the company became a client'),
      refusal_key: sealedFor('contracting company', 'trace', refusalKey, kept, 'the program'),
    },
    left_company: { company_id: technical('names the company'), left_at: technical('since when nobody is in it') },
    membership: {
      company_id: technical('names the company'),
      person_id: plainFor(whose, 'trace', ['contracts', 'the account'], kept),
      role: plainFor(whose, 'work', ['contracts', 'the account'], kept, 'somebody else'),
      since: plainFor(whose, 'dates', ['contracts'], kept),
    },
    edit_consent: {
      company_id: technical('names the company'),
      person_id: plainFor(whose, 'trace', ['sharing the card', 'the account'], kept),
      given_at: plainFor(whose, 'choice', ['sharing the card', 'the account'], kept, 'the person'),
    },
    invitation: {
      id: technical('names the invitation'),
      company_id: technical('names the company'),
      subject_id: technical('names the key the row lies under'),
      lookup: technical('SHA-256 of a random token'),
      address: sealedFor(invited, 'reach', invitedAddress, 'invitation', 'somebody else'),
      token: sealedFor(invited, 'credential', invitationToken, 'invitation', 'the program'),
      language: plainFor(invited, 'choice', ['the account', 'rights'], 'invitation', 'somebody else'),
      role: plainFor(invited, 'work', ['the account', 'rights'], 'invitation', 'somebody else'),
      made_at: plainFor(invited, 'dates', ['the account', 'rights'], 'invitation'),
    },
    notice: {
      id: technical('names a notice that was sent'),
      invitation_id: technical('names the invitation, which leads to nobody once it is over'),
      company_id: technical('names the company'),
      language: technical('in which language it was written'),
      version: technical('which version of the notice it was'),
      posted_at: technical('when it was posted'),
      sent_at: technical('when it was handed over: the proof that somebody was told'),
    },
    refusal: {
      id: technical('names the refusal'),
      company_id: technical('names the company'),
      digest: plainFor(invited, 'trace', ['the account'], 'refusal'),
      refused_at: plainFor(invited, 'dates', ['the account'], 'refusal'),
    },
  },
}
