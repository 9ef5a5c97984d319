import { type PersonalData, technical } from '../personal-data.ts'

export const personalData: PersonalData = {
  schema: 'limits',
  tables: {
    tried: {
      digest: { whose: 'whoever tried', purposes: ['security'], kept: 'ten minutes', sealed: false },
      times: technical('how often it was tried'),
      until: technical('when the count is forgotten'),
    },
  },
}
