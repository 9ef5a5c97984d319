import { type Caller, fileOf, type SentFile } from './calls.ts'
import type * as T from './generated/types.gen.ts'

export type OfficeDoor = T.GetApiOfficeResponse
export type MessageListed = T.GetApiDeskMessagesResponse['items'][number]
type QuestionOpened = T.PostApiDeskMessagesByMessageOpenResponse
export type OrderOpened = T.PostApiDeskOrdersByMessageOpenResponse
export type MailShown = NonNullable<QuestionOpened['mail']>
export type MessageOpened = QuestionOpened | OrderOpened
export type RequestListed = T.GetApiDeskRequestsResponse['items'][number]
export type RequestOpened = T.PostApiDeskRequestsByRequestOpenResponse
export type FileForSomebody = T.PostApiDeskRequestsData['body']
export type AnswerRequest = T.PostApiDeskRequestsByRequestAnswerData['body']
export type IdentityShown = T.PostApiDeskRequestsByRequestIdentityData['body']
export type CorrectData = T.PostApiDeskRequestsByRequestCorrectData['body']
export type BreachListed = T.GetApiDeskBreachesResponse['items'][number]
export type BreachOpened = T.PostApiDeskBreachesByBreachOpenResponse
export type OpenBreach = T.PostApiDeskBreachesData['body']
export type ExportListed = T.GetApiDeskBreachExportsResponse['items'][number]
export type HoldShown = T.GetApiHoldsResponse['items'][number]
export type AskHold = T.PostApiHoldsData['body']
export type StaffList = T.GetApiStaffResponse
export type StaffShown = StaffList['items'][number]
export type InviteStaff = T.PostApiStaffInvitationsData['body']
export type FiledDocument = T.PostApiStaffDocumentsSearchResponse['items'][number]
export type PromiseStanding = T.GetApiPromisesResponse['promises'][number]
export type SayOfPromise = T.PostApiDeskPromisesSayData['body']
export type RegisterStanding = T.GetApiDeskRegisterResponse
export type EmergencyListed = T.GetApiDeskBreakGlassResponse['items'][number]
export type EmergencyOpened = T.PostApiDeskBreakGlassByBreakGlassOpenResponse
export type ReadingList = T.PostApiDeskReadingsResponse
export type RequestFigures = T.GetApiDeskRequestsFiguresResponse
export type CaseFound = T.PostApiDeskSearchResponse['items'][number]
type Queue = NonNullable<T.GetApiDeskMessagesData['query']>
export type RequestQueue = NonNullable<T.GetApiDeskRequestsData['query']>
export type RetentionStanding = T.GetApiDeskRetentionResponse
export type AuditStanding = T.GetApiDeskAuditResponse
export type AuditListed = T.PostApiDeskAuditEntriesResponse['items'][number]
export type AuditPage = T.PostApiDeskAuditEntriesResponse
export type NoticeListed = T.GetApiDeskNoticesResponse['items'][number]
export type NoticeOpened = T.PostApiDeskNoticesByNoticeOpenResponse

