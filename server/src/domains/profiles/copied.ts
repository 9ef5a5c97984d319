import { sql } from 'kysely'
import { Card } from '#contract/card.ts'
import { type CopiedFile, type CopyWords, not, type Opened, picture, type Sheet, type SubjectIds } from '#platform/personal-data.ts'
import { cardKey } from './card-rows.ts'
import { vcardOf, writeVcard } from './vcard.ts'

const cards = (subjects: SubjectIds) =>
  sql`array(select card.id from profiles.card join accounts.person on person.id = card.owner_id where person.subject_id = any(${subjects}))`
const owner = (cardId: ReturnType<typeof sql>) => sql<string>`(select subject_id from profiles.card where card.id = ${cardId})`
const ofCard = {
  theirs: (subjects: SubjectIds) => sql<boolean>`row.card_id = any(${cards(subjects)})`,
  id: sql<string>`row.card_id`,
  under: owner(sql`row.card_id`),
}

/** How a person's copy reads what this domain holds: their cards, drafts and what is published of them, as the vCard that visitors save too. */
export const copied: readonly Sheet[] = [
  {
    table: 'audience',
    says: { fr: 'À qui vous montrez plus', ar: 'لمن تعرضون أكثر', en: 'To whom you show more' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: { name: 'as it is', made_at: 'as it is' },
    names: ({ name }) => name,
  },
  {
    table: 'card',
    says: { fr: 'Vos cartes', ar: 'بطاقاتكم', en: 'Your cards' },
    theirs: (subjects) => sql`row.id = any(${cards(subjects)})`,
    columns: { label: 'as it is', owner_id: 'as it is', made_at: 'as it is' },
  },
  {
    ...ofCard,
    table: 'draft',
    says: { fr: 'Brouillons de vos cartes', ar: 'مسودات بطاقاتكم', en: 'Drafts of your cards' },
    columns: { content: 'as it is', photo: picture, logo: picture, cover: picture, saved_at: 'as it is' },
  },
  {
    table: 'version',
    says: { fr: 'Ce que vos cartes montraient avant', ar: 'ما كانت تعرضه بطاقاتكم من قبل', en: 'What your cards showed before' },
    theirs: ofCard.theirs,
    under: ofCard.under,
    columns: {
      content: 'as it is',
      photo: picture,
      logo: picture,
      cover: picture,
      published_at: 'as it is',
      replaced_at: 'as it is',
    },
  },
  {
    table: 'snapshot',
    says: { fr: 'Ce qui est publié de vos cartes', ar: 'ما هو منشور من بطاقاتكم', en: 'What is published of your cards' },
    theirs: (subjects) =>
      sql`row.edition_id = any(array(select edition.id from profiles.edition where edition.card_id = any(${cards(subjects)})))`,
    id: sql`row.edition_id`,
    under: owner(sql`(select card_id from profiles.edition where edition.id = row.edition_id)`),
    columns: {
      content: 'as it is',
      photo: picture,
      logo: picture,
      cover: picture,
      pause_message: 'as it is',
      place: 'as it is',
      place_day: 'as it is',
      published_at: 'as it is',
      card_key: not('secret'),
    },
    key: {
      columns: ['card_key', 'key_version'],
      open: (subject, id, { card_key, key_version }) => subject.open(cardKey, `${id}/${key_version}`, card_key as never),
    },
    files: vcardFile,
  },
  {
    ...ofCard,
    table: 'pause',
    says: { fr: 'Cartes mises en pause', ar: 'بطاقات موقوفة مؤقتا', en: 'Cards that are paused' },
    columns: { paused_at: 'as it is', days: 'as it is', message: 'as it is' },
  },
  {
    ...ofCard,
    table: 'closed_exchange',
    says: { fr: 'Cartes sans échange de coordonnées', ar: 'بطاقات دون تبادل معلومات الاتصال', en: 'Cards without an exchange' },
    columns: { closed_at: 'as it is' },
  },
  {
    ...ofCard,
    table: 'company_card',
    says: { fr: 'Cartes portées sous une entreprise', ar: 'بطاقات تحملونها باسم شركة', en: 'Cards carried under a company' },
    columns: { card_id: 'as it is', company_id: 'as it is', since: 'as it is' },
  },
  {
    ...ofCard,
    table: 'company_left',
    says: {
      fr: 'Cartes qui ne montrent plus l’entreprise quittée',
      ar: 'بطاقات لم تعد تعرض الشركة التي غادرتموها',
      en: 'Cards that no longer show the company you left',
    },
    columns: { left_at: 'as it is' },
  },
  {
    ...ofCard,
    table: 'deletion',
    says: { fr: 'Cartes supprimées', ar: 'بطاقات محذوفة', en: 'Cards that are deleted' },
    columns: { deleted_at: 'as it is' },
  },
  {
    table: 'whereabouts',
    says: { fr: 'Où vous avez dit être', ar: 'أين قلتم إنكم موجودون', en: 'Where you said you are' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    id: sql`row.owner_id`,
    columns: { place: 'as it is', day: 'as it is' },
  },
]

function vcardFile(row: Opened, { language }: CopyWords): readonly CopiedFile[] {
  const content = Card.safeParse(row.content)
  if (!content.success || !(row.published_at instanceof Date)) return []
  const photo = Buffer.isBuffer(row.photo) ? { photo: row.photo } : {}
  const entry = vcardOf(content.data, { uid: `urn:uuid:${row.id}`, rev: row.published_at, language, ...photo })
  return [{ name: `${row.id}/profil.vcf`, bytes: Buffer.from(writeVcard(entry)) }]
}
