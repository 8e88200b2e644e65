# Completion of repdyn in fish: repdyn completion fish | source
function __repdyn_complete
  set -l possibilities (repdyn complete (commandline -cp | string collect) 2>/dev/null)
  if test (count $possibilities) -gt 0
    string join \n -- $possibilities
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c repdyn -f -a '(__repdyn_complete)'
