import { z } from 'zod'
import { Language } from '#contract/language.ts'
import { PromiseId, Proof, SayOfPromise } from '#contract/promises.ts'
import { sayOfPromise } from '#domains/privacy/index.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import type { Api } from '#platform/http/deed.ts'
import { type Answer, type Operation, operation } from '#platform/http/operation.ts'
import { renderLimits, renderPromises } from '#web/site/render.ts'
import { publicHeaders } from '../site.ts'
import { promisesMade } from './promises.ts'
import { proofKnown } from './stand.ts'

const open = 'what is promised, and how it is kept, is for everybody'
const inLanguage = { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } }
const varies = 'Accept-Language, Accept-Encoding'
const page = (body: string, vary: string): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  headers: { ...publicHeaders, vary },
})

/** What is promised, how it stands with it, and what cannot be promised; and where the data protection officer says what is being done. */
export function promiseOperations(api: Api, { deeds, origin }: { readonly deeds: Deeds; readonly origin: string }): readonly Operation[] {
  const promises = async (language: Language) => renderPromises(language, origin, (await deeds.read(proofKnown)).promises, promisesMade)
  const limits = async (language: Language) => renderLimits(language, origin)
  const pages = [
    { path: '/engagements', summary: 'Every promise of the privacy policy, and how it stands with it', draw: promises },
    { path: '/limites', summary: 'What cannot be promised', draw: limits },
  ].flatMap(({ path, summary, draw }) => {
    const get = { method: 'GET', open, purpose: 'none', answers: { 200: { says: 'A page', types: ['text/html'] } } } as const
    return [
      operation({
        ...get,
        path,
        summary: `${summary}, in the reader’s language`,
        example: {},
        run: async ({ language }) => page(await draw(language), varies),
      }),
      operation({
        ...get,
        path: `${path}/{language}`,
        summary: `${summary}, in this language`,
        example: { parameters: { language: 'ar' } },
        parameters: inLanguage,
        run: async ({ parameters }) => page(await draw(Language.parse(parameters.language)), 'Accept-Encoding'),
      }),
    ]
  })
  return [
    ...pages,
    operation({
      method: 'GET',
      path: '/api/promises',
      summary: 'Every promise of the privacy policy, how it stands with it, and the figures',
      example: {
        answer: {
          promises: [
            {
              id: 'S16',
              sentence: 'Les liens ne sont pas référencés sur les moteurs de recherche.',
              state: 'verified',
              holds: true,
              figures: [{ name: 'pages that search engines may keep', count: 0, of: 129 }],
              figure: { name: 'pages that search engines may keep', count: 0, of: 129 },
              checkedAt: '2026-11-26T09:00:00.000Z',
              since: null,
              says: null,
            },
          ],
        },
      },
      open,
      purpose: 'none',
      answers: { 200: { says: 'How it stands', types: [], json: Proof } },
      run: async () => ({
        status: 200,
        type: 'application/json; charset=utf-8',
        body: JSON.stringify(Proof.parse(await deeds.read(proofKnown))),
      }),
    }),
    api.deed({
      method: 'POST',
      path: '/api/desk/promises/say',
      summary: 'Say in public what is being done about a promise that is not kept. The figure itself nobody changes',
      example: {
        body: {
          promise: 'S18',
          fr: 'La tâche d’effacement est arrêtée ; elle reprend ce soir.',
          ar: 'توقفت مهمة الحذف، وستستأنف هذا المساء.',
          en: 'The task that erases has stopped; it goes on this evening.',
        },
        answer: { promise: 'S18' },
      },
      permission: 'breaches',
      purpose: 'security',
      body: SayOfPromise,
      returns: z.strictObject({ promise: PromiseId }),
      run: async (tx, { by: { actor }, body: { promise, ...says } }) => {
        await sayOfPromise(tx, actor, promise, says)
        return { promise }
      },
    }),
  ]
}
