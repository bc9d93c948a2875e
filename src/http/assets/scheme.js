// The style sheet of the State design system knows the dark theme by an attribute, not by the reader's preference.
const dark = matchMedia('(prefers-color-scheme: dark)')
const apply = () => {
  document.documentElement.dataset.frTheme = dark.matches ? 'dark' : 'light'
}
apply()
dark.addEventListener('change', apply)
