import { sql } from 'kysely'
import { not, type Sheet, type SubjectIds } from '#platform/personal-data.ts'

const persons = (subjects: SubjectIds) => sql`array(select id from accounts.person where subject_id = any(${subjects}))`

/**
 * How a person's copy reads what this domain holds. A company is nobody's: of it a copy has the name, for its members, and whom it invited for none of
 * them. Who was invited has what was entered of them.
 */
export const copied: readonly Sheet[] = [
  {
    table: 'membership',
    says: { fr: 'Votre place dans une entreprise cliente', ar: 'مكانكم في شركة زبونة', en: 'Your place in a client company' },
    theirs: (subjects) => sql`row.person_id = any(${persons(subjects)})`,
    id: sql`row.company_id || '/' || row.person_id`,
    columns: { company_id: 'as it is', person_id: 'as it is', role: 'as it is', since: 'as it is' },
  },
  {
    table: 'edit_consent',
    says: {
      fr: 'Entreprises que vous laissez modifier ce que votre carte dit d’elles',
      ar: 'شركات تسمحون لها بتعديل ما تقوله بطاقتكم عنها',
      en: 'Companies that you let edit what your card says of them',
    },
    theirs: (subjects) => sql`row.person_id = any(${persons(subjects)})`,
    id: sql`row.company_id || '/' || row.person_id`,
    columns: { company_id: 'as it is', person_id: 'as it is', given_at: 'as it is' },
  },
  {
    table: 'company',
    says: { fr: 'Entreprises dont vous êtes membre', ar: 'الشركات التي أنتم أعضاء فيها', en: 'Companies you are a member of' },
    theirs: (subjects) => sql`row.id = any(array(select company_id from clients.membership where person_id = any(${persons(subjects)})))`,
    columns: { name: 'as it is', refusal_key: not('secret') },
  },
  {
    table: 'invitation',
    says: {
      fr: 'Ce qu’une entreprise a saisi de vous pour vous inviter',
      ar: 'ما أدخلته شركة عنكم لدعوتكم',
      en: 'What a company entered about you to invite you',
    },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: {
      address: 'as it is',
      token: not('secret'),
      language: 'as it is',
      role: 'as it is',
      made_at: 'as it is',
      company_id: 'as it is',
    },
  },
]
