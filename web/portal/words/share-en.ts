import type { shareFr } from './share-fr.ts'

export const shareEn: { readonly [key in keyof typeof shareFr]: string } = {
  qrFailed: 'The QR code could not be made.',
  qrLevel: 'Resistance',
  qrLevel_H: 'Very strong: outdoors, or much handled',
  qrLevel_L: 'Light: for a clean screen',
  qrLevel_M: 'Usual: withstands a small stain',
  qrLevel_Q: 'Strong: withstands stains and folds',
  qrLevelHint: 'The more it withstands, the denser it is: print it larger.',
  qrLogo: 'The card’s logo in the middle',
  qrLogoHint: 'With a strong or very strong resistance, which repairs what the logo covers.',
  qrNoLogo: 'This link shows no logo: add one to the card and publish it.',
  qrOptions: 'QR options',
  qrPrint: 'Print, or save as PDF',
  qrSaveSvg: 'Save (SVG, for a printer)',
  qrSize: 'Width, once printed',
  qrSize_100: '100 mm, a small poster',
  qrSize_25: '25 mm, a business card',
  qrSize_40: '40 mm, a sticker',
  qrSize_60: '60 mm, a leaflet',
  qrSizeScreen: 'For a screen',
}
