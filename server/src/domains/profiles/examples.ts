import type { z } from 'zod'
import type { AudienceDeleted, AudienceUse, NameAudience, OwnAudience, OwnAudiences } from '#contract/audiences.ts'
import type { CardOpened, CardShown, Draft, DraftSaved, NewCard, RelabelCard, SaveDraft } from '#contract/draft.ts'
import type { PauseCard } from '#contract/pause.ts'
import type { GiveUpDraft, PublishedCard, Versions } from '#contract/versions.ts'

/** What the examples name; the test that runs them puts a card of its own in its place. */
export const exampleCard = '019ab2c3-d4e5-7b01-8172-93a4b5c6d7e8'

/** An audience of one's own. */
export const exampleAudience = '019ab2c3-d4e5-7b03-8172-93a4b5c6d7e8'

export const exampleVersion = '019ab2c3-d4e5-7b02-8172-93a4b5c6d7e8'

const draft = {
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  nameArabic: { given: 'سلمى', family: 'بنجلون' },
  role: { fr: 'Directrice commerciale', ar: 'مديرة المبيعات' },
  company: { fr: 'Atlas Menuiserie' },
  phones: [{ kind: 'mobile', number: '+212661000013', whatsapp: true, audience: ['clients', 'partners'] }],
  emails: [{ kind: 'work', address: 'salma.benjelloun@atlas-menuiserie.example', audience: 'anyone' }],
  addresses: [],
  links: [{ kind: 'linkedin', url: 'https://www.linkedin.com/in/salma-benjelloun', audience: 'anyone' }],
  audiences: { role: 'anyone' },
} satisfies z.output<typeof Draft>

const shown = {
  id: exampleCard,
  label: 'Salon Préventica',
  state: 'live',
  madeAt: '2026-11-23T09:00:00.000Z',
  publishedAt: '2026-11-23T09:05:00.000Z',
  changed: false,
  photo: true,
  logo: true,
  cover: true,
  links: 1,
  stopped: false,
  pause: null,
  restorableUntil: null,
} satisfies z.output<typeof CardShown>
const opened = { ...shown, draft, revision: 5, exchange: true } satisfies z.output<typeof CardOpened>
const pause = { until: '2026-12-03', message: { sentence: 'back' as const, own: { fr: 'Pour un chantier urgent : 05 22 00 00 10.' } } }
const saved = { revision: 6 } satisfies z.output<typeof DraftSaved>
const giveUp = { revision: 5 } satisfies z.input<typeof GiveUpDraft>
const named = { id: exampleAudience, name: 'Famille' } satisfies z.output<typeof OwnAudience>
const asBytes = 'a picture is sent as its bytes'

export const examples = {
  cards: { query: { limit: '10' }, answer: { items: [shown], next: null } },
  makeCard: {
    body: { label: 'Salon Préventica', draft } satisfies z.input<typeof NewCard>,
    answer: {
      ...opened,
      state: 'draft',
      publishedAt: null,
      photo: false,
      logo: false,
      cover: false,
      links: 0,
      revision: 1,
    } satisfies z.output<typeof CardOpened>,
  },
  card: { answer: opened },
  relabel: { body: { label: 'Carte de visite' } satisfies z.input<typeof RelabelCard> },
  saveDraft: { body: { draft, revision: 5 } satisfies z.input<typeof SaveDraft>, answer: saved },
  readVcard: { none: 'a vCard file is sent as its bytes' },
  setPicture: { none: asBytes },
  removePicture: { answer: saved },
  preview: { query: { audience: 'clients', language: 'ar' } as const },
  published: {
    answer: { draft, photo: true, logo: true, cover: true, otherPictures: [] } satisfies z.output<typeof PublishedCard>,
  },
  discard: { body: giveUp, answer: opened },
  versions: {
    answer: {
      items: [{ id: exampleVersion, publishedAt: '2026-11-20T09:00:00.000Z', replacedAt: '2026-11-23T09:05:00.000Z' }],
    } satisfies z.output<typeof Versions>,
  },
  takeBack: { body: giveUp, answer: opened },
  publish: { answer: opened },
  pause: {
    body: pause satisfies z.input<typeof PauseCard>,
    answer: { ...opened, state: 'paused', pause: { ...pause, from: null } } satisfies z.output<typeof CardOpened>,
  },
  resume: { answer: opened },
  restore: { answer: opened },
  switchExchange: { body: { open: false }, answer: { ...opened, exchange: false } satisfies z.output<typeof CardOpened> },
  audiences: { answer: { items: [named] } satisfies z.output<typeof OwnAudiences> },
  nameAudience: { body: { name: 'Famille' } satisfies z.input<typeof NameAudience>, answer: named },
  renameAudience: { body: { name: 'Ma famille' } satisfies z.input<typeof NameAudience> },
  audienceUse: { answer: { links: 1, fields: 2, cards: 1 } satisfies z.output<typeof AudienceUse> },
  deleteAudience: { answer: { revoked: 1 } satisfies z.output<typeof AudienceDeleted> },
  whereabouts: { answer: { place: 'SIAM, Meknès' } },
  setWhereabouts: { body: { place: 'SIAM, Meknès' }, answer: { place: 'SIAM, Meknès' } },
  clearWhereabouts: {},
}
