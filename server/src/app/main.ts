import { dirname, resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { Language } from '#contract/language.ts'
import { refusals } from '#contract/refusals.ts'
import { Job, jobs } from '#contract/staff.ts'
import type { Finding, Remark } from '#platform/audit/findings.ts'
import { BackupTrouble } from '#platform/backup/archive.ts'
import { readSettings, type Settings, SettingsTrouble } from '#platform/config/settings.ts'
import { EmbeddedTrouble } from '#platform/db/embedded.ts'
import { DatabaseTrouble } from '#platform/db/migrate.ts'
import { faultOf } from '#platform/http/fault.ts'
import { Refusal } from '#platform/refusal.ts'
import { KeyTrouble } from '#platform/vault/key-provider.ts'
import { dataDir } from './data-dir.ts'
import { FileTrouble } from './file-trouble.ts'

// What a command needs is loaded when it runs: a process that serves cards holds no picture library and no named world.

const root = resolve(dirname(import.meta.dirname), '..', '..')
const settings = (): Settings => readSettings({ ...process.env, DATA_DIR: dataDir(process.env, root) }, root)
const say = (line: string) => void process.stderr.write(`${line}\n`)
const print = (text: string) => void process.stdout.write(`${text}\n`)
const asJson = (value: unknown) => print(JSON.stringify(value, null, 2))

const program = new Command('connectcard')
  .description('ConnectCard: business cards that open only for those they were shared with')
  .showHelpAfterError()

const whole = (text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 up.')
  return Number(text)
}

program
  .command('start')
  .description('start everything: the databases, the server, the worker')
  .action(async () => {
    const { start } = await import('./start.ts')
    await untilStopped(() => start(settings(), root, say))
  })

program.command('serve-in-worker', { hidden: true }).action(async () => {
  const { serveInWorker } = await import('./start.ts')
  await untilStopped(() => serveInWorker(settings()))
})

program
  .command('migrate')
  .description('make the database roles, and bring both databases up to date')
  .action(async () => {
    const known = settings()
    const { migrateBoth, reachDatabases } = await import('./installation.ts')
    const databases = await reachDatabases(known, say)
    try {
      await migrateBoth(known, databases, root, say)
      say('Both databases are up to date.')
    } finally {
      await databases.stop()
    }
  })

program
  .command('world')
  .description('the people of the named world, with links that open their cards (never in production)')
  .option('--size <number>', 'for benches: also make that many more people, each with a card and a link', whole)
  .option('--json', 'as JSON')
  .action(async (options: { size?: number; json?: boolean }) => {
    const known = settings()
    if (known.production) throw new SettingsTrouble('There is no named world in production.')
    const { inInstallation } = await import('./commands.ts')
    const { ensureWorld, worldPeople } = await import('./world.ts')
    await inInstallation(known, root, say, async (installation) => {
      await ensureWorld(installation, say)
      const { size } = options
      if (size) {
        const { makeCrowd } = await import('./crowd.ts')
        await makeCrowd(installation, { size, seed: 1 }, (done) => say(`${done.made + done.known} of ${size} people`))
      }
      const people = await worldPeople(installation, known.publicUrl, true)
      if (options.json) return asJson({ origin: known.publicUrl.origin, people })
      for (const person of people) {
        print(`${person.name} <${person.email}>  ${person.role}${person.company ? `, ${person.company}` : ''}`)
        for (const link of person.links) print(`  ${link.url}  ${link.label}`)
      }
    })
  })

const staff = program.command('staff').description('who works here')

staff
  .command('add')
  .description('invite somebody to work here: prints a one-time invitation, good for seven days (the only way to the first administrator)')
  .requiredOption('--name <text>', 'their name')
  .requiredOption('--email <address>', 'their address: the account that takes the invitation up must have it')
  .requiredOption('--job <job...>', `one or more of: ${jobs.join(', ')}`, jobList)
  .option('--json', 'as JSON')
  .action(async (options: { name: string; email: string; job: Job[]; json?: boolean }) => {
    const known = settings()
    const { inInstallation, invite } = await import('./commands.ts')
    await inInstallation(known, root, say, async (installation) => {
      const url = await invite(installation, known.publicUrl, options)
      if (options.json) return asJson({ url, days: 7 })
      print(url)
      say('Good once, for seven days. Give it to them in person or by a way that only they read.')
    })
  })

staff
  .command('leave')
  .description('somebody works here no more: their jobs end, and what they allowed, at once; their account stays their own')
  .requiredOption('--email <address>', 'the address of their account')
  .action(async (options: { email: string }) => {
    const { endJobs, inInstallation } = await import('./commands.ts')
    await inInstallation(settings(), root, say, (installation) => endJobs(installation, options.email))
    say('Done: they hold no job here any more.')
  })

const card = program.command('card').description('publish a card from a file, share it, take a link back')

card
  .command('publish')
  .description('publish the card of a vCard or JSON file')
  .argument('<file>', 'a .vcf file, or a .json file in the shape of contract/card.ts')
  .option('--owner <email>', 'whose card it is: an account is opened if there is none (default: the first address on the card)')
  .option('--label <text>', "the owner's own name for the card", 'Carte')
  .option('--photo <file>', 'a JPEG, PNG or WebP photo, instead of the one in the file')
  .option('--logo <file>', 'a logo, likewise')
  .option('--cover <file>', 'a cover, likewise; it is cut to three times as wide as high')
  .option('--card <id>', 'publish this card again, instead of a new one', uuid)
  .option('--json', 'as JSON')
  .action(
    async (
      file: string,
      options: { owner?: string; label: string; photo?: string; logo?: string; cover?: string; card?: string; json?: boolean },
    ) => {
      const { inInstallation, publishFromFile, readCardFile } = await import('./commands.ts')
      const read = readCardFile(file)
      await inInstallation(settings(), root, say, async (installation) => {
        const published = await publishFromFile(installation, read, options)
        if (options.json) return asJson(published)
        print(`Published: card ${published.card}`)
        if (published.unread.length > 0) print(`Not taken over from the file: ${published.unread.join(', ')}`)
        print(`Share it:  bin/connectcard card share ${published.card}`)
      })
    },
  )

card
  .command('share')
  .description('make a link to a published card')
  .argument('<card>', 'the id that `card publish` printed', uuid)
  .option('--label <text>', "the owner's own name for the link", 'Lien')
  .option('--days <number>', 'expires after that many days', whole)
  .option('--openings <number>', 'opens at most that many times', whole)
  .option('--pin <text>', 'asks for this PIN or password, four characters or more', pin)
  .option('--once', 'show the link now and keep nothing from which it could be shown again')
  .option('--qr <file>', 'also write its QR code, as .svg or .png')
  .option('--json', 'as JSON')
  .action(
    async (
      id: string,
      options: { label: string; days?: number; openings?: number; pin?: string; once?: boolean; qr?: string; json?: boolean },
    ) => {
      const known = settings()
      const { inInstallation, share } = await import('./commands.ts')
      await inInstallation(known, root, say, async (installation) => {
        const made = await share(installation, known.publicUrl, id, options)
        if (options.json) return asJson(made)
        print(made.url)
        say(`Take it back: bin/connectcard card revoke ${made.link}`)
      })
    },
  )

card
  .command('revoke')
  .description('take one link back; the others of the card keep opening')
  .argument('<link>', 'the id that `card share` printed', uuid)
  .option('--json', 'as JSON')
  .action(async (id: string, options: { json?: boolean }) => {
    const { inInstallation, revoke } = await import('./commands.ts')
    await inInstallation(settings(), root, say, async (installation) => {
      const done = await revoke(installation, id)
      if (options.json) return asJson(done)
      print('Revoked: the link opens nothing any more.')
    })
  })

program
  .command('keys')
  .description('the keyring')
  .command('rotate')
  .description('put every key under a new root key, while the product runs; goes on where it was cut short')
  .option('--subjects <days>', 'instead: new keys for all whose key is older than that many days (0: all)', daysOld)
  .option('--index', 'instead: a new key for the search index')
  .option('--audit', 'instead: a new key that signs the heads of the audit')
  .option('--json', 'as JSON')
  .action(async (options: { subjects?: number; index?: boolean; audit?: boolean; json?: boolean }) => {
    const { inInstallation } = await import('./commands.ts')
    await inInstallation(settings(), root, say, async (installation) => {
      const { keyring, provider, clock } = installation
      const { renewIndexKey, renewSubjectKeys } = await import('./renew-keys.ts')
      const progress = (done: number, all: number) => say(`${done} of ${all}`)
      if (options.audit) {
        const { renewSigningKey } = await import('#platform/audit/signing-key.ts')
        const { keyringOn } = await import('#platform/vault/keyring.ts')
        const { version, publicKey } = await renewSigningKey(keyringOn(keyring, provider, clock))
        if (options.json) return asJson({ version, publicKey })
        print(publicKey)
        return say(`Version ${version} signs from now on. Keep this public half with the others: older heads need theirs.`)
      }
      if (options.index) {
        say('Waiting half a minute, until every process knows the new index key…')
        const done = await renewIndexKey(installation, progress)
        return options.json
          ? asJson(done)
          : print(`The index key is now version ${done.version}; ${done.reindexed} subjects were indexed anew.`)
      }
      if (options.subjects !== undefined) {
        const done = await renewSubjectKeys(installation, options.subjects, progress)
        return options.json ? asJson(done) : print(`${done.renewed} subjects have a new key.`)
      }
      const { rotateRoot } = await import('#platform/vault/rotate-root.ts')
      const done = await rotateRoot(keyring, provider, clock, progress)
      if (options.json) return asJson(done)
      print(
        `The root key is now version ${done.version}; ${done.rewrapped} keys were wrapped again, version ${done.destroyed.join(', ')} is destroyed.`,
      )
      say('No older backup of the keyring opens any more: run `connectcard backup` now, and copy the new root key away.')
    })
  })

program
  .command('backup')
  .description('back up the data and the keyring, apart, and read both again; older ones go when their time is over')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const known = settings()
    const { openInstallation, reachDatabases } = await import('./installation.ts')
    const { backUp } = await import('./backup.ts')
    const databases = await reachDatabases(known, say)
    try {
      const installation = await openInstallation(known, databases)
      const made = await backUp(known, databases, installation).finally(() => installation.close())
      if (options.json) return asJson(made)
      for (const { path, tables, rows } of [made.data, made.keyring]) print(`${path}: ${rows} rows in ${tables} tables, read again`)
    } finally {
      await databases.stop()
    }
  })

