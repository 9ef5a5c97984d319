import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { SettingsTrouble } from '#platform/config/settings.ts'

const folder = (root: string) => join(root, 'web', 'portal')
export const builtPortalFolder = (root: string): string => join(folder(root), 'dist')

/** What the built portal was made from: its sources, those it shares, and the packages. */
function hashOfSources(root: string): string {
  const files = ['web/portal', 'web/card', 'web/ui', 'web/client', 'contract'].flatMap((from) =>
    readdirSync(join(root, from), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/\/dist(?:-\d+)?\/|\.test\.tsx?$/.test(path)),
  )
  const hash = createHash('sha256')
  for (const path of [...files, join(root, 'package-lock.json')].sort()) {
    hash.update(`${relative(root, path)}\0`)
    hash.update(createHash('sha256').update(readFileSync(path)).digest())
  }
  return hash.digest('hex')
}

function builtFrom(root: string): string | undefined {
  try {
    return readFileSync(join(builtPortalFolder(root), 'made-from'), 'utf8')
  } catch {
    return undefined
  }
}

/** Builds the portal where what stands there was made from something else. In a process of its own: building takes much memory. */
export async function buildPortal(root: string, say: (line: string) => void): Promise<void> {
  const wanted = hashOfSources(root)
  if (builtFrom(root) === wanted) return
  say('Building the screens (a few seconds)…')
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [join(folder(root), 'build.ts'), wanted], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  })
  if (code !== 0 || builtFrom(root) !== wanted)
    throw new SettingsTrouble('The screens could not be built: run `npm ci` in a folder that this user may write to, then start again.')
}
