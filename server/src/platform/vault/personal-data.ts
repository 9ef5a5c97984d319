import { sql } from 'kysely'
import { type PersonalData, plainFor, sealedFor, technical } from '../personal-data.ts'
import { subjectPseudonym } from './vault.ts'

export const personalData: PersonalData = {
  schema: 'vault',
  copied: [
    {
      table: 'subject',
      says: {
        fr: 'Les clés de ce qui est gardé de vous',
        ar: 'مفاتيح ما هو محفوظ عنكم',
        en: 'The keys of what is held of you',
      },
      theirs: (subjects) => sql`row.id = any(${subjects})`,
      under: sql`row.id`,
      columns: { kind: 'as it is', sealed_pseudonym: 'as it is', pseudonym: 'as it is', made_at: 'as it is' },
    },
    {
      table: 'restriction',
      says: { fr: 'Usages que vous avez fait arrêter', ar: 'استعمالات طلبتم وقفها', en: 'Uses that you had stopped' },
      theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
      id: sql`row.subject_id`,
      columns: { use: 'as it is', since: 'as it is' },
    },
  ],
  notCopied: { blind_index: 'keyed digests of what the copy says in clear' },
  tables: {
    installation: { id: technical('says which keyring belongs to these data') },
    subject: {
      id: technical('names a subject key'),
      kind: technical(
        'an account, a company, an act of leaving details, the visitor of a link, a folder of legal documents, a request, or an incident',
      ),
      sealed_pseudonym: sealedFor('everybody', 'trace', subjectPseudonym, 'with it', 'the program'),
      pseudonym: plainFor('everybody', 'trace', ['security'], 'with it'),
      key_version: technical('says which version of the subject key is in use'),
      made_at: technical('when the subject was made'),
    },
    tombstone: {
      id: technical('names the tombstone'),
      subject_id: technical('the subject key that is destroyed'),
      card_id: technical('the card whose share is destroyed'),
      share_version: technical('the version of that share'),
      raised_at: technical('from when on nothing opens'),
      destroyed_at: technical('when the key was destroyed'),
    },
    restriction: {
      subject_id: technical('names the subject'),
      use: plainFor('everybody', 'choice', ['rights'], 'with it', 'the person'),
      since: plainFor('everybody', 'dates', ['rights'], 'with it'),
    },
    blind_index: {
      field: technical('which field the digest stands for'),
      digest: plainFor('everybody', 'trace', ['the account', 'rights', 'security'], 'with it'),
      subject_id: technical('names the subject'),
      key_version: technical('says which index key made the digest'),
    },
  },
}