program
  .command('restore')
  .description('restore a backup into empty databases, and prove that who was erased stays so (the product must not run)')
  .option('--data <file>', 'the backup of the data (default: the newest)')
  .option('--keyring <file>', 'the backup of the keyring (default: the newest)')
  .option('--replace', 'lose what the databases hold')
  .option('--json', 'as JSON')
  .action(async (options: { data?: string; keyring?: string; replace?: boolean; json?: boolean }) => {
    const known = settings()
    const { reachDatabases } = await import('./installation.ts')
    const { newestBackup, restore } = await import('./restore.ts')
    const { data = newestBackup(known, 'data'), keyring = newestBackup(known, 'keyring'), replace = false } = options
    const databases = await reachDatabases(known, say)
    try {
      const done = await restore(known, databases, root, { data, keyring, replace }, say)
      if (options.json) asJson(done)
    } finally {
      await databases.stop()
    }
  })

program
  .command('drill')
  .description('restore the newest backups into databases of their own, look whether all is there, and throw them away')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const { drill } = await import('./drill.ts')
    const done = await drill(settings(), root, say)
    if (options.json) asJson(done)
    if (!done.ok) process.exitCode = 1
  })

program
  .command('register')
  .description('the register of processings, made from what the program holds; with --declared, note that the CNDP has it')
  .option('--language <language>', 'fr, ar or en', 'fr')
  .option('--declared', 'this register was declared to the CNDP: doctor tells when it changes')
  .option('--json', 'as JSON')
  .action(async (options: { language: string; declared?: boolean; json?: boolean }) => {
    const language = Language.safeParse(options.language)
    if (!language.success) throw new SettingsTrouble('--language must be fr, ar or en.')
    const { registerOf, registerText } = await import('./register.ts')
    const { personalData } = await import('./personal-data.ts')
    const register = registerOf(personalData)
    if (options.declared) {
      const { noteDeclared } = await import('./declared.ts')
      noteDeclared(settings(), register)
      return say('Noted. `connectcard doctor` tells when the register differs from it.')
    }
    if (options.json) return asJson(register)
    print(registerText(register, language.data))
  })

