trap 'echo "cleaned $?"; rm -f temporary' EXIT
touch temporary kept
echo working
(exit 2)
