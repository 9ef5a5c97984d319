<<<<<<< HEAD
export { askedFor } from './asking-links.ts'
=======
export { linkLabels } from './link-labels.ts'
>>>>>>> h6
export { liveLinks } from './list-links.ts'
export { makeAskingLink } from './make-asking-link.ts'
export type { Pages } from './pages.ts'
export { personalData } from './personal-data.ts'
export { qrPng, qrSvg } from './qr.ts'
export { copyLink, liveLinksTo, relabelLink } from './read-links.ts'
export { reseal } from './renew-keys.ts'
export { ownerOfLink, revokeLink, revokeLinks } from './revoke-link.ts'
export { type Serving, servingOn } from './serving.ts'
export { shareCard } from './share-card.ts'
export { keepViewSessionKeys } from './view-session-keys.ts'
