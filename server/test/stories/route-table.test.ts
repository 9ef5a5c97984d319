import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { purposes } from '#contract/purposes.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type Served, served } from '#test/served.ts'

let installation: TestInstallation
let server: Served
beforeAll(async () => {
  installation = await testInstallation()
  server = await served(installation)
})
afterAll(async () => {
  await server.close()
  await installation.close()
})

/** Everything that anybody may ask for. A new route is written here with its purpose, or the build fails. */
const known = [
  'GET /api/verification (none)',
  'POST /api/verification/document (none)',
  'GET /verifier (none)',
  'GET /verifier.mjs (none)',
  'GET /verifier/{language} (none)',
  'POST /verifier/{language} (none)',
  'GET /l (none)',
  'GET /l/{token} (none)',
  'POST /l (sharing the card)',
  'POST /l/open (sharing the card)',
  'POST /l/{token} (sharing the card)',
  'POST /acces/code (sharing the card)',
  'GET /c (sharing the card)',
  'GET /c/card.vcf (sharing the card)',
  'GET /c/photo (sharing the card)',
  'GET /c/logo (sharing the card)',
  'GET /c/cover (sharing the card)',
  'GET /c/{place} (sharing the card)',
  'GET /c/{place}/card.vcf (sharing the card)',
  'GET /c/{place}/photo (sharing the card)',
  'GET /c/{place}/logo (sharing the card)',
  'GET /c/{place}/cover (sharing the card)',
  'GET /echange (sharing the card)',
  'GET /echange/{place} (sharing the card)',
  'POST /echange (sharing the card)',
  'POST /demande (sharing the card)',
  'GET /recu (none)',
  'GET /recu/{token} (none)',
  'POST /recu (rights)',
  'POST /recu/open (rights)',
  'POST /recu/{token} (rights)',
  'POST /recu/correct (rights)',
  'POST /recu/confirm (rights)',
  'POST /recu/withdraw (rights)',
  'POST /recu/give-back (rights)',
  'POST /recu/ask (rights)',
  'POST /recu/delete (rights)',
  'GET /invitation/{token}/{language} (none)',
  'POST /invitation/{token}/{language} (rights)',
  'GET /api/notices/sign-up (none)',
  'POST /api/sign-up (the account)',
  'POST /api/sign-in/code (the account)',
  'POST /api/sign-in/confirm (the account)',
  'POST /api/sign-in/password (the account)',
  'POST /api/sign-in/passkey/options (the account)',
  'POST /api/sign-in/passkey (the account)',
  'POST /api/sign-in/factor (the account)',
  'POST /api/sign-in/factor/lost (the account)',
  'GET /adresse (none)',
  'POST /adresse (security)',
  'POST /adresse/open (security)',
  'POST /adresse/undo (security)',
  'GET /dev/mail (none)',
  'GET /dev/mail/{file} (none)',
  'GET /dev/mail/{file}/html (none)',
  'GET /healthz (none)',
  'GET /readyz (none)',
  'GET /favicon.svg (none)',
  'GET /icone-192.png (none)',
  'GET /icone-512.png (none)',
  'GET /icone-maskable.png (none)',
  'GET /icone-touch.png (none)',
  'GET /robots.txt (none)',
  'GET /sitemap.xml (none)',
  'GET / (none)',
  'GET /fr (none)',
  'GET /ar (none)',
  'GET /en (none)',
  'GET /exemple (none)',
  'GET /exemple/{language} (none)',
  'GET /exemple/card.vcf (none)',
  'GET /exemple/photo (none)',
  'GET /partage.png (none)',
  'GET /contact (none)',
  'GET /contact/{language} (none)',
  'POST /contact (contact requests)',
  'GET /commander (none)',
  'GET /commander/{language} (none)',
  'POST /commander (orders)',
  'GET /mentions-legales (none)',
  'GET /mentions-legales/{language} (none)',
  'GET /confidentialite/texte-fondateur (none)',
  'GET /confidentialite/texte-fondateur/{language} (none)',
  'GET /droits (none)',
  'GET /droits/{language} (none)',
  'GET /droits/demande (none)',
  'GET /droits/demande/{language} (none)',
  'POST /droits/demande (rights)',
  'GET /droits/suivi (none)',
  'GET /droits/suivi/{language} (none)',
  'POST /droits/suivi (rights)',
  'POST /droits/suivi/code (rights)',
  'POST /droits/suivi/preuve (rights)',
  'POST /droits/suivi/sms (rights)',
  'POST /droits/suivi/preuve-sms (rights)',
  'POST /droits/suivi/complement (rights)',
  'POST /droits/suivi/retrait (rights)',
  'POST /droits/suivi/effacement (rights)',
  'POST /droits/suivi/copie (rights)',
  'GET /droits/attestation (none)',
  'GET /droits/attestation/{language} (none)',
  'POST /droits/attestation (none)',
  'GET /confidentialite (none)',
  'GET /confidentialite/{language} (none)',
  'GET /confidentialite/editions (none)',
  'GET /confidentialite/editions/{edition} (none)',
  'GET /confidentialite/editions/{edition}/{language} (none)',
  'GET /api/promises (none)',
  'GET /engagements (none)',
  'GET /engagements/{language} (none)',
  'GET /limites (none)',
  'GET /limites/{language} (none)',
  'GET /espace (none)',
  'GET /espace/ (none)',
  'GET /espace/inscription (none)',
  'GET /espace/connexion (none)',
  'GET /espace/bienvenue (none)',
  'GET /espace/acces (none)',
  'GET /espace/aide (none)',
  'GET /espace/compte (none)',
  'GET /espace/entreprise (none)',
  'GET /espace/invitation (none)',
  'GET /espace/donnees (none)',
  'GET /espace/donnees/consultations (none)',
  'GET /espace/donnees/rectification (none)',
  'GET /espace/donnees/limitation (none)',
  'GET /espace/donnees/effacement (none)',
  'GET /espace/donnees/opposition (none)',
  'GET /espace/donnees/demandes/{request} (none)',
  'GET /espace/factures (none)',
  'GET /espace/contacts (none)',
  'GET /espace/contacts/doublons (none)',
  'GET /espace/contacts/reglages (none)',
  'GET /espace/contacts/{contact} (none)',
  'GET /espace/cartes/{card} (none)',
  'GET /espace/cartes/{card}/consultations (none)',
  'GET /espace/cartes/{card}/vue (none)',
  'GET /bureau (none)',
  'GET /bureau/ (none)',
  'GET /bureau/messages (none)',
  'GET /bureau/commandes (none)',
  'GET /bureau/demandes (none)',
  'GET /bureau/incidents (none)',
  'GET /bureau/conservations (none)',
  'GET /bureau/consultations (none)',
  'GET /bureau/mentions (none)',
  'GET /bureau/purges (none)',
  'GET /bureau/journal (none)',
  'GET /bureau/documents (none)',
  'GET /bureau/archives (none)',
  'GET /bureau/registre (none)',
  'GET /bureau/urgences (none)',
  'GET /bureau/fichiers (none)',
  'GET /bureau/engagements (none)',
  'GET /bureau/personnel (none)',
  'GET /espace.webmanifest (none)',
  'GET /espace-worker.js (none)',
  'GET /api/openapi.json (none)',
]

