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

/** The figures of a code are good for ten minutes, and open the account; a link that undoes a change of address does as much. */
const mail = partOf(attemptMail, ({ code: _code, token: _token, ...rest }) => rest)

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
    ...oneForEach,
    table: 'totp',
    says: { fr: 'Application d’authentification', ar: 'تطبيق المصادقة', en: 'Authenticator app' },
    columns: { secrets: not('secret'), started_at: 'as it is', confirmed_at: 'as it is' },
  },
  {
    ...byPerson,
    table: 'recovery_code',
    says: { fr: 'Codes de secours', ar: 'رموز الطوارئ', en: 'Recovery codes' },
    columns: { digest: not('digest'), made_at: 'as it is', used_at: 'as it is' },
  },
  {
    ...byPerson,
    table: 'half_sign_in',
    says: { fr: 'Connexions sans leur second facteur', ar: 'محاولات دخول دون العامل الثاني', en: 'Sign-ins without their second factor' },
    columns: { person_id: not('said elsewhere'), how: 'as it is', made_at: 'as it is' },
  },
  {
    ...oneForEach,
    table: 'factor_loss',
    says: { fr: 'Application dite perdue', ar: 'تطبيق قيل إنه ضاع', en: 'App that was said to be lost' },
    columns: { told_at: 'as it is', due_at: 'as it is' },
  },
  {
    ...byPerson,
    table: 'former_email',
    under: sql<string>`row.subject_id`,
    says: {
      fr: 'Adresses d’avant un changement, pour l’annuler',
      ar: 'عناوين قبل التغيير، لإلغائه',
      en: 'Addresses before a change, to undo it',
    },
    columns: { address: 'as it is', changed_at: 'as it is' },
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
      second: 'as it is',
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
      fr: 'Codes demandés pour votre compte, par vous ou par quelqu’un d’autre, et ce qui vous a été annoncé',
      ar: 'رموز طُلبت لحسابكم، منكم أو من غيركم، وما أُخبرتم به',
      en: 'Codes asked for your account, by you or by somebody else, and what you were told',
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
