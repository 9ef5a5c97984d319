import { start } from '#web/ui/start.tsx'
import './app.css'
import { RouterProvider } from '@tanstack/react-router'
import { router } from './router.tsx'

await start({
  catalogues: {
    fr: () => import('./words/fr.ts').then(({ fr }) => fr),
    ar: () => import('./words/ar.ts').then(({ ar }) => ar),
    en: () => import('./words/en.ts').then(({ en }) => en),
  },
  ends: ['signed-out'],
  screens: <RouterProvider router={router} />,
})
