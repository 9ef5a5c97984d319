import { press, refuse, type Scene, type Stage, settled } from './portal-scenes.ts'

// What carries a card beyond the screen, and the help: paper, a signature, codes that are held out.

/** One of the folded ways in the sheet that shares a card. */
async function unfolded(s: Stage, title: string) {
  await press(s, s.w.share)
  await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
  await s.page.getByText(s.w.moreOptions).click()
  await s.page.getByText(title, { exact: true }).click()
}
async function heldOut(s: Stage) {
  await press(s, s.w.fullQr)
  await s.page.getByRole('img', { name: s.w.qrOf }).waitFor()
}
const atCard = (s: Stage) => `/cartes/${s.card}`

export const beyondScenes: readonly Scene[] = [
  {
    name: 'share-paper',
    who: 'full',
    path: atCard,
    async act(s) {
      await unfolded(s, s.w.paperTitle)
      await settled(s) // what it asks first moves what is below
      await s.page.getByRole('button', { name: s.w.paperStickers }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'share-signature',
    who: 'full',
    path: atCard,
    async act(s) {
      await unfolded(s, s.w.signatureTitle)
      await press(s, s.w.signatureMake)
      await s.page.getByRole('button', { name: s.w.signatureCopyText }).waitFor()
      await settled(s)
      await s.page.getByRole('button', { name: s.w.signatureCopyText }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'phone-qr',
    who: 'met',
    path: '',
    async act(s) {
      await heldOut(s)
      await press(s, s.w.phoneQrKeep)
      await s.page.getByRole('button', { name: s.w.phoneQrForget }).waitFor()
    },
  },
  {
    name: 'passing-qr',
    who: 'met',
    path: '',
    async act(s) {
      await heldOut(s)
      await press(s, s.w.passingQr)
      await s.page.getByRole('timer').waitFor()
    },
  },
  {
    name: 'passing-qr-refused',
    who: 'met',
    path: '',
    before: (s) => refuse(s, '/passing-links', 'many-codes', { waitSeconds: 240 }),
    async act(s) {
      await heldOut(s)
      await press(s, s.w.passingQr)
      await s.page.getByRole('button', { name: s.w.passingAgain }).waitFor()
    },
  },
  {
    name: 'access-passing',
    who: 'met',
    path: '/acces',
    async before(s) {
      await s.page.goto(new URL('/espace', s.visits.link).href)
      await heldOut(s)
      await press(s, s.w.passingQr)
      await s.page.getByRole('timer').waitFor()
    },
    act: (s) => s.page.getByText(s.w.passing_opens, { exact: true }).waitFor(),
  },
  { name: 'help', who: 'full', path: '/aide', act: settled },
  {
    name: 'help-none',
    who: 'full',
    path: '/aide',
    async act(s) {
      await settled(s)
      await s.page.getByLabel(s.w.helpSearch).fill('xyzzy')
      await s.page.getByText(s.w.helpNone).waitFor()
    },
  },
]
