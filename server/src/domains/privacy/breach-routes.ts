import {
  AmendBreach,
  BreachListed,
  BreachNotification,
  BreachOpened,
  BreachQueue,
  CndpTold,
  DgssiTold,
  OpenBreach,
  TellNobody,
  TellPersons,
} from '#contract/breaches.ts'
import { pageOf } from '#contract/links.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { closeBreach, cndpTold, dgssiTold } from './breach-authorities.ts'
import { breachExamples, exampleBreachId } from './breach-examples.ts'
import { breachNotification, breachShown, listBreaches, openedBreach } from './breach-views.ts'
import { deedOn } from './deed-on.ts'
import { breachById } from './find-breach.ts'
import { amendBreach, openBreach } from './open-breach.ts'
import { tellNobody, tellPersons } from './tell-persons.ts'

const permission = 'breaches' as const
const purpose = 'security' as const
const parameters = { breach: idParameter('an incident', exampleBreachId) }

/** The register of incidents, which the data protection officer keeps. */
export function breachOperations(api: Api, contact: string): Operation[] {
  const doing = deedOn('breach', breachById, (tx, _by, found) => breachShown(tx, found))
  const shared = { method: 'POST', permission, purpose, parameters, returns: BreachOpened } as const

  return [
    api.view({
      method: 'GET',
      path: '/api/desk/breaches',
      summary: 'Incidents with their 72-hour clocks, newest first. What happened is not in the list',
      example: breachExamples.list,
      permission,
      purpose,
      query: BreachQueue,
      returns: pageOf(BreachListed),
      run: (tx, { by, query }) => listBreaches(tx, by.actor, query),
    }),
    api.deed({
      method: 'POST',
      path: '/api/desk/breaches',
      summary: 'Open an incident: the 72 hours run from when we became aware of it',
      example: breachExamples.open,
      permission,
      purpose,
      creates: true,
      body: OpenBreach,
      returns: BreachOpened,
      run: async (tx, { by, body }) => breachShown(tx, await breachById(tx, by.actor, await openBreach(tx, by.actor, body))),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/breaches/{breach}/open',
      summary: 'Read an incident with all its entries; that it was read is recorded',
      example: breachExamples.read,
      run: async (tx, { by, parameters: { breach = '' } }) => breachShown(tx, await openedBreach(tx, by.actor, breach)),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/breaches/{breach}/amend',
      summary: 'Say what is known better now; what was said before stays',
      example: breachExamples.amend,
      body: AmendBreach,
      run: doing(amendBreach),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/breaches/{breach}/cndp',
      summary: 'Say that the CNDP was notified, when and under which reference; or why it need not be',
      example: breachExamples.cndp,
      body: CndpTold,
      run: doing(cndpTold),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/breaches/{breach}/dgssi',
      summary: 'Say that the DGSSI was notified (law 05-20)',
      example: breachExamples.dgssi,
      body: DgssiTold,
      run: doing(dgssiTold),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/breaches/{breach}/tell',
      summary: 'Have the persons whom the operator listed told by mail, in these words, once each',
      example: breachExamples.tell,
      body: TellPersons,
      run: doing(tellPersons),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/breaches/{breach}/tell-nobody',
      summary: 'Say why the persons concerned are not told',
      example: breachExamples.nobody,
      body: TellNobody,
      run: doing(tellNobody),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/breaches/{breach}/notification',
      summary: 'What a notification holds, under its headings; that it was taken is recorded',
      example: breachExamples.notification,
      returns: BreachNotification,
      run: async (tx, { by, parameters: { breach = '' } }) => breachNotification(tx, await openedBreach(tx, by.actor, breach), contact),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/breaches/{breach}/close',
      summary: 'Close an incident, once everybody who must be told was told, or it is said why not',
      example: breachExamples.close,
      run: doing(closeBreach),
    }),
  ]
}
