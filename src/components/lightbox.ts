/** Pixels that a finger has to move for the next picture. */
const swipe = 40

/** Goes so many pictures on; back when it is less than nothing. */
type Step = (by: number) => void

/**
 * Opens the pictures of a gallery in its dialog, one at a time: by a click, then by its buttons, arrow keys,
 * Home and End, or a swipe. Escape, the button and a click beside the picture close it; the browser keeps the
 * focus within and gives it back.
 */
function letOpen(gallery: Element, dialog: HTMLDialogElement): void {
  const links = [...gallery.querySelectorAll('a')].filter(link => link.querySelector('picture'))
  let at = 0
  const show = (wanted: number) => {
    at = (wanted + links.length) % links.length
    const figure = links[at]?.closest('figure')
    if (figure) dialog.querySelector('[data-shown]')?.replaceChildren(...largeOf(figure))
    if (links.length > 1) tellPlace(dialog, at + 1, links.length)
  }
  for (const [i, link] of links.entries()) {
    link.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      link.focus()
      show(i)
      dialog.showModal()
    })
  }
  const step: Step = by => show(at + by)
  letPress(dialog, step)
  letType(dialog, step, show)
  letSwipe(dialog, step)
}

/** The picture of a figure as large as the window bears, and what is said below it. */
function largeOf(figure: Element): Iterable<Node> {
  const large = figure.cloneNode(true) as Element
  const [link, image] = [large.querySelector('a'), large.querySelector('img')]
  if (image) {
    const sizes = `min(100vw, ${image.getAttribute('width')}px)`
    for (const source of large.querySelectorAll('source')) source.sizes = sizes
    image.loading = 'eager'
  }
  link?.replaceWith(...link.childNodes)
  return large.childNodes
}

function tellPlace(dialog: HTMLDialogElement, place: number, all: number): void {
  const { position = '' } = dialog.dataset
  const digits = (count: number) => count.toLocaleString(document.documentElement.lang)
  const text = position.replace('{number}', digits(place)).replace('{count}', digits(all))
  dialog.querySelector('[data-place]')?.replaceChildren(text)
}

function letPress(dialog: HTMLDialogElement, step: Step): void {
  dialog.addEventListener('click', ({ target }) => {
    const pressed = target as HTMLElement
    const button = pressed.closest('button')
    if (button?.dataset.step) step(Number(button.dataset.step))
    else if (button || pressed === dialog || pressed.matches('[data-shown]')) dialog.close()
  })
}

function letType(dialog: HTMLDialogElement, step: Step, show: (at: number) => void): void {
  const keys: Record<string, () => void> = {
    ArrowRight: () => step(rightward(dialog)),
    ArrowLeft: () => step(-rightward(dialog)),
    Home: () => show(0),
    End: () => show(-1),
  }
  dialog.addEventListener('keydown', event => {
    const act = keys[event.key]
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  })
}

function letSwipe(dialog: HTMLDialogElement, step: Step): void {
  let from: number | undefined
  dialog.addEventListener('pointerdown', ({ pointerType, clientX }) => {
    from = pointerType === 'mouse' ? undefined : clientX
  })
  dialog.addEventListener('pointerup', ({ clientX }) => {
    const moved = from === undefined ? 0 : clientX - from
    from = undefined
    if (Math.abs(moved) >= swipe) step(moved < 0 ? rightward(dialog) : -rightward(dialog))
  })
}

/** What the right is to a reader: onward, or back where one reads from right to left. */
function rightward(dialog: HTMLDialogElement): number {
  return getComputedStyle(dialog).direction === 'rtl' ? -1 : 1
}

const gallery = document.querySelector('[data-gallery]')
const dialog = document.querySelector<HTMLDialogElement>('[data-lightbox]')
if (gallery && dialog) letOpen(gallery, dialog)
