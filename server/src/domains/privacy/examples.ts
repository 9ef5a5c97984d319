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

export const examplePair = { reference: 'DR-2026-000012', code: 'K7QM-2FHD-9XTB' }
export const formExamples = {
  ask: {
    body: { kind: 'copy', name: 'Nadia Tazi', email: 'nadia@courrier.example', notice: '1-3f9a2c' },
    answer: {
      request: { ...request, kind: 'copy' as const, state: 'identity' as const, ball: 'you' as const, textCode: null },
      code: examplePair.code,
    },
  },
  follow: { body: examplePair, answer: { ...request, state: 'identity' as const, ball: 'you' as const, textCode: null } },
  sms: {
    body: examplePair,
    answer: { ...request, kind: 'copy' as const, waitsUntil: '2026-11-27T09:35:00.000Z', textCode: 'sent' as const },
  },
  prove: { none: 'the code stands in a mail' },
  complete: { none: 'the code of a request is told to its author only' },
  erase: { none: 'the code of a request is told to its author only' },
  copy: { none: 'the code stands in a mail' },
  certificate: { none: 'a certificate is signed by this installation' },
}

const {
  id: _id,
  asks: _asks,
  missing: _missing,
  waitsUntil: _w,
  erasesAt: _e,
  answer: _a,
  copyUntil: _c,
  certificate: _k,
  ...standing
} = request
const listed = { ...standing, id: exampleRequestId, door: 'form' as const, language: 'fr' as const, late: false }
const opened = {
  ...listed,
  applicant: { name: 'Nadia Tazi', email: 'nadia@courrier.example', text: 'Mon nom s’écrit Tazi.' },
  missing: [],
  asks: null,
  answer: null,
}
export const deskExamples = {
  queue: { query: { state: 'open' as const }, answer: { items: [listed], next: null } },
  file: {
    body: { kind: 'rectification' as const, language: 'fr' as const, applicant: opened.applicant, receivedOn: '2026-11-23' },
    answer: { ...opened, door: 'staff' as const },
  },
  one: { answer: opened },
  ask: {
    body: { text: 'De quel nom s’agit-il ?' },
    answer: { ...opened, state: 'asked' as const, ball: 'you' as const, asks: 'De quel nom s’agit-il ?' },
  },
  identity: { body: { by: 'in person' as const }, answer: opened },
  extend: { body: { text: 'La CNDP a fixé un délai.', until: '2026-12-20' }, answer: { ...opened, due: '2026-12-20' } },
  answer: {
    body: { outcome: 'granted' as const, text: 'Votre nom est corrigé partout où nous le connaissons.' },
    answer: {
      ...opened,
      state: 'answered' as const,
      ball: 'nobody' as const,
      answer: {
        outcome: 'granted' as const,
        reason: null,
        text: 'Votre nom est corrigé partout où nous le connaissons.',
        at: '2026-11-26T10:00:00.000Z',
      },
    },
  },
}
