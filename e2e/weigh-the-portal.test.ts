import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { languages } from '#contract/language.ts'
import { root } from '#test/installation.ts'

const Made = z.record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).default([]) }))

/** As `npm start` builds it: journeys are built with React's own warnings in, which nobody else downloads. */
test('the first screen, in each language, asks for at most 250 KB of script, compressed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cc-portal-'))
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const config = join(root, 'web', 'portal', 'vite.config.ts')
  execFileSync(process.execPath, [vite, 'build', '-c', config, '--outDir', folder], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const made = Made.parse(JSON.parse(readFileSync(join(folder, 'made.json'), 'utf8')))
  const weigh = (language: string) => {
    const asked = new Set<string>()
    const ask = (name: string) => {
      if (asked.has(name)) return
      asked.add(name)
      for (const next of made[name]?.imports ?? []) ask(next)
    }
    for (const name of ['index.html', `words/${language}.ts`]) ask(name)
    const files = [...asked].map((name) => readFileSync(join(folder, made[name]?.file ?? '')))
    return files.reduce((sum, bytes) => sum + brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length, 0)
  }
  for (const language of languages) {
    expect(weigh(language), language).toBeGreaterThan(100_000) // all of it was found
    expect(weigh(language), language).toBeLessThanOrEqual(250_000)
  }
  rmSync(folder, { recursive: true })
})
