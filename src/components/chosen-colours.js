/* Before anything is painted: the colours that the reader chose. */
try {
  const chosen = localStorage.getItem('colours')
  if (chosen) {
    document.documentElement.dataset.colours = chosen
    document.querySelector('[name=theme-color]').media = chosen === 'dark' ? 'all' : 'not all'
  }
} catch {}
