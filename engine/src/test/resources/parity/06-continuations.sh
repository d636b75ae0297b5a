echo one \
  two \
  three
echo a &&
  echo b ||
  echo c
printf '%s|' x |
  tr x y
echo
echo "in \
quotes"
