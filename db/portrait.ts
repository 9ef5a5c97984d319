const skins = {
  ivory: { base: '#F3CFB3', shade: '#E3B291', blush: '#EBA88F', lip: '#C4706A' },
  sand: { base: '#E8B893', shade: '#D39B74', blush: '#DE9A7B', lip: '#B9605A' },
  honey: { base: '#D9A07A', shade: '#C2845E', blush: '#CF8565', lip: '#A8524D' },
  amber: { base: '#BE8259', shade: '#A56A44', blush: '#B26B4B', lip: '#8C413D' },
  umber: { base: '#8E5C40', shade: '#774832', blush: '#86503A', lip: '#6B302F' },
}

const hairColours = { ebony: '#2B1D2E', espresso: '#3C2924', chestnut: '#6A4030', henna: '#8C3F2C', silver: '#B5AFB9' }

const cloths = {
  indigo: { base: '#4B3FCF', shade: '#3A30AB' },
  night: { base: '#2A2650', shade: '#1C1938' },
  mint: { base: '#2E7D62', shade: '#22634D' },
  saffron: { base: '#E8A13A', shade: '#C98325' },
  terracotta: { base: '#C4623F', shade: '#A44C2D' },
  rose: { base: '#D98A94', shade: '#BF6D79' },
  sand: { base: '#E6D8BF', shade: '#CDBB9C' },
  sky: { base: '#6C9BC7', shade: '#5280AC' },
  plum: { base: '#7A4069', shade: '#612F53' },
}

const grounds = {
  lilac: { base: '#E9E2F7', disc: '#DCD1F1' },
  sand: { base: '#F5EBDA', disc: '#ECDDC2' },
  mint: { base: '#DDEFE6', disc: '#C9E3D6' },
  sky: { base: '#DFEAF6', disc: '#CBDCEF' },
  peach: { base: '#FBE4D6', disc: '#F5D2BE' },
  rose: { base: '#F8E0E4', disc: '#F0CCD3' },
}

/** What a drawn portrait is made of. No one sat for it. */
export interface Face {
  skin: keyof typeof skins
  hair: 'long' | 'bob' | 'bun' | 'curls' | 'short' | 'crop' | 'bald' | 'headscarf'
  /** Of the brows and the beard too. */
  hairColour: keyof typeof hairColours
  /** Of a headscarf. */
  scarf?: keyof typeof cloths
  beard?: 'moustache' | 'short' | 'full'
  glasses?: 'round' | 'square'
  smile: 'gentle' | 'open'
  lashes?: boolean
  earrings?: boolean
  clothes: 'blazer' | 'shirt' | 'crew' | 'djellaba' | 'apron'
  clothesColour: keyof typeof cloths
  ground: keyof typeof grounds
}

/** A flat portrait, square, 512 px, as a whole SVG document. */
export function portraitSvg(face: Face): string {
  const skin = skins[face.skin]
  const hair = hairColours[face.hairColour]
  const ground = grounds[face.ground]
  const scarf = cloths[face.scarf ?? 'sand']
  const earsShow = !['long', 'bob', 'curls', 'headscarf'].includes(face.hair)
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">',
    `<rect width="512" height="512" fill="${ground.base}"/><circle cx="256" cy="236" r="216" fill="${ground.disc}"/>`,
    '<g transform="translate(256 256) scale(1.14) translate(-256 -264)">',
    behind(face.hair, hair, scarf),
    `<path d="M208 310h96v72c0 36-96 36-96 0z" fill="${skin.shade}"/>`,
    clothing(face),
    earsShow ? ears(skin) : '',
    `<path d="${headShape}" fill="${skin.base}"/>`,
    `<g fill="${skin.blush}" opacity=".5"><ellipse cx="203" cy="278" rx="20" ry="13"/><ellipse cx="309" cy="278" rx="20" ry="13"/></g>`,
    face.beard ? beards[face.beard](hair) : '',
    mouths[face.smile](skin.lip),
    face.glasses ? glasses[face.glasses] : '',
    features(skin.shade, face.hairColour === 'silver' ? '#8E8795' : hair),
    face.lashes ? lashes : '',
    inFront(face.hair, hair, scarf),
    face.earrings ? earrings : '',
    '</g></svg>',
  ].join('')
}

const headShape =
  'M170 222C170 158 206 124 256 124S342 158 342 222C342 262 337 291 322 315C305 343 281 357 256 357S207 343 190 315C175 291 170 262 170 222Z'

const ears = (skin: { base: string; shade: string }) =>
  `<g fill="${skin.base}"><ellipse cx="170" cy="246" rx="17" ry="25"/><ellipse cx="342" cy="246" rx="17" ry="25"/></g><g fill="none" stroke="${skin.shade}" stroke-width="5" stroke-linecap="round"><path d="M165 236c-6 6-6 14 0 20"/><path d="M347 236c6 6 6 14 0 20"/></g>`

