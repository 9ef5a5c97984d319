/** Where one signs in, which is the portal's; it leads back to where one was in the office. */
export const signInAddress = (): string =>
  `/espace/connexion?${new URLSearchParams({ retour: `${window.location.pathname}${window.location.search}` })}`
export const signInAgain = (): void => window.location.assign(signInAddress())
