// Copies the private link. Without script the button stays hidden, and a touch on the link selects it whole.
addEventListener('DOMContentLoaded', offerCopy)
// A receipt that its link opens takes the place of the page it came to.
new MutationObserver(offerCopy).observe(document, { childList: true })

function offerCopy() {
  const button = document.querySelector('[data-copy]')
  if (!button || !navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', async () => {
    const link = document.getElementById(button.dataset.copy)
    try {
      await navigator.clipboard.writeText(link.textContent)
      button.textContent = button.dataset.done
    } catch {
      getSelection().selectAllChildren(link)
    }
  })
}