const audit = program.command('audit').description('the record of what was done: whether anybody bent it')

audit
  .command('verify')
  .description('find every altered, removed, inserted or moved entry, and name it; status 1 if there is any')
  .option('--heads <path>', 'a file of exported heads or a folder of them (default: the folder of AUDIT_HEADS)')
  .option('--public-key <key...>', 'trust these alone: in base64url, or a file (default: the keys of this keyring)')
  .option('--heads-only', 'the signatures of exported heads alone, without any database: needs --heads and --public-key')
  .option('--json', 'as JSON')
  .action(async (options: { heads?: string; publicKey?: string[]; headsOnly?: boolean; json?: boolean }) => {
    const { lineOf, verify, verifyHeads } = await import('./verify-audit.ts')
    const found: (Finding | Remark)[] = []
    let findings = 0
    const tell = (one: Finding | Remark) => {
      if ('kind' in one) findings++
      if (options.json) found.push(one)
      else print(lineOf(one))
    }
    const { heads, publicKey = [] } = options
    if (options.headsOnly) {
      if (heads === undefined) throw new SettingsTrouble('Name the exported heads: --heads PATH.')
      const exportedHeads = await verifyHeads({ heads, publicKey }, tell)
      if (options.json) asJson({ found, exportedHeads })
      else say(`${exportedHeads} exported heads, ${findings === 0 ? 'each signed by the key' : `${findings} findings`}.`)
    } else {
      const done = await verify(settings(), { publicKey, ...(heads !== undefined && { heads }) }, say, tell)
      if (options.json) asJson({ found, ...done })
      else {
        const what = `${done.links} entries, numbers ${done.first} to ${done.last}; signed heads: ${done.heads}, exported: ${done.exportedHeads}`
        say(findings === 0 ? `Nothing was altered, removed, inserted or moved. ${what}.` : `${findings} findings. ${what}.`)
        if (done.exportedHeads === 0) say('Without exported heads, an end that was cut off is not to be seen: name some with --heads.')
      }
    }
    if (findings > 0) process.exitCode = 1
  })

