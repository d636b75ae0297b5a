#compdef runbook
# runbook's completion for zsh: source <(runbook completion zsh)
_runbook() {
  local value about files=
  local -a values shown unfinished
  while IFS=$'\t' read -r value about; do
    case $value in
      '<files>') files=1 ;;
      *=) unfinished+=("$value") ;;
      ?*) values+=("$value"); shown+=("$value${about:+  -- $about}") ;;
    esac
  done < <("${words[1]}" complete zsh -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
  (( ${#values} )) && compadd -l -d shown -a values
  (( ${#unfinished} )) && compadd -S '' -a unfinished
  [[ -n $files ]] && _files
  (( ${#values} + ${#unfinished} )) || [[ -n $files ]]
}
(( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit -u; }
compdef _runbook runbook
