exec 3>log
echo "to the log" >&3
echo "to stdout"
echo "more" >&3
exec 3>&-
{ echo both; echo error >&2; } > out.txt 2>&1
exec 5<log
read -r first <&5
echo "first: $first"
