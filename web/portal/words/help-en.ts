import type { HelpWords } from '../help-topics.ts'

export const helpEn: HelpWords = {
  share: [
    'How do I share my card?',
    'In ‘My cards’ press ‘Share’. A link is ready: copy it, send it, or show its QR code. Under ‘Full-screen QR’, ‘QR that changes each minute’ soon makes a photo of your screen useless. Without a link nobody opens the card.',
  ],
  takeBack: [
    'How do I take an access back?',
    'In ‘Access’ press ‘Take back the access’. The link opens nothing from the very next request on. You have ten seconds to undo; then its key is destroyed. What was copied before cannot be recalled.',
  ],
  audiences: [
    'How do I show more to my clients, or to a group?',
    'In the card choose for each field whom it is visible to: anyone who has the link, your clients, your partners, a group you name, or several. Then make a link for them in the options of sharing: it alone opens it.',
  ],
  named: [
    'What is a link for one person good for?',
    'It is made for one visitor. It can ask them for a code, or open in their first browser only. You see only whether it was opened, and its page tells them so.',
  ],
  asking: [
    'What is a link that asks first?',
    'It does not open the card: it shows a form by which somebody asks you for access. You say yes or no in ‘Contacts’.',
  ],
  qr: [
    'How do I print my QR code, or a card?',
    'In ‘Share’, ‘More options’, ‘Printed card and stickers’: a PDF for the printer, or a sheet of 24 QR codes. A code alone is saved as SVG, under its options. Make one link for each thing you print: it is taken back alone.',
  ],
  chip: [
    'How do I write my card on an NFC chip?',
    'In ‘Share’, ‘More options’, ‘NFC chip’. Chrome on Android writes it itself; elsewhere a free app does, with the link you copied.',
  ],
  offline: [
    'And where there is no network?',
    'The offline QR code holds your details themselves. It is read without a network, but cannot be taken back. A QR code kept on this phone can be shown too; the one that changes each minute cannot.',
  ],
  signature: [
    'How do I put my card in my mails?',
    'In ‘Share’, ‘More options’, ‘Email signature’: copy it into the settings of your mail program. It holds no picture, so nothing is tracked.',
  ],
  seenAs: [
    'What do others see of my card?',
    '‘See as…’ shows the very page of your visitors: anyone who has the link, a client, or one person. Nothing is opened or counted.',
  ],
  openings: [
    'Who opened my card?',
    'We do not know. We only count openings by day, and below five we do not tell the number, so that nobody is recognised.',
  ],
  pause: [
    'How do I stop my card for a while?',
    'In the card, ‘Pause’: no link opens it any more. You can leave a message and a day of return. The same links open again afterwards.',
  ],
  contacts: [
    'Where do my contacts come from?',
    'From visitors who left you their details. They keep a receipt: they correct or withdraw them when they like, and they are erased on the day they were told.',
  ],
  lost: [
    'I lost my phone, or a chip. What now?',
    'In ‘Account’ end the other sessions. In ‘Access’ take back the link of the chip, or every access at once.',
  ],
  data: [
    'How do I copy or erase my data?',
    '‘My data’, at the foot of each page: copy, correction, restriction, objection, erasure. An erasure can be taken back for seven days.',
  ],
}
