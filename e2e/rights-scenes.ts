import type { RequestShown } from '#contract/requests.ts'
import { alert, answer, heading, never, press, refuse, type Scene, type Stage, settled } from './portal-scenes.ts'

const id = '019b0000-0000-7000-8000-00000000000'
const made: RequestShown = {
  id: `${id}1`,
  reference: 'DR-2026-000012',
  kind: 'rectification',
  state: 'open',
  ball: 'us',
  madeAt: '2026-11-23T09:30:00.000Z',
  due: '2026-12-03',
  legalDue: '2026-12-04',
  suspendedDays: 0,
  steps: [{ step: 'received', at: '2026-11-23T09:30:00.000Z' }],
  asks: null,
  missing: [],
  waitsUntil: null,
  erasesAt: null,
  answer: null,
  copyUntil: null,
  certificate: null,
}
const at = '2026-11-24T10:05:00.000Z'
const [received] = made.steps
const done = (step: 'answered' | 'prepared' | 'taken' | 'asked' | 'announced') => ({ step, at })
const steps = (...more: readonly ReturnType<typeof done>[]) => [...(received ? [received] : []), ...more]
const granted = (text: string) => ({ outcome: 'granted' as const, reason: null, text, at })
const copy: RequestShown = { ...made, id: `${id}2`, reference: 'DR-2026-000011', kind: 'copy' }
const ready: RequestShown = {
  ...copy,
  state: 'answered',
  ball: 'nobody',
  steps: steps(done('prepared'), done('answered')),
  answer: granted('Votre copie est prête. Elle peut être prise une fois, pendant sept jours.'),
  copyUntil: '2026-12-01T10:05:00.000Z',
}
const taken: RequestShown = { ...ready, copyUntil: null, steps: steps(done('prepared'), done('answered'), done('taken')) }
const asked: RequestShown = {
  ...made,
  state: 'asked',
  ball: 'you',
  suspendedDays: 2,
  asks: 'Quelle est la nouvelle adresse de votre société ?\nElle figure sur deux de vos cartes.',
  steps: steps(done('asked')),
}
const refused: RequestShown = {
  ...made,
  id: `${id}3`,
  reference: 'DR-2026-000009',
  kind: 'objection',
  state: 'answered',
  ball: 'nobody',
  steps: steps(done('answered')),
  answer: {
    outcome: 'refused',
    reason: 'legal obligation',
    text: 'Ces factures doivent être gardées.\n\nMotif : la loi nous oblige à garder ces documents (code de commerce, article 22 ; CGI, article 211).',
    at,
  },
}
const announced: RequestShown = {
  ...made,
  id: `${id}4`,
  reference: 'DR-2026-000014',
  kind: 'erasure',
  state: 'window',
  steps: steps(done('announced')),
  erasesAt: '2026-12-01T10:05:00.000Z',
}
const outside: RequestShown = { ...copy, id: `${id}5`, reference: 'DR-2026-000015', waitsUntil: '2026-11-25T10:05:00.000Z' }
const erased: RequestShown = {
  ...announced,
  state: 'answered',
  ball: 'nobody',
  erasesAt: null,
  steps: steps(done('announced'), done('answered')),
  answer: { ...granted('Ce qui n’est retenu par aucune obligation est effacé.'), outcome: 'partial', reason: 'legal obligation' },
  certificate: '{}',
}

const list = (s: Stage, ...items: readonly RequestShown[]) => answer(s, '/api/requests', { items })
const data = (
  name: string,
  words: 'copyMaking' | 'copyReady' | 'outsideTitle' | 'copyAskAgain',
  ...items: readonly RequestShown[]
): Scene => ({
  name,
  who: 'full',
  path: '/donnees',
  before: (s) => list(s, ...items),
  async act(s) {
    await s.page.getByText(s.w[words]).first().waitFor()
    await settled(s)
  },
})
const one = (name: string, request: RequestShown): Scene => ({
  name,
  who: 'full',
  path: `/donnees/demandes/${request.id}`,
  before: (s) => answer(s, `/api/requests/${request.id}`, request),
  async act(s) {
    await heading(s, s.w.history)
    await settled(s)
  },
})

