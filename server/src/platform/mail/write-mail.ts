import { html, raw } from 'hono/html'
import { directionOf } from '#contract/language.ts'
import type { Mail } from './mail.ts'
import { words } from './words.ts'

/** A mail as text and as HTML: the same words, one action or code, nothing loaded from anywhere. */
export function writeMail(mail: Mail, publicUrl: URL): { readonly text: string; readonly html: string } {
  const w = words[mail.language]
  const rights = new URL('/droits', publicUrl).href
  const footer = [w.sender, w.why(publicUrl.host)]
  const text = [
    ...mail.lines,
    ...(mail.code === undefined ? [] : [mail.code]),
    ...(mail.action ? [`${mail.action.label}${w.colon}\n${mail.action.url}`] : []),
    ...(mail.small ?? []),
    '-- ',
    ...footer,
    `${w.rights}${w.colon} ${rights}`,
  ]
  return { text: `${text.join('\n\n').replace('-- \n\n', '-- \n')}\n`, html: htmlOf(mail, footer, w.rights, rights) }
}

// Mail programs know few properties, and some drop <style>: what must hold stands on the elements, what may follow a dark screen in <style>.
const style = raw(`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#121024!important}
.sheet{background:#1C1933!important;border-color:#35314F!important}
.ink,.code{color:#F4F1EA!important}
.soft,.soft a{color:#B3AEC4!important}
.code{background:#2A2650!important}
.act{background:#9C93F2!important;color:#121024!important}
}</style>`)
const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Tahoma,sans-serif"

function htmlOf(
  { language, subject, lines, code, action, small = [] }: Mail,
  footer: readonly string[],
  rights: string,
  url: string,
): string {
  const ink = `margin:0 0 16px;${font};font-size:16px;line-height:${language === 'ar' ? '1.7' : '1.5'};color:#16142E`
  const soft = `margin:0 0 12px;${font};font-size:13px;line-height:${language === 'ar' ? '1.7' : '1.5'};color:#5D5A72`
  const dir = directionOf(language)
  return html`<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title>${style}</head>
<body class="page" style="margin:0;padding:0;background:#FAF7F1">
<div class="page" lang="${language}" dir="${dir}" style="background:#FAF7F1;padding:24px 12px">
<div class="sheet" style="max-width:480px;margin:0 auto;padding:24px;background:#FFFFFF;border:1px solid #E5DFD3;border-radius:12px">
${lines.map(
  (line) => html`<p class="ink" style="${ink}">${line}</p>
`,
)}${
  code !== undefined &&
  html`<p class="code" dir="ltr" style="margin:0 0 16px;padding:12px;background:#EEECFB;border-radius:8px;${font};font-size:28px;line-height:1.3;letter-spacing:4px;font-weight:600;text-align:center;color:#16142E">${code}</p>
`
}${
  action &&
  html`<p style="margin:8px 0 24px"><a class="act" href="${action.url}" style="display:inline-block;padding:12px 20px;background:#4B3FCF;border-radius:8px;${font};font-size:16px;line-height:1.3;font-weight:600;color:#FFFFFF;text-decoration:none">${action.label}</a></p>
`
}${small.map(
  (line) => html`<p class="soft" style="${soft}">${line}</p>
`,
)}</div>
<div style="max-width:480px;margin:0 auto;padding:16px 24px">
${footer.map(
  (line) => html`<p class="soft" style="${soft}">${line}</p>
`,
)}<p class="soft" style="${soft}"><a href="${url}" style="color:#5D5A72">${rights}</a></p>
</div></div></body></html>
`.toString()
}
