/** What may be logged of an error: never its message or its fields, which may hold what a person wrote. */
export interface Fault {
  readonly name: string
  readonly code: string
  readonly status?: number
  /** Where it was thrown: files and lines. */
  readonly at: readonly string[]
}

// Connections refused, reset or timed out; the server starting, stopping, or out of connections, memory or disk; a query cancelled.
const away = /^(?:ECONN|EPIPE|ENOENT|ETIMEDOUT|EAI_|08|53|57|25P03|55P03)/
const awayMessages = /timeout|Connection terminated|not queryable|cannot be used|Cannot use a pool/i

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, code: 'unknown', at: [] }
  const given = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? { status: error.statusCode } : {}
  const code = away.test(given) || awayMessages.test(error.message) ? 'database-away' : given || 'none'
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
  return {
    name: error.name,
    code,
    ...status,
    at: at.map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/.*\/(?=(?:server|contract|web|db|node_modules)\/)/, '(')),
  }
}
