import type { BreachOpened } from '#contract/breaches.ts'

/** The test that runs the examples puts an incident of its own in its place. */
export const exampleBreachId = '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8eb0'

const known = {
  what: 'Une session d’un poste a été volée et utilisée.',
  natures: ['confidentiality' as const],
  categories: ['identity' as const, 'reach' as const],
  dgssi: false,
}
const opened: BreachOpened = {
  id: exampleBreachId,
  reference: 'VD-2026-000001',
  openedAt: '2026-11-23T09:00:00.000Z',
  clock: { noticedAt: '2026-11-23T08:00:00.000Z', dueAt: '2026-11-26T08:00:00.000Z', state: 'due' },
  lacks: ['cndp', 'persons'],
  closed: false,
  known,
  persons: { found: 0, posted: 0, told: 0 },
  entries: [
    { step: 'opened', at: '2026-11-23T09:00:00.000Z', by: 'person', byId: null, noticedAt: '2026-11-23T08:00:00.000Z', says: known },
  ],
}
const { known: _known, persons: _persons, entries: _entries, ...listed } = opened

export const breachExamples = {
  list: { answer: { items: [listed], next: null } },
  open: { body: { noticedAt: '2026-11-23T08:00:00.000Z', ...known }, answer: opened },
  read: { answer: opened },
  amend: { body: { persons: 40, measures: 'La session a été terminée.' }, answer: opened },
  cndp: { body: { reason: 'La session n’a rien pu ouvrir.' }, answer: opened },
  dgssi: { body: { at: '2026-11-23T09:00:00.000Z', reference: 'maCERT-1' }, answer: opened },
  nobody: { body: { reason: 'Aucun risque pour quiconque.' }, answer: opened },
  tell: { none: 'the operator lists the persons before' },
  close: { none: 'an incident of which everybody who must be told was told' },
  notification: {
    answer: {
      reference: 'VD-2026-000001',
      controller: 'IdNet',
      contact: 'contact@IdNet.ma',
      noticedAt: '2026-11-23T08:00:00.000Z',
      beganAt: null,
      nature: { kinds: known.natures, says: known.what },
      categories: ['nom', 'adresse e-mail et numéro de téléphone'],
      persons: { approximately: null, listed: 0 },
      consequences: null,
      measures: null,
      personsTold: { told: 0, says: null, notToldBecause: null },
      delay: null,
      dgssi: { applies: false, notifiedAt: null, reference: null },
    },
  },
}
