import { html, raw } from 'hono/html'
import { type Card, type CardView, type Section, sections } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import { honestKind, networkOf } from '#contract/link-host.ts'
import type { Theme } from '#contract/themes.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'
import { doors, face, heading, namesFor, spoken, why } from './head.ts'
import { icons, ornament } from './icons.ts'
import type { Html } from './page.ts'
import { type Words, words } from './words.ts'
import { writtenAddress, writtenDate, writtenUrl } from './written.ts'

export interface CardSheet {
  readonly title: string
  readonly theme: Theme | undefined
  readonly main: Html
}

/** What stands on the page of a card. Nothing here needs a server: the portal draws the same beside the form. */
export function cardSheet(language: Language, view: CardView): CardSheet {
  const { card } = view
  const w = words[language]
  const names = namesFor(language, card)
  const [name] = names
  const place = baseOf(view)
  const rows = rowsOf(w, card)
  const note = spoken(card.note, language, card)
  const first = name.parts.given ?? name.text
  const shared = view.passing
    ? w.shownBy(first)
    : view.expires
      ? w.sharedByUntil(first, writtenDate(language, view.expires))
      : w.sharedBy(first)

  return {
    title: name.text,
    theme: card.theme,
    main: html`<main class="${rows.length > 2 ? 'card two' : 'card'}"><article class="sheet"><div class="${view.cover ? 'cover own' : 'cover'}">${ornament}${view.cover && coverOf(view)}${view.logo && logoOf(w, view)}</div><div class="who">${face(w, name, view.photo ? `${place}/photo` : undefined)}${heading(language, names)}${work(language, card)}<a class="primary save" href="${place}/card.vcf">${icons.save}${w.save}</a>${view.inApp && html`<p class="app">${w.inApp}</p>`}${quick(w, view)}</div>${
      rows.length > 0 && html`<ul class="rows" aria-label="${w.details}">${rows}</ul>`
    }${note && html`<div class="note"${note.dir}><small>${w.about}</small><p dir="auto"${note.lang}>${note.text}</p></div>`}</article>${view.exchange && giveOf(w, view, first)}<footer><p>${shared}</p>${view.named && html`<details><summary>${w.madeFor(first, view.named.limited)}</summary>${why(w)}</details>`}${doors(w)}</footer></main>`,
  }
}

/** The door to leaving one's own details. Its owner, looking at their own card, sees it and goes nowhere. */
function giveOf(w: Words, view: CardView, first: string): Html {
  const inside = html`<span><b>${w.give}</b><small>${w.giveHint(first)}</small></span>${icons.on}`
  return view.base === undefined
    ? html`<a class="give" href="/echange/${view.place}">${inside}</a>`
    : html`<div class="give">${inside}</div>`
}

const baseOf = (view: CardView): string => view.base ?? `/c/${view.place}`

/** It shows what its owner chose and says nothing: who does not see it misses no word. */
const coverOf = (view: CardView): Html =>
  html`<img class="scene" src="${baseOf(view)}/cover" alt="" width="1200" height="400" decoding="async">`

const logoOf = (w: Words, view: CardView): Html => html`<img class="logo" src="${baseOf(view)}/logo" alt="${w.logo}">`

function work(language: Language, card: Card): Html[] {
  return [
    { texts: card.role, kind: 'role' },
    { texts: card.company, kind: 'org' },
    { texts: card.department, kind: 'org' },
  ].flatMap(({ texts, kind }) => {
    const said = spoken(texts, language, card)
    return said ? [html`<p class="${kind}"><bdi${said.lang}>${said.text}</bdi></p>`] : []
  })
}

