import { createRootRoute, createRoute, createRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { later } from '#web/ui/later.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { OfficeFrame } from './frame.tsx'
import { HomeScreen } from './home.tsx'
import { MessagesScreen } from './messages.tsx'
import { paths } from './paths.ts'
import { RequestsScreen } from './requests.tsx'
import { roomSearch } from './search.ts'

const Documents = later(() => import('./documents.tsx').then((it) => it.DocumentsScreen))
const root = createRootRoute({ component: OfficeFrame, validateSearch: roomSearch })

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: paths.home, component: HomeScreen }),
  createRoute({ getParentRoute: () => root, path: paths.messages, component: () => <MessagesScreen key="messages" kind="question" /> }),
  createRoute({ getParentRoute: () => root, path: paths.orders, component: () => <MessagesScreen key="orders" kind="order" /> }),
  createRoute({ getParentRoute: () => root, path: paths.requests, component: RequestsScreen }),
  createRoute({
    getParentRoute: () => root,
    path: paths.breaches,
    component: later(() => import('./breaches.tsx').then((it) => it.BreachesScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.holds,
    component: later(() => import('./holds.tsx').then((it) => it.HoldsScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.emergencies,
    component: later(() => import('./emergencies.tsx').then((it) => it.EmergenciesScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.exports,
    component: later(() => import('./exports.tsx').then((it) => it.ExportsScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.readings,
    component: later(() => import('./readings.tsx').then((it) => it.ReadingsScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.notices,
    component: later(() => import('./notices.tsx').then((it) => it.NoticesScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.retention,
    component: later(() => import('./retention.tsx').then((it) => it.RetentionScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.audit,
    component: later(() => import('./audit.tsx').then((it) => it.AuditScreen)),
  }),
  createRoute({ getParentRoute: () => root, path: paths.documents, component: () => <Documents key="documents" where="documents" /> }),
  createRoute({ getParentRoute: () => root, path: paths.archive, component: () => <Documents key="archive" where="archive" /> }),
  createRoute({
    getParentRoute: () => root,
    path: paths.register,
    component: later(() => import('./register.tsx').then((it) => it.RegisterScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.promises,
    component: later(() => import('./promises.tsx').then((it) => it.PromisesScreen)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: paths.staff,
    component: later(() => import('./staff.tsx').then((it) => it.StaffScreen)),
  }),
])

export const router = createRouter({
  routeTree: tree,
  basepath: '/bureau',
  defaultPreload: false,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
})

/** What a room is made of did not arrive: without a network, or because a newer edition is there, which a new start brings. */
function Failed({ error }: ErrorComponentProps) {
  const t = useTranslations()
  return (
    <div className="middle">
      <ScreenTitle>{t('awayTitle')}</ScreenTitle>
      <Trouble error={error instanceof Error ? error : new Error()} again={() => window.location.reload()} />
    </div>
  )
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
