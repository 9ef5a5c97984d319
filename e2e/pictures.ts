import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContextOptions } from 'playwright-core'
import sharp from 'sharp'
import { z } from 'zod'
import { launch, phone } from './browser.ts'

// The pictures of the README, taken from the product itself: `node e2e/pictures.ts`.

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs', 'pictures')
const dataDir = mkdtempSync(join(tmpdir(), 'cc-pictures-'))
const environment = { ...process.env, DATA_DIR: dataDir, PORT: '3777', METRICS_PORT: '0', LOG_LEVEL: 'silent' }
const command = join(root, 'bin', 'connectcard')
const World = z.object({
  origin: z.string(),
  people: z.array(z.object({ name: z.string(), links: z.array(z.object({ label: z.string(), url: z.string() })) })),
})

async function untilReady(origin: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const ready = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await pause(200)
  }
  throw new Error('the product did not start')
}

const product = spawn(command, ['start'], { env: environment, stdio: 'ignore' })
const browser = await launch()
try {
  await untilReady('http://localhost:3777')
  const world = World.parse(JSON.parse(execFileSync(command, ['world', '--json'], { env: environment, encoding: 'utf8' })))
  const links = world.people.find((person) => person.name === 'Salma Benjelloun')?.links ?? []
  const url = links[0]?.url
  if (url === undefined) throw new Error('Salma has no link')

  const shot = async (address: string, options: BrowserContextOptions): Promise<Buffer> => {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    await page.goto(address)
    await page.locator('main:not(.shell) h1').waitFor()
    await page.waitForLoadState('networkidle')
    await pause(300) // the fade
    const picture = await page.screenshot()
    await context.close()
    return picture
  }
  mkdirSync(pictures, { recursive: true })
  const write = (name: string, picture: Buffer, width: number) =>
    sharp(picture).resize({ width }).png({ palette: true, colours: 128, compressionLevel: 9 }).toFile(join(pictures, name))
  await write('card-fr-light.png', await shot(url, phone), 585)
  await write('card-ar-dark.png', await shot(url, { ...phone, locale: 'ar-MA', colorScheme: 'dark' }), 585)
  await write('card-wide.png', await shot(url, { viewport: { width: 1440, height: 900 }, locale: 'fr-MA' }), 1100)
  await write('dead-link.png', await shot(`${world.origin}/l#${'0'.repeat(32)}`, phone), 585)
} finally {
  await browser.close()
  product.kill('SIGINT')
  await new Promise((resolve) => product.once('exit', resolve))
  rmSync(dataDir, { recursive: true, force: true })
}
