export { accountByEmail, accountHolder } from './find-account.ts'
export { openAccount } from './open-account.ts'
export { personalData } from './personal-data.ts'
export { reindex, reseal } from './renew-keys.ts'
