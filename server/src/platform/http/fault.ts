/** What may be logged of an error: never its message or its fields, which may hold what a person wrote. */
export interface Fault {
  readonly name: string
  readonly code: string
  readonly status?: number
  /** Where it was thrown: files and lines. */
  readonly at: readonly string[]
}

// Connections refused, reset or timed out; the server refusing us, starting, stopping, read-only, or out of connections, memory or disk;
// a query cancelled, or one to be tried again.
const away = /^(?:ECONN|EPIPE|ENOENT|ENOTFOUND|EHOST|ENET|ETIMEDOUT|EAI_|08|28|3D000|25006|25P03|40|53|55P03|57|58)/
const awayMessages = /timeout|Connection terminated|not queryable|cannot be used|Cannot use a pool/i
const plainName = /^[\w$-]{1,60}$/
const frame = /^ {4}at (?:async )?(?:[^()]{1,120} \()?(?:file:\/\/|node:|\/)[^()]*:\d+:\d+\)?$/

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, code: 'unknown', at: [] }
  const given = 'code' in error && typeof error.code === 'string' && plainName.test(error.code) ? error.code : ''
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? { status: error.statusCode } : {}
  const missingFile = given === 'ENOENT' && !('syscall' in error && error.syscall === 'connect')
  const code = (away.test(given) && !missingFile) || awayMessages.test(error.message) ? 'database-away' : given || 'none'
  return { name: plainName.test(error.name) ? error.name : 'Error', code, ...status, at: framesOf(error) }
}

/** The message stands before the frames, and may hold lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const end = stack.indexOf(message)
  const frames = end < 0 ? '' : stack.slice(end + message.length)
  return frames
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/.*\/(?=(?:server|contract|web|db|node_modules)\/)/, '('))
}
