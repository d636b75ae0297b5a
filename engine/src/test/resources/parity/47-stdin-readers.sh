cat
echo "after cat"
read -r x < /dev/null || echo "nothing to read"
sort
grep x || echo "no x"
