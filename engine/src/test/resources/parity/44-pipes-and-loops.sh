printf '%s\n' c a b | sort | while read -r x; do echo "- $x"; done
count=0
printf '1\n2\n' | while read -r _; do count=$((count + 1)); done
echo "count $count"
seq 1 100000 | head -2
yes | head -1
