/* Before anything is painted: the colours that the reader chose. */
try {
  const chosen = localStorage.getItem('colours')
  if (chosen) document.documentElement.dataset.colours = chosen
} catch {}
