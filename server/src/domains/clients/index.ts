export { leaveCompanies } from './leave-companies.ts'
export { joinCompany, openCompany } from './open-company.ts'
export { personalData } from './personal-data.ts'
export { reseal } from './renew-keys.ts'
