// The page is read again each minute, unless its reader says no, or is about to use it.
const EVERY_MS = 60_000
const button = document.getElementById('pause')
const isPaused = () => localStorage.getItem('guichet-pause') === 'yes'
const show = () => {
  button.textContent = isPaused()
    ? 'Reprendre l’actualisation chaque minute'
    : 'Suspendre l’actualisation chaque minute'
  button.hidden = false
}
button.addEventListener('click', () => {
  localStorage.setItem('guichet-pause', isPaused() ? 'no' : 'yes')
  show()
})
show()
setInterval(() => {
  const isInUse = document.activeElement !== document.body || getSelection().toString() !== ''
  // Without what the last action left in the address: it would be told again.
  if (!isPaused() && !isInUse && !document.hidden) location.replace('/')
}, EVERY_MS)
