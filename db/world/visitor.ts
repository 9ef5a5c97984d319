import type { WorldPerson } from './person.ts'

export const visitor: WorldPerson = {
  key: 'rachid',
  name: 'Rachid Ouhssaine',
  email: 'rachid.ouhssaine@courrier-tanger.example',
  phone: '+212661000018',
  role: 'visitor',
  language: 'fr',
  links: [],
}
