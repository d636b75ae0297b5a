set -- one "two three" four
echo $# "$2"
shift
echo "$*"
for arg; do echo "<$arg>"; done
set -- "$@" five
echo "${@: -1}"
