import type { beyondFr } from './beyond-fr.ts'

/** What carries a card beyond the screen, and the second thoughts about it, in English. */
export const beyondEn: { readonly [K in keyof typeof beyondFr]: string } = {
  broughtBack: '{count, plural, one {The access is back as it was.} other {{shown} accesses are back as they were.}}',
  undo: 'Undo',
  undoFor: 'Nothing opens meanwhile.',
  seeAs: 'See as…',
  seeAsText: 'The published card as others have it before them: the same page as theirs. Nothing is opened, counted or made.',
  seeAsWho: 'See as',
  seeAsPerson: 'Link for one person: {label}',
  seeAsFrame: 'The card, as you chose',
  seeAsLink: 'By the link ‘{label}’',
  seeAsFirst: 'Before the card, this person has to:',
  seeAsNothingFirst: 'The link opens without asking anything.',
  seeAsCode: 'type the code that is sent to them',
  seeAsBinds: 'confirm that the link opens in this browser only',
  seeAsPin: 'type the PIN',
  seeAsUnpublished: 'This card is not published: nobody sees anything of it.',
  openingsChart: 'The last thirty days',
  openingsSum:
    '{days, plural, =0 {No day with an opening.} one {One day with openings} other {# days with openings}}{few, plural, =0 {.} other {, {few, number} of them with fewer than 5.}}',
  openingsBy_link: 'By a link, a QR code or a chip',
  openingsFew: 'Fewer than 5: there were some, and the number is not told',
  openingsKind: 'By',
  openingsEarlier: 'Earlier',
  openingsCounted: 'What is counted, and what is not',
  openingsDoes: 'Counted: each opening of the card by a link, on its day in Casablanca; yours too, where you open one of your links.',
  openingsDoesNot:
    'Not counted: the same card opened again within a quarter of an hour, what you look at by ‘See as…’, links for one person (they only say ‘opened’), links that ask first, and the offline QR code, which nobody can count.',
  openingsKept:
    'Neither the hour, nor who, nor from where, nor the device is kept. A sudden stop of our servers may lose the last five seconds.',
  signatureTitle: 'E-mail signature',
  signatureText:
    'Your name and how to reach you, with a link of its own to your card. No picture, no pixel: reading your mail tells nobody.',
  signatureWarning: 'Whoever gets your mail, also forwarded, can open the card. Its link is taken back alone in ‘Who can see my card’.',
  signatureMake: 'Make my signature',
  signatureOf: 'Signature of {date}',
  signatureFrame: 'Your signature',
  signatureCopy: 'Copy the signature',
  signatureCopyText: 'Copy as plain text',
  signatureCopied: 'Copied: paste it in the settings of your mail program.',
  signatureSteps: 'In your mail program: Settings, then Signature, then paste.',
  openingsNumber: 'Number',
  openingsShort_link: 'Link, QR or chip',
}
