import { raw } from 'hono/html'

const icon = (path: string) => raw(`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`)

const globe =
  'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.500c3 2.6 3.8 5.4 3.8 8.500S15 17.9 12 20.500c-3-2.6-3.8-5.4-3.8-8.500S9 6.1 12 3.500z'
const handset =
  'M5 4h4l1.6 4.600L8.4 10a12 12 0 0 0 5.6 5.600l1.4-2.200L20 15v4a1.5 1.5 0 0 1-1.6 1.500C10.6 20 4 13.4 3.5 5.600A1.5 1.5 0 0 1 5 4z'
const mobile = 'M7 3.500h10v17H7zM11 17.500h2'

export const icons = {
  on: raw('<svg class="i flip" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7"/></svg>'),
  save: icon('M12 4v11m-4.5-4L12 15.5 16.5 11M5 19.500h14'),
  call: icon(handset),
  whatsapp: icon('M4 20l1.2-4A8.3 8.3 0 1 1 8.3 19zM9 9.200c.2 3 2.8 5.6 5.8 5.8'),
  mail: icon('M3.5 6h17v12h-17zM4 6.500l8 6.5 8-6.5'),
  map: icon('M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600z'),
  phone: {
    mobile: icon(mobile),
    work: icon(handset),
    home: icon(handset),
    fax: icon('M7 9V4h10v5M4 9h16v8h-3m-10 0H4zM7 14h10v6H7z'),
    other: icon(handset),
  },
  link: {
    website: icon(globe),
    linkedin: icon('M4 4h16v16H4zM8 11v5.500M8 7.800v.1M12 16.500V11m0 2.500c0-3.5 4.5-3.5 4.5 0v3'),
    instagram: icon(
      'M8.5 4h7A4.5 4.5 0 0 1 20 8.500v7a4.5 4.5 0 0 1-4.5 4.500h-7A4.5 4.5 0 0 1 4 15.500v-7A4.5 4.5 0 0 1 8.5 4zM12 15.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM16.6 7.400v.1',
    ),
    facebook: icon('M4 4h16v16H4zM17 8.500h-1.500c-1.5 0-2 .8-2 2V20M11 13.500h5.5'),
    x: icon('M4.5 4.500h3.300l11.7 15h-3.300zM19 4.500l-6 6.700M5 19.500l6-6.7'),
    youtube: icon('M6 6h12a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3zM10.3 9.300v5.400l4.6-2.700z'),
    tiktok: icon('M13.5 4v11.200a3.8 3.8 0 1 1-3.8-3.800M13.5 4c.3 2.8 2.2 4.6 5 4.8'),
    github: icon('M9 7l-5 5 5 5M15 7l5 5-5 5'),
    calendar: icon('M4 6h16v14H4zM4 10.500h16M8.5 3.500V8M15.5 3.500V8'),
    other: icon('M10 14a4 4 0 0 0 5.7 0l3.1-3.100a4 4 0 0 0-5.7-5.700l-1 1M14 10a4 4 0 0 0-5.7 0l-3.1 3.100a4 4 0 0 0 5.7 5.700l1-1'),
  },
}

/** The one ornament: an eight-pointed star of two squares. */
export const khatam = raw(
  '<svg class="star" viewBox="0 0 100 100" aria-hidden="true"><path d="M22 22h56v56H22zM50 10.4 89.6 50 50 89.6 10.4 50z"/><path d="M37 37h26v26H37zM50 31.6 68.4 50 50 68.4 31.6 50z"/></svg>',
)

/** The same star, doubled, cut by the edge of the cover. */
export const ornament = raw(
  '<svg viewBox="0 0 100 100" aria-hidden="true"><path d="M22 22h56v56H22zM50 10.4 89.6 50 50 89.6 10.4 50zM31 31h38v38H31zM50 23.1 76.9 50 50 76.9 23.1 50z"/></svg>',
)
