import { createRootRoute, createRoute, createRouter, type ErrorComponentProps, Outlet } from '@tanstack/react-router'
import { later } from '#web/ui/later.tsx'
import { accessSearch } from './access-search.ts'
import { contactsSearch } from './contacts-search.ts'
import { SignedInFrame, SignedOutFrame } from './frame.tsx'
import { helpSearch } from './help-search.ts'
import { HomeScreen } from './home.tsx'
import { paths } from './paths.ts'
import { seenSearch } from './seen-search.ts'
import { TroublePage } from './trouble-page.tsx'
import { wayBack } from './way-back.ts'

const root = createRootRoute({ component: Outlet })
const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: SignedOutFrame })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: SignedInFrame })
const card = createRoute({ getParentRoute: () => inside, path: paths.card, component: CardOf })
const openings = createRoute({ getParentRoute: () => inside, path: paths.openings, component: OpeningsOf })
const seenAs = createRoute({
  getParentRoute: () => inside,
  path: paths.seenAs,
  component: later(() => import('./seen-as.tsx').then((it) => it.SeenAsScreen)),
  validateSearch: seenSearch,
})

const contact = createRoute({ getParentRoute: () => inside, path: paths.contact, component: ContactOf })

const request = createRoute({ getParentRoute: () => inside, path: paths.request, component: RequestOf })

// What only some come to is asked for when they do; what everybody sees first is there at once.
const RequestScreen = later(() => import('./request-screen.tsx').then((it) => it.RequestScreen))
const ContactScreen = later(() => import('./contact-screen.tsx').then((it) => it.ContactScreen))
const CardScreen = later(() => import('./card-screen.tsx').then((it) => it.CardScreen))
const OpeningsScreen = later(() => import('./openings.tsx').then((it) => it.OpeningsScreen))

function RequestOf() {
  const { request: id } = request.useParams()
  return <RequestScreen key={id} id={id} />
}
function ContactOf() {
  const { contact: id } = contact.useParams()
  return <ContactScreen key={id} id={id} />
}
function CardOf() {
  const { card: id } = card.useParams()
  return <CardScreen id={id} />
}
function OpeningsOf() {
  const { card: id } = openings.useParams()
  return <OpeningsScreen id={id} />
}

const tree = root.addChildren([
  outside.addChildren([
    createRoute({
      getParentRoute: () => outside,
      path: paths.signUp,
      component: later(() => import('./sign-up.tsx').then((it) => it.SignUpScreen)),
    }),
    createRoute({
      getParentRoute: () => outside,
      path: paths.signIn,
      component: later(() => import('./sign-in.tsx').then((it) => it.SignInScreen)),
      validateSearch: wayBack,
    }),
  ]),
  inside.addChildren([
    createRoute({ getParentRoute: () => inside, path: paths.home, component: HomeScreen }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.help,
      component: later(() => import('./help.tsx').then((it) => it.HelpScreen)),
      validateSearch: helpSearch,
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.welcome,
      component: later(() => import('./welcome.tsx').then((it) => it.WelcomeScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.access,
      component: later(() => import('./access.tsx').then((it) => it.AccessScreen)),
      validateSearch: accessSearch,
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.invitation,
      component: later(() => import('./invitation.tsx').then((it) => it.InvitationScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.companies,
      component: later(() => import('./companies.tsx').then((it) => it.CompaniesScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.documents,
      component: later(() => import('./documents.tsx').then((it) => it.DocumentsScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.account,
      component: later(() => import('./account.tsx').then((it) => it.AccountScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.contacts,
      component: later(() => import('./contacts.tsx').then((it) => it.ContactsScreen)),
      validateSearch: contactsSearch,
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.duplicates,
      component: later(() => import('./duplicates.tsx').then((it) => it.DuplicatesScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.contactsSettings,
      component: later(() => import('./contacts-settings.tsx').then((it) => it.ContactsSettingsScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.data,
      component: later(() => import('./my-data.tsx').then((it) => it.MyDataScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.lookedAt,
      component: later(() => import('./looked-at.tsx').then((it) => it.LookedAtScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.correct,
      component: later(() => import('./correction.tsx').then((it) => it.CorrectionScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.restrict,
      component: later(() => import('./restriction.tsx').then((it) => it.RestrictionScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.erase,
      component: later(() => import('./erasure.tsx').then((it) => it.ErasureScreen)),
    }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.object,
      component: later(() => import('./objection.tsx').then((it) => it.ObjectionScreen)),
    }),
    request,
    contact,
    card,
    openings,
    seenAs,
  ]),
])

export const router = createRouter({
  routeTree: tree,
  basepath: '/espace',
  defaultPreload: false,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
})

/** What a screen is made of did not arrive: without a network, or because a newer edition of the portal is there, which a new start brings. */
function Failed({ error }: ErrorComponentProps) {
  return <TroublePage error={error instanceof Error ? error : new Error()} again={() => window.location.reload()} />
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
