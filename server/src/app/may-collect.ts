import type { Settings } from '#platform/config/settings.ts'

/** Production collects nothing without the number of the CNDP's receipt (law 09-08, art. 5 and 19): no form is served, and no mail fetched. */
export const mayCollect = ({ production, cndpReceipt }: Pick<Settings, 'production' | 'cndpReceipt'>): boolean =>
  !production || cndpReceipt !== undefined
