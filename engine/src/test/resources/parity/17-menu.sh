printf 'b\nq\n' > answers
exec 4<answers
while true; do
  printf '%s\n' 'a) all' 'b) some' 'q) quit'
  read -r answer <&4 || break
  case $answer in
    b) echo "some" ;;
    q) break ;;
  esac
done
exec 4<&-
echo left
