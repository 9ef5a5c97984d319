import { jobNames } from '#contract/job-names.ts'
import type { Language } from '#contract/language.ts'
import { purposes } from '#contract/purposes.ts'
import {
  bases,
  categories,
  type Entry,
  type Held,
  origins,
  people,
  processings,
  type Register,
  recipients,
  terms,
} from '#contract/register.ts'
import type { RegisterChange } from '#contract/register-standing.ts'
import { type Job, jobs } from '#contract/staff.ts'
import type { PersonalColumn, PersonalData } from '#platform/personal-data.ts'

export function registerOf(described: readonly PersonalData[]): Register {
  const columns = described.flatMap(({ tables }) => Object.values(tables).flatMap((table) => Object.values(table).filter(isPersonal)))
  return purposes.flatMap((purpose) => {
    const used = columns.filter((column) => column.purposes.includes(purpose))
    if (used.length === 0) return []
    const of = keysOf(people).flatMap((whose) =>
      keysOf(terms).flatMap((kept): Held[] => {
        const held = used.filter((column) => column.whose === whose && column.kept === kept)
        const what = keysOf(categories).filter((category) => held.some((column) => column.what.includes(category)))
        return held.length === 0 ? [] : [{ whose, kept, what, origin: [...new Set(held.map(({ origin }) => origin))].sort() }]
      }),
    )
    return [{ purpose, of }]
  })
}

const isPersonal = (column: object): column is PersonalColumn => 'purposes' in column
const keysOf = <K extends string>(record: { readonly [key in K]: unknown }): readonly K[] => Object.keys(record) as K[]

/** Which job of staff sees what, of whom, for which purpose: everything else is refused. */
export function accessMatrix(register: Register): ReadonlyMap<Job, readonly Entry[]> {
  return new Map(jobs.map((job) => [job, register.filter(({ purpose }) => processings[purpose].jobs.includes(job))]))
}

/** What changed between two registers; the CNDP is told of every change without delay (law 09-08, art. 15). */
export function registerChanges(declared: Register, now: Register): readonly RegisterChange[] {
  const lines = (register: Register, change: RegisterChange['change']) =>
    new Map(
      register.flatMap(({ purpose, of }) =>
        of.flatMap(({ whose, what, origin, kept }) =>
          [
            ...what.map((one): RegisterChange => ({ change, purpose, whose, held: { what: one, kept }, origin: null })),
            ...origin.map((one): RegisterChange => ({ change, purpose, whose, held: null, origin: one })),
          ].map((line) => [inOneLine(line), line] as const),
        ),
      ),
    )
  const [before, after] = [lines(declared, 'gone'), lines(now, 'new')]
  return [
    ...[...after].filter(([says]) => !before.has(says)).map(([, line]) => line),
    ...[...before].filter(([says]) => !after.has(says)).map(([, line]) => line),
  ]
}

function inOneLine({ purpose, whose, held, origin }: RegisterChange): string {
  if (held) return `${purpose}: ${held.what} of ${whose}, kept ${terms[held.kept].says.en}`
  return `${purpose}: ${whose}, from ${origin}`
}

/** The same in one line each. */
export const changesBetween = (declared: Register, now: Register): readonly string[] =>
  registerChanges(declared, now).map((line) => `${line.change}: ${inOneLine(line)}`)

/** The register in words, as Markdown: the fields of the law's art. 15, a processing each, and who at IdNet sees what. */
export function registerText(register: Register, language: Language): string {
  const t = texts[language]
  const list = (words: readonly string[]) => (words.length === 0 ? t.nobody : words.join(t.comma))
  const entry = ({ purpose, of }: Entry) => {
    const { says, basis, recipients: to, jobs: by } = processings[purpose]
    return `### ${says[language]}

| | |
|---|---|
| ${t.basis} | ${bases[basis][language]} |
| ${t.recipients} | ${list(to.map((one) => recipients[one][language]))} |
| ${t.staff} | ${list(by.map((job) => jobNames[job][language]))} |

| ${t.whose} | ${t.what} | ${t.origin} | ${t.kept} |
|---|---|---|---|
${of
  .map(
    (held) =>
      `| ${people[held.whose][language]} | ${list(held.what.map((one) => categories[one][language]))} | ${list(held.origin.map((one) => origins[one][language]))} | ${terms[held.kept].says[language]} |`,
  )
  .join('\n')}
`
  }
  const matrix = [...accessMatrix(register)].map(
    ([job, entries]) => `| ${jobNames[job][language]} | ${list(entries.map(({ purpose }) => processings[purpose].says[language]))} |`,
  )
  return `# ${t.title}

${t.intro}

| | |
|---|---|
| ${t.controller} | ${t.idnet} |
| ${t.service} | contact@IdNet.ma |
| ${t.transfers} | ${t.none} |
| ${t.security} | ${t.secured} |
| ${t.joined} | ${t.notJoined} |

## ${t.processings}

${register.map(entry).join('\n')}
## ${t.access}

${t.accessIntro}

| ${t.job} | ${t.sees} |
|---|---|
${matrix.join('\n')}
`
}

