import type { Kysely } from 'kysely'
import { notHandedOut, redacted } from '#contract/copied.ts'
import type { Language } from '#contract/language.ts'
import { record } from '#platform/audit/record.ts'
import { csvBeginning, csvRow } from '#platform/csv.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { CopyWords, Opened, PersonalData } from '#platform/personal-data.ts'
import type { Access } from '#platform/vault/vault.ts'
import { personalData } from '../personal-data.ts'
import { cellsOfTable, cellText, harmlessJson } from './cells.ts'
import { columnWord, valueWord } from './column-words.ts'
import { type JournalLine, journalOf } from './journal.ts'
import { originsOf, purposesOf } from './purposes-of.ts'
import { type Readme, readmePage, type SheetSaid } from './readme-page.ts'
import { countOf, type Described, type Reading, rowsOf, sheetsOf } from './rows-of.ts'
import { schemaOf, schemaVersion } from './schema.ts'
import { words } from './words.ts'
import { type OpenFile, type ZipFiles, type Zipped, zipFiles } from './zip-files.ts'

export interface CopyWanted {
  readonly language: Language
  /** Of the request that the copy answers. */
  readonly reference: string
  /** Reads the audit, as cc_chain or cc_read: no deed's own role does. */
  readonly audit: Kysely<Tables>
  /** How many rows are in it already, of how many. */
  readonly progress?: (done: number, all: number) => void
  /** What the program holds, where a test has something else. */
  readonly described?: readonly PersonalData[]
}

export interface Copy extends Zipped {
  /** Values about somebody else that are not in it. */
  readonly redactions: number
}

/** So many rows of a kind stand on the page itself; all of them are in the tables. */
const onPage = 20

/**
 * A copy of all that is held of a person (law 09-08, art. 7; décret 2-09-165, art. 34): of these subjects, as the description of each domain finds and
 * shows them. That it was made is on record before anything is read. Reads in pages and compresses as it goes: ten thousand rows take seconds, and
 * as much memory as the archive.
 */
export async function copyOf(tx: Tx, access: Access<'rights'>, subjectIds: readonly string[], wanted: CopyWanted): Promise<Copy> {
  const reading = { tx, access, subjectIds }
  await recordCopies(reading)
  const sheets = sheetsOf(wanted.described ?? personalData)
  const files = zipFiles(tx.clock.now())
  const copy = openCopy(files, wanted, tx.clock.now())
  let all = 0
  for (const sheet of sheets) all += await countOf(reading, sheet)
  let done = 0
  for (const sheet of sheets) {
    const table = copy.table(sheet)
    for await (const page of rowsOf(reading, sheet)) {
      for (const row of page) table.add(row)
      done += page.length
      wanted.progress?.(done, Math.max(done, all))
    }
    table.end()
  }
  for await (const page of journalOf(reading, wanted.audit, wanted.language)) for (const line of page) copy.journal(line)
  files.add('donnees.schema.json', harmlessJson(schemaOf(sheets, wanted.language), 2))
  return copy.end()
}

async function recordCopies({ tx, access, subjectIds }: Reading): Promise<void> {
  const { actor, purpose, caseId } = access
  // an object of its own for each: not even the copy shows which pseudonyms are one person
  for (const subject of (await tx.vault.subjects(tx, subjectIds, access)).values())
    await record(tx, actor, {
      deed: 'copy.make',
      object: { kind: 'copy', id: tx.ids.next() },
      subject,
      purpose,
      ...(caseId !== undefined && { caseId }),
    })
}

