import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { homeWords } from '#web/site/home-words.ts'
import { launch } from './browser.ts'

// The picture that stands beside the address of a public page where somebody sends it on, and the star on our own card:
// `node e2e/share-picture.ts`. Both are drawn here, from our colours alone.

const site = join(resolve(import.meta.dirname, '..'), 'web', 'site')
const outer = 'M22 22h56v56H22zM50 10.4 89.6 50 50 89.6 10.4 50z'
const inner = 'M36 36h28v28H36zM50 30.2 69.8 50 50 69.8 30.2 50z'
const star = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="6 6 88 88"><path fill="#4B3FCF" d="${outer}"/><path fill="none" stroke="#FAF7F1" stroke-width="5" d="${inner}"/></svg>`
const waves =
  '<svg width="52" height="52" viewBox="0 0 24 24" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"><path d="M7 9a6 6 0 0 1 0 6M11 6.5a11 11 0 0 1 0 11M15 4a16 16 0 0 1 0 16"/></svg>'

const page = `<style>
  body { margin: 0; inline-size: 1200px; block-size: 630px; overflow: hidden; background: #FAF7F1; font: 600 64px 'Instrument Sans', Inter, sans-serif; color: #16142E; position: relative }
  .brand { position: absolute; inset: 84px auto auto 80px; display: flex; gap: 24px; align-items: center }
  .says { position: absolute; inset: 236px auto auto 80px; inline-size: 470px; font-size: 40px; line-height: 1.3; font-weight: 600 }
  .says p { margin: 0 0 28px }
  .says [lang] { color: #5D5A72; font-weight: 500; line-height: 1.6 }
  .card { position: absolute; inset: 196px auto auto 640px; inline-size: 640px; block-size: 404px; border-radius: 36px; background: #4B3FCF; transform: rotate(-9deg); overflow: hidden }
  .card .ornament { position: absolute; inset: -150px -150px auto auto; opacity: .26 }
  .card .waves { position: absolute; inset: 48px auto auto 48px }
  .card b { position: absolute; inset: auto auto 40px 48px; color: #fff; font-size: 50px }
</style><div class="brand">${star(76)}ConnectCard</div>
<div class="says"><p>${homeWords.fr.head}</p><p lang="ar" dir="rtl">${homeWords.ar.head}</p></div>
<div class="card"><svg class="ornament" width="560" height="560" viewBox="0 0 100 100" fill="none" stroke="#fff" stroke-width="1.6"><path d="${outer}"/><path d="${inner}"/></svg><div class="waves">${waves}</div><b>ConnectCard</b></div>`

const browser = await launch()
try {
  const view = await browser.newPage({ viewport: { width: 1200, height: 630 } })
  await view.setContent(page)
  const small = { palette: true, colours: 64, compressionLevel: 9 } as const
  await sharp(await view.screenshot())
    .png(small)
    .toFile(join(site, 'share.png'))
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256"><rect width="256" height="256" fill="#EEECFB"/><g transform="translate(40 40)">${star(176)}</g></svg>`
  await sharp(Buffer.from(tile)).png(small).toFile(join(site, 'star.png'))
} finally {
  await browser.close()
}
