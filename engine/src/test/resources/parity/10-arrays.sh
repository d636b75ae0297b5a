list=(a "b c" d)
list+=(e)
echo "${#list[@]} ${list[1]} ${list[*]:1:2}"
for item in "${list[@]}"; do echo "<$item>"; done
unset 'list[0]'
echo "${!list[@]}"
declare -a other=([3]=x [1]=y)
echo "${other[@]}"
