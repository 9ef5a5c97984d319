import { type HelpTopic, helpTopics } from './help-topics.ts'

/** What one came to read about. What is searched stands not in the address: a reload would send it. */
export interface HelpSearch {
  readonly topic?: HelpTopic
}

export function helpSearch(search: Record<string, unknown>): HelpSearch {
  const topic = helpTopics.find((one) => one === search.topic)
  return topic ? { topic } : {}
}
