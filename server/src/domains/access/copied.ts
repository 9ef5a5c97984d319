import { sql } from 'kysely'
import { not, type Sheet } from '#platform/personal-data.ts'

/** How a person's copy reads what this domain holds. */
export const copied: readonly Sheet[] = [
  {
    table: 'staff',
    says: { fr: 'Vos postes chez IdNet', ar: 'مناصبكم لدى IdNet', en: 'Your jobs at IdNet' },
    theirs: (subjects) => sql`row.person_id = any(array(select id from accounts.person where subject_id = any(${subjects})))`,
    id: sql`row.person_id || '/' || row.job`,
    columns: { job: 'as it is', since: 'as it is' },
  },
  {
    table: 'undertaking',
    says: {
      fr: 'Engagements de confidentialité que vous avez signés',
      ar: 'التزامات السرية التي وقعتها',
      en: 'Undertakings of confidentiality that you signed',
    },
    theirs: (subjects) => sql`row.person_id = any(array(select id from accounts.person where subject_id = any(${subjects})))`,
    id: sql`row.person_id || '/' || row.version`,
    columns: { version: 'as it is', signed_at: 'as it is', left_at: 'as it is' },
  },
  {
    table: 'reading_alert',
    says: {
      fr: 'Lectures inhabituelles relevées à votre poste',
      ar: 'قراءات غير معتادة سُجلت في منصبك',
      en: 'Unusual readings noticed at your job',
    },
    theirs: (subjects) => sql`row.person_id = any(array(select id from accounts.person where subject_id = any(${subjects})))`,
    columns: { day: 'as it is', kind: 'as it is', noticed_at: 'as it is' },
  },
  {
    table: 'break_glass',
    says: { fr: 'Ouvertures d’urgence de votre compte', ar: 'حالات الفتح المستعجل لحسابك', en: 'Emergency openings of your account' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: { asked_at: 'as it is', reason: 'as it is', note: 'as it is', asked_by: 'about somebody else' },
  },
  {
    table: 'invitation',
    says: { fr: 'Invitations à travailler chez IdNet', ar: 'دعوات للعمل لدى IdNet', en: 'Invitations to work at IdNet' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: { invited: 'as it is', jobs: 'as it is', made_at: 'as it is', token: not('secret') },
  },
]