/** What those who are signed in may ask for, with the permission it takes. */
const guarded = [
  'GET /api/desk/requests/figures (rights) requests',
  'GET /api/account/openings (rights) account',
  'GET /api/office (the account) account',
  'POST /api/office/undertaking (the account) account',
  'POST /api/office/open (the account) account',
  'POST /api/office/close (the account) account',
  'GET /api/staff (the account) staff',
  'POST /api/staff/invitations (the account) staff',
  'DELETE /api/staff/invitations/{invited} (the account) staff',
  'PUT /api/staff/{colleague}/jobs (the account) staff',
  'DELETE /api/staff/{colleague} (the account) staff',
  'GET /api/desk/register (security) breaches',
  'POST /api/desk/readings (security) readings',
  'POST /api/desk/search (security) search',
  'GET /api/desk/break-glass (security) break-glass',
  'POST /api/desk/break-glass (security) break-glass',
  'POST /api/desk/break-glass/{breakGlass}/open (security) break-glass',
  'GET /api/desk/approvals/break-glass (security) approvals',
  'POST /api/desk/approvals/break-glass/{breakGlass} (security) approvals',
  'DELETE /api/companies/{company}/invitations/{invitation} (the account) companies',
  'DELETE /api/companies/{company}/members/{person} (the account) companies',
  'GET /api/cases (sharing the card) links',
  'GET /api/companies (the account) companies',
  'GET /api/companies/{company} (the account) companies',
  'GET /api/companies/{company}/members/{person}/cards (sharing the card) companies',
  'GET /api/companies/{company}/notice (the account) companies',
  'GET /api/company-cards (sharing the card) cards',
  'GET /api/company-invitations (the account) companies',
  'PATCH /api/companies/{company} (the account) companies',
  'POST /api/companies (the account) companies',
  'POST /api/companies/{company}/close (the account) companies',
  'POST /api/companies/{company}/hand-over (the account) companies',
  'POST /api/companies/{company}/invitations (the account) companies',
  'POST /api/companies/{company}/leave (the account) companies',
  'POST /api/company-invitations/{invitation}/accept (the account) companies',
  'POST /api/company-invitations/{invitation}/refuse (the account) companies',
  'PUT /api/cards/{card}/company (sharing the card) cards',
  'PUT /api/companies/{company}/let-edit (the account) companies',
  'PUT /api/companies/{company}/members/{person}/cards/{card} (sharing the card) companies',
  'PUT /api/companies/{company}/members/{person}/role (the account) companies',
  'GET /api/requests (rights) account',
  'POST /api/requests (rights) account',
  'GET /api/requests/{request} (rights) account',
  'POST /api/requests/{request}/withdraw (rights) account',
  'POST /api/requests/{request}/complete (rights) account',
  'POST /api/requests/{request}/code (rights) account',
  'POST /api/requests/{request}/waive (rights) account',
  'POST /api/requests/{request}/copy (rights) account',
  'GET /api/erasure (rights) account',
  'GET /api/restriction (rights) account',
  'POST /api/restriction/lift (rights) account',
  'GET /api/desk/requests (rights) requests',
  'POST /api/desk/requests (rights) requests',
  'POST /api/desk/requests/{request}/open (rights) requests',
  'POST /api/desk/requests/{request}/ask (rights) requests',
  'POST /api/desk/requests/{request}/identity (rights) requests',
  'POST /api/desk/requests/{request}/correct (rights) requests',
  'POST /api/desk/requests/{request}/extend (rights) requests',
  'POST /api/desk/requests/{request}/answer (rights) requests',
  'GET /api/desk/breaches (security) breaches',
  'POST /api/desk/breaches (security) breaches',
  'POST /api/desk/breaches/{breach}/open (security) breaches',
  'POST /api/desk/breaches/{breach}/amend (security) breaches',
  'POST /api/desk/breaches/{breach}/cndp (security) breaches',
  'POST /api/desk/breaches/{breach}/dgssi (security) breaches',
  'POST /api/desk/breaches/{breach}/tell (security) breaches',
  'POST /api/desk/breaches/{breach}/tell-nobody (security) breaches',
  'POST /api/desk/breaches/{breach}/notification (security) breaches',
  'POST /api/desk/breaches/{breach}/close (security) breaches',
  'GET /api/desk/breach-exports (security) breaches',
  'POST /api/desk/breaches/{breach}/exports (security) breaches',
  'POST /api/desk/breach-exports/{export}/take (security) breaches',
  'GET /api/desk/approvals/breach-exports (security) approvals',
  'POST /api/desk/approvals/breach-exports/{export} (security) approvals',
  'POST /api/desk/promises/say (security) breaches',
  'GET /api/desk/messages (contact requests) messages',
  'POST /api/desk/messages/{message}/open (contact requests) messages',
  'POST /api/desk/messages/{message}/answer (contact requests) messages',
  'POST /api/desk/messages/{message}/card (contact requests) messages',
  'POST /api/desk/messages/{message}/close (contact requests) messages',
  'POST /api/desk/messages/{message}/attachments/{attachment}/open (contact requests) messages',
  'POST /api/cards/{card}/case-links (sharing the card) links',
  'GET /api/desk/orders (orders) order-messages',
  'POST /api/desk/orders/{message}/open (orders) order-messages',
  'POST /api/desk/orders/{message}/answer (orders) order-messages',
  'POST /api/desk/orders/{message}/close (orders) order-messages',
  'POST /api/sign-out (the account) account',
  'GET /api/account (the account) account',
  'GET /api/account/tab-key (the account) account',
  'PATCH /api/account (the account) account',
  'POST /api/account/email (the account) account',
  'POST /api/account/email/confirm (the account) account',
  'POST /api/account/prove/code (the account) account',
  'POST /api/account/prove/confirm (the account) account',
  'PUT /api/account/password (the account) account',
  'DELETE /api/account/password (the account) account',
  'GET /api/account/passkeys (the account) account',
  'POST /api/account/passkeys/options (the account) account',
  'POST /api/account/passkeys (the account) account',
  'DELETE /api/account/passkeys/{passkey} (the account) account',
  'GET /api/account/sessions (the account) account',
  'DELETE /api/account/sessions/{session} (the account) account',
  'POST /api/account/sessions/end-others (the account) account',
  'POST /api/account/close (the account) account',
  'POST /api/account/factor (the account) account',
  'POST /api/account/factor/confirm (the account) account',
  'DELETE /api/account/factor (the account) account',
  'POST /api/account/factor/keep (the account) account',
  'POST /api/account/recovery-codes (the account) account',
  'POST /api/account/prove/factor (the account) account',
  'POST /api/account/prove/passkey (the account) account',
  'POST /api/staff/invitation/accept (the account) account',
  'GET /api/holds (security) approvals',
  'POST /api/holds (security) holds',
  'POST /api/holds/{hold}/read (security) holds',
  'POST /api/holds/{hold}/approve (security) approvals',
  'POST /api/holds/{hold}/review (security) holds',
  'POST /api/holds/{hold}/release (security) holds',
  'GET /api/desk/retention (security) retention',
  'GET /api/desk/retention/certificates (security) retention',
  'GET /api/desk/audit (security) audit',
  'GET /api/desk/audit/days (security) audit',
  'POST /api/desk/audit/entries (security) audit',
  'GET /api/desk/notices (rights) notices',
  'POST /api/desk/notices/{notice}/open (rights) notices',
  'POST /api/desk/notices/{notice}/send-again (rights) notices',
  'GET /api/cards (sharing the card) cards',
  'POST /api/cards (sharing the card) cards',
  'POST /api/cards/read-vcard (sharing the card) cards',
  'GET /api/cards/{card} (sharing the card) cards',
  'PATCH /api/cards/{card} (sharing the card) cards',
  'DELETE /api/cards/{card} (sharing the card) cards',
  'PUT /api/cards/{card}/draft (sharing the card) cards',
  'GET /api/cards/{card}/photo (sharing the card) cards',
  'PUT /api/cards/{card}/photo (sharing the card) cards',
  'DELETE /api/cards/{card}/photo (sharing the card) cards',
  'GET /api/cards/{card}/logo (sharing the card) cards',
  'PUT /api/cards/{card}/logo (sharing the card) cards',
  'DELETE /api/cards/{card}/logo (sharing the card) cards',
  'GET /api/cards/{card}/cover (sharing the card) cards',
  'PUT /api/cards/{card}/cover (sharing the card) cards',
  'DELETE /api/cards/{card}/cover (sharing the card) cards',
  'GET /api/cards/{card}/preview (sharing the card) cards',
  'GET /api/cards/{card}/published (sharing the card) cards',
  'POST /api/cards/{card}/discard (sharing the card) cards',
  'GET /api/cards/{card}/versions (sharing the card) cards',
  'GET /api/cards/{card}/versions/{version} (sharing the card) cards',
  'GET /api/cards/{card}/versions/{version}/preview (sharing the card) cards',
  'GET /api/cards/{card}/versions/{version}/photo (sharing the card) cards',
  'GET /api/cards/{card}/versions/{version}/logo (sharing the card) cards',
  'GET /api/cards/{card}/versions/{version}/cover (sharing the card) cards',
  'POST /api/cards/{card}/versions/{version}/take-back (sharing the card) cards',
  'PUT /api/cards/{card}/exchange (sharing the card) cards',
  'POST /api/cards/{card}/publish (sharing the card) cards',
  'POST /api/cards/{card}/pause (sharing the card) cards',
  'POST /api/cards/{card}/resume (sharing the card) cards',
  'POST /api/cards/{card}/restore (sharing the card) cards',
  'GET /api/whereabouts (sharing the card) cards',
  'PUT /api/whereabouts (sharing the card) cards',
  'DELETE /api/whereabouts (sharing the card) cards',
  'GET /api/audiences (sharing the card) cards',
  'POST /api/audiences (sharing the card) cards',
  'PATCH /api/audiences/{audience} (sharing the card) cards',
  'GET /api/audiences/{audience}/use (sharing the card) cards',
  'DELETE /api/audiences/{audience} (sharing the card) cards',
  'POST /api/cards/{card}/links (sharing the card) links',
  'GET /api/cards/{card}/openings (sharing the card) links',
  'GET /api/links (sharing the card) links',
  'GET /api/links/{link} (sharing the card) links',
  'PATCH /api/links/{link} (sharing the card) links',
  'POST /api/links/{link}/copy (sharing the card) links',
  'POST /api/cards/{card}/passing-links (sharing the card) links',
  'POST /api/cards/{card}/contact-qr (sharing the card) links',
  'GET /api/links/{link}/qr.svg (sharing the card) links',
  'GET /api/links/{link}/qr.png (sharing the card) links',
  'POST /api/links/revoke (sharing the card) links',
  'POST /api/links/bring-back (sharing the card) links',
  'GET /api/cards/{card}/as/{audience} (sharing the card) links',
  'GET /api/cards/{card}/as/{audience}/card.vcf (sharing the card) links',
  'GET /api/cards/{card}/as/{audience}/photo (sharing the card) links',
  'GET /api/cards/{card}/as/{audience}/logo (sharing the card) links',
  'GET /api/cards/{card}/as/{audience}/cover (sharing the card) links',
  'GET /api/links/{link}/as-visitor (sharing the card) links',
  'GET /api/links/{link}/signature (sharing the card) links',
  'GET /api/links/{link}/signature.html (sharing the card) links',
  'GET /api/links/{link}/print (sharing the card) links',
  'GET /api/links/{link}/card.pdf (sharing the card) links',
  'GET /api/links/{link}/stickers.pdf (sharing the card) links',
  'POST /api/cards/{card}/asking-links (sharing the card) links',
  'PATCH /api/asking-links/{asking} (sharing the card) links',
  'POST /api/asking-links/{asking}/copy (sharing the card) links',
  'GET /api/asking-links/{asking}/qr.svg (sharing the card) links',
  'GET /api/asking-links/{asking}/qr.png (sharing the card) links',
  'DELETE /api/asking-links/{asking} (sharing the card) links',
  'GET /api/contacts (sharing the card) contacts',
  'POST /api/contacts/search (sharing the card) contacts',
  'GET /api/contacts/summary (sharing the card) contacts',
  'GET /api/contacts/duplicates (sharing the card) contacts',
  'POST /api/contacts/merge (sharing the card) contacts',
  'POST /api/contacts/keep-apart (sharing the card) contacts',
  'POST /api/contacts/tag (sharing the card) contacts',
  'POST /api/contacts/see (sharing the card) contacts',
  'POST /api/contacts/export (sharing the card) contacts',
  'GET /api/contacts/exports (sharing the card) contacts',
  'GET /api/contacts/preferences (sharing the card) contacts',
  'PUT /api/contacts/preferences (sharing the card) contacts',
  'GET /api/contacts/{contact} (sharing the card) contacts',
  'PATCH /api/contacts/{contact} (sharing the card) contacts',
  'DELETE /api/contacts/{contact} (sharing the card) contacts',
  'POST /api/contacts/{contact}/separate (sharing the card) contacts',
  'POST /api/contacts/{contact}/answer (sharing the card) contacts',
  'POST /api/contacts/{contact}/give-access (sharing the card) contacts',
  'POST /api/contacts/{contact}/refuse-access (sharing the card) contacts',
  'GET /api/documents (invoices) documents',
  'GET /api/documents/{document} (invoices) documents',
  'POST /api/staff/documents (invoices) clients-documents',
  'POST /api/staff/documents/search (invoices) clients-documents',
  'POST /api/staff/documents/{document}/open (invoices) clients-documents',
  'POST /api/staff/archive/search (accounting) archive',
  'POST /api/staff/archive/{document}/open (accounting) archive',
]
/** Before which one proves again who one is: what leaves in a file, what changes how one signs in, and what ends. */
const fresh = [
  'POST /api/office/undertaking',
  'POST /api/office/open',
  'POST /api/staff/invitations',
  'PUT /api/staff/{colleague}/jobs',
  'POST /api/desk/break-glass',
  'POST /api/desk/approvals/break-glass/{breakGlass}',
  'POST /api/desk/approvals/breach-exports/{export}',
  'POST /api/desk/breaches/{breach}/exports',
  'POST /api/companies/{company}/close',
  'POST /api/companies/{company}/hand-over',
  'POST /api/contacts/export',
  'POST /api/requests',
  'POST /api/requests/{request}/copy',
  'POST /api/requests/{request}/waive',
  'POST /api/account/email',
  'PUT /api/account/password',
  'DELETE /api/account/password',
  'POST /api/account/passkeys/options',
  'POST /api/account/passkeys',
  'DELETE /api/account/passkeys/{passkey}',
  'POST /api/account/factor',
  'POST /api/account/factor/confirm',
  'DELETE /api/account/factor',
  'POST /api/account/recovery-codes',
  'POST /api/account/close',
  // of staff
  'POST /api/holds',
  'POST /api/holds/{hold}/approve',
  'POST /api/holds/{hold}/review',
  'POST /api/holds/{hold}/release',
]
/** What changes an account without one, and why. */
const withoutProof: { readonly [route: string]: string } = {
  'PATCH /api/account': 'what one told about oneself leads nowhere else',
  'POST /api/account/email/confirm': 'the code of the new address follows what was asked with a fresh proof',
  'POST /api/account/prove/code': 'is the proof',
  'POST /api/account/prove/confirm': 'is the proof',
  'POST /api/account/prove/factor': 'is the proof',
  'POST /api/account/prove/passkey': 'is the proof',
  'POST /api/account/factor/keep': 'only stops that something ends, for which there may be no time',
  'DELETE /api/account/sessions/{session}': 'only ends a session, for which there may be no time',
  'POST /api/account/sessions/end-others': 'only ends sessions, for which there may be no time',
}
/** The built files of the portal, named by what is in them. */
const asset = /^GET \/(?:espace|bureau)\/assets\/[\w.-]+ \(none\)$/
const docs = ['', '/', '/json', '/yaml', '/static/*', '/static/index.html', '/static/swagger-initializer.js'].map(
  (rest) => `GET /api/docs${rest} (none)`,
)

