// Who may open whose door. A domain not named on the right is out of reach.
// Keep it sparse and acyclic: to react to another domain, subscribe in app/reactions.ts.
const doors = {
  accounts: [],
  clients: ['accounts'],
  access: ['accounts', 'clients'],
  profiles: ['accounts', 'clients'],
  sharing: ['profiles'],
  contacts: ['accounts', 'profiles', 'sharing'],
  archive: ['accounts', 'clients'], // the client of a document is a company, or a person who has an account
  privacy: ['accounts'],
  support: [],
}
const src = '^server/src'
const domain = (name) => `${src}/domains/${name}/`

module.exports = {
  forbidden: [
    { name: 'acyclic', severity: 'error', from: {}, to: { circular: true } },

    ...Object.entries(doors).map(([name, allowed]) => ({
      name: `${name}-reaches-too-far`,
      severity: 'error',
      comment: `${name} may use: ${allowed.join(', ') || 'no other domain'}. See boundaries.cjs.`,
      from: { path: domain(name), pathNot: '\\.test\\.ts$' },
      to: { path: `${src}/domains/`, pathNot: [name, ...allowed].map(domain) },
    })),
    {
      name: 'unlisted-domain',
      severity: 'error',
      comment: 'Name the new domain in boundaries.cjs.',
      from: { path: `${src}/domains/`, pathNot: Object.keys(doors).map(domain) },
      to: {},
    },
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'Another domain is reached by its index.ts only.',
      from: { path: `${src}/domains/([^/]+)/` },
      to: { path: `${src}/domains/([^/]+)/.+`, pathNot: [`${src}/domains/$1/`, `${src}/domains/[^/]+/index\\.ts$`] },
    },
    {
      name: 'not-through-own-door',
      severity: 'error',
      comment: 'Inside a domain import the file itself.',
      from: { path: `${src}/domains/([^/]+)/` },
      to: { path: `${src}/domains/$1/index\\.ts$` },
    },
    {
      name: 'only-routes-speak-http',
      severity: 'error',
      from: { path: `${src}/domains/`, pathNot: '[/-]routes\\.ts$|\\.test\\.ts$' },
      to: { path: `${src}/platform/http/` },
    },
    {
      name: 'routes-are-leaves',
      severity: 'error',
      comment: 'Nobody but app/ imports routes, jobs or reactions.',
      from: { path: 'server/src', pathNot: [`${src}/app/`, '\\.test\\.ts$'] },
      to: { path: '[/-](routes|jobs|reactions)\\.ts$', pathNot: `${src}/platform/` },
    },

    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: `${src}/platform/` },
      to: { path: `${src}/(domains|screens|app)/` },
    },
    {
      name: 'screens-know-no-domain',
      severity: 'error',
      comment: 'Screens read tables; they never call business code.',
      from: { path: `${src}/screens/` },
      to: { path: `${src}/(domains|app)/` },
    },
    {
      name: 'nothing-imports-screens-or-app',
      severity: 'error',
      from: { path: `${src}/(domains|platform)/` },
      to: { path: `${src}/(screens|app)/` },
    },

    { name: 'web-sees-contract-only', severity: 'error', from: { path: '^web/' }, to: { path: '^server/' } },
    {
      name: 'server-sees-no-web',
      severity: 'error',
      comment: 'Except app/, which may ask web/card to draw the public card.',
      from: { path: '^(server|contract)/', pathNot: `${src}/app/` },
      to: { path: '^web/' },
    },
    {
      name: 'app-draws-the-card-only',
      severity: 'error',
      from: { path: `${src}/app/` },
      to: { path: '^web/', pathNot: '^web/(card|site)/render\\.ts$' },
    },
    {
      name: 'apps-do-not-mix',
      severity: 'error',
      comment: 'Shared web code lives in web/ui or web/client.',
      from: { path: '^web/(card|site|portal|office)/' },
      to: { path: '^web/(card|site|portal|office)/', pathNot: ['^web/$1/', '^web/card/(render|sheet)\\.ts$'] },
    },
    { name: 'contract-is-plain', severity: 'error', from: { path: '^contract/' }, to: { path: '^(server|web)/' } },

    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|^(server|web)/test/|^e2e/|^vitest' },
      to: { path: '\\.test\\.tsx?$|^(server|web)/test/' },
    },
    { name: 'known-packages-only', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // type-only imports count: a type is a dependency too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
