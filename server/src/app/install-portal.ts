import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { directionOf, type Language, languages } from '#contract/language.ts'
import { type Operation, operation } from '#platform/http/operation.ts'
import type { PlainFile } from '#platform/http/plain-paths.ts'

/** What makes the portal a program of its own on a phone: its name and icons, and the worker that keeps its files. */

const sources = new URL('../../../web/portal/', import.meta.url)
const icons = ['192', '512', 'maskable', 'touch'] as const
const iconPath = (icon: (typeof icons)[number]) => `/icone-${icon}.png`

export const iconFiles: readonly PlainFile[] = icons.map((icon) => ({
  path: iconPath(icon),
  type: 'image/png',
  bytes: readFileSync(new URL(`icons/${icon}.png`, sources)),
  open: 'the icon of the portal',
}))

const names: { readonly [L in Language]: { readonly name: string; readonly description: string } } = {
  fr: { name: 'ConnectCard – Mes cartes', description: 'Vos cartes de visite, et qui peut les ouvrir.' },
  ar: { name: 'ConnectCard – بطاقاتي', description: 'بطاقاتكم المهنية، ومن يمكنه فتحها.' },
  en: { name: 'ConnectCard – My cards', description: 'Your business cards, and who can open them.' },
}

/** In the language of whoever installs it: a phone reads one name. */
const manifestIn = (language: Language) =>
  JSON.stringify({
    id: '/espace',
    start_url: '/espace',
    scope: '/espace',
    ...names[language],
    short_name: 'ConnectCard',
    lang: language,
    dir: directionOf(language),
    display: 'standalone',
    background_color: '#FAF7F1',
    theme_color: '#FAF7F1',
    icons: [
      ...(['192', '512'] as const).map((icon) => ({ src: iconPath(icon), sizes: `${icon}x${icon}`, type: 'image/png' })),
      { src: iconPath('maskable'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  })

/** What the portal's builder says of the files it made. */
const Made = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), css: z.array(z.string()).default([]) }),
)
/** The first screen, in whichever language, and what is shown without a network. */
const offline = ['index.html', ...languages.map((language) => `words/${language}.ts`), 'away.tsx']

function neededFirst(folder: string): string[] {
  const made = Made.parse(JSON.parse(readFileSync(join(folder, 'made.json'), 'utf8')))
  const asked = new Set<string>()
  const needed = new Set<string>()
  const ask = (name: string) => {
    if (asked.has(name)) return
    asked.add(name)
    const one = made[name]
    if (!one) throw new Error(`the portal was built without ${name}`)
    for (const file of [one.file, ...one.css]) needed.add(`/espace/${file}`)
    for (const next of one.imports) ask(next)
  }
  for (const name of offline) ask(name)
  return [...needed]
}

export function installOperations(folder: string, files: readonly PlainFile[]): readonly Operation[] {
  const program = JSON.stringify({ page: '/espace', first: neededFirst(folder), files: files.map(({ path }) => path) })
  const worker = readFileSync(new URL('worker.js', sources), 'utf8').replace(/\/\* program \*\/ \{.*\}/, program)
  if (!worker.includes(program)) throw new Error('the worker of the portal has no place for its program')
  const open = 'the program of the portal, the same for everybody'
  const common = { method: 'GET', open, purpose: 'none', example: {} } as const
  return [
    operation({
      ...common,
      path: '/espace.webmanifest',
      summary: 'What a phone reads when somebody puts the portal among their programs, in their language',
      answers: { 200: { says: 'Its name, colours and icons', types: ['application/manifest+json'] } },
      run: async ({ language }) => ({
        status: 200,
        type: 'application/manifest+json; charset=utf-8',
        body: manifestIn(language),
        lasting: true,
        headers: { 'cache-control': 'public, max-age=86400', vary: 'Accept-Language, Accept-Encoding' },
      }),
    }),
    operation({
      ...common,
      path: '/espace-worker.js',
      summary: 'What keeps the program of the portal in a browser, and nothing that is anybody’s',
      answers: { 200: { says: 'A script', types: ['text/javascript'] } },
      run: async () => ({
        status: 200,
        type: 'text/javascript; charset=utf-8',
        body: worker,
        lasting: true,
        // it asks for the program alone, and loads nothing else
        headers: {
          'cache-control': 'no-cache',
          vary: 'Accept-Encoding',
          'content-security-policy': "default-src 'none'; connect-src 'self'",
        },
      }),
    }),
  ]
}
