import { sql } from 'kysely'
import type { Language } from '#contract/language.ts'
import { type CopyWords, not, type Opened, type PassedOn, type Sheet, type SubjectIds } from '#platform/personal-data.ts'

const cards = (subjects: SubjectIds) =>
  sql`array(select card.id from profiles.card join accounts.person on person.id = card.owner_id where person.subject_id = any(${subjects}))`
const links = (subjects: SubjectIds) => sql`array(select link.id from sharing.link where link.card_id = any(${cards(subjects)}))`
const visitorsLinks = (subjects: SubjectIds) => sql`array(select link_id from sharing.named where subject_id = any(${subjects}))`

/** How a person's copy reads what this domain holds: an owner's links, and what is held of somebody for whom a link was made. */
export const copied: readonly Sheet[] = [
  {
    table: 'link',
    says: { fr: 'Vos liens', ar: 'روابطكم', en: 'Your links' },
    theirs: (subjects) => sql`row.card_id = any(${cards(subjects)})`,
    columns: {
      label: 'as it is',
      card_id: 'as it is',
      made_at: 'as it is',
      expires_at: 'as it is',
      opens_until: 'as it is',
      max_views: 'as it is',
      views: 'as it is',
      token: not('secret'),
      kek: not('secret'),
    },
    passedOn: given,
  },
  {
    table: 'revocation',
    says: { fr: 'Liens retirés', ar: 'روابط مسحوبة', en: 'Links taken back' },
    theirs: (subjects) => sql`row.link_id = any(${links(subjects)})`,
    id: sql`row.link_id`,
    columns: { revoked_at: 'as it is', revoked_by: 'as it is' },
  },
  {
    table: 'asking_link',
    says: { fr: 'Vos liens qui demandent d’abord', ar: 'روابطكم التي تطلب أولا', en: 'Your links that ask first' },
    theirs: (subjects) => sql`row.card_id = any(${cards(subjects)})`,
    columns: {
      label: 'as it is',
      own_line: 'as it is',
      line: not('said elsewhere'),
      card_id: 'as it is',
      made_at: 'as it is',
      expires_at: 'as it is',
      token: not('secret'),
    },
  },
  {
    table: 'case_link',
    says: { fr: 'Vos liens pour un dossier', ar: 'روابطكم الخاصة بملف', en: 'Your links for a case' },
    theirs: (subjects) => sql`row.link_id = any(${links(subjects)})`,
    id: sql`row.link_id`,
    columns: { reference: 'as it is', token: not('secret') },
  },
  {
    table: 'named',
    as: 'made',
    says: {
      fr: 'Vos liens pour une personne',
      ar: 'روابطكم الخاصة بشخص واحد',
      en: 'Your links for one person',
    },
    note: {
      fr: 'Pour qui ils sont est une donnée de cette personne. Vous la lisez dans votre espace, sous «\u00A0Qui peut voir ma carte\u00A0».',
      ar: 'لمن أُعدت معطى يخص ذلك الشخص. تقرؤونه في فضائكم، ضمن «من يمكنه رؤية بطاقتي».',
      en: 'Whom they are for is about that person. You read it in your space, under “Who can see my card”.',
    },
    theirs: (subjects) => sql`row.link_id = any(${links(subjects)})`,
    id: sql`row.link_id`,
    columns: { visitor: 'about somebody else', code_by: 'as it is', binds: 'as it is' },
  },
  {
    table: 'named',
    says: { fr: 'Liens faits pour vous', ar: 'روابط أُعدت لكم', en: 'Links made for you' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    id: sql`row.link_id`,
    columns: { visitor: 'as it is', opened: 'as it is', code_by: 'as it is', binds: 'as it is', bound_digest: not('digest') },
  },
  {
    table: 'code',
    says: { fr: 'Codes envoyés pour ouvrir ces liens', ar: 'رموز أُرسلت لفتح هذه الروابط', en: 'Codes sent to open these links' },
    theirs: (subjects) => sql`row.link_id = any(${visitorsLinks(subjects)})`,
    under: sql`(select subject_id from sharing.named where named.link_id = row.link_id)`,
    columns: { sent_at: 'as it is', language: 'as it is', code: not('secret'), address_digest: not('digest') },
  },
]

const shared: { readonly [L in Language]: string } = {
  fr: 'votre carte, par un lien',
  ar: 'بطاقتكم، برابط',
  en: 'your card, by a link',
}

/** Each link was given to somebody, of whom its owner's own words are all that this copy has. */
function given({ label, made_at, expires_at }: Opened, { language }: CopyWords): PassedOn {
  return { at: made_at, until: expires_at, to: String(label), what: shared[language] }
}
