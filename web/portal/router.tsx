import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { AccessScreen } from './access.tsx'
import { accessSearch } from './access-search.ts'
import { AccountScreen } from './account.tsx'
import { CardScreen } from './card-screen.tsx'
import { CompaniesScreen } from './companies.tsx'
import { ContactScreen } from './contact-screen.tsx'
import { ContactsScreen } from './contacts.tsx'
import { contactsSearch } from './contacts-search.ts'
import { ContactsSettingsScreen } from './contacts-settings.tsx'
import { CorrectionScreen } from './correction.tsx'
import { DocumentsScreen } from './documents.tsx'
import { DuplicatesScreen } from './duplicates.tsx'
import { ErasureScreen } from './erasure.tsx'
import { SignedInFrame, SignedOutFrame } from './frame.tsx'
import { HomeScreen } from './home.tsx'
import { InvitationScreen } from './invitation.tsx'
import { MyDataScreen } from './my-data.tsx'
import { ObjectionScreen } from './objection.tsx'
import { OpeningsScreen } from './openings.tsx'
import { paths } from './paths.ts'
import { RequestScreen } from './request-screen.tsx'
import { RestrictionScreen } from './restriction.tsx'
import { SignInScreen } from './sign-in.tsx'
import { SignUpScreen } from './sign-up.tsx'
import { WelcomeScreen } from './welcome.tsx'

const root = createRootRoute({ component: Outlet })
const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: SignedOutFrame })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: SignedInFrame })
const card = createRoute({ getParentRoute: () => inside, path: paths.card, component: CardOf })
const openings = createRoute({ getParentRoute: () => inside, path: paths.openings, component: OpeningsOf })

const contact = createRoute({ getParentRoute: () => inside, path: paths.contact, component: ContactOf })

const request = createRoute({ getParentRoute: () => inside, path: paths.request, component: RequestOf })

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
    createRoute({ getParentRoute: () => outside, path: paths.signUp, component: SignUpScreen }),
    createRoute({ getParentRoute: () => outside, path: paths.signIn, component: SignInScreen }),
  ]),
  inside.addChildren([
    createRoute({ getParentRoute: () => inside, path: paths.home, component: HomeScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.welcome, component: WelcomeScreen }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.access,
      component: AccessScreen,
      validateSearch: accessSearch,
    }),
    createRoute({ getParentRoute: () => inside, path: paths.invitation, component: InvitationScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.companies, component: CompaniesScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.documents, component: DocumentsScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.account, component: AccountScreen }),
    createRoute({
      getParentRoute: () => inside,
      path: paths.contacts,
      component: ContactsScreen,
      validateSearch: contactsSearch,
    }),
    createRoute({ getParentRoute: () => inside, path: paths.duplicates, component: DuplicatesScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.contactsSettings, component: ContactsSettingsScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.data, component: MyDataScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.correct, component: CorrectionScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.restrict, component: RestrictionScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.erase, component: ErasureScreen }),
    createRoute({ getParentRoute: () => inside, path: paths.object, component: ObjectionScreen }),
    request,
    contact,
    card,
    openings,
  ]),
])

export const router = createRouter({ routeTree: tree, basepath: '/espace', defaultPreload: false, scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
