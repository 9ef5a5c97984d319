import type { z } from 'zod'
import type { CompanyOpened, InvitationShown } from '#contract/companies.ts'
import type { NoticeListed } from '#contract/notices.ts'

export const exampleCompany = {
  id: '01989d3a-5b1e-7d30-9c52-4f0d6a7bc001',
  member: '01989d3a-5b1e-7d30-9c52-4f0d6a7bc002',
  you: '01989d3a-5b1e-7d30-9c52-4f0d6a7bc003',
  invitation: '01989d3a-5b1e-7d30-9c52-4f0d6a7bc004',
  toMe: '01989d3a-5b1e-7d30-9c52-4f0d6a7bc005',
  token: 'kJ4vTqX0v2c8uZ1yR7nB5wL9sD3fG6hQaEiOpUxVbNk',
}

const opened: z.infer<typeof CompanyOpened> = {
  id: exampleCompany.id,
  name: 'Atlas Menuiserie',
  role: 'owner',
  edits: false,
  runBy: [{ name: 'Salma Benjelloun', role: 'owner' }],
  members: [
    {
      person: exampleCompany.you,
      name: 'Salma Benjelloun',
      email: 'salma@atlas.example',
      role: 'owner',
      since: '2026-11-01T09:00:00.000Z',
      you: true,
      edits: false,
      can: { remove: false, role: false, handOver: false },
    },
    {
      person: exampleCompany.member,
      name: 'Karim Tazi',
      email: 'karim@atlas.example',
      role: 'member',
      since: '2026-11-12T09:00:00.000Z',
      you: false,
      edits: true,
      can: { remove: true, role: true, handOver: true },
    },
  ],
  invitations: [
    {
      id: exampleCompany.invitation,
      email: 'nadia@atlas.example',
      role: 'member',
      language: 'fr',
      invitedAt: '2026-11-20T09:00:00.000Z',
      sentAt: '2026-11-20T09:00:04.000Z',
      endsAt: '2026-12-20T09:00:00.000Z',
      can: { cancel: true },
    },
  ],
  can: { invite: ['administrator', 'member'], rename: true, close: true, leave: false },
}
const shown = { id: opened.id, name: opened.name, role: opened.role, edits: opened.edits }

const page: InvitationShown = {
  company: opened.name,
  email: 'nadia@atlas.example',
  role: 'member',
  language: 'fr',
  invitedAt: '2026-11-20T09:00:00.000Z',
  endsAt: '2026-12-20T09:00:00.000Z',
}
const at = { parameters: { token: exampleCompany.token, language: 'fr' } }

export const examples = {
  list: { answer: { companies: [shown] } },
  found: { body: { name: opened.name }, answer: opened },
  opened: { answer: opened },
  rename: { body: { name: 'Atlas Menuiserie' }, answer: opened },
  notice: {
    query: { role: 'member', language: 'fr' } as const,
    answer: {
      version: '1-3f9a2c',
      subject: 'Une entreprise vous invite sur ConnectCard',
      lines: ['Atlas Menuiserie vous invite à la rejoindre sur ConnectCard, comme membre.'],
      action: 'Voir, accepter ou refuser',
    },
  },
  invite: { body: { email: 'karim@atlas.example', role: 'member', language: 'fr' } as const, answer: opened },
  role: { body: { role: 'administrator' } as const, answer: opened },
  handOver: { body: { person: exampleCompany.member }, answer: { ...opened, role: 'administrator' } as const },
  letEdit: { body: { edits: true }, answer: { ...opened, edits: true } },
  toMe: {
    answer: {
      invitations: [
        { id: exampleCompany.toMe, company: opened.name, role: 'member', invitedAt: page.invitedAt, endsAt: page.endsAt } as const,
      ],
    },
  },
  accept: { body: { edits: false }, answer: { ...opened, role: 'member', members: null, invitations: null } as const },
  shell: at,
  page: { ...at, body: { do: 'see' } as const, answer: page },
}

/** The test that runs the examples puts one of its own in its place. */
export const exampleNotice = '01989d3a-5b1e-7d30-9c52-4f0d6a7bc006'
const noticeListed: NoticeListed = {
  id: exampleNotice,
  kind: 'company invitation',
  reference: exampleNotice.slice(-8),
  language: 'fr',
  state: 'failed',
  dueAt: '2026-11-25T09:00:00.000Z',
  sentAt: null,
  version: null,
  tries: 19,
  code: 'smtp-550',
  can: { sendAgain: true },
}
export const noticeExamples = {
  list: { query: { state: 'failed' as const }, answer: { items: [noticeListed], next: null } },
  open: {
    answer: {
      ...noticeListed,
      entered: {
        company: 'Atlas Menuiserie',
        email: 'nadia.tazi@courrier.example',
        role: 'member' as const,
        at: '2026-11-25T09:00:00.000Z',
        endsAt: '2026-12-25T09:00:00.000Z',
      },
    },
  },
  sendAgain: { answer: { ...noticeListed, state: 'due' as const, tries: 0, code: null, can: { sendAgain: false } } },
}
