/** The addresses of the rooms, below /bureau. */
export const paths = {
  home: '/',
  messages: '/messages',
  orders: '/commandes',
  requests: '/demandes',
  breaches: '/incidents',
  holds: '/conservations',
  emergencies: '/urgences',
  exports: '/fichiers',
  readings: '/consultations',
  notices: '/mentions',
  retention: '/purges',
  audit: '/journal',
  documents: '/documents',
  archive: '/archives',
  register: '/registre',
  promises: '/engagements',
  staff: '/personnel',
} as const
export type Room = Exclude<keyof typeof paths, 'home'>
