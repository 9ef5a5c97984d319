import { type PersonalData, plainFor, technical } from '../personal-data.ts'

export const personalData: PersonalData = {
  schema: 'limits',
  notCopied: { tried: 'keyed digests that are forgotten within minutes, and lead to nobody' },
  tables: {
    tried: {
      digest: plainFor('whoever tried', 'trace', ['security'], 'ten minutes'),
      times: technical('how often it was tried'),
      until: technical('when the count is forgotten'),
    },
  },
}
