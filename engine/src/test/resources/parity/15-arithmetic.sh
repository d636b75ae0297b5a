i=5
((i++))
echo $((i * 2)) $((i > 5 ? 1 : 0)) $((0x1f)) $((2 ** 10))
((i == 0)) || echo "not zero"
let i-=2
echo $i $((1 << 3))
for ((k = 0; k < 3; k++)); do printf '%d ' "$k"; done
echo
