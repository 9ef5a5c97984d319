// Copies the private link. Without script the button stays hidden, and a touch on the link selects it whole.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (navigator.clipboard) button.hidden = false
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
