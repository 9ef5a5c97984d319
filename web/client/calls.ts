import type { Language } from '#contract/language.ts'
import type { Picture } from '#contract/pictures.ts'
import type * as T from './generated/types.gen.ts'

export type Account = T.GetApiAccountResponse
export type CardShown = T.GetApiCardsResponse['items'][number]
export type CardOpened = T.GetApiCardsByCardResponse
export type LinkShown = T.GetApiLinksResponse['items'][number]
export type SignedInOrAsked = T.PostApiSignInConfirmResponse
export type SignedInAs = T.PostApiSignInFactorResponse
export type FactorBegun = T.PostApiAccountFactorResponse
export type Notice = T.GetApiNoticesSignUpResponse
export type ContactQrDrawn = T.PostApiCardsByCardContactQrResponse
export type LinkMade = T.PostApiCardsByCardLinksResponse
export type SignUp = T.PostApiSignUpData['body']
export type NewPassingLink = T.PostApiCardsByCardPassingLinksData['body']
export type PassingLink = T.PostApiCardsByCardPassingLinksResponses[200]
export type NewLink = T.PostApiCardsByCardLinksData['body']
export type OwnCase = T.GetApiCasesResponse['items'][number]
export type NewAskingLink = T.PostApiCardsByCardAskingLinksData['body']
export type GiveAccess = T.PostApiContactsByContactGiveAccessData['body']
export type RevokeLinks = T.PostApiLinksRevokeData['body']
export type ContactShown = T.PostApiContactsSearchResponse['items'][number]
export type ContactOpened = T.GetApiContactsByContactResponse
export type ContactsSummary = T.GetApiContactsSummaryResponse
export type SearchContacts = T.PostApiContactsSearchData['body']
export type ChangeContact = T.PatchApiContactsByContactData['body']
export type ExportContacts = T.PostApiContactsExportData['body']
export type ContactPreferences = T.GetApiContactsPreferencesResponse
export type RequestShown = T.GetApiRequestsByRequestResponse
export type FileRequest = T.PostApiRequestsData['body']
export type ErasurePreview = T.GetApiErasureResponse
export type RestrictedUse = T.GetApiRestrictionResponse['uses'][number]
export type DocumentShown = T.GetApiDocumentsResponse['items'][number]
export type PauseCard = T.PostApiCardsByCardPauseData['body']
export type VcardRead = T.PostApiCardsReadVcardResponse
export type VersionShown = T.GetApiCardsByCardVersionsResponse['items'][number]
export type CompanyOpened = T.GetApiCompaniesByCompanyResponse
export type MemberShown = NonNullable<CompanyOpened['members']>[number]
export type InvitationListed = NonNullable<CompanyOpened['invitations']>[number]
export type InvitationToMe = T.GetApiCompanyInvitationsResponse['invitations'][number]
export type InviteMember = T.PostApiCompaniesByCompanyInvitationsData['body']
export type CardsAndCompanies = T.GetApiCompanyCardsResponse
export type MembersCard = T.GetApiCompaniesByCompanyMembersByPersonCardsResponse['cards'][number]
export type ChangeMembersCard = T.PutApiCompaniesByCompanyMembersByPersonCardsByCardData['body']
export type ChangeAccount = T.PatchApiAccountData['body']

type SetPicture = T.PutApiCardsByCardPhotoData | T.PutApiCardsByCardLogoData | T.PutApiCardsByCardCoverData
type RemovePicture = T.DeleteApiCardsByCardPhotoData | T.DeleteApiCardsByCardLogoData | T.DeleteApiCardsByCardCoverData

/** An answer that says no, in a sentence that is already in the reader's language. Without an answer at all the code is `offline`. */
export class Refused extends Error {
  readonly code: string
  readonly fields: readonly string[]
  readonly waitSeconds: number | undefined
  /** When it was said: the wait counts from there. */
  readonly at = Date.now()

  constructor({ code, title, fields = [], waitSeconds }: { code: string; title: string; fields?: string[]; waitSeconds?: number }) {
    super(title)
    this.code = code
    this.fields = fields
    this.waitSeconds = waitSeconds
  }
}

