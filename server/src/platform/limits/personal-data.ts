import { type PersonalData, plainFor, technical } from '../personal-data.ts'

export const personalData: PersonalData = {
  schema: 'limits',
  tables: {
    tried: {
      digest: plainFor('whoever tried', 'trace', ['security'], 'ten minutes'),
      times: technical('how often it was tried'),
      until: technical('when the count is forgotten'),
    },
  },
}
