import type { Check } from './house.ts'

/** Routes that a search engine may keep, but for the public pages of the site and what tells crawlers of them. */
export const indexable: Check = async ({ robots }) => {
  const routes = await robots()
  return { count: routes.filter(({ says }) => !says?.includes('noindex')).length, of: routes.length }
}
