import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { SettingsTrouble } from '#platform/config/settings.ts'

/** Two programs of screens, which share parts and nothing else. */
export const screenPrograms = ['portal', 'office'] as const
export type ScreenProgram = (typeof screenPrograms)[number]

export const builtFolder = (root: string, program: ScreenProgram): string => join(root, 'web', program, 'dist')

/** What built screens were made from: their sources, those they share, and the packages. */
function hashOfSources(root: string, program: ScreenProgram): string {
  const files = [`web/${program}`, 'web/card', 'web/ui', 'web/client', 'contract'].flatMap((from) =>
    readdirSync(join(root, from), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/\/dist(?:-\d+)?\/|\.test\.tsx?$/.test(path)),
  )
  const hash = createHash('sha256')
  const builders = ['web/build.ts', 'web/vite.ts', 'package-lock.json'].map((path) => join(root, path))
  for (const path of [...files, ...builders].sort()) {
    hash.update(`${relative(root, path)}\0`)
    hash.update(createHash('sha256').update(readFileSync(path)).digest())
  }
  return hash.digest('hex')
}

function builtFrom(root: string, program: ScreenProgram): string | undefined {
  try {
    return readFileSync(join(builtFolder(root, program), 'made-from'), 'utf8')
  } catch {
    return undefined
  }
}

/** Builds the screens where what stands there was made from something else. In a process of its own each: building takes much memory. */
export async function buildScreens(root: string, say: (line: string) => void): Promise<void> {
  const stale = screenPrograms
    .map((program) => ({ program, wanted: hashOfSources(root, program) }))
    .filter(({ program, wanted }) => builtFrom(root, program) !== wanted)
  if (stale.length > 0) say('Building the screens (a few seconds)…')
  for (const { program, wanted } of stale) {
    const code = await new Promise<number | null>((resolve) => {
      const builder = join(root, 'web', 'build.ts')
      const child = spawn(process.execPath, [builder, program, wanted], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
      child.once('error', () => resolve(null))
      child.once('exit', resolve)
    })
    if (code !== 0 || builtFrom(root, program) !== wanted)
      throw new SettingsTrouble('The screens could not be built: run `npm ci` in a folder that this user may write to, then start again.')
  }
}
