printf 'one 1\ntwo 2\nlast 3' > table
while read -r name value || [ -n "$name" ]; do
  echo "$value=$name"
done < table
while IFS=: read -r user _ id _; do [ "$id" = 0 ] && echo "$user"; done < /etc/passwd | head -1
read -r nothing < /dev/null
echo "stdin gives status $?"
