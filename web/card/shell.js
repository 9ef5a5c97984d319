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

  // A card comes without what the shell has, and takes the place of the shell's body.
  const adopt = (page) => {
    if (!document.querySelector('.shell')) put(shell.cloneNode(true))
    document.documentElement.removeAttribute('class')
    document.title = page.title
    document.body.replaceWith(page.body)
    scrollTo(0, 0)
  }

  // Draws a card as soon as its name is there: the parser goes on in what stands on the page already. Any other page takes our place when it
  // is whole, and so does a card where a browser parses only what is.
  const draw = async (body, current, begin) => {
    const page = document.implementation.createHTMLDocument('')
    page.open()
    const reader = body.getReader()
    const decoder = new TextDecoder()
    let text = ''
    let drawn = false
    for (;;) {
      const { done, value } = await reader.read()
      await ready
      if (!current()) return reader.cancel()
      if (done) break
      const some = decoder.decode(value, { stream: true })
      text += some
      page.write(some)
      if (!drawn && page.title && page.querySelector('h1') && !page.querySelector('style')) {
        drawn = true
        begin()
        adopt(page)
      }
    }
    page.close()
    if (drawn) return
    const answer = new DOMParser().parseFromString(text, 'text/html')
    if (answer.querySelector('style')) put(answer.documentElement)
    else adopt(answer)
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
    const at = form?.getAttribute('action') || `${base}/open`
    const stop = new AbortController()
    const clock = setTimeout(() => stop.abort(), 15000)
    let status = 0
    let whole = false
    let begun = false
    busy = true
    try {
      const answer = await fetch(at, {
        method: 'POST',
        headers: { Accept: 'text/html', 'Content-Type': 'application/json' },
        body: JSON.stringify(at === '/l/open' ? { ...fields, styled: true } : fields),
        credentials: 'same-origin',
        cache: 'no-store',
        signal: stop.signal,
      })
      status = answer.status
      if (/^text\/html/.test(answer.headers.get('Content-Type')) && status !== 429 && status < 500) {
        const begin = () => {
          begun = true
        }
        await draw(answer.body, () => mine === turn, begin)
        whole = true
      }
    } catch {
      // said below
    }
    clearTimeout(clock)
    await ready
    if (mine !== turn) return
    busy = false
    if (!whole) {
      if (begun) put(shell.cloneNode(true))
      fail(status, begun ? null : form)
      return
    }
    if (status === 200) {
      opened = Date.now()
      if (here() !== fields.token || /%23/.test(location.pathname)) history.replaceState(null, '', `${base}#${fields.token}`)
    }
    focus(document.querySelector('[aria-invalid]') || document.querySelector('h1'))
    countDown()
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
