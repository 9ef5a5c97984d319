// The one script of the visitor's pages. It reads the link's token from the address, posts it, and puts the answer in
// place of the page without navigating, so that the address left in the history is the link.
;(() => {
  const said = document.documentElement.dataset
  // '/l' for cards, '/recu' for receipts.
  const base = said.base || '/l'
  const ready = new Promise((done) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => done())
    else done()
  })
  // A copy of the shell, to come back to when another link is opened on the same page.
  let shell
  let turn = 0
  let busy = false
  let opened = 0
  let counting

  const clean = (text) => text.replace(/%[0-9a-f]{2}|[^0-9a-z]/gi, '').slice(0, 64)

  // '/l#T', '/l/T', or '/l%23T' as some mail gateways rewrite it; also a whole link pasted into the field.
  const tokenIn = (address) => {
    const found = /(?:#|%23|\/(?:l|recu)\/)+([0-9a-z-]+)/i.exec(address)
    return found ? clean(found[1]) : ''
  }
  const here = () => clean(location.hash) || tokenIn(location.pathname)

  const put = (root) => {
    document.replaceChild(root, document.documentElement)
    scrollTo(0, 0)
  }

  const focus = (element) => {
    if (element) element.focus({ preventScroll: !element.closest('form') })
  }

  const countDown = () => {
    clearInterval(counting)
    const hold = document.querySelector('[data-wait]')
    if (!hold) return
    const button = document.querySelector('form button')
    const end = Date.now() + hold.dataset.wait * 1000
    const two = (n) => String(n).padStart(2, '0')
    button.disabled = true
    counting = setInterval(() => {
      const left = Math.ceil((end - Date.now()) / 1000)
      if (left > 0) {
        const [hours, minutes] = [Math.floor(left / 3600), Math.floor(left / 60) % 60]
        hold.querySelector('span').textContent = `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(left % 60)}`
      } else {
        clearInterval(counting)
        button.disabled = false
        hold.setAttribute('role', 'status')
        hold.textContent = hold.dataset.ready
      }
    }, 500)
  }

  const show = (text) => {
    put(new DOMParser().parseFromString(text, 'text/html').documentElement)
    focus(document.querySelector('[aria-invalid]') || document.querySelector('h1'))
    countDown()
  }

  const fail = (status, form) => {
    const sentence = status === 429 ? said.many : status >= 500 ? said.trouble : said.offline
    if (form) {
      const button = form.querySelector('button')
      button.disabled = false
      button.textContent = said.retry
      say(form, sentence, true)
    } else {
      document.documentElement.className = 'failed'
      document.querySelector('.fail p').textContent = sentence
      focus(document.querySelector('.fail h1'))
    }
  }

  const say = (form, sentence, wrong) => {
    const place = form.querySelector('.say')
    place.textContent = sentence
    place.classList.toggle('error', wrong)
    if (wrong) focus(place)
  }

  const send = async (fields, form) => {
    const mine = ++turn
    const to = form ? form.getAttribute('action') : ''
    const stop = new AbortController()
    const clock = setTimeout(() => stop.abort(), 15000)
    let status = 0
    let text = ''
    busy = true
    try {
      const answer = await fetch(to || `${base}/open`, {
        method: 'POST',
        headers: { Accept: 'text/html', 'Content-Type': 'application/json' },
        body: JSON.stringify(fields),
        credentials: 'same-origin',
        cache: 'no-store',
        signal: stop.signal,
      })
      status = answer.status
      if (/^text\/html/.test(answer.headers.get('Content-Type'))) text = await answer.text()
    } catch {
      text = ''
    }
    clearTimeout(clock)
    await ready
    if (mine !== turn) return
    busy = false
    if (!text || status === 429 || status >= 500) {
      fail(status, form)
      return
    }
    if (status === 200) {
      opened = Date.now()
      if (here() !== fields.token || /%23/.test(location.pathname)) history.replaceState(null, '', `${base}#${fields.token}`)
    }
    show(text)
  }

  const start = () => {
    const token = here()
    if (shell) put(shell.cloneNode(true))
    document.documentElement.className = token ? 'opening' : 'asking'
    busy = false
    turn++
    opened = 0
    if (token) void send({ token })
    else void ready.then(() => focus(document.querySelector('.ask h1')))
  }

  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target
      // what a form does that leads elsewhere than to a card, the browser does
      const action = form.getAttribute('action')
      if (action && action !== '/l/open' && action !== '/acces/code') return
      event.preventDefault()
      if (busy) return
      const fields = Object.fromEntries(new FormData(form))
      if (fields.press) fields.press = true
      fields.token = tokenIn(fields.token) || clean(fields.token)
      if (!fields.token) {
        say(form, said.empty, true)
        const field = form.querySelector('input')
        field.setAttribute('aria-invalid', true)
        focus(field)
        return
      }
      form.querySelector('button').disabled = true
      say(form, form.dataset.sending || said.sending, false)
      void send(fields, form)
    },
    true,
  )

  // A view closes after 15 minutes: past that, what the card points to is gone, and opening it again brings it back.
  const stale = () => opened && Date.now() - opened > 14 * 60000

  document.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-again],a[href^="/c/"],a[href^="/echange"]')
    if (pressed && (pressed.tagName === 'BUTTON' || stale())) {
      event.preventDefault()
      start()
    }
  })
  addEventListener('hashchange', start)
  addEventListener('pageshow', (event) => {
    if (event.persisted && (busy || stale())) start()
  })
  void ready.then(() => {
    shell = document.documentElement.cloneNode(true)
  })
  if (document.prerendering) document.addEventListener('prerenderingchange', start, { once: true })
  else start()
})()
