import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'
import { eraseMessages } from './end-messages.ts'
import { messagesBy } from './index-sender.ts'
import { answerSays, attachmentContent, mailOf, questionOf, wishOf } from './message-rows.ts'
import { reachSenders } from './senders-rights.ts'

const whose = 'author of a message'
const kept = 'message'
const why = ['contact requests', 'orders', 'rights'] as const

export const personalData: PersonalData = {
  schema: 'support',
  copied,
  dropBuried,
  knownBy: messagesBy,
  erase: eraseMessages,
  reach: reachSenders,
  tables: {
    message_number: { year: technical('a year'), last: technical('the last number given in it') },
    message: {
      id: technical('names the message'),
      reference: technical('names the message to who wrote it'),
      kind: plainFor(whose, 'choice', why, kept, 'the person'),
      language: plainFor(whose, 'choice', why, kept, 'the person'),
      subject_id: technical('names the key the row lies under'),
      question: sealedFor(whose, ['identity', 'reach', 'note'], questionOf, kept),
      wish: sealedFor(whose, ['identity', 'reach', 'work', 'note'], wishOf, kept),
      mail: sealedFor(whose, ['note', 'attachment'], mailOf, kept),
      no_prospecting: plainFor(whose, 'choice', why, kept, 'the person'),
      ticket: technical('drawn with the form that it came by, or for the mail'),
      notice: technical('which version of the notice was read'),
      made_at: plainFor(whose, 'dates', why, kept),
      last_at: plainFor(whose, 'dates', why, kept),
      closed: technical('whether it waits for anything: who closed it stands beside it'),
      answered_by: plainFor('member of staff', 'trace', why, kept),
    },
    answer: {
      id: technical('names the answer'),
      message_id: technical('names the message'),
      says: sealedFor(whose, 'note', answerSays, kept, 'IdNet'),
      at: plainFor(whose, 'dates', why, kept),
      by_id: plainFor('member of staff', 'trace', why, kept),
    },
    attachment: {
      id: technical('names the file'),
      message_id: technical('names the message'),
      content: sealedFor(whose, 'attachment', attachmentContent, kept),
    },
    fetched_mail: {
      uid_validity: technical('tells a mailbox from the one before it'),
      uid: technical('the number of a mail in the mailbox'),
      digest: technical('keyed: tells that a mail was taken already'),
      outcome: technical('what became of the mail'),
      at: technical('when that was; it is forgotten once the mail has left the mailbox'),
    },
    mail_figure: { outcome: technical('what became of mails'), times: technical('how often') },
    closing: {
      message_id: technical('names the message'),
      why: technical('why nothing more is said'),
      at: plainFor(whose, 'dates', why, kept),
      by_id: plainFor('member of staff', 'trace', why, kept),
    },
  },
}