/** A file, and the name it goes by. */
export interface SentFile {
  readonly file: Blob
  readonly name: string
}
export const fileOf = async (answer: Response): Promise<SentFile> => ({
  file: await answer.blob(),
  name: /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'ConnectCard',
})

interface Asked {
  url: string
  body?: unknown
  path?: { [name: string]: string } | undefined
  query?: { [name: string]: unknown } | undefined
}
type Given<D extends Asked> = Pick<D, Extract<keyof D, 'body' | 'path' | 'query'>>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * How one reader asks: refusals come back in their language. `signedOut` is told when a session has ended, by which of the codes `ends`; where it
 * answers that its holder is signed in again, what was asked is asked once more.
 */
export function callerIn(language: () => string, signedOut: (code: string) => Promise<boolean>, ends: readonly string[] = ['signed-out']) {
  /** The types tie an address to what it takes and answers: they are made from the description of the API. */
  async function call<D extends Asked, R>(
    method: Method,
    url: D['url'],
    given: Given<D>,
    headers: Record<string, string> = {},
    read: (answer: Response) => Promise<R> = async (answer) => (answer.status === 204 ? (undefined as R) : ((await answer.json()) as R)),
  ): Promise<R> {
    const asked: Asked = { url, ...given }
    const path = url.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(asked.path?.[name] ?? ''))
    const query = new URLSearchParams(
      Object.entries(asked.query ?? {}).flatMap(([name, value]): [string, string][] =>
        value === undefined || value === '' ? [] : [[name, String(value)]],
      ),
    )
    const picture = asked.body instanceof Blob
    // a form says its type itself, with where its parts end
    const form = asked.body instanceof FormData ? asked.body : undefined
    const type = picture && asked.body instanceof Blob ? asked.body.type : 'application/json'
    const body = asked.body === undefined ? undefined : (form ?? (asked.body instanceof Blob ? asked.body : JSON.stringify(asked.body)))
    const answer = await fetch(`${path}${query.size > 0 ? `?${query}` : ''}`, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': language(),
        ...(body !== undefined && !form && { 'content-type': type }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    }).catch(() => {
      throw new Refused({ code: 'offline', title: '' })
    })
    if (answer.ok) return read(answer)
    const refused = new Refused(
      (await answer.json().catch(() => ({ code: 'offline', title: '' }))) as ConstructorParameters<typeof Refused>[0],
    )
    if (ends.includes(refused.code) && url !== '/api/sign-out' && (await signedOut(refused.code)))
      return call(method, url, given, headers, read)
    throw refused
  }
  return call
}
export type Caller = ReturnType<typeof callerIn>

