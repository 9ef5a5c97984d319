import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { chromiumPath } from '../../e2e/browser.ts'
import { debianClusters } from './debian-postgresql.ts'
import { dovecot } from './dovecot.ts'

// `npm test`: every check, in the order in which they fail fastest. `npm test -- FILTER` runs the tests of matching files only;
// `npm test -- --external` runs deeds and stories on Debian's PostgreSQL.

const say = (line: string) => void process.stdout.write(`${line}\n`)
const args = process.argv.slice(2)
const external = args.includes('--external')
const filters = args.filter((arg) => arg !== '--external')

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-p', '.']],
  ['types of the portal', 'tsc', ['-p', 'web']],
  ['types of the office', 'tsc', ['-p', 'web/office']],
  ['walls', 'depcruise', ['--config', 'boundaries.cjs', 'contract', 'db', 'server', 'web', 'e2e', 'bench']],
  ['dead code and unused packages', 'knip', []],
]

function run(command: string, given: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, given, { stdio: ['ignore', 'inherit', 'inherit'], env: environment })
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function timed(name: string, work: () => Promise<number>): Promise<boolean> {
  const began = performance.now()
  say(`\n— ${name}`)
  const code = await work()
  say(`${code === 0 ? '  ok' : '  FAILED'} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  return code === 0
}

async function ensureChromium(): Promise<number> {
  if (chromiumPath()) return 0
  const root = process.getuid?.() === 0
  say('Chromium is needed for the browser journeys, and is not on this machine.')
  if (!root) {
    say('Install it with:  sudo apt-get install -y chromium')
    return 1
  }
  say("Installing Debian's…")
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core'], quiet)
  if ((await install()) === 0 && chromiumPath()) return 0
  if ((await run('apt-get', ['update', '-qq'], quiet)) === 0 && (await install()) === 0 && chromiumPath()) return 0
  say('It could not be installed. Install it with:  apt-get install -y chromium')
  return 1
}

/** Here, and not by several tests at once. */
async function ensureDovecot(): Promise<number> {
  try {
    dovecot(say)
    return 0
  } catch (error) {
    say(error instanceof Error ? error.message : 'unknown')
    return 1
  }
}

const Report = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), success: z.boolean() })

async function vitest(given: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<z.infer<typeof Report>> {
  const folder = mkdtempSync(join(tmpdir(), 'cc-report-'))
  const report = join(folder, 'report.json')
  try {
    const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...given], environment)
    const read = Report.parse(JSON.parse(readFileSync(report, 'utf8')))
    return { ...read, success: read.success && code === 0 && read.numPassedTests > 0 }
  } catch {
    say('The test runner ended without a report.')
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, success: false }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files of tests that run on the databases they are given; all others would only be repeated. */
const testsOnDatabases = (filters: readonly string[]): readonly string[] =>
  globSync('{contract,db,server,web}/**/*.test.ts')
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .filter((file) => /\btestInstallation\(|\/databases\.ts'/.test(readFileSync(file, 'utf8')))

async function main(): Promise<boolean> {
  let fine = true
  let report: z.infer<typeof Report>
  if (external) {
    const servers = await debianClusters(say)
    const environment = { ...process.env, TEST_DATABASE_URL: servers.data, TEST_KEYRING_URL: servers.keyring }
    report = await vitest(['--project', 'server', ...testsOnDatabases(filters)], environment)
    await servers.stop()
  } else {
    if (filters.length === 0) {
      for (const [name, command, given] of checks) fine = (await timed(name, () => run(command, given))) && fine
      fine = (await timed('Chromium', ensureChromium)) && fine
      fine = (await timed('a mail server', ensureDovecot)) && fine
    }
    report = await vitest(filters)
  }
  if (!fine) say('\nA check before the tests has failed: see above.')
  say(
    `\n${report.numPassedTests} passed, ${report.numFailedTests} failed${report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : ''}`,
  )
  return fine && report.success
}

process.exit((await main()) ? 0 : 1)
