import { type PersonalData, type TechnicalColumn, technical } from '../personal-data.ts'

/** Columns that are pg-boss's own business. */
function all(names: string, why: string): { readonly [column: string]: TechnicalColumn } {
  return Object.fromEntries(names.split(' ').map((name) => [name, technical(why)]))
}

export const personalData: PersonalData = {
  schema: 'jobs',
  tables: {
    version: all('version cron_on bam_on flow_on reindex_on monitor_backoff_on', 'which version of pg-boss made the tables'),
    queue: all(
      'name policy retry_limit retry_delay retry_backoff retry_delay_max expire_seconds retention_seconds deletion_seconds dead_letter partition table_name deferred_count blocked_count queued_count ready_count warning_queued active_count failed_count total_count retained_count retained_on created_delta completed_delta failed_delta delta_on delta_seconds wait_bins run_bins ready_oldest_seconds ready_history heartbeat_seconds notify singletons_active monitor_claim_on monitor_on maintain_on created_on updated_on',
      'how a queue is tried again, and how much waits in it',
    ),
    schedule: all('name key kind cron timezone data options created_on updated_on last_job_id', 'not used'),
    subscription: all('event name created_on updated_on', 'not used'),
    bam: all('id name version status queue table_name command error created_on started_on completed_on', 'index builds of pg-boss'),
    job: {
      ...all(
        'id name priority state retry_limit retry_count retry_delay retry_backoff retry_delay_max expire_seconds deletion_seconds singleton_key singleton_on group_id group_tier start_after created_on started_on completed_on keep_until dead_letter policy heartbeat_on heartbeat_seconds blocked blocking pending_dependencies source_name source_id source_created_on source_retry_count source_output source_root_id trace_context upsert_by_key',
        'when and how often a job is tried',
      ),
      data: technical('the kind of a mail or text message, and the id of what it is about; deleted once it is sent'),
      output: technical('a code that says why the last try failed'),
    },
    queue_stats: all(
      'id name deferred_count queued_count ready_count active_count failed_count total_count created_delta completed_delta failed_delta delta_seconds delta_on wait_bins run_bins ready_oldest_seconds captured_on',
      'not used',
    ),
    job_dependency: all('child_name child_id parent_name parent_id', 'not used'),
    instance: all(
      'id name host pid version node_version application_name heartbeat_seconds supervise schedule migrate persist_queue_stats persist_warnings pool_max pool_total pool_idle pool_waiting workers metrics config crash_restarts crash_restarts_since started_on heartbeat_on stopped_on',
      'not used',
    ),
    warning: all('id type message data created_on', 'not used'),
  },
}
