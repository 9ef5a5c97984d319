import { sql } from 'kysely'
import { not, type Sheet } from '#platform/personal-data.ts'

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