/** What staff ask: by their session of the account, and beside it by that of the office. */
export function deskIn(call: Caller) {
  const ofMessage = (message: string) => ({ path: { message } })
  const ofRequest = (request: string) => ({ path: { request } })
  const ofBreach = (breach: string) => ({ path: { breach } })
  const ofHold = (hold: string) => ({ path: { hold } })
  const once = (key: string) => ({ 'idempotency-key': key })
  return {
    door: () => call<T.GetApiOfficeData, OfficeDoor>('GET', '/api/office', {}),
    sign: (version: string) => call<T.PostApiOfficeUndertakingData, undefined>('POST', '/api/office/undertaking', { body: { version } }),
    open: () => call<T.PostApiOfficeOpenData, OfficeDoor>('POST', '/api/office/open', {}),
    close: () => call<T.PostApiOfficeCloseData, OfficeDoor>('POST', '/api/office/close', {}),

    questions: (query: Queue) => call<T.GetApiDeskMessagesData, T.GetApiDeskMessagesResponse>('GET', '/api/desk/messages', { query }),
    openQuestion: (id: string) =>
      call<T.PostApiDeskMessagesByMessageOpenData, QuestionOpened>('POST', '/api/desk/messages/{message}/open', ofMessage(id)),
    answerQuestion: (id: string, text: string) =>
      call<T.PostApiDeskMessagesByMessageAnswerData, QuestionOpened>('POST', '/api/desk/messages/{message}/answer', {
        ...ofMessage(id),
        body: { text },
      }),
    closeQuestion: (id: string, why: T.PostApiDeskMessagesByMessageCloseData['body']['why']) =>
      call<T.PostApiDeskMessagesByMessageCloseData, QuestionOpened>('POST', '/api/desk/messages/{message}/close', {
        ...ofMessage(id),
        body: { why },
      }),
    cardOf: (id: string) =>
      call<T.PostApiDeskMessagesByMessageCardData, T.PostApiDeskMessagesByMessageCardResponse>(
        'POST',
        '/api/desk/messages/{message}/card',
        ofMessage(id),
      ),
    attachment: (message: string, attachment: string) =>
      call<T.PostApiDeskMessagesByMessageAttachmentsByAttachmentOpenData, SentFile>(
        'POST',
        '/api/desk/messages/{message}/attachments/{attachment}/open',
        { path: { message, attachment } },
        {},
        fileOf,
      ),
    orders: (query: Queue) => call<T.GetApiDeskOrdersData, T.GetApiDeskOrdersResponse>('GET', '/api/desk/orders', { query }),
    openOrder: (id: string) =>
      call<T.PostApiDeskOrdersByMessageOpenData, OrderOpened>('POST', '/api/desk/orders/{message}/open', ofMessage(id)),
    answerOrder: (id: string, text: string) =>
      call<T.PostApiDeskOrdersByMessageAnswerData, OrderOpened>('POST', '/api/desk/orders/{message}/answer', {
        ...ofMessage(id),
        body: { text },
      }),
    closeOrder: (id: string, why: T.PostApiDeskOrdersByMessageCloseData['body']['why']) =>
      call<T.PostApiDeskOrdersByMessageCloseData, OrderOpened>('POST', '/api/desk/orders/{message}/close', {
        ...ofMessage(id),
        body: { why },
      }),

    requests: (query: RequestQueue) => call<T.GetApiDeskRequestsData, T.GetApiDeskRequestsResponse>('GET', '/api/desk/requests', { query }),
    fileRequest: (body: FileForSomebody, key: string) =>
      call<T.PostApiDeskRequestsData, RequestOpened>('POST', '/api/desk/requests', { body }, once(key)),
    openRequest: (id: string) =>
      call<T.PostApiDeskRequestsByRequestOpenData, RequestOpened>('POST', '/api/desk/requests/{request}/open', ofRequest(id)),
    askBack: (id: string, text: string) =>
      call<T.PostApiDeskRequestsByRequestAskData, RequestOpened>('POST', '/api/desk/requests/{request}/ask', {
        ...ofRequest(id),
        body: { text },
      }),
    showIdentity: (id: string, body: IdentityShown) =>
      call<T.PostApiDeskRequestsByRequestIdentityData, RequestOpened>('POST', '/api/desk/requests/{request}/identity', {
        ...ofRequest(id),
        body,
      }),
    correct: (id: string, body: CorrectData) =>
      call<T.PostApiDeskRequestsByRequestCorrectData, T.PostApiDeskRequestsByRequestCorrectResponse>(
        'POST',
        '/api/desk/requests/{request}/correct',
        { ...ofRequest(id), body },
      ),
    extend: (id: string, body: T.PostApiDeskRequestsByRequestExtendData['body']) =>
      call<T.PostApiDeskRequestsByRequestExtendData, RequestOpened>('POST', '/api/desk/requests/{request}/extend', {
        ...ofRequest(id),
        body,
      }),
    answerRequest: (id: string, body: AnswerRequest) =>
      call<T.PostApiDeskRequestsByRequestAnswerData, RequestOpened>('POST', '/api/desk/requests/{request}/answer', {
        ...ofRequest(id),
        body,
      }),

    requestFigures: () => call<T.GetApiDeskRequestsFiguresData, RequestFigures>('GET', '/api/desk/requests/figures', {}),
    search: (text: string) => call<T.PostApiDeskSearchData, T.PostApiDeskSearchResponse>('POST', '/api/desk/search', { body: { text } }),

    emergencies: () => call<T.GetApiDeskBreakGlassData, T.GetApiDeskBreakGlassResponse>('GET', '/api/desk/break-glass', {}),
    approvals: () =>
      call<T.GetApiDeskApprovalsBreakGlassData, T.GetApiDeskApprovalsBreakGlassResponse>('GET', '/api/desk/approvals/break-glass', {}),
    askEmergency: (body: T.PostApiDeskBreakGlassData['body'], key: string) =>
      call<T.PostApiDeskBreakGlassData, T.PostApiDeskBreakGlassResponse>('POST', '/api/desk/break-glass', { body }, once(key)),
    answerEmergency: (breakGlass: string, approved: boolean) =>
      call<T.PostApiDeskApprovalsBreakGlassByBreakGlassData, undefined>('POST', '/api/desk/approvals/break-glass/{breakGlass}', {
        path: { breakGlass },
        body: { approved },
      }),
    openEmergency: (breakGlass: string) =>
      call<T.PostApiDeskBreakGlassByBreakGlassOpenData, EmergencyOpened>('POST', '/api/desk/break-glass/{breakGlass}/open', {
        path: { breakGlass },
      }),
    readings: () => call<T.PostApiDeskReadingsData, ReadingList>('POST', '/api/desk/readings', {}),

    retention: (query: T.GetApiDeskRetentionData['query'] & {}) =>
      call<T.GetApiDeskRetentionData, RetentionStanding>('GET', '/api/desk/retention', { query }),
    certificates: (query: T.GetApiDeskRetentionCertificatesData['query'] & {}) =>
      call<T.GetApiDeskRetentionCertificatesData, T.GetApiDeskRetentionCertificatesResponse>('GET', '/api/desk/retention/certificates', {
        query,
      }),
    audit: () => call<T.GetApiDeskAuditData, AuditStanding>('GET', '/api/desk/audit', {}),
    auditDays: (query: { after?: string }) =>
      call<T.GetApiDeskAuditDaysData, T.GetApiDeskAuditDaysResponse>('GET', '/api/desk/audit/days', { query }),
    auditEntries: (body: T.PostApiDeskAuditEntriesData['body']) =>
      call<T.PostApiDeskAuditEntriesData, T.PostApiDeskAuditEntriesResponse>('POST', '/api/desk/audit/entries', { body }),
    notices: (query: T.GetApiDeskNoticesData['query'] & {}) =>
      call<T.GetApiDeskNoticesData, T.GetApiDeskNoticesResponse>('GET', '/api/desk/notices', { query }),
    openNotice: (notice: string) =>
      call<T.PostApiDeskNoticesByNoticeOpenData, NoticeOpened>('POST', '/api/desk/notices/{notice}/open', { path: { notice } }),
    sendNoticeAgain: (notice: string) =>
      call<T.PostApiDeskNoticesByNoticeSendAgainData, NoticeListed>('POST', '/api/desk/notices/{notice}/send-again', { path: { notice } }),

    breaches: (query: NonNullable<T.GetApiDeskBreachesData['query']>) =>
      call<T.GetApiDeskBreachesData, T.GetApiDeskBreachesResponse>('GET', '/api/desk/breaches', { query }),
    reportBreach: (body: OpenBreach, key: string) =>
      call<T.PostApiDeskBreachesData, BreachOpened>('POST', '/api/desk/breaches', { body }, once(key)),
    openBreach: (id: string) =>
      call<T.PostApiDeskBreachesByBreachOpenData, BreachOpened>('POST', '/api/desk/breaches/{breach}/open', ofBreach(id)),
    amendBreach: (id: string, body: T.PostApiDeskBreachesByBreachAmendData['body']) =>
      call<T.PostApiDeskBreachesByBreachAmendData, BreachOpened>('POST', '/api/desk/breaches/{breach}/amend', { ...ofBreach(id), body }),
    cndpTold: (id: string, body: T.PostApiDeskBreachesByBreachCndpData['body']) =>
      call<T.PostApiDeskBreachesByBreachCndpData, BreachOpened>('POST', '/api/desk/breaches/{breach}/cndp', { ...ofBreach(id), body }),
    dgssiTold: (id: string, body: T.PostApiDeskBreachesByBreachDgssiData['body']) =>
      call<T.PostApiDeskBreachesByBreachDgssiData, BreachOpened>('POST', '/api/desk/breaches/{breach}/dgssi', { ...ofBreach(id), body }),
    tellPersons: (id: string, body: T.PostApiDeskBreachesByBreachTellData['body']) =>
      call<T.PostApiDeskBreachesByBreachTellData, BreachOpened>('POST', '/api/desk/breaches/{breach}/tell', { ...ofBreach(id), body }),
    tellNobody: (id: string, reason: string) =>
      call<T.PostApiDeskBreachesByBreachTellNobodyData, BreachOpened>('POST', '/api/desk/breaches/{breach}/tell-nobody', {
        ...ofBreach(id),
        body: { reason },
      }),
    notification: (id: string) =>
      call<T.PostApiDeskBreachesByBreachNotificationData, T.PostApiDeskBreachesByBreachNotificationResponse>(
        'POST',
        '/api/desk/breaches/{breach}/notification',
        ofBreach(id),
      ),
    closeBreach: (id: string) =>
      call<T.PostApiDeskBreachesByBreachCloseData, BreachOpened>('POST', '/api/desk/breaches/{breach}/close', ofBreach(id)),

    exports: () => call<T.GetApiDeskBreachExportsData, T.GetApiDeskBreachExportsResponse>('GET', '/api/desk/breach-exports', {}),
    exportApprovals: () =>
      call<T.GetApiDeskApprovalsBreachExportsData, T.GetApiDeskApprovalsBreachExportsResponse>(
        'GET',
        '/api/desk/approvals/breach-exports',
        {},
      ),
    askExport: (breach: string, body: T.PostApiDeskBreachesByBreachExportsData['body'], key: string) =>
      call<T.PostApiDeskBreachesByBreachExportsData, T.PostApiDeskBreachesByBreachExportsResponse>(
        'POST',
        '/api/desk/breaches/{breach}/exports',
        { ...ofBreach(breach), body },
        once(key),
      ),
    answerExport: (id: string, approved: boolean) =>
      call<T.PostApiDeskApprovalsBreachExportsByExportData, undefined>('POST', '/api/desk/approvals/breach-exports/{export}', {
        path: { export: id },
        body: { approved },
      }),
    takeExport: (id: string) =>
      call<T.PostApiDeskBreachExportsByExportTakeData, SentFile>(
        'POST',
        '/api/desk/breach-exports/{export}/take',
        { path: { export: id } },
        {},
        fileOf,
      ),
    holds: () => call<T.GetApiHoldsData, T.GetApiHoldsResponse>('GET', '/api/holds', {}),
    askHold: (body: AskHold, key: string) => call<T.PostApiHoldsData, T.PostApiHoldsResponse>('POST', '/api/holds', { body }, once(key)),
    readHold: (id: string) =>
      call<T.PostApiHoldsByHoldReadData, T.PostApiHoldsByHoldReadResponse>('POST', '/api/holds/{hold}/read', ofHold(id)),
    approveHold: (id: string) => call<T.PostApiHoldsByHoldApproveData, undefined>('POST', '/api/holds/{hold}/approve', ofHold(id)),
    reviewHold: (id: string, reviewOn: string) =>
      call<T.PostApiHoldsByHoldReviewData, undefined>('POST', '/api/holds/{hold}/review', { ...ofHold(id), body: { reviewOn } }),
    releaseHold: (id: string) => call<T.PostApiHoldsByHoldReleaseData, undefined>('POST', '/api/holds/{hold}/release', ofHold(id)),

    staff: () => call<T.GetApiStaffData, StaffList>('GET', '/api/staff', {}),
    inviteStaff: (body: InviteStaff, key: string) =>
      call<T.PostApiStaffInvitationsData, undefined>('POST', '/api/staff/invitations', { body }, once(key)),
    withdrawInvitation: (invited: string) =>
      call<T.DeleteApiStaffInvitationsByInvitedData, undefined>('DELETE', '/api/staff/invitations/{invited}', { path: { invited } }),
    changeJobs: (colleague: string, body: T.PutApiStaffByColleagueJobsData['body']) =>
      call<T.PutApiStaffByColleagueJobsData, undefined>('PUT', '/api/staff/{colleague}/jobs', { path: { colleague }, body }),
    dismiss: (colleague: string) =>
      call<T.DeleteApiStaffByColleagueData, undefined>('DELETE', '/api/staff/{colleague}', { path: { colleague } }),

    documents: (body: T.PostApiStaffDocumentsSearchData['body']) =>
      call<T.PostApiStaffDocumentsSearchData, T.PostApiStaffDocumentsSearchResponse>('POST', '/api/staff/documents/search', { body }),
    document: (document: string) =>
      call<T.PostApiStaffDocumentsByDocumentOpenData, SentFile>(
        'POST',
        '/api/staff/documents/{document}/open',
        { path: { document } },
        {},
        fileOf,
      ),
    /** With the PDF, as a form. */
    fileDocument: (body: FormData, key: string) =>
      call<Omit<T.PostApiStaffDocumentsData, 'body'> & { body: FormData }, T.PostApiStaffDocumentsResponse>(
        'POST',
        '/api/staff/documents',
        { body },
        once(key),
      ),
    archive: (body: T.PostApiStaffArchiveSearchData['body']) =>
      call<T.PostApiStaffArchiveSearchData, T.PostApiStaffArchiveSearchResponse>('POST', '/api/staff/archive/search', { body }),
    archived: (document: string) =>
      call<T.PostApiStaffArchiveByDocumentOpenData, SentFile>(
        'POST',
        '/api/staff/archive/{document}/open',
        { path: { document } },
        {},
        fileOf,
      ),

    register: () => call<T.GetApiDeskRegisterData, RegisterStanding>('GET', '/api/desk/register', {}),
    promises: () => call<T.GetApiPromisesData, T.GetApiPromisesResponse>('GET', '/api/promises', {}),
    sayOfPromise: (body: SayOfPromise) =>
      call<T.PostApiDeskPromisesSayData, T.PostApiDeskPromisesSayResponse>('POST', '/api/desk/promises/say', { body }),
  }
}
export type Desk = ReturnType<typeof deskIn>
