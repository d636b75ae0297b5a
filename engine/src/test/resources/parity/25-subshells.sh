x=outer
(x=inner; cd /; echo "$x")
echo "$x"
( exit 7 )
echo $?
out=$(x=third; echo "$x"); echo "$out $x"
(echo a; (echo b; (echo c)))
