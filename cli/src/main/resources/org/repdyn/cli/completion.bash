# Completion of repdyn in bash: source <(repdyn completion bash)
_repdyn() {
  local line=${COMP_LINE:0:COMP_POINT}
  local word=${line##*[[:space:]]}
  # Bash takes the signs of COMP_WORDBREAKS for ends of words; only what follows the last one is replaced.
  local kept=
  case $COMP_WORDBREAKS in *=*) [[ $word == *=* ]] && kept=${word%"${word##*=}"} ;; esac
  COMPREPLY=()
  local possibility
  while IFS= read -r possibility; do
    COMPREPLY+=("${possibility#"$kept"}")
  done < <(repdyn complete "$line" 2>/dev/null)
  # After a key, a value follows in the same word.
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=.] ]] && compopt -o nospace
}
complete -o default -F _repdyn repdyn