const features = (shade: string, brows: string) =>
  `<g fill="none" stroke="${brows}" stroke-width="8" stroke-linecap="round"><path d="M197 211c10-9 27-10 37-3"/><path d="M278 208c10-7 27-6 37 3"/></g><g fill="#2B1D2E"><ellipse cx="217" cy="243" rx="7.500" ry="9"/><ellipse cx="295" cy="243" rx="7.500" ry="9"/></g><g fill="#fff"><circle cx="220" cy="240" r="2.600"/><circle cx="298" cy="240" r="2.600"/></g><path d="M258 246c-3 12-10 24-9 29 1 5 9 6 15 4" fill="none" stroke="${shade}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>`

const lashes =
  '<g fill="none" stroke="#2B1D2E" stroke-width="5" stroke-linecap="round"><path d="M226 236c-6-6-16-6-22 1l-6-2"/><path d="M286 236c6-6 16-6 22 1l6-2"/></g>'

const earrings = '<g fill="#E8A13A"><circle cx="169" cy="278" r="7"/><circle cx="343" cy="278" r="7"/></g>'

const mouths = {
  gentle: (lip: string) => `<path d="M230 307c16 14 36 14 52 0" fill="none" stroke="${lip}" stroke-width="7" stroke-linecap="round"/>`,
  open: (lip: string) =>
    `<path d="M227 303h58c0 17-13 28-29 28s-29-11-29-28z" fill="${lip}"/><path d="M233 303h46c0 7-3 10-8 10h-30c-5 0-8-3-8-10z" fill="#fff"/>`,
}

const beards = {
  moustache: (hair: string) => `<path d="M256 287c-10-8-35-6-44 11 16 4 35 3 44-4 9 7 28 8 44 4-9-17-34-19-44-11z" fill="${hair}"/>`,
  short: (hair: string) =>
    `<path d="M170 232c5 32 12 48 33 54 17 5 31-4 53-4s36 9 53 4c21-6 28-22 33-54 1 38-5 62-20 86-17 28-41 41-66 41s-49-13-66-41c-15-24-21-48-20-86z" fill="${hair}"/>`,
  full: (hair: string) =>
    `<path d="M169 230c6 34 14 52 37 56 16 3 30-5 50-5s34 8 50 5c23-4 31-22 37-56 5 52 3 88-15 117-18 28-44 42-72 42s-54-14-72-42c-18-29-20-65-15-117z" fill="${hair}"/>`,
}

const glasses = {
  round:
    '<g fill="#fff" fill-opacity=".25" stroke="#2A2650" stroke-width="7"><circle cx="216" cy="247" r="30"/><circle cx="296" cy="247" r="30"/><path d="M246 243c5-5 15-5 20 0M186 243l-15-4M326 243l15-4" fill="none" stroke-linecap="round"/></g>',
  square:
    '<g fill="#fff" fill-opacity=".25" stroke="#2B1D2E" stroke-width="7"><rect x="184" y="224" width="62" height="46" rx="14"/><rect x="266" y="224" width="62" height="46" rx="14"/><path d="M246 241c6-4 14-4 20 0M184 239l-13-3M328 239l13-3" fill="none" stroke-linecap="round"/></g>',
}

/** What is drawn before the head: hair and cloth that fall behind it. */
function behind(hair: Face['hair'], colour: string, scarf: { base: string; shade: string }): string {
  switch (hair) {
    case 'long':
      return `<path d="M256 86c-78 0-114 52-112 126 2 70-2 128-26 176 44 22 92 22 138 22s94 0 138-22c-24-48-28-106-26-176 2-74-34-126-112-126z" fill="${colour}" stroke="${colour}" stroke-width="14" stroke-linejoin="round"/>`
    case 'bob':
      return `<path d="M256 88c-76 0-110 50-110 118 0 50-6 86-16 124 30 18 76 20 126 20s96-2 126-20c-10-38-16-74-16-124 0-68-34-118-110-118z" fill="${colour}" stroke="${colour}" stroke-width="14" stroke-linejoin="round"/>`
    case 'bun':
      return `<circle cx="256" cy="94" r="40" fill="${colour}"/><path d="M256 98c-60 0-90 40-88 98 0 20 2 30 4 40h168c2-10 4-20 4-40 2-58-28-98-88-98z" fill="${colour}"/>`
    case 'curls':
      return `<g fill="${colour}"><circle cx="256" cy="132" r="62"/><circle cx="196" cy="148" r="54"/><circle cx="316" cy="148" r="54"/><circle cx="158" cy="200" r="48"/><circle cx="354" cy="200" r="48"/><circle cx="146" cy="262" r="46"/><circle cx="366" cy="262" r="46"/><circle cx="158" cy="318" r="42"/><circle cx="354" cy="318" r="42"/></g>`
    case 'headscarf':
      return `<path d="M256 120h84v230H172V120z" fill="${scarf.shade}"/>`
    default:
      return ''
  }
}

