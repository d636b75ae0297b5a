set -e
echo before
if false; then echo never; fi
false || echo saved
mkdir made
false
echo "not reached"
touch never
