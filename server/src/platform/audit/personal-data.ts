import { type PersonalData, technical } from '../personal-data.ts'

const kept = 'ten years; the pseudonym leads to nobody once its subject is erased'

export const personalData: PersonalData = {
  schema: 'audit',
  tables: {
    entry: {
      id: technical('names the entry'),
      at: technical('when the deed was done'),
      actor_kind: technical('an account holder, the operator or the program'),
      actor_id: { whose: 'whoever acted', purposes: ['security', 'rights'], kept, sealed: false },
      deed: technical('what was done'),
      object_kind: technical('to what kind of thing'),
      object_id: technical('to which thing'),
      subject_pseudonym: { whose: 'whoever it was done about', purposes: ['security', 'rights'], kept, sealed: false },
      purpose: technical('for which purpose'),
      case_id: technical('within which case'),
    },
  },
}
