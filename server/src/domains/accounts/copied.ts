import { sql } from 'kysely'
import { not, partOf, type Sheet, type SubjectIds } from '#platform/personal-data.ts'
import { attemptMail } from './person-rows.ts'

/** How a person's copy reads what this domain holds. */
const ofPerson = (subjects: SubjectIds) =>
  sql<boolean>`row.person_id = any(array(select id from accounts.person where subject_id = any(${subjects})))`
const byPerson = {
  theirs: ofPerson,
  under: sql<string>`(select subject_id from accounts.person where person.id = row.person_id)`,
}
const oneForEach = { ...byPerson, id: sql<string>`row.person_id` }

/** The figures of a code are good for ten minutes, and open the account. */
const mail = partOf(attemptMail, ({ address, language, kind }) => ({ address, language, kind }))

export const copied: readonly Sheet[] = [
  {
    table: 'person',
    says: { fr: 'Votre compte', ar: 'حسابكم', en: 'Your account' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: {
      name: 'as it is',
      email: 'as it is',
      phone: 'as it is',
      phone_changed_at: 'as it is',
      company: 'as it is',
      language: 'as it is',
      no_prospecting: 'as it is',
      notice: 'as it is',
      opened_at: 'as it is',
      used_on: 'as it is',
    },
    consent: { notice: 'notice', at: 'opened_at', choices: ['no_prospecting', 'language'] },
  },
  {
    ...byPerson,
    table: 'idle_notice',
    says: { fr: 'Annonces de fermeture faute d’usage', ar: 'إشعارات الإغلاق لعدم الاستعمال', en: 'Notices that the account was not used' },
    id: sql`row.person_id || '/' || row.months`,
    columns: { months: 'as it is', told_on: 'as it is' },
  },
  {
    ...oneForEach,
    table: 'closing',
    says: { fr: 'Fermeture du compte', ar: 'إغلاق الحساب', en: 'Closing of the account' },
    columns: { closed_at: 'as it is' },
  },
  {
    ...oneForEach,
    table: 'password',
    says: { fr: 'Mot de passe', ar: 'كلمة السر', en: 'Password' },
    columns: { hash: not('secret'), set_at: 'as it is' },
  },
  {
    ...byPerson,
    table: 'passkey',
    says: { fr: 'Clés d’accès', ar: 'مفاتيح المرور', en: 'Passkeys' },
    columns: {
      name: 'as it is',
      credential: not('secret'),
      credential_digest: not('digest'),
      added_at: 'as it is',
      last_used_at: 'as it is',
    },
  },
  {
    ...byPerson,
    table: 'session',
    says: { fr: 'Sessions', ar: 'الجلسات', en: 'Sessions' },
    columns: {
      agent: 'as it is',
      how: 'as it is',
      started_at: 'as it is',
      proved_at: 'as it is',
      used_at: 'as it is',
      ends_at: 'as it is',
    },
  },
  {
    table: 'attempt',
    says: { fr: 'Codes demandés avec votre adresse', ar: 'رموز طُلبت بعنوانكم', en: 'Codes asked for with your address' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: { reason: 'as it is', mail, typed: 'as it is', made_at: 'as it is', ended_at: 'as it is' },
  },
  {
    table: 'attempt',
    as: 'known',
    says: {
      fr: 'Codes demandés pour votre compte, par vous ou par quelqu’un d’autre',
      ar: 'رموز طُلبت لحسابكم، منكم أو من غيركم',
      en: 'Codes asked for your account, by you or by somebody else',
    },
    theirs: ofPerson,
    columns: {
      reason: 'as it is',
      mail,
      typed: 'about somebody else',
      person_id: not('said elsewhere'),
      made_at: 'as it is',
      ended_at: 'as it is',
    },
  },
]
