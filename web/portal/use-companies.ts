import { useQuery } from '@tanstack/react-query'
import { useHouse } from '#web/ui/house.tsx'

/** What a change in a company touches. */
export const touchedByCompany = ['companies', 'company', 'companyCards', 'companyInvites', 'cards', 'card'] as const

export function useCompanies() {
  const { client } = useHouse()
  return useQuery({ queryKey: ['companies'], queryFn: client.companies })
}
export function useCompany(id: string) {
  const { client } = useHouse()
  return useQuery({ queryKey: ['company', id], queryFn: () => client.company(id) })
}
export function useInvites() {
  const { client } = useHouse()
  return useQuery({ queryKey: ['companyInvites'], queryFn: client.invitationsToMe })
}
export function useCompanyCards() {
  const { client } = useHouse()
  return useQuery({ queryKey: ['companyCards'], queryFn: client.companyCards })
}
