import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextMessage } from './text-message.ts'

const folderIn = (dataDir: string) => join(dataDir, 'messages')
const nameForm = /^\d{8}T\d{9}Z-[0-9a-f-]{36}\.txt$/

/** Writes a message as a file that only this user reads, the number on its first line; whole, or not at all. */
export function keepTextFile(dataDir: string, at: Date, jobId: string, { to, text }: TextMessage): void {
  const folder = folderIn(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `${at.toISOString().replace(/[-:.]/g, '')}-${jobId}.txt`
  const beside = join(folder, `.${name}.${process.pid}`)
  writeFileSync(beside, `${to}\n${text}`, { mode: 0o600 })
  renameSync(beside, join(folder, name))
}

export interface KeptText extends TextMessage {
  readonly name: string
}

/** The messages written so far, newest first, and so many at most. */
export function textFiles(dataDir: string, most: number): readonly KeptText[] {
  const folder = folderIn(dataDir)
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return [] // none was ever written
  }
  return names
    .filter((name) => nameForm.test(name))
    .sort()
    .reverse()
    .slice(0, most)
    .map((name) => {
      const [to = '', ...lines] = readFileSync(join(folder, name), 'utf8').split('\n')
      return { name, to, text: lines.join('\n') }
    })
}
