/** The named world: the same people for the demo, the tests and the benches. Data only; who seeds it brings keys and tokens. */
import { atlas, atlasPeople } from './world/atlas-menuiserie.ts'
import { independent } from './world/independent.ts'
import type { WorldCompany, WorldPerson } from './world/person.ts'
import { staff } from './world/staff.ts'
import { visitor } from './world/visitor.ts'
import { zellige, zelligePeople } from './world/zellige-trois-sources.ts'

export { contactsReceived, type WorldContact } from './world/contacts.ts'
export { crowd } from './world/crowd.ts'
export { documents } from './world/documents.ts'
export { passwordOf, type WorldCompany, type WorldPerson } from './world/person.ts'

export const companies: readonly WorldCompany[] = [atlas, zellige]
export const people: readonly WorldPerson[] = [independent, ...atlasPeople, ...zelligePeople, visitor, ...staff]
