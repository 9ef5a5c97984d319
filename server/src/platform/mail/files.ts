import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folderIn = (dataDir: string) => join(dataDir, 'mail')
const nameForm = /^\d{8}T\d{9}Z-[0-9a-f-]{36}\.eml$/

/** Writes a mail as a file that only this user reads; whole, or not at all. */
export function keepMailFile(dataDir: string, at: Date, jobId: string, bytes: Buffer): void {
  const folder = folderIn(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `${at.toISOString().replace(/[-:.]/g, '')}-${jobId}.eml`
  const beside = join(folder, `.${name}.${process.pid}`)
  writeFileSync(beside, bytes, { mode: 0o600 })
  renameSync(beside, join(folder, name))
}

/** The names of the mails written so far, newest first. */
export function mailFiles(dataDir: string): readonly string[] {
  try {
    return readdirSync(folderIn(dataDir))
      .filter((name) => nameForm.test(name))
      .sort()
      .reverse()
  } catch {
    return [] // none was ever written
  }
}

/** Undefined where there is none of that name. */
export function readMailFile(dataDir: string, name: string): Buffer | undefined {
  if (!nameForm.test(name)) return undefined
  try {
    return readFileSync(join(folderIn(dataDir), name))
  } catch {
    return undefined
  }
}
