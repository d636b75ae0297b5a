# runbook's completion for fish: runbook completion fish | source
function __runbook_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l program $words[1]
    for line in ($program complete fish -- $words[2..-1] 2>/dev/null)
        if string match -q '<files>*' -- $line
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end
complete -c runbook -f -a '(__runbook_complete)'
