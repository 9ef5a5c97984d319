import type { z } from 'zod'
import type {
  ConfirmFactor,
  FactorBegun,
  FactorLost,
  LoseFactor,
  ProveByFactor,
  RecoveryCodes,
  SignInWithFactor,
  UndoAsked,
  UndoEmail,
} from '#contract/second-factor.ts'
import { exampleAccount, examples } from './examples.ts'

/** What the examples name; the test that runs them puts what a person of its own has in their place. */
export const exampleFactor = {
  challenge: 'q4Tj0c9uXk2mVwZ7Lr1sBd8fHy5nGp3eAo6iUtRvMJQ',
  code: '318204',
  undo: '7f3a9c2e51b8d604a7f3c91e2b5d8f60a4c7e913',
} as const
const { challenge, code } = exampleFactor

const codes = {
  codes: [
    '7k2mq-x9rd4',
    'b3vhn-5t8wz',
    'p6ys1-c4gje',
    'm8xt0-r2kqa',
    'w5nd7-h9vfb',
    'c1zj4-q6tsy',
    'g9rp3-m7xke',
    't2wb8-n5hvd',
    'y4qf6-j1czs',
    'k7gm0-p3rxt',
  ],
} satisfies z.output<typeof RecoveryCodes>

export const factorExamples = {
  signIn: { body: { challenge, code } satisfies z.input<typeof SignInWithFactor>, answer: examples.confirmCode.answer },
  lose: {
    body: { challenge } satisfies z.input<typeof LoseFactor>,
    answer: { offAt: '2026-11-24T09:00:00.000Z' } satisfies z.output<typeof FactorLost>,
  },
  begin: {
    answer: {
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      uri: `otpauth://totp/ConnectCard:${encodeURIComponent(exampleAccount.email)}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ConnectCard&algorithm=SHA1&digits=6&period=30`,
      qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    } satisfies z.output<typeof FactorBegun>,
  },
  confirm: { body: { code } satisfies z.input<typeof ConfirmFactor>, answer: codes },
  codes: { answer: codes },
  prove: { body: { code } satisfies z.input<typeof ProveByFactor> },
  provePasskey: { none: 'an authenticator signs a challenge that is good once' },
}

const undo = { token: exampleFactor.undo } satisfies z.input<typeof UndoEmail>
export const undoExamples = {
  look: { body: undo, answer: { until: '2026-11-30T09:00:00.000Z' } satisfies z.output<typeof UndoAsked> },
  undo: { body: undo },
}
