import { type PersonalData, plainFor, technical } from '../personal-data.ts'

export const personalData: PersonalData = {
  schema: 'audit',
  tables: {
    entry: {
      id: technical('names the entry'),
      at: technical('when the deed was done'),
      actor_kind: technical('an account holder, the operator or the program'),
      actor_id: plainFor('whoever acted', 'trace', ['security', 'rights'], 'audit'),
      deed: technical('what was done'),
      object_kind: technical('to what kind of thing'),
      object_id: technical('to which thing'),
      subject_pseudonym: plainFor('everybody', 'trace', ['security', 'rights'], 'audit'),
      purpose: technical('for which purpose'),
      case_id: technical('within which case'),
    },
  },
}
