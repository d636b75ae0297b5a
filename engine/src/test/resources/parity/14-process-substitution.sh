while read -r line; do
  echo "got $line"
done < <(printf '1\n2\n')
diff <(echo same) <(echo same) && echo equal
paste -d, <(printf 'a\nb\n') <(printf 'c\nd\n')
