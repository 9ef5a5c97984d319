const skies = {
  dawn: { above: '#F5EBDA', below: '#F5D2BE', sun: '#E8A13A', far: '#C98F7C', near: '#A44C2D', wall: '#7E3A25' },
  dusk: { above: '#2A2650', below: '#7A4069', sun: '#F0BC68', far: '#5A3A66', near: '#3A30AB', wall: '#1C1938' },
}

/** What a drawn cover is made of: roofs below mountains, with the light of an hour. */
export interface Cover {
  sky: keyof typeof skies
}

const arch = (x: number, top: number, wide: number) =>
  `M${x} 400V${top + wide / 2}A${wide / 2} ${wide / 2} 0 0 1 ${x + wide} ${top + wide / 2}V400Z`

/** A flat landscape, 1200 by 400 px, as a whole SVG document. */
export function coverSvg({ sky }: Cover): string {
  const { above, below, sun, far, near, wall } = skies[sky]
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="400" viewBox="0 0 1200 400">',
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient></defs>`,
    `<rect width="1200" height="400" fill="url(#s)"/><circle cx="860" cy="150" r="64" fill="${sun}"/>`,
    `<path fill="${far}" d="M0 250 150 150 260 215 410 110 560 230 700 165 860 245 1010 170 1200 260V400H0Z"/>`,
    `<path fill="${near}" d="M0 300H180V250H330V290H470V235H520V190H570V235H660V310H820V265H980V305H1090V255H1200V400H0Z"/>`,
    `<path fill="${wall}" d="${arch(60, 320, 60)}${arch(220, 300, 50)}${arch(370, 325, 60)}${arch(590, 290, 44)}${arch(720, 335, 70)}${arch(880, 310, 56)}${arch(1120, 300, 50)}"/>`,
    '</svg>',
  ].join('')
}
