declare -i number=3
number+=4
declare -r fixed=1
declare -x EXPORTED=yes
f() { local a=1; declare b=2; c=3; }
f
echo "$number $fixed ${a-unset} ${b-unset} $c"
sh -c 'echo $EXPORTED'
fixed=2 2>/dev/null
echo "after $fixed"
