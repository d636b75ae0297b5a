((i++))
echo "status $? i $i"
((i++))
echo "status $? i $i"
: $((i += 5))
echo $i
