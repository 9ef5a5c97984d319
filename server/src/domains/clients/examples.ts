import type { z } from 'zod'
import type { CompanyOpened, InvitationShown } from '#contract/companies.ts'

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
