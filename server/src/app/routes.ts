import { atWorkBy, doorOperations } from '#domains/access/door-routes.ts'
import { waitForApproval } from '#domains/access/index.ts'
import { readingOperations } from '#domains/access/reading-routes.ts'
import { staffOperations } from '#domains/access/staff-routes.ts'
import { factorOperations } from '#domains/accounts/factor-routes.ts'
import type { SessionUses } from '#domains/accounts/index.ts'
import { accountOperations, signedInBy } from '#domains/accounts/routes.ts'
import { undoOperations } from '#domains/accounts/undo-routes.ts'
import { archiveOperations } from '#domains/archive/routes.ts'
import { invitationOperations } from '#domains/clients/invitation-routes.ts'
import { noticeOperations } from '#domains/clients/notice-routes.ts'
import { companyOperations } from '#domains/clients/routes.ts'
import { ownersContactOperations } from '#domains/contacts/owner-routes.ts'
import { askingForm, visitorOperations } from '#domains/contacts/visitor-routes.ts'
import { breachExportOperations } from '#domains/privacy/breach-export-routes.ts'
import { breachOperations } from '#domains/privacy/breach-routes.ts'
import { deskOperations } from '#domains/privacy/desk-routes.ts'
import { requestFormOperations } from '#domains/privacy/form-routes.ts'
import { holdOperations } from '#domains/privacy/hold-routes.ts'
import { requestOperations } from '#domains/privacy/portal-routes.ts'
import { retentionOperations } from '#domains/privacy/retention-routes.ts'
import { audienceOperations } from '#domains/profiles/audience-routes.ts'
import { companyCardOperations } from '#domains/profiles/company-routes.ts'
import { placeToday } from '#domains/profiles/index.ts'
import { cardOperations } from '#domains/profiles/routes.ts'
import { asVisitorOperations } from '#domains/sharing/as-visitor-routes.ts'
import { askingLinkOperations } from '#domains/sharing/asking-routes.ts'
import { codeOperations } from '#domains/sharing/code-routes.ts'
import { liveLinksTo, liveLinksToEditions, qrSvg, revokeLinksTo, type Serving } from '#domains/sharing/index.ts'
import { ownersLinkOperations } from '#domains/sharing/owner-routes.ts'
import { printOperations } from '#domains/sharing/print-routes.ts'
import { linkOperations } from '#domains/sharing/routes.ts'
import { signatureOperations } from '#domains/sharing/signature-routes.ts'
import { messageDeskOperations } from '#domains/support/desk-routes.ts'
import { messageFormOperations } from '#domains/support/form-routes.ts'
import type { Settings } from '#platform/config/settings.ts'
import { apiOn } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { canText } from '#platform/text-messages/provider.ts'
import { writtenPhone } from '#web/card/render.ts'
import { keptEditions } from '#web/site/render.ts'
import { auditOperations } from './audit-desk.ts'
import { reachOf } from './breaches.ts'
import { breakGlassOperations } from './break-glass.ts'
import { cardShownIn, caseLinkOperations } from './case-links.ts'
import { devMailOperations } from './dev-mail.ts'
import { exampleOperations } from './example-card.ts'
import type { Installation } from './installation.ts'
import { linkUrl } from './link-url.ts'
import { deskAddress } from './mails.ts'
import { mayCollect } from './may-collect.ts'
import { openingOperations } from './openings.ts'
import { ownKeys } from './own-keys.ts'
import { drawPreview, drawSeen, drawSignature, pages, undoPages, visitorPages } from './pages.ts'
import { promiseOperations } from './prove/routes.ts'
import { onAccountClosed, onCasesEnded, onMembershipEnded } from './reactions.ts'
import { registerOperations } from './register-route.ts'
import { rightsHouse } from './rights.ts'
import type { Screens } from './screens.ts'
import { searchOperations } from './search.ts'
import { invitationPages, messagePages, requestPages, siteOperations } from './site.ts'
import { sweeps } from './sweeps.ts'
import { verificationOperations } from './verification.ts'

/** What people who sign in need beside what a visitor does. */
export interface OwnersHouse {
  readonly installation: Installation
  readonly uses: SessionUses
}

