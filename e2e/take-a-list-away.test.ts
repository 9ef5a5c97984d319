import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '#contract/staff.ts'
import { openBreach } from '#domains/privacy/open-breach.ts'
import { system } from '#platform/actor.ts'
import { someStaff } from '#test/documents.ts'
import { desk, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

async function atWork(job: Job) {
  const { id, cookie } = await someStaff(portal.installation, job)
  await portal.installation.owner.data.query('update accounts.session set proved_at = $2 where person_id = $1', [
    id,
    portal.installation.clock.now(),
  ])
  const sat = await portal.seat(desk)
  const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  await sat.context.addCookies(
    cookie.split('; ').map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), ...kept })),
  )
  return sat
}

test('the list of an incident’s persons leaves once a second person approved it', async () => {
  const { installation, origin } = portal
  const concerned = await portal.owner()
  const breach = await installation.deeds.run(async (tx) => {
    const noticedAt = tx.clock.now().toISOString()
    const id = await openBreach(tx, system, {
      noticedAt,
      what: 'Un poste volé.',
      natures: ['confidentiality'],
      categories: [],
      dgssi: false,
    })
    const { subject_id } = await tx.rows
      .selectFrom('accounts.person')
      .select('subject_id')
      .where('id', '=', concerned.id)
      .executeTakeFirstOrThrow()
    const found = { breach_id: id, concerned_id: subject_id, found_at: tx.clock.now(), posted_at: null, told_at: null }
    await tx.rows
      .insertInto('privacy.breach_person')
      .values({ id: tx.ids.next(), ...found })
      .execute()
    return id
  })
  const officer = await atWork('data protection officer')
  const second = await atWork('administrator')

  await officer.page.goto(`${origin}/bureau/incidents?one=${breach}`)
  await press(officer.page, 'Lire l’incident')
  await officer.page.getByText('Emporter la liste des personnes').click()
  await says(officer.page, /1 personne/)
  await wellMade(officer.page, 'list-ask')
  await press(officer.page, 'Demander l’accord d’une seconde personne')
  await says(officer.page, /C’est demandé/)

  await second.page.goto(`${origin}/bureau/fichiers`)
  await second.page.getByRole('link', { name: /^VD-/ }).click()
  await says(second.page, /vous n’en voyez que le nombre/)
  expect(await second.page.content()).not.toContain(concerned.email)
  await wellMade(second.page, 'list-approve')
  await press(second.page, 'Donner mon accord')
  await says(second.page, /peut être prise une fois/)

  await officer.page.goto(`${origin}/bureau/fichiers`)
  await officer.page.getByRole('link', { name: /^VD-/ }).click()
  await wellMade(officer.page, 'list-take')
  const [file] = await Promise.all([officer.page.waitForEvent('download'), press(officer.page, 'Prendre le fichier (CSV)')])
  expect(file.suggestedFilename()).toMatch(/^VD-\d{4}-\d{6}\.csv$/)
  await says(officer.page, 'Prise le')
  await wellMade(officer.page, 'list-taken')

  const theirs = await portal.signedIn(concerned)
  await theirs.page.goto(`${origin}/espace/donnees/consultations`)
  await says(theirs.page, /incident qui vous concerne/i)
  expect([officer.faults, second.faults, theirs.faults]).toEqual([[], [], []])
})
