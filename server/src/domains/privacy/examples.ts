import type { RequestShown } from '#contract/requests.ts'

/** The test that runs the examples puts a request of its own in its place. */
export const exampleRequestId = '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8e9f'

const request: RequestShown = {
  id: exampleRequestId,
  reference: 'DR-2026-000012',
  kind: 'rectification',
  state: 'open',
  ball: 'us',
  madeAt: '2026-11-26T09:30:00.000Z',
  due: '2026-12-06',
  legalDue: '2026-12-07',
  suspendedDays: 0,
  steps: [{ step: 'received', at: '2026-11-26T09:30:00.000Z' }],
  asks: null,
  missing: [],
  waitsUntil: null,
  erasesAt: null,
  answer: null,
  copyUntil: null,
  certificate: null,
}

export const requestExamples = {
  requests: { answer: { items: [request] } },
  file: { body: { kind: 'rectification' as const, text: 'Le nom de ma société a changé : Atlas Bois, Casablanca.' }, answer: request },
  one: { answer: request },
  erasure: {
    answer: {
      goes: [
        { what: 'account' as const, count: 1 },
        { what: 'cards' as const, count: 2 },
      ],
      stays: [{ what: 'request' as const, until: null }],
      windowDays: 7,
    },
  },
  restriction: { answer: { uses: [], since: null } },
  lift: { body: { uses: ['counts' as const] }, answer: { uses: [], since: null } },
}

const pair = { reference: 'DR-2026-000012', code: 'K7QM-2FHD-9XTB' }
export const formExamples = {
  ask: {
    body: { kind: 'copy', name: 'Nadia Tazi', email: 'nadia@courrier.example' },
    answer: { request: { ...request, kind: 'copy' as const, state: 'identity' as const, ball: 'you' as const }, code: pair.code },
  },
  follow: { none: 'the code of a request is told to its author only' },
  prove: { none: 'the code stands in a mail' },
  complete: { none: 'the code of a request is told to its author only' },
  erase: { none: 'the code of a request is told to its author only' },
  copy: { none: 'the code stands in a mail' },
  certificate: { none: 'a certificate is signed by this installation' },
}
