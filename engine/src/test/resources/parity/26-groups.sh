{ echo one; echo two; } | cat -n | tr -d ' \t'
{ x=kept; }
echo "$x"
{
  echo grouped

  echo still
} > group.txt
cat group.txt
! { false; } && echo negated
