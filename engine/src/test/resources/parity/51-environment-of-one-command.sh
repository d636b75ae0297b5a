command printf '%s\n' direct
builtin echo inner
env VAR=1 sh -c 'echo $VAR'
VAR=2 sh -c 'echo $VAR'
echo "${VAR-unset}"
nohup true >/dev/null 2>&1
