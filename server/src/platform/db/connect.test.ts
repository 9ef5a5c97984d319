import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { onServer } from '#test/databases.ts'
import { faultOf } from '../http/fault.ts'
import { type PipelinedReads, patientPool, pipelinedReads, pool } from './connect.ts'

const url = inject('servers').data
const nowhere = 'postgres://owner:secret@127.0.0.1:1/nothing'
const reads: PipelinedReads[] = []
const pools: pg.Pool[] = []
const reading = (at = url) => {
  const made = pipelinedReads(at)
  reads.push(made)
  return made
}
const pooled = (at = url, max = 2) => {
  const made = pool(at, max)
  pools.push(made)
  return made
}
let owner: pg.Pool
beforeAll(() => {
  owner = patientPool(url)
})
afterAll(async () => {
  await Promise.all([...reads.map((one) => one.close()), ...pools.map((one) => one.end()), owner.end()])
})

const number = (n: number) => ({ name: 'say-a-number', text: 'select $1::int as n, pg_backend_pid() as pid', values: [n] })
const ask = async (on: PipelinedReads, n: number) => (await on.query<{ n: number; pid: number }>(number(n))).rows[0]
const sleep = (seconds: number) => ({ name: 'sleep', text: 'select pg_sleep($1)', values: [seconds] })
const faultCode = (work: Promise<unknown>) =>
  work.then(
    () => 'it passed',
    (error: unknown) => faultOf(error).code,
  )
const timed = async <T>(work: Promise<T>): Promise<{ result: T; ms: number }> => {
  const began = performance.now()
  const result = await work
  return { result, ms: performance.now() - began }
}

describe('pipelined reads', () => {
  test('give each of many its own answer, over one connection', async () => {
    const on = reading()
    const answers = await Promise.all(Array.from({ length: 500 }, (_, n) => ask(on, n)))
    expect(answers.map((one) => one?.n)).toEqual(Array.from({ length: 500 }, (_, n) => n))
    expect(new Set(answers.map((one) => one?.pid)).size).toBe(1)
  })

  test('an error of one is no error of its neighbours', async () => {
    const on = reading()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        n % 4 === 3 ? on.query({ name: 'broken', text: 'select 1 / $1::int as n', values: [0] }) : ask(on, n),
      ),
    )
    outcomes.forEach((outcome, n) => {
      if (n % 4 === 3) expect(outcome.status).toBe('rejected')
      else expect(outcome).toMatchObject({ status: 'fulfilled', value: { n } })
    })
    expect((await ask(on, 7))?.n).toBe(7)
  })

  test('connect again by themselves after the connection was cut', async () => {
    const on = reading()
    for (let round = 0; round < 3; round++) {
      const { pid = 0 } = (await ask(on, 1)) ?? {}
      const underWay = Array.from({ length: 20 }, () => faultCode(on.query(sleep(1))))
      await pause(50)
      await owner.query('select pg_terminate_backend($1)', [pid])
      expect(new Set(await Promise.all(underWay))).toEqual(new Set(['database-away']))
      const again = await ask(on, 2)
      expect(again?.n).toBe(2)
      expect(again?.pid).not.toBe(pid)
    }
  })

  test('one that hangs holds the others up for four seconds at most, and then all is well', async () => {
    const on = reading()
    await ask(on, 1)
    const { result, ms } = await timed(Promise.all([faultCode(on.query(sleep(30))), faultCode(ask(on, 2))]))
    expect(result[0]).toBe('database-away')
    expect(ms).toBeLessThan(4_500)
    expect((await ask(on, 3))?.n).toBe(3)
  })

  test('are refused in time where nobody answers, and each time anew', async () => {
    const on = pipelinedReads(nowhere)
    for (let tries = 0; tries < 3; tries++) {
      const { result, ms } = await timed(Promise.all(Array.from({ length: 10 }, () => faultCode(ask(on, 1)))))
      expect(new Set(result)).toEqual(new Set(['database-away']))
      expect(ms).toBeLessThan(3_500)
    }
    await on.close()
  })

  test('close after what is under way', async () => {
    const on = pipelinedReads(url)
    const last = Promise.all(Array.from({ length: 50 }, (_, n) => ask(on, n)))
    await pause(10)
    await on.close()
    expect((await last).map((one) => one?.n)).toHaveLength(50)
    await on.close()
  })
})

describe('a pool', () => {
  test('gives up within four seconds on a statement that hangs, and on a lock', async () => {
    const on = pooled()
    const slow = await timed(faultCode(on.query('select pg_sleep(30)')))
    expect(slow.result).toBe('database-away')
    expect(slow.ms).toBeLessThan(4_200)

    await onServer(url, async (other) => {
      await other.query('select pg_advisory_lock(77)')
      const locked = await timed(faultCode(on.query('select pg_advisory_lock(77)')))
      expect(locked.result).toBe('database-away')
      expect(locked.ms).toBeLessThan(3_700)
    })
    expect((await on.query('select 1 as n')).rows).toEqual([{ n: 1 }])
  })

  test('has the server end a transaction that was forgotten', async () => {
    const on = pooled()
    expect((await on.query('show idle_in_transaction_session_timeout')).rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }])
  })

  test('refuses in time when all its connections are busy', async () => {
    const on = pooled(url, 1)
    const busy = faultCode(on.query('select pg_sleep(30)'))
    const waiting = await timed(faultCode(on.query('select 1')))
    expect(waiting.ms).toBeLessThan(4_500)
    expect(await busy).toBe('database-away')
    expect((await on.query('select 2 as n')).rows).toEqual([{ n: 2 }])
  })

  test('replaces connections that the server cut while idle', async () => {
    const on = pooled()
    const { rows } = await on.query<{ pid: number }>('select pg_backend_pid() as pid')
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await pause(100)
    expect((await on.query('select 3 as n')).rows).toEqual([{ n: 3 }])
  })
})
