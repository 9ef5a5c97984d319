import { sql } from 'kysely'
import type { Sheet, SubjectIds } from '#platform/personal-data.ts'

const persons = (subjects: SubjectIds) => sql`array(select id from accounts.person where subject_id = any(${subjects}))`

/** How a person's copy reads what this domain holds. A company is nobody's: of it a copy has the name, for its members. */
export const copied: readonly Sheet[] = [
  {
    table: 'membership',
    says: { fr: 'Votre place dans une entreprise cliente', ar: 'مكانكم في شركة زبونة', en: 'Your place in a client company' },
    theirs: (subjects) => sql`row.person_id = any(${persons(subjects)})`,
    id: sql`row.company_id || '/' || row.person_id`,
    columns: { company_id: 'as it is', person_id: 'as it is', role: 'as it is', since: 'as it is' },
  },
  {
    table: 'company',
    says: { fr: 'Entreprises dont vous êtes membre', ar: 'الشركات التي أنتم أعضاء فيها', en: 'Companies you are a member of' },
    theirs: (subjects) => sql`row.id = any(array(select company_id from clients.membership where person_id = any(${persons(subjects)})))`,
    columns: { name: 'as it is' },
  },
]
