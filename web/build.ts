import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'

// `node web/build.ts portal HASH`: portal or office as the server sends it, compressed, with the hash of what it was made from.

// A test that builds says it is one, and the screens would be made of React's slow half, for whoever starts them afterwards too.
// biome-ignore lint/style/noProcessEnv: what the builder reads
process.env.NODE_ENV = 'production'
const [app = '', hash = ''] = process.argv.slice(2)
const root = join(import.meta.dirname, app)
const target = join(root, 'dist')
const made = join(root, `dist-${process.pid}`)
const text = /\.(?:js|css|svg|html)$/

try {
  await build({ configFile: join(root, 'vite.config.ts'), build: { outDir: made } })
  for (const name of readdirSync(join(made, 'assets'))) {
    const path = join(made, 'assets', name)
    if (!text.test(name)) continue
    const bytes = readFileSync(path)
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
  writeFileSync(join(made, 'made-from'), hash)
  rmSync(target, { recursive: true, force: true })
  renameSync(made, target)
} finally {
  rmSync(made, { recursive: true, force: true })
}
