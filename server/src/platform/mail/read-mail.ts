import { Worker } from 'node:worker_threads'
import type { ReadMail } from './read-mail-thread.ts'

export type { ReadMail }

export interface MailReader {
  /** What a mail says; undefined for one that cannot be read, or takes longer than anybody's should. One at a time. */
  read(bytes: Buffer): Promise<ReadMail | undefined>
  close(): Promise<void>
}

const patience = 20_000

/**
 * Reads mails in a thread of its own, with little memory and little time: a mail that was made to be hard to read holds nobody else up. The thread
 * starts with the first mail, and anew after one that it did not survive.
 */
export function mailReader(milliseconds = patience): MailReader {
  let thread: Worker | undefined
  let answered: (answer: Answer) => void = () => undefined
  function start(): Worker {
    const one = new Worker(new URL('./read-mail-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      stdout: true,
      stderr: true,
    })
    one.on('message', (answer: Answer) => answered(answer))
    one.on('error', () => answered('lost'))
    one.on('exit', () => answered('lost'))
    return one
  }
  async function end() {
    const ending = thread
    thread = undefined
    answered = () => undefined
    await ending?.terminate()
  }
  return {
    async read(bytes) {
      thread ??= start()
      const reading = thread
      const answer = await new Promise<Answer>((resolve) => {
        const late = setTimeout(() => resolve('lost'), milliseconds)
        answered = (one) => {
          clearTimeout(late)
          resolve(one)
        }
        reading.postMessage(bytes)
      })
      if (answer === 'lost') await end()
      return answer === 'lost' || answer === 'unreadable' ? undefined : answer
    },
    close: end,
  }
}

type Answer = ReadMail | 'unreadable' | 'lost'
