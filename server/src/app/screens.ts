import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { exampleContact } from '#domains/contacts/index.ts'
import { exampleRequestId } from '#domains/privacy/index.ts'
import { exampleCard } from '#domains/profiles/index.ts'
import { type Operation, operation } from '#platform/http/operation.ts'
import type { PlainFile } from '#platform/http/plain-paths.ts'
import { builtFolder, type ScreenProgram, screenPrograms } from './build-screens.ts'
import { iconFiles, installOperations } from './install-portal.ts'

const types: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The screens by address: those of one program all answer with the same page, which draws the one that is meant. */
const portalScreens = [
  '/espace',
  '/espace/', // where the portal itself leads home
  '/espace/inscription',
  '/espace/connexion',
  '/espace/bienvenue',
  '/espace/acces',
  '/espace/aide',
  '/espace/compte',
  '/espace/entreprise',
  '/espace/invitation',
  '/espace/donnees',
  '/espace/donnees/consultations',
  '/espace/donnees/rectification',
  '/espace/donnees/limitation',
  '/espace/donnees/effacement',
  '/espace/donnees/opposition',
  '/espace/donnees/demandes/{request}',
  '/espace/factures',
  '/espace/contacts',
  '/espace/contacts/doublons',
  '/espace/contacts/reglages',
  '/espace/contacts/{contact}',
  '/espace/cartes/{card}',
  '/espace/cartes/{card}/consultations',
  '/espace/cartes/{card}/vue',
] as const

const officeScreens = [
  '/bureau',
  '/bureau/',
  '/bureau/messages',
  '/bureau/commandes',
  '/bureau/demandes',
  '/bureau/incidents',
  '/bureau/conservations',
  '/bureau/urgences',
  '/bureau/fichiers',
  '/bureau/consultations',
  '/bureau/mentions',
  '/bureau/purges',
  '/bureau/journal',
  '/bureau/documents',
  '/bureau/archives',
  '/bureau/registre',
  '/bureau/engagements',
  '/bureau/personnel',
] as const

const programs: {
  readonly [program in ScreenProgram]: {
    readonly below: string
    readonly screens: readonly string[]
    readonly summary: string
    readonly code: string
  }
} = {
  portal: {
    below: '/espace',
    screens: portalScreens,
    summary: 'A screen of the portal',
    code: 'the program of the portal, the same for everybody',
  },
  office: {
    below: '/bureau',
    screens: officeScreens,
    summary: 'A screen of the office',
    code: 'the program of the office, which holds nothing of anybody',
  },
}

const anId = /^[0-9a-f-]{36}$/

/** What may stand in the address of a screen, each with the id that examples name. */
const things = {
  contact: { says: 'a contact that was left to oneself', example: exampleContact },
  card: { says: 'a card of one’s own', example: exampleCard },
  request: { says: 'a request of one’s own', example: exampleRequestId },
}
function parametersOf(path: string) {
  const named = Object.entries(things).filter(([name]) => path.includes(`{${name}}`))
  return named.length === 0 ? {} : { parameters: Object.fromEntries(named.map(([name, thing]) => [name, { pattern: anId, ...thing }])) }
}

// Style is the built one, and the variables that the components write into style elements: those carry the nonce of their answer.
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export interface Screens {
  readonly operations: readonly Operation[]
  readonly files: readonly PlainFile[]
}

/** Portal and office as they were built: a page each under every address that it draws itself, and files whose names change with their bytes. */
export function screensAt(root: string): Screens {
  const each = screenPrograms.map((program) => programAt(builtFolder(root, program), program))
  return { operations: each.flatMap(({ operations }) => operations), files: each.flatMap(({ files }) => files) }
}

function programAt(folder: string, program: ScreenProgram): Screens {
  const { below, screens, summary, code } = programs[program]
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const assets = join(folder, 'assets')
  const optional = (path: string) => (existsSync(path) ? readFileSync(path) : undefined)
  const files = readdirSync(assets).flatMap((name): PlainFile[] => {
    const type = types[extname(name)]
    if (type === undefined) return []
    const [br, gzip] = [optional(join(assets, `${name}.br`)), optional(join(assets, `${name}.gz`))]
    return [
      {
        path: `${below}/assets/${name}`,
        type,
        bytes: readFileSync(join(assets, name)),
        open: code,
        forever: true,
        ...(br && gzip && { encoded: { br, gzip } }),
      },
    ]
  })
  const operations = screens.map((path) =>
    operation({
      method: 'GET',
      path,
      summary,
      example: {},
      open: 'the page is the same for everybody: what it shows is asked for afterwards, with a session',
      purpose: 'none',
      ...parametersOf(path),
      answers: { 200: { says: 'A page', types: ['text/html'] } },
      async run() {
        const nonce = randomBytes(18).toString('base64')
        return {
          status: 200,
          type: 'text/html; charset=utf-8',
          body: page.replaceAll('%NONCE%', nonce),
          headers: { 'content-security-policy': policy(nonce) },
        }
      },
    }),
  )
  // the portal alone stands among the programs of a phone
  if (program === 'office') return { operations, files }
  return { operations: [...operations, ...installOperations(folder, files)], files: [...files, ...iconFiles] }
}