describe('the table of routes', () => {
  test('is what the running server answers, and nothing else', () => {
    const found = server.routes
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, path, purpose, permission }) => `${method} ${path} (${purpose})${permission ? ` ${permission}` : ''}`)
    expect(found.filter((line) => !docs.includes(line) && !asset.test(line)).sort()).toEqual([...known, ...guarded].sort())
    for (const { method, path } of server.routes) {
      const url = path.replace(/\{(\w+)\}/g, ':$1')
      expect(server.app.hasRoute({ method, url }), `${method} ${path}`).toBe(true)
    }
  })

  test('agrees with what Fastify itself prints', () => {
    const above: string[] = []
    const printed = server.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => {
        const [, indent = '', part = '', methods = ''] = /^([│├└─ ]*)(\S+) \(([A-Z, ]+)\)$/.exec(line) ?? []
        above.splice(indent.length / 4 - 1, Number.POSITIVE_INFINITY, part)
        return methods.split(', ').flatMap((method) => (method ? [`${method} ${above.join('')}`] : []))
      })
    const told = server.routes.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
    const alike = (all: string[]) => all.map((one) => one.replace(/(?:static\/)?\*$/, '*')).sort() // it prints `static/*` without its folder
    expect(alike(printed)).toEqual(alike(told))
  })

  test('gives each a purpose of the closed list, and a reason why no permission is asked', () => {
    for (const { path, purpose, permission, open } of server.routes) {
      expect([...purposes, 'none'], path).toContain(purpose)
      expect(permission !== undefined || (open ?? '').length > 8, path).toBe(true)
    }
  })

  test('asks for a fresh proof before what does harm in other hands, and by everything that changes how one signs in', () => {
    const changes = server.routes.filter(({ method, permission }) => permission !== undefined && !['GET', 'HEAD'].includes(method))
    const named = (some: typeof changes) => some.map(({ method, path }) => `${method} ${path}`).sort()
    expect(named(changes.filter(({ fresh }) => fresh))).toEqual([...fresh].sort())
    const ofAccount = changes.filter(({ path }) => path.startsWith('/api/account'))
    expect(named(ofAccount.filter((one) => !one.fresh))).toEqual(Object.keys(withoutProof).sort())
    expect(server.routes.filter((one) => one.fresh && ['GET', 'HEAD'].includes(one.method))).toEqual([])
  })

  test('has HEAD beside every GET, and no method but these and the four that change something', () => {
    const lines = new Set(server.routes.map(({ method, path }) => `${method} ${path}`))
    for (const { method, path } of server.routes) {
      expect(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).toContain(method)
      if (method === 'GET') expect(lines).toContain(`HEAD ${path}`)
    }
  })
})

