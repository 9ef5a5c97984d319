export interface WorldDocument {
  /** The key of a person or of a company. */
  readonly client: string
  readonly kind: 'invoice' | 'credit note'
  readonly number: string
  readonly date: string
  /** In centimes of a dirham, tax included. */
  readonly amount: number
  readonly about: string
}

/** What IdNet invoiced to clients of the world. */
export const documents: readonly WorldDocument[] = [
  { client: 'yasmine', kind: 'invoice', number: 'FA-2026-000041', date: '2026-03-10', amount: 45_000, about: '1 carte NFC, bois de noyer' },
  {
    client: 'yasmine',
    kind: 'credit note',
    number: 'AV-2026-000003',
    date: '2026-03-24',
    amount: 4_500,
    about: 'Remise oubliée sur FA-2026-000041',
  },
  {
    client: 'yasmine',
    kind: 'invoice',
    number: 'FA-2026-000298',
    date: '2026-11-02',
    amount: 1_234_550,
    about: '24 cartes NFC, laiton gravé',
  },
  {
    client: 'atlas-menuiserie',
    kind: 'invoice',
    number: 'FA-2026-000112',
    date: '2026-05-18',
    amount: 1_260_000,
    about: '30 cartes NFC, gravure laser',
  },
  {
    client: 'atlas-menuiserie',
    kind: 'credit note',
    number: 'AV-2026-000007',
    date: '2026-06-02',
    amount: 84_000,
    about: 'Avoir sur FA-2026-000112 : 2 cartes reprises',
  },
  {
    client: 'atlas-menuiserie',
    kind: 'invoice',
    number: 'FA-2026-000305',
    date: '2026-11-12',
    amount: 210_000,
    about: '5 cartes NFC, nouveaux collaborateurs',
  },
]
