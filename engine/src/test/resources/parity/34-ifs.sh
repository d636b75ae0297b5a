IFS=,
line='a,b c,d'
for part in $line; do echo "[$part]"; done
set -- x y z
echo "$*"
IFS=$' \t\n'
for part in $line; do echo "[$part]"; done
