cat
echo "after cat"
read -r x || echo "nothing to read"
sort
grep x || echo "no x"