/** Every operation of the HTTP API, on one page. Without a house for owners, those that a visitor needs. */
export const operations = (serving: Serving, settings: Settings, owners?: OwnersHouse, screens?: Screens): readonly Operation[] => [
  ...linkOperations(serving, pages, {
    collects: mayCollect(settings),
    asking: askingForm({ serving, pages: visitorPages, cndp: settings.cndpReceipt }),
  }),
  ...siteOperations({
    publicUrl: settings.publicUrl,
    cndp: settings.cndpReceipt,
    company: settings.company,
    clock: serving.clock,
    editions: keptEditions(),
  }),
  ...exampleOperations(settings.publicUrl, settings.company),
  ...(owners ? [...ownersOperations(settings, owners), ...leavingOperations(serving, settings, owners)] : []),
  ...(screens?.operations ?? []),
  ...(owners && !settings.production && !settings.mail.smtp ? devMailOperations(settings.dataDir) : []),
]

function ownersOperations(settings: Settings, { installation, uses }: OwnersHouse): readonly Operation[] {
  const { deeds, clock } = installation
  const { publicUrl, cndpReceipt: cndp } = settings
  const signedIn = signedInBy(uses)
  const api = apiOn({ deeds, signedIn, atWork: atWorkBy(uses, signedIn) })
  const party = { host: publicUrl.hostname, origin: publicUrl.origin }
  const accounts = accountOperations(api, {
    deeds,
    party,
    cndp,
    mayCollect: mayCollect(settings),
    onClosed: onAccountClosed,
  })
  return [
    ...accounts,
    ...factorOperations(api, { party, drawQr: (text) => qrSvg(text) }),
    ...undoOperations({ deeds, pages: undoPages }),
    ...doorOperations(api),
    ...staffOperations(api),
    ...readingOperations(api),
    ...openingOperations(api),
    ...registerOperations(api, settings),
    ...searchOperations(api),
    ...breakGlassOperations(api),
    ...holdOperations(api),
    ...retentionOperations(api, { sweeps, keys: () => ownKeys(installation) }),
    ...auditOperations(api, installation),
    ...noticeOperations(api),
    ...cardOperations(api, { links: liveLinksTo, draw: drawPreview }),
    ...audienceOperations(api, { liveLinks: liveLinksToEditions, revoke: revokeLinksTo }),
    ...companyOperations(api, { ended: onMembershipEnded, cndp, collects: mayCollect(settings) }),
    ...invitationOperations({ deeds, pages: invitationPages(publicUrl), cndp }),
    ...companyCardOperations(api),
    ...ownersContactOperations(api),
    ...ownersLinkOperations(api, { urlOf: (token) => linkUrl(publicUrl, token), textMessages: canText(settings) }),
    ...asVisitorOperations(api, drawSeen),
    ...signatureOperations(api, (token) => linkUrl(publicUrl, token), drawSignature),
    ...printOperations(api, { urlOf: (token) => linkUrl(publicUrl, token), writtenPhone }),
    ...askingLinkOperations(api, (token) => linkUrl(publicUrl, token)),
    ...codeOperations(deeds, pages),
    ...requestOperations(api, rightsHouse),
    ...deskOperations(api, rightsHouse),
    ...breachOperations(api, deskAddress),
    ...breachExportOperations(api, { reachOf, secondPerson: waitForApproval }),
    ...verificationOperations(installation, publicUrl.origin),
    ...promiseOperations(api, { deeds, origin: publicUrl.origin }),
    ...messageDeskOperations(api, { shownIn: cardShownIn, ended: onCasesEnded }),
    ...caseLinkOperations(api, (token) => linkUrl(publicUrl, token)),
    ...messageFormOperations({ deeds, clock, pages: messagePages(publicUrl), cndp, collects: mayCollect(settings) }),
    ...requestFormOperations({
      deeds,
      clock,
      rights: rightsHouse,
      pages: requestPages(publicUrl),
      cndp,
      collects: mayCollect(settings),
      texts: canText(settings),
    }),
    ...archiveOperations(api),
  ]
}

/** What a visitor does who leaves their details, or asks for access. It stands beside the owners' operations, not the cards': it needs the vault. */
const leavingOperations = (serving: Serving, settings: Settings, { installation: { deeds } }: OwnersHouse): readonly Operation[] =>
  visitorOperations({
    deeds,
    serving,
    pages: visitorPages,
    origin: settings.publicUrl,
    cndp: settings.cndpReceipt,
    collects: mayCollect(settings),
    whereabouts: placeToday,
  })
