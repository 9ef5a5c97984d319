import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { type Copy, type CopyWanted, copyOf } from '#app/copy/copy-of.ts'
import { operator } from '#platform/actor.ts'
import type { TestInstallation } from './installation.ts'

export interface Unpacked extends Copy {
  /** What stands in the archive, by name. */
  readonly content: ReadonlyMap<string, Buffer>
  text(name: string): string
  /** `donnees.json`. */
  readonly data: {
    readonly tables: { readonly [table: string]: readonly { readonly [column: string]: unknown }[] }
    readonly [name: string]: unknown
  }
}

/** The copy of these subjects, made and unpacked. */
export async function copyFor(
  installation: TestInstallation,
  subjectIds: readonly string[],
  wanted: Partial<CopyWanted> = {},
): Promise<Unpacked> {
  const made = await installation.deeds.run((tx) =>
    copyOf(tx, { actor: operator, purpose: 'rights' }, subjectIds, {
      language: 'fr',
      reference: 'DSR-2026-000001',
      audit: installation.audit,
      ...wanted,
    }),
  )
  const content = new Map(Object.entries(unzipSync(made.zip)).map(([name, bytes]) => [name, Buffer.from(bytes)]))
  const text = (name: string) => {
    const bytes = content.get(name)
    if (!bytes) throw new Error(`there is no ${name} in the copy`)
    return bytes.toString()
  }
  return { ...made, content, text, data: JSON.parse(text('donnees.json')) }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