audit
  .command('key')
  .description('the public keys that the heads are signed with, to be kept where they are checked')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const { inInstallation } = await import('./commands.ts')
    const { publicKeys } = await import('#platform/audit/signing-key.ts')
    const { keyringOn } = await import('#platform/vault/keyring.ts')
    await inInstallation(settings(), root, say, async ({ keyring, provider, clock }) => {
      const keys = (await publicKeys(keyringOn(keyring, provider, clock))).map(({ version, publicKey }) => ({ version, publicKey }))
      if (options.json) return asJson({ keys })
      for (const { publicKey } of keys) print(publicKey)
    })
  })

const retention = program.command('retention').description('what is erased when its time is over, and what was')

retention
  .command('preview')
  .description('what would be erased until the end of a day, and why: counts and ids, never names')
  .option('--until <date>', 'a day, like 2027-01-31 (default: what is due now)')
  .option('--json', 'as JSON, with the first thousand ids of each')
  .action(async (options: { until?: string; json?: boolean }) => {
    const { inInstallation } = await import('./commands.ts')
    const { preview } = await import('./retention-commands.ts')
    await inInstallation(settings(), root, say, async (installation) => {
      const found = await preview(installation, options.until)
      if (options.json) return asJson(found)
      for (const { sweep, why, due, held, first } of found.sweeps) {
        print(`${due} of ${sweep}${held > 0 ? `, and ${held} held` : ''}: ${why}`)
        for (const one of first.slice(0, 10))
          print(`  ${one.id}  since ${one.since.slice(0, 10)}${one.account && one.account !== one.id ? `  of account ${one.account}` : ''}`)
        if (due > 10) print(`  and ${due - 10} more${due > 1_000 ? '' : ': --json names them'}`)
      }
    })
  })

