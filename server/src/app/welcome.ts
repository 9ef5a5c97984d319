import type { Settings } from '#platform/config/settings.ts'
import type { PersonShown } from './world.ts'

/** What stands on the terminal once the product serves: where to look, and whose cards open. */
export function welcome(settings: Settings, people: readonly PersonShown[]): string {
  const { origin } = settings.publicUrl
  const lines = [
    '',
    `ConnectCard serves on ${origin}${settings.publicUrl.port === String(settings.port) ? '' : `, listening on port ${settings.port}`}`,
    `  Portal       ${origin}/espace`,
    `  API          ${origin}/api/docs`,
    `  Metrics      http://${settings.metrics.host}:${settings.metrics.port}/metrics`,
  ]
  if (!settings.production && !settings.mail.smtp) lines.push(`  Mail         ${origin}/dev/mail`)
  const cards = people.filter((person) => person.links.length > 0)
  if (cards.length > 0) {
    lines.push('', "The named world's cards (open one as its visitor would):")
    for (const person of cards) {
      lines.push(`  ${person.name}, ${person.role}${person.company ? `, ${person.company}` : ''}`)
      for (const link of person.links) lines.push(`    ${link.url}  ${link.label}`)
    }
    lines.push('', 'Sign in as (e-mail, password):')
    for (const { email, password } of people) if (password !== null) lines.push(`  ${email}  ${password}`)
  }
  lines.push('', 'Ctrl-C stops it, the databases too.', '')
  return lines.join('\n')
}
