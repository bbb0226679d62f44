/** On which devices the first `theme-color`, the dark one, holds: by what was chosen. */
const darkOn = { '': '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' }

/** Lets readers choose light or dark colours; what they chose is kept in their browser and set before pages are seen. */
function letChoose(): void {
  const field = document.querySelector<HTMLSelectElement>('[data-colours-field]')
  if (!field) return
  const { dataset } = document.documentElement
  const theme = document.querySelector<HTMLMetaElement>('[name=theme-color]')
  const tell = () => {
    field.value = dataset.colours ?? ''
  }
  tell()
  addEventListener('pageshow', tell)
  field.closest('[hidden]')?.removeAttribute('hidden')
  field.addEventListener('change', () => {
    if (field.value === '') delete dataset.colours
    else dataset.colours = field.value
    if (theme) theme.media = darkOn[field.value as keyof typeof darkOn]
    try {
      if (field.value === '') localStorage.removeItem('colours')
      else localStorage.setItem('colours', field.value)
    } catch {
      // Storage is refused: the choice holds for this page.
    }
  })
}

letChoose()
