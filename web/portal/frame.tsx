import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { LanguageChoice } from '#web/ui/language-choice.tsx'
import { later } from '#web/ui/later.tsx'
import { Star } from '#web/ui/star.tsx'
import { useTheirLanguage } from '#web/ui/their-language.ts'
import { Loading } from '#web/ui/trouble.tsx'
import { FreshContacts } from './contacts-waiting.tsx'
import { ErasureBand } from './erasure-band.tsx'
import { FactorBand } from './factor-band.tsx'
import { paths } from './paths.ts'
import { TroublePage } from './trouble-page.tsx'
import { useOnline } from './use-online.ts'

const SignInAgain = later(() => import('./sign-in-again.tsx').then((it) => it.SignInAgain), null)
const Away = later(() => import('./away.tsx').then((it) => it.Away))
const SignInScreen = later(() => import('./sign-in.tsx').then((it) => it.SignInScreen))

const besideAccount = [paths.documents, paths.companies]
function Page({ nav, foot, children }: { nav?: ReactNode; foot?: ReactNode; children: ReactNode }) {
  const t = useTranslations()
  const { language } = useHouse()
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  // a new screen is read from its beginning
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => main.current?.focus({ preventScroll: true }), [pathname])
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <Link to={paths.home} className="brand">
          <Star /> ConnectCard
        </Link>
        {nav}
        <LanguageChoice />
      </header>
      {!useOnline() && (
        <p className="no-network" role="status">
          {t('noNetwork')}
        </p>
      )}
      <main id="main" ref={main} tabIndex={-1} className="page">
        {children}
      </main>
      <footer className="foot">
        {foot}
        <a href={`/droits/${language}`}>{t('rightsForAll')}</a>
        <a href={`/confidentialite/${language}`}>{t('readPolicy')}</a>
      </footer>
    </>
  )
}

export const SignedOutFrame = () => (
  <Page>
    <div className="narrow">
      <Outlet />
    </div>
  </Page>
)

/** The screens of somebody who is signed in. A session that ends under their hands is taken up again in place. */
export function SignedInFrame() {
  const t = useTranslations()
  const account = useAccount()
  const { pathname } = useLocation()
  const { sessionEnded } = useHouse()
  useTheirLanguage(account.data?.language)
  if (!account.data) {
    if (account.error instanceof Refused && account.error.code === 'signed-out')
      return (
        <Page>
          <div className="narrow">
            <SignInScreen stay />
          </div>
        </Page>
      )
    return (
      <Page>
        {account.error instanceof Refused && account.error.code === 'offline' ? (
          <Away again={account.refetch} />
        ) : account.error ? (
          <TroublePage error={account.error} again={account.refetch} />
        ) : (
          <div className="middle">
            <Loading />
          </div>
        )}
      </Page>
    )
  }
  const tab = (to: typeof paths.home | typeof paths.contacts | typeof paths.access | typeof paths.account, says: string) => (
    <Link
      to={to}
      className="tab"
      activeOptions={{ exact: to === paths.home, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
      // a card stands among the cards, invoices and companies with the account
      {...(to === paths.home && pathname.includes('/cartes/') && { 'aria-current': 'true' as const })}
      {...(to === paths.account && besideAccount.some((one) => pathname.endsWith(one)) && { 'aria-current': 'true' as const })}
    >
      {says}
      {to === paths.contacts && <FreshContacts />}
    </Link>
  )
  return (
    <Page
      nav={
        <nav aria-label={t('places')}>
          {tab(paths.home, t('myCards'))}
          {tab(paths.contacts, t('contacts'))}
          {tab(paths.access, t('access'))}
          {tab(paths.account, t('account'))}
        </nav>
      }
      foot={
        <>
          <Link to={paths.data}>{t('myData')}</Link>
          <Link to={paths.help}>{t('help')}</Link>
        </>
      }
    >
      <ErasureBand />
      <FactorBand />
      <Outlet />
      {sessionEnded && <SignInAgain email={account.data.email} />}
    </Page>
  )
}
