import { iceWithKey, ribWithKey } from '#contract/identifiers.ts'
import type { WorldCompany, WorldPerson } from './person.ts'

/** The house that must never see the other, nor be seen by it. */
export const zellige: WorldCompany = {
  key: 'zellige-trois-sources',
  name: 'Zellige des Trois Sources',
  nameArabic: 'زليج العيون الثلاثة',
  ice: iceWithKey('0099990020000'),
  rib: ribWithKey('9992700000000000000202'),
  address: { street: '7, derb des Potiers, Aïn Nokbi', city: 'Fès', postcode: '30000', country: 'Maroc' },
}

export const zelligePeople: readonly WorldPerson[] = [
  {
    key: 'abdelhak',
    name: 'Abdelhak Sqalli',
    email: 'abdelhak.sqalli@trois-sources.example',
    phone: '+212661000016',
    role: 'owner',
    company: zellige.key,
    language: 'fr',
    card: {
      language: 'ar',
      name: { given: 'Abdelhak', family: 'Sqalli' },
      nameArabic: { given: 'عبد الحق', family: 'الصقلي' },
      role: { ar: 'معلم زلايجي', fr: 'Maître zelligeur' },
      company: { ar: 'زليج العيون الثلاثة، فاس', fr: 'Zellige des Trois Sources, Fès' },
      phones: [
        { kind: 'mobile', number: '+212661000016', whatsapp: true },
        { kind: 'work', number: '+212535000010' },
        { kind: 'fax', number: '+212535000011' },
      ],
      emails: [{ kind: 'work', address: 'abdelhak.sqalli@trois-sources.example' }],
      addresses: [{ kind: 'work', ...zellige.address }],
      links: [{ kind: 'website', url: 'https://trois-sources.example/motifs', label: 'Motifs et couleurs' }],
      note: { ar: 'زليج تقليدي مقطوع باليد، والشحن إلى كل المدن.', fr: 'Zellige taillé à la main, expédié dans toutes les villes.' },
    },
    face: {
      skin: 'honey',
      hair: 'bald',
      hairColour: 'espresso',
      beard: 'full',
      smile: 'gentle',
      clothes: 'djellaba',
      clothesColour: 'sand',
      ground: 'mint',
    },
    links: [{ label: 'Foire de Fès', expiresInDays: 21 }, { label: 'Architectes partenaires' }],
  },
  {
    key: 'ghita',
    name: 'Ghita Lahlou',
    email: 'ghita.lahlou@trois-sources.example',
    phone: '+212661000017',
    role: 'member',
    company: zellige.key,
    language: 'fr',
    card: {
      language: 'fr',
      name: { given: 'Ghita', family: 'Lahlou' },
      phones: [],
      emails: [{ kind: 'work', address: 'ghita.lahlou@trois-sources.example' }],
      addresses: [],
      links: [],
    },
    links: [{ label: 'Première commande' }],
  },
]
