declare module '#platform/db/tables.ts' {
  interface Tables {
    'privacy.promise_figure': {
      id: string
      name: string
      count: number
      of: string | number | null
      median_days: number | null
      holds: boolean | null
      checked_at: Date
    }
    'privacy.promise_word': { id: string; promise: string; fr: string; ar: string; en: string; said_at: Date; said_by: string }
  }
}

export {}