/** The files of a copy, written side by side as rows come. */
function openCopy(files: ZipFiles, { language, reference }: CopyWanted, at: Date) {
  const w = words[language]
  const names = new Map<string, string>()
  const cells = cellsOfTable(language, names)
  const forDomains: CopyWords = {
    language,
    redacted: redacted[language],
    say: (column, value) => valueWord(column, value, language),
  }
  const data = files.open('donnees.json')
  data.write(
    harmlessJson({ $schema: 'donnees.schema.json', schema: schemaVersion, reference, madeAt: at.toISOString(), language }).slice(0, -1),
  )
  data.write(',"tables":{')
  const consents = listFile(files, 'consentements.json')
  const passedOn = tableFile(files, 'destinataires.csv', [w.at, w.to, w.what, w.until])
  const journal = tableFile(files, 'journal_acces.csv', [w.at, w.who, w.deed, w.purpose, columnWord('id', language) ?? ''])
  const said: SheetSaid[] = []
  const withRows: Described[] = []
  const onPageToo: { readonly passedOn: Readme['passedOn'][number][]; readonly journal: JournalLine[] } = { passedOn: [], journal: [] }
  let [tables, redactions] = [0, 0]

  /** A row as every file shows it; pictures go to files of their own. */
  function shown({ name, sheet }: Described, row: Opened): { readonly [column: string]: unknown } {
    const folder = `fichiers/${name}`
    return Object.fromEntries([
      ['id', row.id],
      ...Object.entries(sheet.columns).map(([column, how]): [string, unknown] => {
        const value = row[column] ?? null
        if (how === 'about somebody else') {
          if (value === true) redactions++
          return [column, value === true ? redacted[language] : null]
        }
        if (typeof how === 'object' && 'withheld' in how) return [column, value === true ? notHandedOut[language] : null]
        if (typeof how !== 'object' || !('file' in how) || !Buffer.isBuffer(value)) return [column, value]
        const path = `${folder}/${String(row.id).replaceAll('/', '_')}/${column}.${how.file(value)}`
        files.add(path, value, { packed: true })
        return [column, path]
      }),
    ])
  }

  return {
    table(described: Described) {
      const { name, sheet } = described
      const file = `tables/${name}.csv`
      const first: SheetSaid['rows'][number][] = []
      let csv: OpenFile | undefined
      let all = 0
      data.write(`${tables++ === 0 ? '' : ','}\n${JSON.stringify(name)}:[`)
      return {
        add(row: Opened) {
          const called = sheet.names?.(row)
          if (typeof called === 'string') names.set(String(row.id), called)
          const one = shown(described, row)
          csv ??= tableFile(
            files,
            file,
            Object.keys(one).map((column) => columnWord(column, language) ?? column),
          )
          data.write(`${all === 0 ? '' : ','}\n${harmlessJson(one)}`)
          csv.write(csvRow(Object.entries(one).map(([column, value]) => cellText(cells, column, value))))
          all++
          if (first.length < onPage) first.push(one)
          const to = sheet.passedOn?.(row, forDomains)
          if (to) {
            const line = [to.at, to.to, to.what, to.until ?? null] as const
            passedOn.write(csvRow(line.map((value) => cellText(cells, '', value))))
            if (onPageToo.passedOn.length < onPage) onPageToo.passedOn.push(line)
          }
          if (sheet.consent) consents.add(consentOf(described, row, language))
          for (const { name: own, bytes } of sheet.files?.(row, forDomains) ?? []) files.add(`fichiers/${name}/${own}`, bytes)
        },
        end() {
          csv?.end()
          data.write(']')
          if (all === 0) return
          withRows.push(described)
          said.push({ title: sheet.says[language], note: sheet.note?.[language], file, rows: first, all })
        },
      }
    },
    journal(line: JournalLine) {
      journal.write(csvRow([line.at.toISOString(), line.who, line.deed, line.purpose, line.subject]))
      onPageToo.journal.push(line)
      if (onPageToo.journal.length > onPage) onPageToo.journal.shift()
    },
    end(): Copy {
      data.write('\n}}\n')
      const [purposes, origins] = [purposesOf(withRows, language), originsOf(withRows, language)]
      for (const { purpose, recipients } of purposes) for (const to of recipients) passedOn.write(csvRow(['', to, purpose, '']))
      for (const one of [data, consents, passedOn, journal]) one.end()
      files.add('finalites.json', harmlessJson(purposes, 2))
      files.add('origines.csv', csvBeginning + [[w.data, w.what, w.category, w.origin, w.purpose, w.kept], ...origins].map(csvRow).join(''))
      const page = { language, reference, at, sheets: said, files: files.names(), names, purposes, origins, ...onPageToo, redactions }
      files.add('LISEZMOI.html', readmePage(page))
      return { ...files.end(), redactions }
    },
  }
}

/** What somebody was told and chose, as one entry. */
function consentOf({ name, sheet }: Described, row: Opened, language: Language): object {
  const { notice, at, choices } = sheet.consent ?? { notice: '', at: '', choices: [] }
  return {
    table: name,
    id: row.id,
    about: sheet.says[language],
    noticeVersion: row[notice] ?? null,
    at: row[at] ?? null,
    choices: Object.fromEntries(choices.map((choice) => [choice, row[choice] ?? null])),
  }
}

function tableFile(files: ZipFiles, name: string, head: readonly string[]): OpenFile {
  const file = files.open(name)
  file.write(csvBeginning + csvRow(head))
  return file
}

function listFile(files: ZipFiles, name: string) {
  const file = files.open(name)
  file.write('[')
  let some = false
  return {
    add(one: object) {
      file.write(`${some ? ',' : ''}\n${harmlessJson(one)}`)
      some = true
    },
    end() {
      file.write('\n]\n')
      file.end()
    },
  }
}
