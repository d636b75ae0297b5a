cat <<< "a string"
read -r a b c <<< "one two three four"
echo "$b/$c"
tr a-z A-Z <<< 'loud'
wc -l <<< $'1\n2' | tr -d ' '
