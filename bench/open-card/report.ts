import type { Load } from './load.ts'

export type ServerName = 'bare' | 'bare, both look-ups' | 'ours' | 'ours, many links' | 'ours, compressed'
export interface Measurement extends Load {
  readonly round: number
  readonly server: ServerName
  readonly processes: number
  readonly connections: number
}

export interface Row {
  readonly server: ServerName
  readonly processes: number
  readonly connections: number
  /** Medians of all rounds. */
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** To the bare server with as many processes in the same round; medians of the rounds. */
  readonly toBare: Ratios
  /** To the same product without the many links. */
  readonly toFew: Ratios | undefined
}
interface Ratios {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

export function rowsOf(measured: readonly Measurement[]): Row[] {
  const kinds = new Map(measured.map((one) => [`${one.processes}/${one.connections}/${one.server}`, one]))
  return [...kinds.values()].map(({ server, processes, connections }) => {
    const among = measured.filter((one) => one.processes === processes && one.connections === connections)
    const mine = among.filter((one) => one.server === server)
    const to = (other: ServerName): Ratios => {
      const pairs = mine.flatMap((one) => {
        const base = among.find((two) => two.server === other && two.round === one.round)
        return base ? [{ one, base }] : []
      })
      return {
        perSecond: median(pairs.map(({ one, base }) => rate(one) / rate(base))),
        p50: median(pairs.map(({ one, base }) => one.p50 / base.p50)),
        p99: median(pairs.map(({ one, base }) => one.p99 / base.p99)),
      }
    }
    return {
      server,
      processes,
      connections,
      perSecond: median(mine.map(rate)),
      p50: median(mine.map((one) => one.p50)),
      p99: median(mine.map((one) => one.p99)),
      toBare: to('bare'),
      toFew: server === 'ours, many links' ? to('ours') : undefined,
    }
  })
}

export interface Goal {
  readonly goal: string
  readonly found: string
  readonly met: boolean
}

export function goalsOf(rows: readonly Row[], peakMemory: number): Goal[] {
  const of = (server: ServerName, processes: number) => rows.filter((row) => row.server === server && row.processes === processes)
  const share = (processes: number, least: number): Goal => {
    const found = of('ours', processes).filter((row) => row.connections > 1)
    return {
      goal: `${percent(least)} of the bare server's throughput, processes: ${processes}`,
      found: found.map((row) => `${percent(row.toBare.perSecond)} at ${row.connections}`).join(', '),
      met: found.every((row) => row.toBare.perSecond > least),
    }
  }
  const ours = [...of('ours', 1), ...of('ours', 2)]
  const many = [...of('ours, many links', 1), ...of('ours, many links', 2)].flatMap((row) => (row.toFew ? [{ row, to: row.toFew }] : []))
  return [
    share(1, 0.45),
    share(2, 0.25),
    {
      goal: "p99 under 4 times the bare server's",
      found: ours.map((row) => `${times(row.toBare.p99)} (${row.processes}, ${row.connections})`).join(', '),
      met: ours.every((row) => row.toBare.p99 < 4),
    },
    { goal: 'a serving process under 200 MB', found: `${Math.round(peakMemory / 1e6)} MB at most`, met: peakMemory < 200e6 },
    {
      goal: 'many links change neither throughput nor p99 by more than 10 %',
      found: many.map(({ row, to }) => `${percent(to.perSecond)} and ${percent(to.p99)} (${row.processes}, ${row.connections})`).join(', '),
      met: many.every(({ to }) => to.perSecond >= 0.9 && to.p99 <= 1.1),
    },
  ]
}

export function tableOf(rows: readonly Row[]): string {
  const head = ['processes', 'connections', 'server', 'a second', 'p50 ms', 'p99 ms', 'of bare', 'p50 x', 'p99 x', 'of few links']
  const lines = rows.map((row) => [
    String(row.processes),
    String(row.connections),
    row.server,
    row.perSecond.toFixed(0),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    ...(row.server === 'bare' ? ['', '', ''] : [percent(row.toBare.perSecond), times(row.toBare.p50), times(row.toBare.p99)]),
    row.toFew ? percent(row.toFew.perSecond) : '',
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)))
  const written = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(' | ')} |`
  return [written(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...lines.map(written)].join('\n')
}

const rate = (one: Load) => one.requests / one.seconds
const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`
const times = (factor: number) => factor.toFixed(1)

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}
