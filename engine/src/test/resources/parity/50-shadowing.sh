ls() { echo "mine"; }
ls
unset -f ls
touch real
ls
command -v cd
type -t echo