retention
  .command('certificates')
  .description('what was erased, a line for each sweep and day, signed once the day is over; status 1 if one was bent')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const { inInstallation } = await import('./commands.ts')
    const { certificates } = await import('./retention-commands.ts')
    await inInstallation(settings(), root, say, async (installation) => {
      const all = await certificates(installation)
      if (options.json) asJson({ certificates: all })
      else
        for (const one of all)
          print(`${one.day}  ${one.sweep}: ${one.ended} ended, ${one.late} late  ${one.digest}  ${signatures[one.signature]}`)
      if (all.some(({ signature }) => signature === 'bad')) process.exitCode = 1
    })
  })

retention
  .command('confirm-clock')
  .description('after the clock jumped by more than a month: say that it is right, by naming the day it is')
  .option('--today <date>', 'the day it is in Morocco, from another source than this machine')
  .option('--json', 'as JSON')
  .action(async (options: { today?: string; json?: boolean }) => {
    const { inInstallation } = await import('./commands.ts')
    const { clockConfirmed } = await import('./retention-commands.ts')
    await inInstallation(settings(), root, say, async (installation) => {
      const done = await clockConfirmed(installation, options.today)
      if (options.json) asJson(done)
      else {
        print(`Last run: ${done.lastRun ?? 'none yet'}`)
        print(`Clock:    ${done.clock}`)
        if (done.confirmed) say('Confirmed: what is past its time by this clock is erased at the next turn, within the hour.')
        else say('What is past its time by this clock will be erased for good. If it is right: --today and the day it is.')
      }
      if (!done.confirmed) process.exitCode = 1
    })
  })
program
  .command('prove')
  .description('is every promise of the privacy policy kept? looks now, keeps what was found, and says it; status 1 if one is not')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const known = settings()
    const { reachDatabases, migrateBoth, openInstallation } = await import('./installation.ts')
    const { prove } = await import('./prove/prove.ts')
    const databases = await reachDatabases(known, say)
    try {
      await migrateBoth(known, databases, root, say)
      const installation = await openInstallation(known, databases)
      const proof = await prove({ settings: known, databases, installation }).finally(() => installation.close())
      if (options.json) asJson(proof)
      else
        for (const { id, state, figures, sentence } of proof.promises) {
          print(`${id}  ${state}  ${sentence}`)
          for (const { name, count, of, medianDays } of figures)
            print(`     ${name}: ${count}${of === null ? '' : ` of ${of}`}${medianDays === undefined ? '' : `, median ${medianDays} days`}`)
        }
      if (proof.promises.some(({ state }) => state === 'not kept')) process.exitCode = 1
    } finally {
      await databases.stop()
    }
  })

const signatures = { good: 'signed', bad: 'BENT: the signature does not fit', open: 'not signed yet' } as const
program
  .command('breach')
  .description('incidents, which the data protection officer registers')
  .command('persons')
  .description('list whom an incident concerns: about whom entries of the audit are, of that time, actor, deed or kind of object')
  .argument('<incident>', 'the id of the incident', uuid)
  .requiredOption('--from <moment>', 'from when on, like 2026-11-26T09:30:00Z')
  .requiredOption('--to <moment>', 'until when')
  .option('--actor <id>', 'of this account alone: whose session was stolen', uuid)
  .option('--deed <deed>', 'of this deed alone, like contact.export')
  .option('--object <kind>', 'on this kind of object alone, like contact')
  .option('--out <file>', 'write them into a new file, which its owner alone reads')
  .option('--json', 'as JSON')
  .action(
    async (
      incident: string,
      options: { from: string; to: string; actor?: string; deed?: string; object?: string; out?: string; json?: boolean },
    ) => {
      const { inInstallation } = await import('./commands.ts')
      const { personsOfBreach, personsText, writePersons } = await import('./breach-persons.ts')
      await inInstallation(settings(), root, say, async (installation) => {
        const { persons, aboutNobody } = await personsOfBreach(installation, incident, options)
        if (options.out !== undefined) writePersons(options.out, persons)
        else if (options.json) asJson({ persons, aboutNobody })
        else if (persons.length > 0) print(personsText(persons))
        const unknown = persons.filter(({ address }) => address === null).length
        say(`${persons.length} listed, ${unknown} of them without an address; ${aboutNobody} entries are about nobody in particular.`)
      })
    },
  )

const mail = program.command('mail').description('mails and text messages that could not be sent')

