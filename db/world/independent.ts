import type { WorldPerson } from './person.ts'

export const independent: WorldPerson = {
  key: 'yasmine',
  name: 'Yasmine Chraïbi',
  email: 'yasmine.chraibi@atelier-yc.example',
  phone: '+212661000010',
  role: 'professional',
  language: 'fr',
  card: {
    language: 'fr',
    name: { given: 'Yasmine', family: 'Chraïbi' },
    nameArabic: { given: 'ياسمين', family: 'الشرايبي' },
    role: { fr: 'Architecte d’intérieur', ar: 'مهندسة ديكور داخلي', en: 'Interior architect' },
    company: { fr: 'Atelier YC, Rabat', ar: 'أتولييه ياسمين الشرايبي، الرباط', en: 'Atelier YC, Rabat' },
    phones: [
      { kind: 'mobile', number: '+212661000010', whatsapp: true },
      { kind: 'work', number: '+212537000010', label: 'Atelier' },
    ],
    emails: [
      { kind: 'work', address: 'yasmine.chraibi@atelier-yc.example' },
      { kind: 'other', address: 'chantiers@atelier-yc.example', label: 'Chantiers en cours' },
    ],
    addresses: [
      { kind: 'work', street: '12, rue Oued Sebou, Agdal\n2e étage, appartement 5', city: 'Rabat', postcode: '10090', country: 'Maroc' },
      { kind: 'other', street: '3, derb Sidi Bouamar, Médina', city: 'Marrakech', postcode: '40030', country: 'Maroc' },
    ],
    links: [
      { kind: 'website', url: 'https://atelier-yc.example/realisations', label: 'Réalisations' },
      { kind: 'instagram', url: 'https://instagram.example/atelier.yc' },
      { kind: 'linkedin', url: 'https://linkedin.example/in/yasmine-chraibi' },
      { kind: 'facebook', url: 'https://facebook.example/atelier.yc' },
      { kind: 'youtube', url: 'https://youtube.example/@atelier-yc', label: 'Visites filmées' },
      { kind: 'tiktok', url: 'https://tiktok.example/@atelier-yc' },
      { kind: 'calendar', url: 'https://agenda.example/atelier-yc/premiere-visite', label: 'Prendre rendez-vous' },
      { kind: 'other', url: 'https://atelier-yc.example/carnet-2026.pdf', label: 'Carnet 2026 (PDF)' },
      { kind: 'other', url: 'https://atelier-yc.example/ar', label: 'الصفحة بالعربية' },
    ],
    note: {
      fr: 'Riads, appartements et petits commerces, de Rabat à Marrakech.\nPremière visite offerte.',
      ar: 'رياضات وشقق ومحلات صغيرة بين الرباط ومراكش.\nالزيارة الأولى مجانية.',
      en: 'Riads, flats and small shops, from Rabat to Marrakech.\nThe first visit is free.',
    },
  },
  face: {
    skin: 'umber',
    hair: 'curls',
    hairColour: 'ebony',
    smile: 'open',
    lashes: true,
    clothes: 'crew',
    clothesColour: 'saffron',
    ground: 'sky',
  },
  cover: { sky: 'dawn' },
  links: [
    { label: 'Signature e-mail' },
    { label: 'Salon Préventica', expiresInDays: 30 },
    { label: 'Devis en cours', expiresInDays: 90, maxOpenings: 10 },
    { label: 'Chantier du riad, clients', pin: '407193' },
  ],
}
