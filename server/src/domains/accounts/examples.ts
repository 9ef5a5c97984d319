import type { z } from 'zod'
import type {
  Account,
  AskForCode,
  ChangeAccount,
  ChangeEmail,
  CodeSent,
  ConfirmCode,
  Notice,
  Passkey,
  PasskeyOptions,
  SessionShown,
  SetPassword,
  SignedInAs,
  SignInWithPassword,
  SignUp,
  TabKey,
} from '#contract/accounts.ts'

/** What the examples name; the test that runs them puts what a person of its own has in their place. */
export const exampleAccount = {
  id: '019ab2c3-d4e5-7a01-8172-93a4b5c6d7e8',
  email: 'salma.benjelloun@atlas-menuiserie.example',
  attempt: '019ab2c3-d4e5-7a02-8172-93a4b5c6d7e8',
  code: '042317',
  password: 'le figuier du patio penche',
  session: '019ab2c3-d4e5-7a03-8172-93a4b5c6d7e8',
  passkey: '019ab2c3-d4e5-7a04-8172-93a4b5c6d7e8',
} as const
const { id, email, attempt, code, password, session, passkey } = exampleAccount

const sent = { attempt, minutes: 10 } satisfies z.output<typeof CodeSent>
const confirm = { attempt, code } satisfies z.input<typeof ConfirmCode>
const signedIn = { account: id, name: 'Salma Benjelloun', new: false } satisfies z.output<typeof SignedInAs>
const account = {
  id,
  name: 'Salma Benjelloun',
  email,
  company: 'Atlas Menuiserie',
  phone: '+212661000013',
  language: 'fr',
  noProspecting: true,
  hasPassword: false,
  passkeys: 1,
  secondFactor: { since: '2026-11-23T09:10:00.000Z', codesLeft: 10, offAt: null },
  openedAt: '2026-11-23T09:00:00.000Z',
  fresh: true,
} satisfies z.output<typeof Account>
const passkeyOptions = {
  ceremony: '019ab2c3-d4e5-7a05-8172-93a4b5c6d7e8',
  options: { challenge: 'b0NDxBRJ2ulAEhjm-Uo6HMFBeqzZ1dYcC9xBG4lq7GI', timeout: 60_000 },
} satisfies z.output<typeof PasskeyOptions>
const passkeys = {
  items: [{ id: passkey, name: 'Téléphone', addedAt: '2026-11-23T09:00:00.000Z', lastUsedAt: null }],
} satisfies { items: z.output<typeof Passkey>[] }
const byAnAuthenticator = 'an authenticator signs a challenge that is good once'

const notice = {
  version: '1-3f9a2c',
  controller: 'IdNet, société de droit marocain, responsable du traitement',
  address: 'Maroc',
  contact: 'contact@IdNet.ma',
  cndp: 'D-W-903/2024',
  purposes: ['ouvrir et tenir votre compte'],
  recipients: 'Les seuls employés d’IdNet qui en ont besoin, et les personnes à qui vous donnez un lien.',
  kept: 'Tant que vous avez un compte, puis deux ans au plus.',
  rights: 'Conformément à la loi 09-08, vous avez un droit d’accès, de rectification et d’opposition.',
  openNetworks: 'Sur Internet, des données peuvent circuler sans garantie de sécurité ; les nôtres sont chiffrées.',
  fields: [{ name: 'company', mandatory: false, why: 'pour préparer votre carte', without: null }],
  opposition: 'Je ne souhaite pas être recontacté(e) à des fins commerciales',
} satisfies z.output<typeof Notice>

export const examples = {
  notice: { answer: notice },
  signUp: {
    body: {
      name: 'Salma Benjelloun',
      email: 'salma@sign-up.example',
      company: 'Atlas Menuiserie',
      phone: '+212661000013',
      language: 'fr',
      noProspecting: true,
      notice: '1-3f9a2c',
    } satisfies z.input<typeof SignUp>,
    answer: sent,
  },
  askForCode: { body: { email, language: 'fr' } satisfies z.input<typeof AskForCode>, answer: sent },
  confirmCode: { body: confirm, answer: signedIn },
  signInWithPassword: { body: { email, password } satisfies z.input<typeof SignInWithPassword>, answer: signedIn },
  passkeyOptions: { answer: passkeyOptions },
  signInWithPasskey: { none: byAnAuthenticator },
  account: { answer: account },
  tabKey: { answer: { key: 'k'.repeat(43) } satisfies z.output<typeof TabKey> },
  changeAccount: {
    body: { company: 'Atlas Menuiserie', phone: null, language: 'ar' } satisfies z.input<typeof ChangeAccount>,
    answer: { ...account, phone: null, language: 'ar' } satisfies z.output<typeof Account>,
  },
  changeEmail: { body: { email: 'salma@another.example' } satisfies z.input<typeof ChangeEmail>, answer: sent },
  confirmOnly: { body: confirm },
  askToProve: { answer: sent },
  setPassword: { body: { password } satisfies z.input<typeof SetPassword> },
  passkeys: { answer: passkeys },
  addPasskey: { none: byAnAuthenticator },
  sessions: {
    answer: {
      items: [
        {
          id: session,
          current: true,
          device: 'Firefox, Android',
          startedAt: '2026-11-23T09:00:00.000Z',
          usedAt: '2026-11-23T09:05:00.000Z',
          how: 'passkey',
          second: null,
        },
      ],
    } satisfies { items: z.output<typeof SessionShown>[] },
  },
  endOthers: { answer: { ended: 2 } },
  nothing: { answer: {} },
}
