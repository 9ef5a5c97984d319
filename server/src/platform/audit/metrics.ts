import { Gauge } from 'prom-client'
import { backgroundMetrics } from '../http/metrics.ts'

const behind = new Gauge({
  name: 'connectcard_audit_behind_seconds',
  help: 'How long the oldest audit entry without a link has waited for one: more than 2 is late',
  registers: [backgroundMetrics],
})
const kept = new Gauge({
  name: 'connectcard_audit_heads_not_exported',
  help: 'Signed heads of the audit that have not left the database',
  registers: [backgroundMetrics],
})

export function tellAudit(found: { readonly behindSeconds: number; readonly notExported: number }): void {
  behind.set(found.behindSeconds)
  kept.set(found.notExported)
}
