/** The addresses of the screens, below /espace. */
export const paths = {
  home: '/',
  signUp: '/inscription',
  signIn: '/connexion',
  welcome: '/bienvenue',
  access: '/acces',
  account: '/compte',
  card: '/cartes/$card',
  openings: '/cartes/$card/consultations',
} as const