function inFront(hair: Face['hair'], colour: string, scarf: { base: string; shade: string }): string {
  switch (hair) {
    case 'long':
      return `<path d="M160 276c-14-96 12-164 96-164s110 68 96 164c-2-52-20-92-55-114-26 22-60 32-96 33-24 16-38 42-41 81z" fill="${colour}"/>`
    case 'bob':
      return `<path d="M160 280c-14-104 14-168 96-168s110 64 96 168c-2-46-12-78-36-104-52 8-92-2-112-20-24 26-40 64-44 124z" fill="${colour}"/>`
    case 'bun':
      return `<path d="M172 238c-18-78 14-132 84-132s102 54 84 132c-4-36-32-66-84-90-52 24-80 54-84 90z" fill="${colour}"/>`
    case 'curls':
      return `<g fill="${colour}"><circle cx="190" cy="164" r="30"/><circle cx="228" cy="144" r="32"/><circle cx="276" cy="142" r="34"/><circle cx="320" cy="164" r="30"/><circle cx="170" cy="198" r="20"/><circle cx="343" cy="198" r="20"/></g>`
    case 'short':
      return `<path d="M173 236c-24-70-14-108 22-124 20-26 88-30 122-6 34 14 44 60 22 130-2-24-4-42-13-54-40 4-80-4-104-22-14 14-28 20-38 22-8 14-10 28-11 54z" fill="${colour}"/>`
    case 'crop':
      return `<path d="M173 232c-18-74 18-122 83-122s101 48 83 122c-2-26-6-42-14-54-42-14-96-14-138 0-8 12-12 28-14 54z" fill="${colour}"/>`
    case 'bald':
      return ''
    case 'headscarf':
      return `<path d="M96 512C104 440 150 402 164 362 146 320 138 270 140 212 142 136 184 84 256 84s114 52 116 128c2 58-6 108-24 150 14 40 60 78 68 150zM256 146c-50 0-80 32-80 84 0 70 34 112 80 112s80-42 80-112c0-52-30-84-80-84z" fill="${scarf.base}" fill-rule="evenodd"/><path d="M176 320c14 44 60 66 118 80 54 13 96 44 116 112h-52c-16-54-48-78-104-92-52-13-84-33-90-65 5-14 9-28 12-42z" fill="${scarf.shade}"/><path d="M256 146c-50 0-80 32-80 84 0 8 1 16 2 24 2-54 32-92 78-92s76 38 78 92c1-8 2-16 2-24 0-52-30-84-80-84z" fill="${scarf.shade}"/><path d="M170 176c12-34 34-56 66-64" fill="none" stroke="${scarf.shade}" stroke-width="6" stroke-linecap="round"/>`
  }
}

function clothing({ clothes, clothesColour }: Face): string {
  const { base, shade } = cloths[clothesColour]
  const body = (fill: string) => `<path d="M58 512c6-84 62-122 150-138 22 40 74 40 96 0 88 16 144 54 150 138z" fill="${fill}"/>`
  switch (clothes) {
    case 'blazer':
      return `${body('#FBF8F2')}<path d="M58 512c6-84 62-122 144-138l54 138zM454 512c-6-84-62-122-144-138l-54 138z" fill="${base}"/><path d="M202 372l-38 40 26 16-16 20 82 64zM310 372l38 40-26 16 16 20-82 64z" fill="${shade}"/>`
    case 'shirt':
      return `${body(base)}<path d="M204 366l52 56-44 38-40-76zM308 366l-52 56 44 38 40-76z" fill="${shade}"/><path d="M256 424v88" stroke="${shade}" stroke-width="6"/><g fill="#FBF8F2"><circle cx="268" cy="456" r="5"/><circle cx="268" cy="494" r="5"/></g>`
    case 'crew':
      return `${body(base)}<path d="M208 374c22 40 74 40 96 0l14 3c-22 62-102 62-124 0z" fill="${shade}"/>`
    case 'djellaba':
      return `${body(base)}<path d="M206 368c-30 4-58 16-66 34 40-2 80 22 116 82 36-60 76-84 116-82-8-18-36-30-66-34-14 52-86 52-100 0z" fill="${shade}"/><path d="M256 420v92" stroke="#FBF8F2" stroke-width="6" stroke-dasharray="3 12" stroke-linecap="round"/>`
    case 'apron':
      return `${body('#FBF8F2')}<path d="M176 384l16 52v76h128v-76l16-52-22-6-14 54h-88l-14-54z" fill="${base}"/><path d="M222 470h68v42h-68z" fill="${shade}"/>`
  }
}
