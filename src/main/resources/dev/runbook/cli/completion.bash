# runbook's completion for bash: source <(runbook completion bash)
_runbook() {
  local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} value about
  # bash ends words at = and : too; what is typed behind one of these is completed by itself. It ends them at @, too, but
  # then replaces the @ as well.
  case $current in
    '=' | ':') current= ;;
  esac
  [ "${COMP_WORDS[COMP_CWORD - 1]}" = '@' ] && current=@$current
  COMPREPLY=()
  while IFS=$'\t' read -r value about; do
    case $value in
      '<files>') COMPREPLY+=($(compgen -f -- "$current")) ;;
      ?*) COMPREPLY+=("$value") ;;
    esac
  done < <("${COMP_WORDS[0]}" complete bash "$line" "$current" 2>/dev/null)
  case ${COMPREPLY[0]-} in
    *=) compopt -o nospace ;;
  esac
}
complete -o filenames -F _runbook runbook
