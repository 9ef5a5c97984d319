import { randomFillSync } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Where identifiers come from. */
export interface Ids {
  next(): string
}

/** UUIDv7 (RFC 9562, 5.7): sorted by the millisecond they were made in, so that indexes grow at one end. */
export function uuidsByTime(clock: Clock): Ids {
  const bytes = Buffer.alloc(16)
  return {
    next() {
      randomFillSync(bytes)
      bytes.writeUIntBE(clock.now().getTime(), 0, 6)
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
      const hex = bytes.toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}
