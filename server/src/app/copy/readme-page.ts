import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { notHandedOut, redacted, withheld } from '#contract/copied.ts'
import { directionOf, type Language } from '#contract/language.ts'
import { type Cells, cellsOfPage, cellText, type Names, readable } from './cells.ts'
import { columnWord } from './column-words.ts'
import type { JournalLine } from './journal.ts'
import type { PurposeSaid } from './purposes-of.ts'
import { fileNames, type Words, words } from './words.ts'

const style = readFileSync(new URL('readme.css', import.meta.url), 'utf8')

/** What the page says of one sheet: its first rows, as they are shown. */
export interface SheetSaid {
  readonly title: string
  readonly note: string | undefined
  readonly file: string
  readonly rows: readonly { readonly [column: string]: unknown }[]
  readonly all: number
}

export interface Readme {
  readonly language: Language
  readonly reference: string
  readonly at: Date
  readonly sheets: readonly SheetSaid[]
  readonly files: readonly string[]
  readonly names: Names
  readonly purposes: readonly PurposeSaid[]
  readonly origins: readonly (readonly string[])[]
  readonly passedOn: readonly (readonly [at: unknown, to: string, what: string, until: unknown])[]
  readonly journal: readonly JournalLine[]
  readonly redactions: number
}

type Html = ReturnType<typeof html>

/** The page that a person opens first: no script, nothing from elsewhere, every value of anybody's inside an element of its own. */
export function readmePage(readme: Readme): string {
  const { language, reference, at, sheets, journal, redactions } = readme
  const w = words[language]
  const cells = cellsOfPage(language, readme.names)
  const section = (id: string, title: string, content: Html | readonly Html[]) =>
    html`<section id="${id}"><h2>${title}</h2>${content}</section>`
  return html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${w.title}</title><style>${raw(style)}</style></head><body><main>
<h1>${w.title}</h1><p>${w.lead}</p>
<dl><dt>${w.reference}</dt><dd><bdi>${readable(reference)}</bdi></dd><dt>${w.madeOn}</dt><dd>${cells.moment(at)}</dd></dl>
${section('contents', w.contents, contents(readme, w))}
${section('data', w.data, sheets.length === 0 ? html`<p>${w.nothing}</p>` : sheets.map((sheet) => sheetShown(sheet, cells)))}
${section('why', w.why, why(readme, w))}
${section(
  'where',
  w.where,
  table(
    [w.data, w.what, w.origin, w.purpose, w.kept],
    readme.origins.map((row) => row.toSpliced(2, 1)),
  ),
)}
${section(
  'passed-on',
  w.passedOn,
  table(
    [w.at, w.to, w.what, w.until],
    readme.passedOn.map((row) => row.map((one) => cellText(cells, '', one))),
  ),
)}
${section(
  'journal',
  w.journal,
  journal.length === 0
    ? html`<p>${w.noJournal}</p>`
    : table(
        [w.at, w.who, w.deed, w.purpose],
        journal.map((line) => [cells.moment(line.at), line.who, line.deed, line.purpose]),
      ),
)}
${section('hidden', w.hidden, html`<dl><dt>${redacted[language]}</dt><dd>${w.hiddenWhy(redactions)}</dd><dt>${notHandedOut[language]}</dt><dd><ul>${Object.values(withheld).map((one) => html`<li>${one[language]}</li>`)}</ul></dd></dl>`)}
${section('words', w.glossary, html`<dl>${w.glossaryWords.map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>`)}</dl>`)}
${section(
  'rights',
  w.rights,
  w.rightsSay.map((one) => html`<p>${one}</p>`),
)}
</main></body></html>`.toString()
}

function contents({ files }: Readme, w: Words): Html {
  const some = (folder: string, says: string) =>
    files.some((name) => name.startsWith(folder)) ? html`<dt><bdi dir="ltr">${folder}</bdi></dt><dd>${says}</dd>` : ''
  return html`<dl>${fileNames.map((name) => html`<dt><bdi dir="ltr">${name}</bdi></dt><dd>${w.files[name]}</dd>`)}${some('tables/', w.tables)}${some('fichiers/', w.pictures)}</dl>`
}

function sheetShown({ title, note, file, rows, all }: SheetSaid, cells: Cells): Html {
  const { language } = cells
  const w = words[language]
  const shown = (column: string, value: unknown) => {
    const text = cellText(cells, column, value)
    return column === 'id' || text === '' ? '' : html`<dt>${columnWord(column, language) ?? column}</dt><dd><bdi>${text}</bdi></dd>`
  }
  return html`<article><h3>${title}</h3>${note !== undefined && html`<p>${note}</p>`}${rows.map(
    (row) => html`<dl class="row">${Object.entries(row).map(([column, value]) => shown(column, value))}</dl>`,
  )}${all > rows.length && html`<p>${w.lines(all, rows.length, file)}</p>`}</article>`
}

function why({ purposes }: Readme, w: Words): Html {
  const list = (texts: readonly string[]) => (texts.length === 0 ? w.nobody : texts.join(' · '))
  return table(
    [w.purpose, w.basis, w.kept, w.recipients, w.staff],
    purposes.map(({ purpose, basis, kept, recipients, staff }) => [purpose, basis, list(kept), list(recipients), list(staff)]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return html`<p>–</p>`
  return html`<div class="wide"><table><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((one) => html`<td><bdi>${readable(one)}</bdi></td>`)}</tr>`,
  )}</tbody></table></div>`
}