const Description = z.object({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
  servers: z.tuple([z.object({ url: z.literal('/') })]),
  paths: z.record(
    z.string().regex(/^\//),
    z.record(
      z.string().regex(/^(?:get|post|put|patch|delete)$/),
      z.object({
        summary: z.string().min(5),
        description: z.string().min(10),
        'x-purpose': z.enum([...purposes, 'none']),
        'x-permission': z.string().optional(),
        parameters: z
          .array(
            z.object({
              name: z.string(),
              in: z.enum(['path', 'query', 'header']),
              required: z.boolean().optional(),
              schema: z.looseObject({}),
            }),
          )
          .optional(),
        requestBody: z
          .object({
            content: z.record(z.string(), z.object({ schema: z.looseObject({}) })),
            required: z.boolean().optional(),
          })
          .optional(),
        responses: z.record(
          z.string().regex(/^(?:[1-5]\d\d|default)$/),
          z.strictObject({
            description: z.string().min(5),
            content: z
              .record(
                z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
                z.strictObject({ schema: z.looseObject({}), example: z.unknown().optional() }),
              )
              .optional(),
          }),
        ),
      }),
    ),
  ),
})

/** Operations that succeed in two ways, as a page and as JSON; every other one succeeds in one. */
const twoWaysToSucceed: { readonly [route: string]: readonly string[] } = {
  'POST /invitation/{token}/{language}': ['200', '204', 'default'],
  'POST /echange': ['200', '201', 'default'],
  'POST /demande': ['200', '201', 'default'],
  'POST /recu/delete': ['200', '204', 'default'],
  'POST /adresse/undo': ['200', '204', 'default'],
}

describe('OpenAPI', () => {
  test('describes every operation, and no other', async () => {
    const answer = await fetch(`http://localhost:${server.port}/api/openapi.json`)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const text = await answer.text()
    expect(text).not.toMatch(/Default Response|\$ref|\$schema/)
    const description = Description.parse(JSON.parse(text))
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => `${method.toUpperCase()} ${path} (${one['x-purpose']})`),
    )
    const all = [...known, ...guarded.map((line) => line.replace(/ [\w-]+$/, ''))]
    expect(described.sort()).toEqual(
      all
        .filter((line) =>
          / \/(?: |fr|ar|en|exemple|mentions-legales|l|c|acces|adresse|echange|demande|recu|droits|confidentialite|engagements|limites|dev|espace|bureau|verifier(?!\.mjs)|invitation|api\/(?!openapi))/.test(
            line,
          ),
        )
        .sort(),
    )
    for (const [path, methods] of Object.entries(description.paths))
      for (const [method, one] of Object.entries(methods)) {
        const inPath = (one.parameters ?? []).filter((parameter) => parameter.in === 'path')
        expect(inPath.map(({ name, required }) => `{${name}}${required}`).join(), path).toBe(
          (path.match(/\{\w+\}/g) ?? []).map((name) => `${name}true`).join(),
        )
        expect(
          Object.keys(one.responses).filter((status) => /^2|default/.test(status)),
          path,
        ).toEqual(twoWaysToSucceed[`${method.toUpperCase()} ${path}`] ?? [expect.stringMatching(/^2/), 'default'])
        for (const { schema } of Object.values(one.requestBody?.content ?? {}))
          expect(JSON.stringify(schema), path).toMatch(/"additionalProperties":false|"format":"binary"/)
        const permission = guarded
          .find((line) => line.startsWith(`${method.toUpperCase()} ${path} (`))
          ?.split(' ')
          .at(-1)
        expect(one['x-permission'], path).toBe(permission)
      }
  })
})
