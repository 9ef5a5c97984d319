import { randomBytes } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import pino from 'pino'
import sharp from 'sharp'
import { migrateBoth, openInstallation, type Say, servingUrls } from '#app/installation.ts'
import { serve } from '#app/server.ts'
import { portraitSvg } from '#db/portrait.ts'
import { people } from '#db/world.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { preparePhoto, publishCard } from '#domains/profiles/index.ts'
import { keepViewSessionKeys, servingOn, shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { readSettings } from '#platform/config/settings.ts'
import { startClusters } from '#platform/db/embedded.ts'
import { httpMetrics } from '#platform/http/metrics.ts'
import { httpServer } from '#platform/http/server.ts'

export interface Stage {
  readonly port: number
  readonly token: string
  /** Of another card, for a visitor who has opened one already. */
  readonly otherToken: string
  /** Where the plain page is served from, by the product's own HTTP server, as a file compressed beforehand. */
  readonly plainPort: number
  /** What goes over the wire, compressed. */
  readonly bytes: { readonly shell: number; readonly card: number; readonly plain: number }
  close(): Promise<void>
}

const html = { accept: 'text/html', 'accept-encoding': 'br', 'accept-language': 'fr' }

/** The product with a real card and its photo, and beside it the same card as one plain page that weighs as much as shell and card. */
export async function setStage(root: string, dataDir: string, say: Say): Promise<Stage> {
  const clusters = await startClusters({ dataDir, say })
  const settings = readSettings({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', SERVES: 'cards' }, root)
  await migrateBoth(settings, clusters, root, say)
  const installation = await openInstallation(settings, clusters)
  await keepViewSessionKeys(installation.keyring, installation.clock)

  const salma = people.find((person) => person.name === 'Salma Benjelloun')
  if (!salma?.card || !salma.face) throw new Error('Salma has left the named world')
  const { name, email, language, card } = salma
  const photo = await preparePhoto(
    await sharp(Buffer.from(portraitSvg(salma.face)))
      .png()
      .toBuffer(),
  )
  const tokens = await installation.deeds.run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name, email, language })
    const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card, photo })
    const share = (label: string) => shareCard(tx, system, { ownerId, cardId, label })
    return [(await share('Lien')).token, (await share('Autre lien')).token] as const
  })
  await installation.close()

  const serving = servingOn(servingUrls(settings, clusters), systemClock)
  const server = await serve(settings, serving, pino({ level: 'silent' }), { metrics: false })
  const address = server.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  const { port } = address
  const origin = `http://localhost:${port}`
  const shell = await fetch(`${origin}/l`, { headers: html })
  const open = (more: { styled?: true }) =>
    fetch(`${origin}/l/open`, {
      method: 'POST',
      headers: { ...html, 'content-type': 'application/json' },
      body: JSON.stringify({ token: tokens[0], ...more }),
    })
  const opened = await open({})
  const page = await opened.text()
  const compressed = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
  const bare = await (await open({ styled: true })).text()
  const bytes = { shell: brotliCompressSync(await shell.text()).length, card: compressed(bare).length }
  const plain = padded(page.replace(/src="[^"]*\/photo"/, 'src="/photo"'), bytes.shell + bytes.card, compressed)

  const contentPolicy = opened.headers.get('content-security-policy') ?? ''
  const beside = await httpServer({
    operations: [],
    files: [
      {
        path: '/plain.html',
        type: 'text/html; charset=utf-8',
        bytes: Buffer.from(plain),
        open: 'the page to compare with',
        encoded: { br: compressed(plain), gzip: gzipSync(plain) },
      },
      { path: '/photo', type: 'image/jpeg', bytes: photo, open: 'its photo' },
    ],
    publicUrl: settings.publicUrl,
    trustedProxies: settings.trustedProxies,
    logger: pino({ level: 'silent' }),
    metrics: httpMetrics(),
    contentPolicy,
    page: () => '',
    ready: async () => true,
  })
  await beside.listen(0, '127.0.0.1')
  const other = beside.app.server.address()
  if (other === null || typeof other === 'string') throw new Error('the plain server does not listen')
  return {
    port,
    token: tokens[0],
    otherToken: tokens[1],
    plainPort: other.port,
    bytes: { ...bytes, plain: compressed(plain).length },
    async close() {
      await beside.close(0)
      await server.close()
      await clusters.stop()
    },
  }
}

/** A page that weighs so much more, by a comment that nothing compresses. */
function padded(page: string, weight: number, compressed: (text: string) => Buffer): string {
  const noise = randomBytes(weight).toString('base64')
  const withNoise = (length: number) => page.replace('</body>', `<!--${noise.slice(0, length)}--></body>`)
  let length = 0
  while (compressed(withNoise(length)).length < weight) length += 16
  return withNoise(length)
}
