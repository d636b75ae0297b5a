set -u
echo "${missing-default}"
set +u
set -f
echo *
set +f
set -o pipefail
false | true
echo $?
set +o pipefail
set -C
echo a > once
echo b > once
cat once