interface Texts {
  readonly title: string
  readonly intro: string
  readonly controller: string
  readonly idnet: string
  readonly service: string
  readonly transfers: string
  readonly none: string
  readonly security: string
  readonly secured: string
  readonly joined: string
  readonly notJoined: string
  readonly processings: string
  readonly basis: string
  readonly recipients: string
  readonly staff: string
  readonly whose: string
  readonly what: string
  readonly origin: string
  readonly kept: string
  readonly access: string
  readonly accessIntro: string
  readonly job: string
  readonly sees: string
  readonly nobody: string
  readonly comma: string
}

const texts: { readonly [L in Language]: Texts } = {
  fr: {
    title: 'Registre des traitements',
    intro:
      'Fait par le programme, à partir de ce que chaque domaine dit de ses colonnes. Les champs sont ceux de la déclaration à la CNDP (loi 09-08, art. 15).',
    controller: 'Responsable du traitement',
    idnet: 'IdNet, société de droit marocain ; responsable pour chacun des traitements ci-dessous',
    service: 'Service où s’exercent les droits',
    transfers: 'Transferts à l’étranger',
    none: 'aucun par le programme ; l’hébergement et le serveur de courriel sont ceux de l’installation',
    security: 'Sécurité (art. 23)',
    secured:
      'toute donnée qui nomme quelqu’un est chiffrée sous une clé par personne, gardée dans un magasin à part ; chaque acte laisse une trace sans nom',
    joined: 'Rapprochements, cessions, sous-traitance',
    notJoined: 'aucun rapprochement entre finalités, aucune cession ; les prestataires sont les destinataires nommés ci-dessous',
    processings: 'Traitements',
    basis: 'Fondement',
    recipients: 'Destinataires',
    staff: 'Postes chez IdNet',
    whose: 'De qui',
    what: 'Quoi',
    origin: 'D’où',
    kept: 'Combien de temps',
    access: 'Qui voit quoi chez IdNet',
    accessIntro: 'Un poste ne voit que ce que sert sa finalité ; tout le reste lui est refusé.',
    job: 'Poste',
    sees: 'Finalités',
    nobody: '–',
    comma: ', ',
  },
  ar: {
    title: 'سجل المعالجات',
    intro: 'يعده البرنامج مما يقوله كل مجال عن أعمدته. الحقول هي حقول التصريح لدى اللجنة الوطنية (القانون 09-08، المادة 15).',
    controller: 'المسؤول عن المعالجة',
    idnet: 'IdNet، شركة خاضعة للقانون المغربي؛ مسؤولة عن كل معالجة مذكورة أدناه',
    service: 'المصلحة التي تمارس لديها الحقوق',
    transfers: 'النقل إلى الخارج',
    none: 'لا نقل من طرف البرنامج؛ الاستضافة وخادم البريد هما اللذان اختيرا عند التثبيت',
    security: 'الأمن (المادة 23)',
    secured: 'كل معطى يسمي شخصا مشفر بمفتاح خاص بذلك الشخص، محفوظ في مخزن منفصل؛ وكل فعل يترك أثرا دون اسم',
    joined: 'الربط البيني والتفويت والمعالجة من الباطن',
    notJoined: 'لا ربط بين الغايات ولا تفويت؛ والمزودون هم المرسل إليهم المذكورون أدناه',
    processings: 'المعالجات',
    basis: 'الأساس',
    recipients: 'المرسل إليهم',
    staff: 'المناصب لدى IdNet',
    whose: 'من',
    what: 'ماذا',
    origin: 'من أين',
    kept: 'كم من الوقت',
    access: 'من يرى ماذا لدى IdNet',
    accessIntro: 'لا يرى أي منصب إلا ما تخدمه غايته؛ وكل ما عدا ذلك مرفوض.',
    job: 'المنصب',
    sees: 'الغايات',
    nobody: '–',
    comma: '، ',
  },
  en: {
    title: 'Register of processings',
    intro:
      'Made by the program, from what each domain says of its columns. The fields are those of the declaration to the CNDP (law 09-08, art. 15).',
    controller: 'Controller',
    idnet: 'IdNet, a company under Moroccan law; controller of each processing below',
    service: 'Where rights are exercised',
    transfers: 'Transfers abroad',
    none: 'none by the program; hosting and mail server are those of the installation',
    security: 'Security (art. 23)',
    secured:
      'whatever names somebody is encrypted under a key for that person, kept in a store apart; every deed leaves a trace without a name',
    joined: 'Joining of files, transfers of ownership, processors',
    notJoined: 'no files of different purposes are joined, nothing is handed over; providers are the recipients named below',
    processings: 'Processings',
    basis: 'Basis',
    recipients: 'Recipients',
    staff: 'Jobs at IdNet',
    whose: 'Of whom',
    what: 'What',
    origin: 'From where',
    kept: 'How long',
    access: 'Who sees what at IdNet',
    accessIntro: 'A job sees only what its purpose needs; everything else is refused to it.',
    job: 'Job',
    sees: 'Purposes',
    nobody: '–',
    comma: ', ',
  },
}
