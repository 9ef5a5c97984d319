/** The addresses of the screens, below /espace. */
export const paths = {
  home: '/',
  signUp: '/inscription',
  signIn: '/connexion',
  welcome: '/bienvenue',
  access: '/acces',
  account: '/compte',
  invitation: '/invitation',
  documents: '/factures',
  card: '/cartes/$card',
  openings: '/cartes/$card/consultations',
  contacts: '/contacts',
  contact: '/contacts/$contact',
  duplicates: '/contacts/doublons',
  contactsSettings: '/contacts/reglages',
} as const
