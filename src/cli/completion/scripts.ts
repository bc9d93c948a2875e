export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof SHELLS)[number]

/** In the place of candidates: the shell knows better which files there are. */
export const FILES = ':files'

/**
 * What a shell sources, as often as it likes: `guichet complete -- WORDS…` tells what the last word may become, a
 * candidate a line.
 */
export const scriptFor = (shell: Shell): string => SCRIPTS[shell]

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_guichet() {
  local IFS=$'\\n'
  COMPREPLY=($(guichet complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  if [[ \${COMPREPLY[0]-} == ${FILES} ]]; then
    COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _guichet guichet`,
  zsh: `_guichet() {
  local -a found
  found=("\${(@f)$(guichet complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ $found[1] == ${FILES} ]]; then _files; else compadd -- $found; fi
}
compdef _guichet guichet`,
  fish: `function __guichet_complete
  set -l typed (commandline -opc) (commandline -ct)
  set -l found (guichet complete -- $typed[2..] 2>/dev/null)
  if test "$found[1]" = "${FILES}"
    __fish_complete_path (commandline -ct)
  else
    printf '%s\\n' $found
  end
end
complete -c guichet -f -a '(__guichet_complete)'`,
  powershell: `Register-ArgumentCompleter -Native -CommandName guichet -ScriptBlock {
  param($word, $line, $position)
  $typed = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  if ($word -eq '') { $typed += '' }
  $found = @(guichet complete -- @typed 2>$null)
  if ($found[0] -eq '${FILES}') { return }
  $found | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}`,
}
