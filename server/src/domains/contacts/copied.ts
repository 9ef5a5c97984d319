import { sql } from 'kysely'
import type { Language } from '#contract/language.ts'
import { type CopyWords, not, type Opened, type PassedOn, type Sheet, type SubjectIds } from '#platform/personal-data.ts'

const persons = (subjects: SubjectIds) => sql`array(select id from accounts.person where subject_id = any(${subjects}))`
const left = (subjects: SubjectIds) => sql`array(select id from contacts.contact where subject_id = any(${subjects}))`
const ofContact = {
  theirs: (subjects: SubjectIds) => sql<boolean>`row.contact_id = any(${left(subjects)})`,
  id: sql<string>`row.contact_id`,
  under: sql<string>`(select subject_id from contacts.contact where contact.id = row.contact_id)`,
}
const ofOwner = { theirs: (subjects: SubjectIds) => sql<boolean>`row.owner_id = any(${persons(subjects)})`, id: sql<string>`row.owner_id` }

/**
 * How a person's copy reads what this domain holds. To its author: what they left, what the owner noted about them, and where it went. Of the owner
 * they have what the card said. To the owner: that it was left, and nothing of who left it.
 */
export const copied: readonly Sheet[] = [
  {
    table: 'contact',
    says: { fr: 'Coordonnées que vous avez laissées', ar: 'معلومات الاتصال التي تركتموها', en: 'Details that you left' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: {
      kind: 'as it is',
      left_to: 'as it is',
      details: 'as it is',
      place: 'as it is',
      note: 'as it is',
      tags: 'as it is',
      follow_up: 'as it is',
      no_prospecting: 'as it is',
      tell_closing: 'as it is',
      language: 'as it is',
      notice: 'as it is',
      receipt: not('secret'),
      left_at: 'as it is',
      changed_at: 'as it is',
      keep_until: 'as it is',
    },
    consent: { notice: 'notice', at: 'left_at', choices: ['no_prospecting', 'tell_closing', 'language'] },
    passedOn: leftTo,
  },
  {
    ...ofContact,
    table: 'withdrawal',
    says: { fr: 'Coordonnées que vous avez retirées', ar: 'معلومات اتصال سحبتموها', en: 'Details that you took back' },
    columns: { withdrawn_at: 'as it is' },
  },
  {
    ...ofContact,
    table: 'deletion',
    says: { fr: 'Coordonnées supprimées', ar: 'معلومات اتصال محذوفة', en: 'Details that were deleted' },
    columns: { deleted_at: 'as it is', deleted_by: 'as it is' },
  },
  {
    ...ofContact,
    table: 'question',
    says: { fr: 'Vos questions, et les réponses', ar: 'أسئلتكم والأجوبة عنها', en: 'Your questions, and the answers' },
    id: sql`row.id`,
    columns: { contact_id: 'as it is', asked_at: 'as it is', answer: 'as it is', answered_at: 'as it is' },
  },
  {
    ...ofContact,
    table: 'access_given',
    says: { fr: 'Accès donnés à votre demande', ar: 'ولوج مُنح بطلب منكم', en: 'Access given to you' },
    columns: { given_at: 'as it is' },
  },
  {
    table: 'export',
    as: 'left',
    says: {
      fr: 'Exports dans lesquels vos coordonnées sont sorties',
      ar: 'عمليات تصدير خرجت فيها معلومات اتصالكم',
      en: 'Exports in which your details left',
    },
    theirs: (subjects) =>
      sql`row.id = any(array(select export_id from contacts.exported where exported.contact_id = any(${left(subjects)})))`,
    columns: { exported_at: 'as it is', format: 'as it is', destination: 'as it is' },
    passedOn: exported,
  },
  {
    table: 'contact',
    as: 'received',
    says: { fr: 'Contacts reçus', ar: 'جهات الاتصال المتوصل بها', en: 'Contacts received' },
    note: {
      fr: 'Leurs coordonnées, et ce que vous en avez noté, sont des données de ces personnes. Vous les exportez depuis votre espace, sous «\u00A0Contacts reçus\u00A0».',
      ar: 'معلومات الاتصال بهم، وما سجلتموه عنهم، معطيات تخص هؤلاء الأشخاص. تصدرونها من فضائكم، ضمن «جهات الاتصال المتوصل بها».',
      en: 'Their details, and what you noted about them, are about these people. You export them from your space, under “Contacts received”.',
    },
    theirs: (subjects) => sql`row.owner_id = any(${persons(subjects)})`,
    columns: {
      kind: 'as it is',
      left_to: 'as it is',
      place: 'as it is',
      details: 'about somebody else',
      note: 'about somebody else',
      tags: 'about somebody else',
      card_id: 'as it is',
      keep_until: 'as it is',
    },
  },
  {
    ...ofOwner,
    table: 'export',
    says: { fr: 'Vos exports de contacts', ar: 'عمليات تصديركم لجهات الاتصال', en: 'Your exports of contacts' },
    id: sql`row.id`,
    columns: { exported_at: 'as it is', format: 'as it is', destination: 'as it is' },
  },
  {
    ...ofOwner,
    table: 'preference',
    says: { fr: 'Vos réglages pour les contacts', ar: 'إعداداتكم لجهات الاتصال', en: 'Your settings for contacts' },
    columns: { keep_months: 'as it is', digest: 'as it is' },
  },
]

const words: { readonly [L in Language]: { readonly details: string; readonly owner: string; readonly file: string } } = {
  fr: { details: 'les coordonnées que vous avez laissées', owner: 'le titulaire de la carte', file: 'vos coordonnées, dans un fichier' },
  ar: { details: 'معلومات الاتصال التي تركتموها', owner: 'صاحب البطاقة', file: 'معلومات الاتصال بكم، في ملف' },
  en: { details: 'the details that you left', owner: 'the owner of the card', file: 'your details, in a file' },
}

function leftTo({ left_to, left_at, keep_until }: Opened, { language }: CopyWords): PassedOn | undefined {
  return typeof left_to === 'string' ? { at: left_at, until: keep_until, to: left_to, what: words[language].details } : undefined
}

/** It left the product with the owner: where to, they said. */
function exported({ exported_at, format, destination }: Opened, { language, say }: CopyWords): PassedOn {
  const { owner, file } = words[language]
  return { at: exported_at, to: `${owner} (${say('destination', destination)})`, what: `${file} (${say('format', format)})` }
}
