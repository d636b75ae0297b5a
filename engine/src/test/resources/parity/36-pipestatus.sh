true | false | true
echo "${PIPESTATUS[0]}${PIPESTATUS[1]}${PIPESTATUS[2]}"
(exit 3) | (exit 4)
echo "$? ${PIPESTATUS[*]}"
(exit 5) | cat
parts=("${PIPESTATUS[@]}"); echo "${parts[0]}"
