# Completion of repdyn in zsh: source <(repdyn completion zsh)
autoload -U +X compinit && compinit
_repdyn() {
  local -a open closed
  local possibility
  for possibility in ${(f)"$(repdyn complete "$LBUFFER" 2>/dev/null)"}; do
    # After a key, a value follows in the same word.
    if [[ $possibility == *[=.] ]]; then open+=("$possibility"); else closed+=("$possibility"); fi
  done
  (( $#open )) && compadd -S '' -- $open
  (( $#closed )) && compadd -- $closed
  (( $#open + $#closed )) || _files
}
compdef _repdyn repdyn
