import sharp from 'sharp'
import { press, type Scene, type Stage, settled } from './portal-scenes.ts'

const role = ({ page, w }: Stage) => page.getByLabel(w.role, { exact: true }).first()
const choose = ({ page, w }: Stage, label: keyof Stage['w'], name: string, mimeType: string, buffer: Buffer) =>
  page.getByLabel(String(w[label]), { exact: true }).first().setInputFiles({ name, mimeType, buffer })
const dialog = ({ page }: Stage) => page.getByRole('dialog').waitFor()
const picture = () =>
  sharp({ create: { width: 900, height: 500, channels: 3, background: '#0c7062' } })
    .composite([{ input: { create: { width: 450, height: 500, channels: 3, background: '#e8a13a' } }, left: 450, top: 0 }])
    .png()
    .toBuffer()
const contact = Buffer.from(
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Chraïbi;Yasmine;;Mme;',
    'TITLE:Architecte d’intérieur',
    'TEL;TYPE=HOME:0537000019',
    'TEL:141',
    'URL:http://ancien-site.example',
    'BDAY:1985-04-12',
    'X-AIM:yasmine',
    'END:VCARD',
    '',
  ].join('\r\n'),
)
const onCard = { who: 'full', path: (s: Stage) => `/cartes/${s.card}` } as const

/** What the editor of a card opens: what changes, an earlier version, a picture that is framed, a contact that was read. */
export const editorScenes: readonly Scene[] = [
  {
    ...onCard,
    name: 'editor-changes',
    async act(s) {
      await settled(s)
      await role(s).fill('Directrice artistique')
      await s.page.getByLabel(s.w.visibleTo, { exact: true }).first().selectOption('clients')
      await s.page.getByText(s.w.draft_saved).waitFor()
      await press(s, s.w.seeChanges)
      await dialog(s)
      await s.page.locator('.changes').waitFor()
    },
  },
  {
    ...onCard,
    name: 'editor-version',
    async act(s) {
      await settled(s)
      await role(s).fill(`Directrice ${Date.now()}`)
      await s.page.getByText(s.w.draft_saved).waitFor()
      await press(s, s.w.publishAgain)
      await press(s, s.w.versionLook)
      await dialog(s)
      await s.page.locator('.changes').waitFor()
    },
  },
  {
    ...onCard,
    name: 'editor-crop',
    async act(s) {
      await settled(s)
      await choose(s, 'cover', 'atelier.png', 'image/png', await picture())
      await dialog(s)
    },
  },
  {
    ...onCard,
    name: 'editor-import',
    async act(s) {
      await settled(s)
      await choose(s, 'importInto', 'contact.vcf', 'text/vcard', contact)
      await dialog(s)
    },
  },
]
