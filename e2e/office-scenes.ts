import type { Page } from 'playwright-core'
import type { Language } from '#contract/language.ts'
import { ar } from '#web/office/words/ar.ts'
import { en } from '#web/office/words/en.ts'
import { fr, type Words } from '#web/office/words/fr.ts'
import type { OfficeJob } from './office-jobs.ts'
import { alert, answer, refuse, type Scene, type Stage, settled } from './portal-scenes.ts'

const words: { readonly [L in Language]: Words } = { fr, ar, en }
const w = ({ language }: Stage) => words[language]

const send = `async (method, path, body) => {
  const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(method + ' ' + path + ' ' + answer.status + ' ' + await answer.text())
  return answer.status === 204 ? undefined : answer.json()
}`

/** What waits in the office: messages, wishes, requests of several ages, and an incident. */
export async function furnishOffice(staff: { readonly [job in OfficeJob]: Page }): Promise<void> {
  await staff['customer service'].evaluate(`(async () => {
    const send = ${send}
    const write = async (path, message) => {
      const offered = await send('GET', path)
      await new Promise((done) => setTimeout(done, 2500))
      await send('POST', path.slice(0, -3), { ...offered, ...message })
    }
    await Promise.all([
      write('/contact/fr', { name: 'Nadia Tazi', email: 'nadia.tazi@riad-almandar.example', phone: '06 61 00 01 30', text: 'Gravez-vous un logo sur le bois ?\\nEt dans quel délai pour quarante cartes ?' }),
      write('/contact/ar', { name: 'سعيد المريني', email: 'said@mrini.example', text: 'هل تصنعون بطاقات من النحاس؟' }),
      write('/contact/en', { name: 'Ann Doe', email: 'ann@doe.example', text: 'Do you ship to Tangier?', noProspecting: true }),
      write('/commander/fr', { name: 'Nadia Tazi', email: 'nadia.tazi@riad-almandar.example', company: 'Riad Al Mandar', quantity: '40', material: 'Cèdre' }),
    ])
    const day = (back) => new Date(Date.now() - back * 86400000).toISOString().slice(0, 10)
    const file = (kind, back, name, text) => send('POST', '/api/desk/requests', { kind, language: 'fr', receivedOn: day(back), applicant: { name, email: name.replace(/\\W/g, '').toLowerCase() + '@courrier.example', text } })
    await file('access', 1, 'Omar Bennis', 'Je veux savoir ce que vous gardez de moi.')
    await file('rectification', 5, 'Leila Fassi', 'Mon nom s’écrit Fassi-Fihri.')
    await file('objection', 40, 'Rim Alaoui', 'Je m’oppose à tout usage de mes données.')
    const company = await send('POST', '/api/companies', { name: 'Riad Al Mandar' })
    for (const [email, language] of [['karim.tazi@courrier.example', 'fr'], ['rim.alaoui@courrier.example', 'ar'], ['ann@doe.example', 'en']])
      await send('POST', '/api/companies/' + company.id + '/invitations', { email, role: 'member', language })
    await send('POST', '/api/desk/break-glass', { email: 'salma.benjelloun@atlas-menuiserie.example', reason: 'owner locked out', note: 'Appel de la titulaire, rappelée à son numéro.' })
  })()`)
  await staff['data protection officer'].evaluate(`(async () => {
    const send = ${send}
    await send('POST', '/api/desk/breaches', { noticedAt: new Date(Date.now() - 50 * 3600000).toISOString(), what: 'Un ordinateur portable a été volé dans un train.', natures: ['confidentiality'], categories: ['identity', 'reach'], persons: 12, dgssi: true })
    const one = await send('POST', '/api/desk/breaches', { noticedAt: new Date(Date.now() - 90 * 3600000).toISOString(), what: 'Une sauvegarde est restée illisible.', natures: ['availability'], categories: [], dgssi: false })
    await send('POST', '/api/desk/breaches/' + one.id + '/cndp', { reason: 'Aucune donnée n’est sortie, et la copie de la veille était entière.' })
    const { id } = await send('GET', '/api/account')
    const review = new Date(Date.now() + 60 * 86400000).toISOString().slice(0, 10)
    await send('POST', '/api/holds', { whose: { account: id }, reason: 'claim', note: 'Litige sur la commande de mars.', reviewOn: review })
  })()`)
  await staff.administrator.evaluate(
    `(${send})('POST', '/api/staff/invitations', { name: 'Hajar Alami', email: 'hajar.alami@idnet.example', jobs: ['sales'] })`,
  )
}

