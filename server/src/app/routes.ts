import { accessOperations } from '#domains/access/routes.ts'
import type { SessionUses } from '#domains/accounts/index.ts'
import { accountOperations, signedInBy } from '#domains/accounts/routes.ts'
import { cardOperations } from '#domains/profiles/routes.ts'
import { liveLinksTo, type Serving } from '#domains/sharing/index.ts'
import { ownersLinkOperations } from '#domains/sharing/owner-routes.ts'
import { linkOperations } from '#domains/sharing/routes.ts'
import type { Settings } from '#platform/config/settings.ts'
import { apiOn } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { devMailOperations } from './dev-mail.ts'
import type { Installation } from './installation.ts'
import { linkUrl } from './link-url.ts'
import { drawPreview, pages } from './pages.ts'
import type { Portal } from './portal.ts'
import { onAccountClosed } from './reactions.ts'
import { siteOperations } from './site.ts'

/** What people who sign in need beside what a visitor does. */
export interface OwnersHouse {
  readonly installation: Installation
  readonly uses: SessionUses
}

/** Every operation of the HTTP API, on one page. Without a house for owners, those that a visitor needs. */
export const operations = (serving: Serving, settings: Settings, owners?: OwnersHouse, portal?: Portal): readonly Operation[] => [
  ...linkOperations(serving, pages),
  ...siteOperations(settings.publicUrl),
  ...(owners ? ownersOperations(settings, owners) : []),
  ...(portal?.operations ?? []),
  ...(owners && !settings.production && !settings.mail.smtp ? devMailOperations(settings.dataDir) : []),
]

function ownersOperations(settings: Settings, { installation: { deeds }, uses }: OwnersHouse): readonly Operation[] {
  const { publicUrl, production, cndpReceipt: cndp } = settings
  const api = apiOn({ deeds, signedIn: signedInBy(uses) })
  const accounts = accountOperations(api, {
    deeds,
    party: { host: publicUrl.hostname, origin: publicUrl.origin },
    cndp,
    mayCollect: !production || cndp !== undefined,
    onClosed: onAccountClosed,
  })
  return [
    ...accounts,
    ...accessOperations(api),
    ...cardOperations(api, { links: liveLinksTo, draw: drawPreview }),
    ...ownersLinkOperations(api, (token) => linkUrl(publicUrl, token)),
  ]
}