mail
  .command('parked')
  .description('the mails and text messages that failed for good: ids, tries and why')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const { inInstallation } = await import('./commands.ts')
    const { parkedJobs } = await import('#platform/jobs/parked.ts')
    const { queues } = await import('#platform/jobs/queues.ts')
    await inInstallation(settings(), root, say, async ({ db }) => {
      const parked = (
        await Promise.all(queues.map(async ({ name }) => (await parkedJobs(db, name)).map((one) => ({ queue: name, ...one }))))
      ).flat()
      if (options.json) return asJson({ parked })
      if (parked.length === 0) return say('None: every mail and text message was sent, or is still being tried.')
      for (const { queue, job, kind, object, tries, code, since } of parked)
        print(`${job}  ${queue}  ${kind} ${object}  ${code}, ${tries} tries, ${since.toISOString()}`)
      say('Try one again: bin/connectcard mail retry ID, or all: --all')
    })
  })

mail
  .command('retry')
  .description('try a parked mail or text message again, from the beginning')
  .argument('[id]', 'the id that `mail parked` printed', uuid)
  .option('--all', 'all of them')
  .option('--json', 'as JSON')
  .action(async (id: string | undefined, options: { all?: boolean; json?: boolean }) => {
    if ((id === undefined) !== (options.all ?? false)) throw new SettingsTrouble('Name one that is parked, or --all.')
    const { inInstallation } = await import('./commands.ts')
    const { retryParked } = await import('#platform/jobs/parked.ts')
    const { queues } = await import('#platform/jobs/queues.ts')
    await inInstallation(settings(), root, say, async ({ db }) => {
      const again = (await Promise.all(queues.map(({ name }) => retryParked(db, name, id)))).flat()
      if (id !== undefined && again.length === 0) throw new SettingsTrouble('Nothing that is parked has this id.')
      if (options.json) return asJson({ again })
      print(`${again.length} tried again, as soon as the product runs.`)
    })
  })

program
  .command('doctor')
  .description('check databases, roles, keys, mail, clock, time zones, disk and PUBLIC_URL, and say what to do')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const { doctor } = await import('./doctor.ts')
    const findings = await doctor(settings())
    if (options.json) asJson({ findings })
    else for (const one of findings) print(`${one.ok ? 'ok  ' : 'FAIL'}  ${one.check}: ${one.says}`)
    if (findings.some((one) => !one.ok)) process.exitCode = 1
  })

function daysOld(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It must be a number of days.')
  return Number(text)
}

function uuid(text: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new InvalidArgumentError('It does not have the form of an id.')
  return text
}

function jobList(text: string, before: Job[] = []): Job[] {
  const job = Job.safeParse(text)
  if (!job.success) throw new InvalidArgumentError(`It must be one of: ${jobs.join(', ')}.`)
  return [...before, job.data]
}

function pin(text: string): string {
  if (text.length < 4 || text.length > 200) throw new InvalidArgumentError('A PIN has 4 to 200 characters.')
  return text
}

/** Runs until Ctrl-C or a polite kill, also one that comes while it starts, and stops everything in order. A second one ends at once. */
async function untilStopped(start: () => Promise<{ stop(): Promise<void> }>): Promise<void> {
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        process.once(signal, () => process.exit(1))
        resolve()
      })
  })
  const running = await start()
  await told
  say('Stopping…')
  await running.stop()
  process.exit(0)
}

const plainTroubles = [SettingsTrouble, BackupTrouble, EmbeddedTrouble, DatabaseTrouble, KeyTrouble, FileTrouble]

try {
  await program.parseAsync()
} catch (error) {
  say(sentenceOf(error))
  process.exit(1)
}

function sentenceOf(error: unknown): string {
  if (error instanceof Error && plainTroubles.some((kind) => error instanceof kind)) return error.message
  if (error instanceof Refusal) return `${refusals[error.code].says.en}${error.fields.length > 0 ? ` (${error.fields.join(', ')})` : ''}`
  const fault = faultOf(error)
  if (fault.code === 'database-away')
    return 'A database does not answer: see whether DATABASE_URL and KEYRING_URL are right and their servers run.'
  return `Something unexpected happened (${fault.name}, ${fault.code}).\n${fault.at.join('\n')}`
}