const scene = (name: string, who: OfficeJob, path: string, act: Scene['act'] = settled, before?: Scene['before']): Scene => ({
  name: `office-${name}`,
  who,
  path: `/bureau${path}`,
  outside: true,
  act,
  ...(before && { before }),
})
const openFirst = async (s: Stage) => {
  await s.page.locator('tbody a').first().click()
  await s.page.locator('.desk-one').waitFor()
}
const opened = (button: keyof Words) => async (s: Stage) => {
  await openFirst(s)
  await s.page.getByRole('button', { name: w(s)[button] }).click()
  await s.page
    .getByRole('button', { name: w(s).maskNow })
    .first()
    .waitFor()
  await s.page.waitForTimeout(300)
}
const door = (more: object) => (s: Stage) =>
  answer(s, '/api/office', {
    name: 'Sanaa Mekouar',
    jobs: ['customer service'],
    secondFactor: true,
    undertaking: { version: '2026-11-27', signedAt: '2026-11-27T09:00:00.000Z' },
    open: false,
    may: ['messages', 'requests'],
    alone: true,
    ...more,
  })

const readDay = async (s: Stage) => {
  await s.page.getByRole('button', { name: w(s).auditRead, exact: true }).click()
  await s.page.locator('tbody a').first().waitFor()
}
const failedNotices = {
  items: [
    {
      id: '019ab2c3-d4e5-7f01-8172-93a4b5c6d7e8',
      kind: 'company invitation',
      reference: 'b5c6d7e8',
      language: 'fr',
      state: 'failed',
      dueAt: new Date(Date.now() - 2 * 86_400_000).toISOString(),
      sentAt: null,
      version: null,
      tries: 19,
      code: 'smtp-550',
      can: { sendAgain: true },
    },
  ],
  next: null,
}
const jumpedClock = {
  clock: {
    good: false,
    now: '2027-03-02T09:00:00.000Z',
    ranAt: '2026-11-27T08:00:00.000Z',
    stoppedAt: '2027-03-02T08:00:00.000Z',
  },
  until: '2027-03-02',
  sweeps: [
    { sweep: 'closed accounts', after: { days: 90 }, due: 12, held: 1, late: 3 },
    { sweep: 'contacts past their time', after: { days: 1 }, due: 1_204, held: 0, late: 0 },
    { sweep: 'refusals of invitations', after: { months: 12 }, due: 0, held: 0, late: 0 },
  ],
}
const certificates = {
  items: (['open', 'good', 'good', 'bad'] as const).map((signature, back) => ({
    day: `2026-11-${27 - back}`,
    sweep: back === 1 ? 'contacts past their time' : 'closed accounts',
    ended: 40 * back + 3,
    late: back === 2 ? 3 : 0,
    digest: 'ab3fe0129c77'.padEnd(64, '0'),
    firstAt: `2026-11-${27 - back}T01:00:00.000Z`,
    lastAt: `2026-11-${27 - back}T21:00:04.000Z`,
    signature,
  })),
  next: '2026-11-24 closed accounts',
}
const bentRecord = {
  last: { number: '12048', linkedAt: '2026-11-27T08:59:58.000Z' },
  waiting: 4,
  behindSeconds: 75,
  late: true,
  minuteHead: { number: '12040', signedAt: '2026-11-27T08:59:00.000Z', signature: 'bad' },
  dayHead: { number: '11800', signedAt: '2026-11-27T00:00:01.000Z', signature: 'good', day: '2026-11-26' },
  verified: { at: '2026-11-27T03:00:00.000Z', entries: 11_800, bent: 2 },
}