/** Every screen of one's rights, in every state. */
export const rightsScenes: readonly Scene[] = [
  {
    name: 'rights-empty',
    who: 'empty',
    path: '/donnees',
    async act(s) {
      await s.page.getByText(s.w.noRequest).waitFor()
      await settled(s)
    },
  },
  data('rights-copy-making', 'copyMaking', copy),
  data('rights-full', 'copyReady', announced, asked, ready, refused),
  data('rights-copy-taken', 'copyAskAgain', taken),
  data('rights-outside', 'outsideTitle', outside, refused),
  {
    name: 'rights-copy-gone',
    who: 'full',
    path: '/donnees',
    async before(s) {
      await list(s, ready)
      await refuse(s, '/copy', 'copy-gone')
    },
    async act(s) {
      await press(s, s.w.copyDownload)
      await alert(s)
    },
  },
  {
    name: 'rights-copy-saved',
    who: 'full',
    path: '/donnees',
    async before(s) {
      await list(s, ready)
      const headers = { 'content-disposition': 'attachment; filename="DR-2026-000011.zip"' }
      await s.page.route('**/copy', (route) => route.fulfill({ contentType: 'application/zip', headers, body: 'x' }))
    },
    async act(s) {
      await press(s, s.w.copyDownload)
      await s.page.getByText(s.w.copySaved).waitFor()
    },
  },
  {
    name: 'rights-loading',
    who: 'full',
    path: '/donnees',
    before: (s) => never(s, '/api/requests'),
    act: (s) => s.page.getByRole('status', { name: s.w.loading }).first().waitFor(),
  },
  { name: 'rights-failed', who: 'full', path: '/donnees', before: (s) => refuse(s, '/api/requests', 'unavailable'), act: (s) => alert(s) },
  { name: 'rights-correct', who: 'full', path: '/donnees/rectification', act: (s) => settled(s) },
  {
    name: 'rights-correct-refused',
    who: 'full',
    path: '/donnees/rectification',
    before: (s) => refuse(s, '/api/requests', 'too-many', { waitSeconds: 400 }),
    async act(s) {
      await s.page.getByLabel(s.w.correctLabel).fill('اسم شركتي تغير')
      await press(s, s.w.correctSend)
      await alert(s)
    },
  },
  { name: 'rights-object', who: 'full', path: '/donnees/opposition', act: (s) => settled(s) },
  { name: 'rights-restrict', who: 'full', path: '/donnees/limitation', act: (s) => settled(s) },
  {
    name: 'rights-restricted',
    who: 'full',
    path: '/donnees/limitation',
    before: (s) => answer(s, '/api/restriction', { uses: ['counts', 'sharing'], since: at }),
    act: (s) => settled(s),
  },
  {
    name: 'rights-restricted-all',
    who: 'full',
    path: '/donnees/limitation',
    before: (s) => answer(s, '/api/restriction', { uses: ['all'], since: at }),
    act: (s) => settled(s),
  },
  {
    name: 'rights-erase',
    who: 'met',
    path: '/donnees/effacement',
    async act(s) {
      await heading(s, s.w.goes)
      await settled(s)
    },
  },
  {
    name: 'rights-erase-unsure',
    who: 'full',
    path: '/donnees/effacement',
    async act(s) {
      await press(s, s.w.eraseSend_erasure)
      await s.page.getByText(s.w.eraseNeedsChoice).waitFor()
    },
  },
  {
    name: 'rights-band',
    who: 'full',
    path: '',
    async before(s) {
      await list(s, announced)
      await s.page.route('**/api/cards', async (route) => {
        const there = await route.fetch()
        const cards: { items: object[] } = await there.json()
        await route.fulfill({ response: there, json: { ...cards, items: cards.items.map((card) => ({ ...card, stopped: true })) } })
      })
    },
    async act(s) {
      await heading(s, s.w.myCards)
      await s.page.getByText(s.w.eraseNow).click()
      await s.page.getByRole('button', { name: s.w.eraseNowCode }).waitFor()
    },
  },
  one('rights-request-open', made),
  one('rights-request-asked', asked),
  one('rights-request-refused', refused),
  one('rights-request-copy', ready),
  one('rights-request-certificate', erased),
  {
    name: 'rights-request-missing',
    who: 'full',
    path: `/donnees/demandes/${id}9`,
    act: (s) => heading(s, s.w.requestMissing),
  },
]
