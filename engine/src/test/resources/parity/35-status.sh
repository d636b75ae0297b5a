true
echo $?
false
echo $?
grep -q nothing /dev/null
echo $?
if ! true; then :; fi
echo $?
