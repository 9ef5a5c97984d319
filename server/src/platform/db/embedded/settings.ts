export interface ClusterPlan {
  name: 'data' | 'keyring'
  database: string
  port: number
  sharedBuffers: string
}

export const plans = {
  data: { name: 'data', database: 'connectcard', port: 5432, sharedBuffers: '128MB' },
  keyring: { name: 'keyring', database: 'connectcard_keyring', port: 5433, sharedBuffers: '32MB' },
} as const satisfies Record<string, ClusterPlan>

export const ownerName = 'connectcard_owner'

export function clusterUrl(plan: ClusterPlan, password: string, socketDir: string, database = plan.database): string {
  return `postgres://${ownerName}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(socketDir)}&port=${plan.port}`
}

/** Given on the command line at each start, so that they are those of this release and that nothing in the data directory changes them. */
export function settingsOf(plan: ClusterPlan, socketDir: string): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: plan.port,
    cluster_name: `connectcard-${plan.name}`,
    max_connections: 200,
    shared_buffers: plan.sharedBuffers,
    jit: 'off',
    timezone: 'UTC',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    ...silence,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** No value of anybody's row may reach the log: errors quote them ('invalid input syntax for … "…"'), and the program sees those itself. */
const silence = {
  logging_collector: 'off',
  log_destination: 'stderr',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_statement: 'none',
  log_min_duration_statement: -1,
  log_min_duration_sample: -1,
  log_autovacuum_min_duration: -1,
  log_connections: 'off',
  log_disconnections: 'off',
  log_checkpoints: 'off',
}