/** Every room of the office in the states that it can be found in. */
export const officeScenes: readonly Scene[] = [
  scene('no-job', 'customer service', '', settled, door({ jobs: [], may: [] })),
  scene('door', 'customer service', '', settled, door({ secondFactor: false, undertaking: { version: '2026-11-27', signedAt: null } })),
  scene('door-ready', 'customer service', '', settled, door({})),
  scene('away', 'customer service', '', alert, (s) => refuse(s, '/api/office', 'unavailable')),
  scene('home', 'data protection officer', ''),
  scene('alone', 'customer service', '', settled, door({ open: true })),
  scene('messages', 'customer service', '/messages'),
  scene('messages-empty', 'customer service', '/messages?state=ended'),
  scene('messages-failed', 'customer service', '/messages', alert, (s) => refuse(s, '/api/desk/messages?state=open', 'unavailable')),
  scene('message-masked', 'customer service', '/messages', openFirst),
  scene('message', 'customer service', '/messages', opened('openCase')),
  scene('order', 'sales', '/commandes', opened('openCase')),
  scene('requests', 'customer service', '/demandes'),
  scene('request', 'customer service', '/demandes', opened('openCase')),
  scene('request-letter', 'customer service', '/demandes?make=true'),
  scene('breaches', 'data protection officer', '/incidents'),
  scene('breach', 'data protection officer', '/incidents', opened('openBreach')),
  scene('breach-new', 'data protection officer', '/incidents?make=true'),
  scene('holds', 'data protection officer', '/conservations'),
  scene('hold', 'administrator', '/conservations', openFirst),
  scene('hold-ask', 'data protection officer', '/conservations?make=true'),
  scene('emergencies', 'administrator', '/urgences'),
  scene('exports-empty', 'administrator', '/fichiers'),
  scene('emergency-approve', 'administrator', '/urgences', openFirst),
  scene('emergency-ask', 'customer service', '/urgences?make=true'),
  scene('readings', 'data protection officer', '/consultations', async (s) => {
    await s.page.getByRole('button', { name: w(s).readingsShow }).click()
    await s.page.getByRole('button', { name: w(s).readingsAgain }).waitFor()
  }),
  scene('notices', 'customer service', '/mentions'),
  scene('notice', 'customer service', '/mentions', opened('openCase')),
  scene('notices-empty', 'customer service', '/mentions?kind=kept%20back'),
  scene('notice-failed', 'customer service', '/mentions', openFirst, (s) => answer(s, '/api/desk/notices', failedNotices)),
  scene('notices-down', 'customer service', '/mentions', alert, (s) => refuse(s, '/api/desk/notices', 'unavailable')),
  scene('retention', 'data protection officer', '/purges?day=2028-01-31'),
  scene('retention-jumped', 'data protection officer', '/purges', alert, async (s) => {
    await answer(s, '/api/desk/retention', jumpedClock)
    await answer(s, '/api/desk/retention/certificates', certificates)
  }),
  scene('retention-down', 'data protection officer', '/purges', alert, (s) => refuse(s, '/api/desk/retention', 'unavailable')),
  scene('audit', 'data protection officer', '/journal'),
  scene('audit-read', 'data protection officer', '/journal', async (s) => {
    await readDay(s)
    await s.page.locator('tbody a').nth(1).click()
    await s.page.locator('.desk-one').waitFor()
  }),
  scene('audit-day', 'data protection officer', '/journal', readDay),
  scene('audit-days', 'data protection officer', '/journal?make=true', async (s) => {
    await s.page.getByRole('dialog').locator('table, .mantine-Paper-root').first().waitFor()
  }),
  scene('audit-bent', 'data protection officer', '/journal', alert, (s) => answer(s, '/api/desk/audit', bentRecord)),
  scene('figures', 'customer service', '/demandes', async (s) => {
    await settled(s)
    await s.page.getByRole('button', { name: w(s).figures, exact: true }).click()
    await s.page.locator('svg.bars').waitFor()
    await s.page.waitForTimeout(300)
  }),
  scene('palette-found', 'customer service', '', async (s) => {
    await settled(s)
    await s.page.keyboard.press('Control+k')
    await s.page.getByLabel(w(s).paletteLabel).fill('Nadia Tazi')
    await s.page.keyboard.press('Enter')
    await s.page.getByRole('option', { name: /ME-/ }).first().waitFor()
  }),
  scene('staff', 'administrator', '/personnel'),
  scene('staff-invite', 'administrator', '/personnel?make=true'),
  scene('documents', 'billing', '/documents'),
  scene('documents-found', 'billing', '/documents', async (s) => {
    await s.page.getByRole('button', { name: w(s).search }).click()
    await s.page.locator('tbody tr').first().waitFor()
  }),
  scene('document-file', 'billing', '/documents?make=true'),
  scene('register', 'data protection officer', '/registre'),
  scene('promises', 'data protection officer', '/engagements'),
  scene('palette', 'data protection officer', '', async (s) => {
    await settled(s)
    await s.page.keyboard.press('Control+k')
    await s.page.getByRole('dialog').waitFor()
  }),
  scene('shortcuts', 'data protection officer', '', async (s) => {
    await settled(s)
    await s.page.keyboard.press('?')
    await s.page.getByRole('dialog').waitFor()
  }),
  scene(
    'closed-meanwhile',
    'customer service',
    '/messages',
    async (s) => {
      await s.page.getByRole('dialog').waitFor()
      await s.page.waitForTimeout(500)
    },
    async (s) => {
      await refuse(s, '/api/desk/messages?state=open', 'office-closed')
    },
  ),
]
