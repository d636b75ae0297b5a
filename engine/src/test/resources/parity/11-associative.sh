if declare -A ports 2>/dev/null; then
  ports=([web]=80 [db]=5432)
  ports[cache]=6379
  for key in cache db web; do echo "$key ${ports[$key]}"; done
  echo "${#ports[@]}"
else
  echo "no associative arrays"
fi
