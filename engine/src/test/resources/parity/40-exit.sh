echo before
trap 'echo bye > farewell' EXIT
exit 3
echo after
