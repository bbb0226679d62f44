import { addressHere } from './cited-here.ts'

/** What buttons copy, by their `data-copy`. */
const texts: Record<string, () => string> = { address: addressHere, citation }

/** The sentence that cites the article, with the address as it is written in links, not as it is shown. */
function citation(): string {
  const sentence = document.querySelector('.cite > p')
  const shown = sentence?.lastElementChild?.textContent ?? ''
  const text = sentence?.textContent?.trim() ?? ''
  return `${text.slice(0, text.length - shown.trim().length)}${addressHere()}`
}

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
      await navigator.clipboard.writeText(texts[copy]?.() ?? '')
      button.textContent = copied
      setTimeout(() => {
        button.textContent = label
      }, said)
    })
  }
}

letCopy()
