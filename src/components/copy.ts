/** Milliseconds for which a button says that it has copied. */
const said = 2000

/** Shows the buttons that copy, where the browser can, and lets them do it; each says so, aloud too. */
function letCopy(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const label = button.textContent
    button.parentElement?.removeAttribute('hidden')
    button.setAttribute('aria-live', 'polite')
    button.addEventListener('click', async () => {
      const { copy = '', copied = '' } = button.dataset
      await navigator.clipboard.writeText(copy)
      button.textContent = copied
      setTimeout(() => {
        button.textContent = label
      }, said)
    })
  }
}

letCopy()