const mapOf = (address: Card['addresses'][number]) =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(
    [address.street?.replaceAll('\n', ', '), address.postcode, address.city, address.region, address.country]
      .filter((part) => part !== undefined)
      .join(', '),
  )}`

const away = raw('rel="noreferrer noopener"')

/** Call, WhatsApp, mail, map: those the card has something for. */
function quick(w: Words, { card, whereabouts }: CardView): Html | false {
  const call = card.phones.find((phone) => phone.kind !== 'fax')
  const chat =
    card.phones.find((phone) => phone.whatsapp) ?? card.phones.find((phone) => phone.kind === 'mobile' && phone.whatsapp !== false)
  const mail = card.emails[0]
  const address = card.addresses.find((one) => one.street ?? one.city ?? one.postcode)
  const some = [
    call && html`<li><a href="tel:${call.number}">${icons.call}${w.call}</a></li>`,
    chat &&
      html`<li><a href="https://wa.me/${chat.number.slice(1)}${whereabouts !== undefined && `?text=${encodeURIComponent(w.met(whereabouts))}`}" ${away}>${icons.whatsapp}${w.whatsapp}</a></li>`,
    mail && html`<li><a href="mailto:${mailAddress(mail.address)}">${icons.mail}${w.mail}</a></li>`,
    address && html`<li><a href="${mapOf(address)}" ${away}>${icons.map}${w.map}</a></li>`,
  ].filter((one) => one !== undefined)
  return some.length > 0 && html`<ul class="quick">${some}</ul>`
}

// '?' and '&' in a local part would otherwise open the header fields of a mailto link (RFC 6068).
const mailAddress = (address: string) => encodeURIComponent(address).replace('%40', '@')

const row = (href: string | undefined, icon: Html, title: Html, detail: Html | string) => {
  const inside = html`${icon}<span><b>${title}</b><small>${detail}</small></span>`
  if (href === undefined) return html`<li><div>${inside}</div></li>`
  return html`<li><a href="${href}"${href.startsWith('https:') && html` ${away}`}>${inside}</a></li>`
}

const labelled = (label: string | undefined, kind: string) => (label === undefined ? kind : html`<bdi>${label}</bdi> · ${kind}`)

/** In the owner's order; what they did not put in order follows in ours. */
function rowsOf(w: Words, card: Card): Html[] {
  const rows: { readonly [part in Exclude<Section, 'note'>]: () => Html[] } = {
    phones: () => card.phones.map((phone) => phoneRow(w, phone)),
    emails: () => card.emails.map((email) => emailRow(w, email)),
    addresses: () =>
      card.addresses.flatMap((address) => {
        const text = writtenAddress(address)
        return text === '' ? [] : [row(mapOf(address), icons.map, html`<bdi>${text}</bdi>`, w.address[address.kind])]
      }),
    links: () => card.links.map((link) => linkRow(w, link)),
  }
  const order = [...new Set([...(card.order ?? []), ...sections])]
  return order.flatMap((part) => (part === 'note' ? [] : rows[part]()))
}

function phoneRow(w: Words, phone: Card['phones'][number]): Html {
  const kind = phone.whatsapp ? `${w.phone[phone.kind]} · ${w.whatsapp}` : w.phone[phone.kind]
  const call = phone.kind === 'fax' ? undefined : `tel:${phone.number}`
  return row(call, icons.phone[phone.kind], html`<bdi dir="ltr">${writtenPhone(phone.number)}</bdi>`, labelled(phone.label, kind))
}

function emailRow(w: Words, { kind, address, label }: Card['emails'][number]): Html {
  return row(`mailto:${mailAddress(address)}`, icons.mail, html`<bdi dir="ltr">${address}</bdi>`, labelled(label, w.email[kind]))
}

/** A network's own page carries its name; anything else shows the host it leads to, whatever its label says. */
function linkRow(w: Words, link: Card['links'][number]): Html {
  const { host, path } = writtenUrl(link.url)
  const kind = honestKind(link)
  if (networkOf(link)) {
    const handle = html`<bdi dir="ltr">${path.slice(path.lastIndexOf('/') + 1) || host}</bdi>`
    const detail = link.label === undefined ? handle : html`<bdi>${link.label}</bdi>`
    return row(link.url, icons.link[kind], html`${w.link[kind]}`, detail)
  }
  if (link.label !== undefined) return row(link.url, icons.link[kind], html`<bdi>${link.label}</bdi>`, html`<bdi dir="ltr">${host}</bdi>`)
  return row(link.url, icons.link[kind], html`<bdi dir="ltr">${path.length < 40 ? host + path : host}</bdi>`, w.link[kind])
}
