printf 'no newline'
printf '%s-%03d\n' a 7
printf '%q\n' "it's a b"
printf 'end'