/** What somebody asks who is signed in to their own account. */
export function clientIn(call: Caller) {
  const ofCard = (card: string) => ({ path: { card } })
  const ofCompany = (company: string) => ({ path: { company } })
  const ofMember = (company: string, person: string) => ({ path: { company, person } })
  const ofRequest = (request: string) => ({ path: { request } })
  const ofContact = (contact: string) => ({ path: { contact } })
  return {
    notice: () => call<T.GetApiNoticesSignUpData, Notice>('GET', '/api/notices/sign-up', {}),
    signUp: (body: SignUp) => call<T.PostApiSignUpData, T.PostApiSignUpResponse>('POST', '/api/sign-up', { body }),
    askForCode: (body: T.PostApiSignInCodeData['body']) =>
      call<T.PostApiSignInCodeData, T.PostApiSignInCodeResponse>('POST', '/api/sign-in/code', { body }),
    confirmCode: (body: T.PostApiSignInConfirmData['body']) =>
      call<T.PostApiSignInConfirmData, T.PostApiSignInConfirmResponse>('POST', '/api/sign-in/confirm', { body }),
    signInWithPassword: (body: T.PostApiSignInPasswordData['body']) =>
      call<T.PostApiSignInPasswordData, T.PostApiSignInPasswordResponse>('POST', '/api/sign-in/password', { body }),
    passkeyToUse: () =>
      call<T.PostApiSignInPasskeyOptionsData, T.PostApiSignInPasskeyOptionsResponse>('POST', '/api/sign-in/passkey/options', {}),
    signInWithPasskey: (body: T.PostApiSignInPasskeyData['body']) =>
      call<T.PostApiSignInPasskeyData, T.PostApiSignInPasskeyResponse>('POST', '/api/sign-in/passkey', { body }),
    signInWithFactor: (body: T.PostApiSignInFactorData['body']) =>
      call<T.PostApiSignInFactorData, SignedInAs>('POST', '/api/sign-in/factor', { body }),
    loseFactor: (challenge: string) =>
      call<T.PostApiSignInFactorLostData, T.PostApiSignInFactorLostResponse>('POST', '/api/sign-in/factor/lost', { body: { challenge } }),
    signOut: () => call<T.PostApiSignOutData, T.PostApiSignOutResponse>('POST', '/api/sign-out', {}),

    acceptInvitation: (token: string) =>
      call<T.PostApiStaffInvitationAcceptData, T.PostApiStaffInvitationAcceptResponse>('POST', '/api/staff/invitation/accept', {
        body: { token },
      }),

    account: () => call<T.GetApiAccountData, Account>('GET', '/api/account', {}),
    tabKey: () => call<T.GetApiAccountTabKeyData, T.GetApiAccountTabKeyResponse>('GET', '/api/account/tab-key', {}),
    changeAccount: (body: ChangeAccount) => call<T.PatchApiAccountData, Account>('PATCH', '/api/account', { body }),
    changeEmail: (body: T.PostApiAccountEmailData['body']) =>
      call<T.PostApiAccountEmailData, T.PostApiAccountEmailResponse>('POST', '/api/account/email', { body }),
    confirmEmail: (body: T.PostApiAccountEmailConfirmData['body']) =>
      call<T.PostApiAccountEmailConfirmData, undefined>('POST', '/api/account/email/confirm', { body }),
    lookedAt: (query: NonNullable<T.GetApiAccountOpeningsData['query']>) =>
      call<T.GetApiAccountOpeningsData, T.GetApiAccountOpeningsResponse>('GET', '/api/account/openings', { query }),
    askToProve: () => call<T.PostApiAccountProveCodeData, T.PostApiAccountProveCodeResponse>('POST', '/api/account/prove/code', {}),
    prove: (body: T.PostApiAccountProveConfirmData['body']) =>
      call<T.PostApiAccountProveConfirmData, undefined>('POST', '/api/account/prove/confirm', { body }),
    proveByFactor: (code: string) =>
      call<T.PostApiAccountProveFactorData, undefined>('POST', '/api/account/prove/factor', { body: { code } }),
    proveByPasskey: (body: T.PostApiAccountProvePasskeyData['body']) =>
      call<T.PostApiAccountProvePasskeyData, undefined>('POST', '/api/account/prove/passkey', { body }),
    beginFactor: () => call<T.PostApiAccountFactorData, FactorBegun>('POST', '/api/account/factor', {}),
    confirmFactor: (code: string) =>
      call<T.PostApiAccountFactorConfirmData, T.PostApiAccountFactorConfirmResponse>('POST', '/api/account/factor/confirm', {
        body: { code },
      }),
    removeFactor: () => call<T.DeleteApiAccountFactorData, undefined>('DELETE', '/api/account/factor', {}),
    keepFactor: () => call<T.PostApiAccountFactorKeepData, undefined>('POST', '/api/account/factor/keep', {}),
    makeRecoveryCodes: () =>
      call<T.PostApiAccountRecoveryCodesData, T.PostApiAccountRecoveryCodesResponse>('POST', '/api/account/recovery-codes', {}),
    setPassword: (password: string) => call<T.PutApiAccountPasswordData, undefined>('PUT', '/api/account/password', { body: { password } }),
    removePassword: () => call<T.DeleteApiAccountPasswordData, undefined>('DELETE', '/api/account/password', {}),
    passkeys: () => call<T.GetApiAccountPasskeysData, T.GetApiAccountPasskeysResponse>('GET', '/api/account/passkeys', {}),
    passkeyToAdd: () =>
      call<T.PostApiAccountPasskeysOptionsData, T.PostApiAccountPasskeysOptionsResponse>('POST', '/api/account/passkeys/options', {}),
    addPasskey: (body: T.PostApiAccountPasskeysData['body']) =>
      call<T.PostApiAccountPasskeysData, T.PostApiAccountPasskeysResponse>('POST', '/api/account/passkeys', { body }),
    removePasskey: (passkey: string) =>
      call<T.DeleteApiAccountPasskeysByPasskeyData, undefined>('DELETE', '/api/account/passkeys/{passkey}', { path: { passkey } }),
    sessions: () => call<T.GetApiAccountSessionsData, T.GetApiAccountSessionsResponse>('GET', '/api/account/sessions', {}),
    endSession: (session: string) =>
      call<T.DeleteApiAccountSessionsBySessionData, undefined>('DELETE', '/api/account/sessions/{session}', { path: { session } }),
    endOtherSessions: () =>
      call<T.PostApiAccountSessionsEndOthersData, T.PostApiAccountSessionsEndOthersResponse>(
        'POST',
        '/api/account/sessions/end-others',
        {},
      ),
    closeAccount: () => call<T.PostApiAccountCloseData, T.PostApiAccountCloseResponse>('POST', '/api/account/close', {}),

    cards: (query: NonNullable<T.GetApiCardsData['query']> = {}) =>
      call<T.GetApiCardsData, T.GetApiCardsResponse>('GET', '/api/cards', { query }),
    makeCard: (body: T.PostApiCardsData['body'], key: string) =>
      call<T.PostApiCardsData, CardOpened>('POST', '/api/cards', { body }, { 'idempotency-key': key }),
    card: (card: string) => call<T.GetApiCardsByCardData, CardOpened>('GET', '/api/cards/{card}', ofCard(card)),
    relabelCard: (card: string, label: string) =>
      call<T.PatchApiCardsByCardData, unknown>('PATCH', '/api/cards/{card}', { ...ofCard(card), body: { label } }),
    saveDraft: (card: string, body: T.PutApiCardsByCardDraftData['body']) =>
      call<T.PutApiCardsByCardDraftData, T.PutApiCardsByCardDraftResponse>('PUT', '/api/cards/{card}/draft', { ...ofCard(card), body }),
    setPicture: (card: string, which: Picture, body: Blob) =>
      call<SetPicture, T.PutApiCardsByCardPhotoResponse>('PUT', `/api/cards/{card}/${which}`, { ...ofCard(card), body }),
    removePicture: (card: string, which: Picture) =>
      call<RemovePicture, T.DeleteApiCardsByCardPhotoResponse>('DELETE', `/api/cards/{card}/${which}`, ofCard(card)),
    readVcard: (file: Blob) =>
      call<T.PostApiCardsReadVcardData, VcardRead>('POST', '/api/cards/read-vcard', { body: new Blob([file], { type: 'text/vcard' }) }),
    published: (card: string) =>
      call<T.GetApiCardsByCardPublishedData, T.GetApiCardsByCardPublishedResponse>('GET', '/api/cards/{card}/published', ofCard(card)),
    discardDraft: (card: string, revision: number) =>
      call<T.PostApiCardsByCardDiscardData, CardOpened>('POST', '/api/cards/{card}/discard', { ...ofCard(card), body: { revision } }),
    versions: (card: string) =>
      call<T.GetApiCardsByCardVersionsData, T.GetApiCardsByCardVersionsResponse>('GET', '/api/cards/{card}/versions', ofCard(card)),
    version: (card: string, version: string) =>
      call<T.GetApiCardsByCardVersionsByVersionData, T.GetApiCardsByCardVersionsByVersionResponse>(
        'GET',
        '/api/cards/{card}/versions/{version}',
        { path: { card, version } },
      ),
    takeVersionBack: (card: string, version: string, revision: number) =>
      call<T.PostApiCardsByCardVersionsByVersionTakeBackData, CardOpened>('POST', '/api/cards/{card}/versions/{version}/take-back', {
        path: { card, version },
        body: { revision },
      }),
    publish: (card: string) => call<T.PostApiCardsByCardPublishData, CardOpened>('POST', '/api/cards/{card}/publish', ofCard(card)),
    pause: (card: string, body: PauseCard) =>
      call<T.PostApiCardsByCardPauseData, CardOpened>('POST', '/api/cards/{card}/pause', { ...ofCard(card), body }),
    resume: (card: string) => call<T.PostApiCardsByCardResumeData, CardOpened>('POST', '/api/cards/{card}/resume', ofCard(card)),
    switchExchange: (card: string, open: boolean) =>
      call<T.PutApiCardsByCardExchangeData, CardOpened>('PUT', '/api/cards/{card}/exchange', { ...ofCard(card), body: { open } }),
    restore: (card: string) => call<T.PostApiCardsByCardRestoreData, CardOpened>('POST', '/api/cards/{card}/restore', ofCard(card)),
    deleteCard: (card: string) => call<T.DeleteApiCardsByCardData, undefined>('DELETE', '/api/cards/{card}', ofCard(card)),
    openings: (card: string) =>
      call<T.GetApiCardsByCardOpeningsData, T.GetApiCardsByCardOpeningsResponse>('GET', '/api/cards/{card}/openings', ofCard(card)),

    audiences: () => call<T.GetApiAudiencesData, T.GetApiAudiencesResponse>('GET', '/api/audiences', {}),
    nameAudience: (name: string, key: string) =>
      call<T.PostApiAudiencesData, T.PostApiAudiencesResponse>('POST', '/api/audiences', { body: { name } }, { 'idempotency-key': key }),
    renameAudience: (audience: string, name: string) =>
      call<T.PatchApiAudiencesByAudienceData, undefined>('PATCH', '/api/audiences/{audience}', { path: { audience }, body: { name } }),
    audienceUse: (audience: string) =>
      call<T.GetApiAudiencesByAudienceUseData, T.GetApiAudiencesByAudienceUseResponse>('GET', '/api/audiences/{audience}/use', {
        path: { audience },
      }),
    deleteAudience: (audience: string) =>
      call<T.DeleteApiAudiencesByAudienceData, T.DeleteApiAudiencesByAudienceResponse>('DELETE', '/api/audiences/{audience}', {
        path: { audience },
      }),

    whereabouts: () => call<T.GetApiWhereaboutsData, T.GetApiWhereaboutsResponse>('GET', '/api/whereabouts', {}),
    setWhereabouts: (place: string) =>
      call<T.PutApiWhereaboutsData, T.PutApiWhereaboutsResponse>('PUT', '/api/whereabouts', { body: { place } }),
    clearWhereabouts: () => call<T.DeleteApiWhereaboutsData, undefined>('DELETE', '/api/whereabouts', {}),

    passingLink: (card: string, body: NewPassingLink) =>
      call<T.PostApiCardsByCardPassingLinksData, PassingLink>('POST', '/api/cards/{card}/passing-links', { ...ofCard(card), body }),
    makeLink: (card: string, body: NewLink, key: string) =>
      call<T.PostApiCardsByCardLinksData, LinkMade>(
        'POST',
        '/api/cards/{card}/links',
        { ...ofCard(card), body },
        { 'idempotency-key': key },
      ),
    drawContactQr: (card: string, body: T.PostApiCardsByCardContactQrData['body']) =>
      call<T.PostApiCardsByCardContactQrData, ContactQrDrawn>('POST', '/api/cards/{card}/contact-qr', { ...ofCard(card), body }),
    cases: () => call<T.GetApiCasesData, T.GetApiCasesResponse>('GET', '/api/cases', {}),
    showInCase: (card: string, body: T.PostApiCardsByCardCaseLinksData['body'], key: string) =>
      call<T.PostApiCardsByCardCaseLinksData, T.PostApiCardsByCardCaseLinksResponse>(
        'POST',
        '/api/cards/{card}/case-links',
        { ...ofCard(card), body },
        { 'idempotency-key': key },
      ),
    links: (query: NonNullable<T.GetApiLinksData['query']>) =>
      call<T.GetApiLinksData, T.GetApiLinksResponse>('GET', '/api/links', { query }),
    link: (link: string) => call<T.GetApiLinksByLinkData, LinkShown>('GET', '/api/links/{link}', { path: { link } }),
    relabelLink: (link: string, label: string) =>
      call<T.PatchApiLinksByLinkData, undefined>('PATCH', '/api/links/{link}', { path: { link }, body: { label } }),
    copyLink: (link: string) => call<T.PostApiLinksByLinkCopyData, LinkMade>('POST', '/api/links/{link}/copy', { path: { link } }),
    makeAskingLink: (card: string, body: NewAskingLink, key: string) =>
      call<T.PostApiCardsByCardAskingLinksData, LinkMade>(
        'POST',
        '/api/cards/{card}/asking-links',
        { ...ofCard(card), body },
        { 'idempotency-key': key },
      ),
    relabelAskingLink: (asking: string, label: string) =>
      call<T.PatchApiAskingLinksByAskingData, undefined>('PATCH', '/api/asking-links/{asking}', { path: { asking }, body: { label } }),
    copyAskingLink: (asking: string) =>
      call<T.PostApiAskingLinksByAskingCopyData, LinkMade>('POST', '/api/asking-links/{asking}/copy', { path: { asking } }),
    contacts: (body: SearchContacts) =>
      call<T.PostApiContactsSearchData, T.PostApiContactsSearchResponse>('POST', '/api/contacts/search', { body }),
    contactsSummary: () => call<T.GetApiContactsSummaryData, ContactsSummary>('GET', '/api/contacts/summary', {}),
    duplicates: () => call<T.GetApiContactsDuplicatesData, T.GetApiContactsDuplicatesResponse>('GET', '/api/contacts/duplicates', {}),
    contact: (contact: string) => call<T.GetApiContactsByContactData, ContactOpened>('GET', '/api/contacts/{contact}', ofContact(contact)),
    changeContact: (contact: string, body: ChangeContact) =>
      call<T.PatchApiContactsByContactData, ContactOpened>('PATCH', '/api/contacts/{contact}', { ...ofContact(contact), body }),
    deleteContact: (contact: string, all: boolean) =>
      call<T.DeleteApiContactsByContactData, undefined>('DELETE', '/api/contacts/{contact}', {
        ...ofContact(contact),
        query: all ? { all: 'true' } : {},
      }),
    tagContacts: (body: T.PostApiContactsTagData['body']) =>
      call<T.PostApiContactsTagData, undefined>('POST', '/api/contacts/tag', { body }),
    seeContacts: (contacts: string[]) => call<T.PostApiContactsSeeData, undefined>('POST', '/api/contacts/see', { body: { contacts } }),
    mergeContacts: (body: T.PostApiContactsMergeData['body']) =>
      call<T.PostApiContactsMergeData, T.PostApiContactsMergeResponse>('POST', '/api/contacts/merge', { body }),
    separateContact: (contact: string) =>
      call<T.PostApiContactsByContactSeparateData, undefined>('POST', '/api/contacts/{contact}/separate', ofContact(contact)),
    keepApart: (contacts: string[]) =>
      call<T.PostApiContactsKeepApartData, undefined>('POST', '/api/contacts/keep-apart', { body: { contacts } }),
    answerQuestion: (contact: string, body: T.PostApiContactsByContactAnswerData['body']) =>
      call<T.PostApiContactsByContactAnswerData, ContactOpened>('POST', '/api/contacts/{contact}/answer', { ...ofContact(contact), body }),
    giveAccess: (contact: string, body: GiveAccess) =>
      call<T.PostApiContactsByContactGiveAccessData, undefined>('POST', '/api/contacts/{contact}/give-access', {
        ...ofContact(contact),
        body,
      }),
    refuseAccess: (contact: string) =>
      call<T.PostApiContactsByContactRefuseAccessData, undefined>('POST', '/api/contacts/{contact}/refuse-access', ofContact(contact)),
    exportContacts: (body: ExportContacts) =>
      call<T.PostApiContactsExportData, SentFile>('POST', '/api/contacts/export', { body }, {}, fileOf),
    exports: (query: NonNullable<T.GetApiContactsExportsData['query']> = {}) =>
      call<T.GetApiContactsExportsData, T.GetApiContactsExportsResponse>('GET', '/api/contacts/exports', { query }),
    contactPreferences: () => call<T.GetApiContactsPreferencesData, ContactPreferences>('GET', '/api/contacts/preferences', {}),
    setContactPreferences: (body: ContactPreferences) =>
      call<T.PutApiContactsPreferencesData, ContactPreferences>('PUT', '/api/contacts/preferences', { body }),

    companies: () => call<T.GetApiCompaniesData, T.GetApiCompaniesResponse>('GET', '/api/companies', {}),
    openCompany: (name: string, key: string) =>
      call<T.PostApiCompaniesData, CompanyOpened>('POST', '/api/companies', { body: { name } }, { 'idempotency-key': key }),
    company: (company: string) =>
      call<T.GetApiCompaniesByCompanyData, CompanyOpened>('GET', '/api/companies/{company}', ofCompany(company)),
    renameCompany: (company: string, name: string) =>
      call<T.PatchApiCompaniesByCompanyData, CompanyOpened>('PATCH', '/api/companies/{company}', { ...ofCompany(company), body: { name } }),
    closeCompany: (company: string) =>
      call<T.PostApiCompaniesByCompanyCloseData, undefined>('POST', '/api/companies/{company}/close', ofCompany(company)),
    invitationNotice: (company: string, query: T.GetApiCompaniesByCompanyNoticeData['query']) =>
      call<T.GetApiCompaniesByCompanyNoticeData, T.GetApiCompaniesByCompanyNoticeResponse>('GET', '/api/companies/{company}/notice', {
        ...ofCompany(company),
        query,
      }),
    inviteMember: (company: string, body: InviteMember) =>
      call<T.PostApiCompaniesByCompanyInvitationsData, CompanyOpened>('POST', '/api/companies/{company}/invitations', {
        ...ofCompany(company),
        body,
      }),
    cancelInvitation: (company: string, invitation: string) =>
      call<T.DeleteApiCompaniesByCompanyInvitationsByInvitationData, undefined>(
        'DELETE',
        '/api/companies/{company}/invitations/{invitation}',
        { path: { company, invitation } },
      ),
    changeRole: (company: string, person: string, body: T.PutApiCompaniesByCompanyMembersByPersonRoleData['body']) =>
      call<T.PutApiCompaniesByCompanyMembersByPersonRoleData, CompanyOpened>('PUT', '/api/companies/{company}/members/{person}/role', {
        ...ofMember(company, person),
        body,
      }),
    removeMember: (company: string, person: string) =>
      call<T.DeleteApiCompaniesByCompanyMembersByPersonData, undefined>(
        'DELETE',
        '/api/companies/{company}/members/{person}',
        ofMember(company, person),
      ),
    handOver: (company: string, person: string) =>
      call<T.PostApiCompaniesByCompanyHandOverData, CompanyOpened>('POST', '/api/companies/{company}/hand-over', {
        ...ofCompany(company),
        body: { person },
      }),
    leaveCompany: (company: string) =>
      call<T.PostApiCompaniesByCompanyLeaveData, undefined>('POST', '/api/companies/{company}/leave', ofCompany(company)),
    letEdit: (company: string, edits: boolean) =>
      call<T.PutApiCompaniesByCompanyLetEditData, CompanyOpened>('PUT', '/api/companies/{company}/let-edit', {
        ...ofCompany(company),
        body: { edits },
      }),
    invitationsToMe: () => call<T.GetApiCompanyInvitationsData, T.GetApiCompanyInvitationsResponse>('GET', '/api/company-invitations', {}),
    acceptCompany: (invitation: string, edits: boolean) =>
      call<T.PostApiCompanyInvitationsByInvitationAcceptData, CompanyOpened>('POST', '/api/company-invitations/{invitation}/accept', {
        path: { invitation },
        body: { edits },
      }),
    refuseCompany: (invitation: string) =>
      call<T.PostApiCompanyInvitationsByInvitationRefuseData, undefined>('POST', '/api/company-invitations/{invitation}/refuse', {
        path: { invitation },
      }),
    companyCards: () => call<T.GetApiCompanyCardsData, CardsAndCompanies>('GET', '/api/company-cards', {}),
    putCardUnder: (card: string, company: string | null) =>
      call<T.PutApiCardsByCardCompanyData, CardsAndCompanies>('PUT', '/api/cards/{card}/company', { ...ofCard(card), body: { company } }),
    membersCards: (company: string, person: string) =>
      call<T.GetApiCompaniesByCompanyMembersByPersonCardsData, T.GetApiCompaniesByCompanyMembersByPersonCardsResponse>(
        'GET',
        '/api/companies/{company}/members/{person}/cards',
        ofMember(company, person),
      ),
    changeMembersCard: (company: string, person: string, card: string, body: ChangeMembersCard) =>
      call<T.PutApiCompaniesByCompanyMembersByPersonCardsByCardData, T.PutApiCompaniesByCompanyMembersByPersonCardsByCardResponse>(
        'PUT',
        '/api/companies/{company}/members/{person}/cards/{card}',
        { path: { company, person, card }, body },
      ),

    requests: () => call<T.GetApiRequestsData, T.GetApiRequestsResponse>('GET', '/api/requests', {}),
    fileRequest: (body: FileRequest, key: string) =>
      call<T.PostApiRequestsData, RequestShown>('POST', '/api/requests', { body }, { 'idempotency-key': key }),
    request: (request: string) => call<T.GetApiRequestsByRequestData, RequestShown>('GET', '/api/requests/{request}', ofRequest(request)),
    withdrawRequest: (request: string) =>
      call<T.PostApiRequestsByRequestWithdrawData, RequestShown>('POST', '/api/requests/{request}/withdraw', ofRequest(request)),
    completeRequest: (request: string, text: string) =>
      call<T.PostApiRequestsByRequestCompleteData, RequestShown>('POST', '/api/requests/{request}/complete', {
        ...ofRequest(request),
        body: { text },
      }),
    sendSecondProof: (request: string) =>
      call<T.PostApiRequestsByRequestCodeData, RequestShown>('POST', '/api/requests/{request}/code', ofRequest(request)),
    eraseNow: (request: string, code: string) =>
      call<T.PostApiRequestsByRequestWaiveData, RequestShown>('POST', '/api/requests/{request}/waive', {
        ...ofRequest(request),
        body: { code },
      }),
    takeCopy: (request: string) =>
      call<T.PostApiRequestsByRequestCopyData, SentFile>('POST', '/api/requests/{request}/copy', ofRequest(request), {}, fileOf),
    erasure: () => call<T.GetApiErasureData, ErasurePreview>('GET', '/api/erasure', {}),
    restriction: () => call<T.GetApiRestrictionData, T.GetApiRestrictionResponse>('GET', '/api/restriction', {}),
    liftRestriction: (uses: RestrictedUse[]) =>
      call<T.PostApiRestrictionLiftData, T.PostApiRestrictionLiftResponse>('POST', '/api/restriction/lift', { body: { uses } }),
    documents: (query: NonNullable<T.GetApiDocumentsData['query']> = {}) =>
      call<T.GetApiDocumentsData, T.GetApiDocumentsResponse>('GET', '/api/documents', { query }),
    document: (document: string) =>
      call<T.GetApiDocumentsByDocumentData, SentFile>('GET', '/api/documents/{document}', { path: { document } }, {}, fileOf),

    revoke: (body: RevokeLinks) => call<T.PostApiLinksRevokeData, T.PostApiLinksRevokeResponse>('POST', '/api/links/revoke', { body }),
    signature: (link: string, language: Language) =>
      call<T.GetApiLinksByLinkSignatureData, T.GetApiLinksByLinkSignatureResponse>('GET', '/api/links/{link}/signature', {
        path: { link },
        query: { language },
      }),
    qrOf: (link: string) =>
      call<T.GetApiLinksByLinkQrSvgData, string>('GET', '/api/links/{link}/qr.svg', { path: { link } }, {}, (answer) => answer.text()),
    printedSides: (link: string) =>
      call<T.GetApiLinksByLinkPrintData, T.GetApiLinksByLinkPrintResponse>('GET', '/api/links/{link}/print', { path: { link } }),
    printedCard: (link: string, query: NonNullable<T.GetApiLinksByLinkCardPdfData['query']>) =>
      call<T.GetApiLinksByLinkCardPdfData, SentFile>('GET', '/api/links/{link}/card.pdf', { path: { link }, query }, {}, fileOf),
    stickers: (link: string, query: NonNullable<T.GetApiLinksByLinkStickersPdfData['query']>) =>
      call<T.GetApiLinksByLinkStickersPdfData, SentFile>('GET', '/api/links/{link}/stickers.pdf', { path: { link }, query }, {}, fileOf),
    bringBack: (undo: string) =>
      call<T.PostApiLinksBringBackData, T.PostApiLinksBringBackResponse>('POST', '/api/links/bring-back', { body: { undo } }),
  }
}
export type Client = ReturnType<typeof clientIn>
