import { sql } from 'kysely'
import { not, type Sheet, type SubjectIds } from '#platform/personal-data.ts'

const ofHold = {
  theirs: (subjects: SubjectIds) => sql<boolean>`row.hold_id = any(array(select id from privacy.hold where subject_id = any(${subjects})))`,
  id: sql<string>`row.hold_id`,
}

/** How a person's copy reads what this domain holds: what they asked before, and what was answered. Who at IdNet did it is not theirs. */
export const copied: readonly Sheet[] = [
  {
    table: 'request',
    says: { fr: 'Vos demandes', ar: 'طلباتكم', en: 'Your requests' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: {
      reference: 'as it is',
      kind: 'as it is',
      applicant: 'as it is',
      code: not('secret'),
      uses: 'as it is',
      language: 'as it is',
      notice: 'as it is',
      state: 'as it is',
      person_id: 'as it is',
      received_on: 'as it is',
      made_at: 'as it is',
      proven_at: 'as it is',
      ended_at: 'as it is',
    },
  },
  {
    table: 'step',
    says: { fr: 'Ce qui s’est passé pour vos demandes', ar: 'ما جرى بشأن طلباتكم', en: 'What became of your requests' },
    theirs: (subjects) => sql`row.request_id = any(array(select id from privacy.request where subject_id = any(${subjects})))`,
    under: sql`(select subject_id from privacy.request where request.id = row.request_id)`,
    columns: { step: 'as it is', at: 'as it is', says: 'as it is', outcome: 'as it is', reason: 'as it is', by_id: 'about somebody else' },
  },
  {
    table: 'hold',
    says: { fr: 'Données gardées pour un litige', ar: 'معطيات محفوظة بسبب نزاع', en: 'Data held for a dispute' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: { reason: 'as it is', note: 'as it is', asked_at: 'as it is', review_on: 'as it is', asked_by: 'about somebody else' },
  },
  {
    ...ofHold,
    table: 'hold_approval',
    says: { fr: 'Ce qui l’a confirmé', ar: 'ما أكد ذلك', en: 'What confirmed it' },
    columns: { approved_at: 'as it is', approved_by: 'about somebody else' },
  },
  {
    ...ofHold,
    table: 'hold_release',
    says: { fr: 'Ce qui y a mis fin', ar: 'ما أنهى ذلك', en: 'What ended it' },
    columns: { released_at: 'as it is', released_by: 'about somebody else' },
  },
  {
    table: 'breach_person',
    says: { fr: 'Incidents dont vous avez été prévenu', ar: 'حوادث أُخبرتم بها', en: 'Incidents you were told of' },
    theirs: (subjects) => sql`row.concerned_id = any(${subjects}) and row.told_at is not null`,
    under: sql`row.concerned_id`,
    columns: { told_at: 'as it is', concerned_id: 'as it is' },
  },
  {
    table: 'policy_told',
    says: {
      fr: 'Éditions de la politique dont vous avez été informé',
      ar: 'إصدارات سياسة الخصوصية التي أُخبرتم بها',
      en: 'Policy editions that you were told of',
    },
    theirs: (subjects) => sql`row.person_id = any(array(select id from accounts.person where subject_id = any(${subjects})))`,
    under: sql`(select subject_id from accounts.person where person.id = row.person_id)`,
    columns: { edition: 'as it is', told_on: 'as it is' },
  },
]
