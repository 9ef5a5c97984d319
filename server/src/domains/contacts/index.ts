export { leaveDetails } from './leave-details.ts'
export { personalData } from './personal-data.ts'
export { preferenceOf, setPreference } from './preference.ts'
export { reindex, reseal } from './renew-keys.ts'
