/** A title of the policy's text: an empty line stands before it, and two before the title of a part. */
export interface TextLine {
  readonly level: 'part' | 'title' | 'line'
  readonly text: string
}

/** HTML of the policy as its reader sees it, without markup: a sentence or a row a line. `colon` stands between a row's head and what it says. */
export function textOf(html: string, colon: string): string {
  return html
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(/<nav.*?<\/nav>/g, '')
    .replaceAll('</dt><dd>', colon)
    .replaceAll(/<\/(?:p|h2|h3|dd)>/g, '\n')
    .replaceAll(/<(?!h[23])[^>]*>/g, '')
    .replaceAll(/(?<=[.!?؟]) (?=\p{Lu}|\p{Script=Arabic})/gu, '\n')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => `${at === 0 ? '' : line.startsWith('<h2') ? '\n\n' : line.startsWith('<h3') ? '\n' : ''}${plain(line)}\n`)
    .join('')
}

const plain = (line: string) => line.replace(/^<[^>]*>/, '').replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
const entities: { readonly [entity: string]: string } = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The lines of a text, and which of them are titles. */
export function linesOf(text: string): readonly TextLine[] {
  const lines: TextLine[] = []
  let empty = 0
  for (const line of text.split('\n')) {
    if (line === '') empty++
    else {
      lines.push({ level: empty >= 2 ? 'part' : empty === 1 ? 'title' : 'line', text: line })
      empty = 0
    }
  }
  return lines
}

/** A line that one text has and another has not, under the titles it stands below. */
export interface ChangedLine {
  readonly change: 'gone' | 'added'
  readonly under: string
  readonly text: string
}

/** What changed between two texts, line by line, in the order of reading: what is gone before what came in its place. */
export function changedLines(old: string, now: string): readonly ChangedLine[] {
  const [a, b] = [placed(old), placed(now)]
  // common[i][j]: how many lines the texts have in common from i and j on
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i]
      if (row) row[j] = a[i]?.key === b[j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const changed: ChangedLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]]
    if (one && other && one.key === other.key) [i, j] = [i + 1, j + 1]
    else if (one && (!other || at(i + 1, j) >= at(i, j + 1))) {
      changed.push({ change: 'gone', under: one.under, text: one.text })
      i++
    } else if (other) {
      changed.push({ change: 'added', under: other.under, text: other.text })
      j++
    }
  }
  return changed
}

/** The lines of a text, each with the titles it stands below; the same line is another one under another title. */
function placed(text: string) {
  let [part, title] = ['', '']
  return linesOf(text).map((line) => {
    if (line.level === 'part') [part, title] = [line.text, '']
    else if (line.level === 'title') title = line.text
    const under = line.level === 'part' ? '' : line.level === 'title' || title === '' ? part : `${part} · ${title}`
    return { key: `${line.level} ${under} ${line.text}`, under, text: line.text }
  })
}
