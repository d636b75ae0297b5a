mkdir -p one/two
cd one/two
export PLACE=here
echo "$PLACE ${PWD##*/}"
sh -c 'echo "child $PLACE"'
cd ../..
touch "made in ${PLACE}"
cd - >/dev/null
echo "${PWD##*/}"
