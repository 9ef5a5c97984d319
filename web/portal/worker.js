// Keeps the program of the portal, so that it starts without a network: its page, the same for everybody, and files whose names change with
// their bytes. No answer of the API, no picture, no code of a link: what is not in the list below is never looked at.

/** Filled in by the server: what is asked for at once, and all that may be kept. */
const { page, first, files } = /* program */ { page: '/espace', first: [''], files: [''] }
const store = 'cc-portal'
const known = new Set(files)
/** A file is one file, however it was compressed on its way. */
const same = { ignoreVary: true }

addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())))
addEventListener('activate', (event) => event.waitUntil(tidy()))
addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(page)))
  else if (known.has(pathname)) event.respondWith(keptOrAsked(request, pathname))
})

async function fill() {
  const cache = await caches.open(store)
  // asked for without a session, and never out of an older copy
  await cache.add(new Request(page, { credentials: 'omit', cache: 'no-store', headers: { accept: 'text/html' } }))
  await cache.addAll(first)
}

/** What an older edition of the program left. */
async function tidy() {
  const cache = await caches.open(store)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== page && !known.has(pathname)) await cache.delete(url, same)
  }
}

const kept = async (path) => (await caches.match(path, { cacheName: store, ...same })) ?? Response.error()

async function keptOrAsked(request, pathname) {
  const found = await caches.match(pathname, { cacheName: store, ...same })
  if (found) return found
  const answer = await fetch(request)
  const cache = await caches.open(store)
  // whoever signed out had all of it emptied, also while this worker still serves their page
  if (answer.ok && (await cache.match(page, same))) await cache.put(pathname, answer.clone())
  return answer
}
