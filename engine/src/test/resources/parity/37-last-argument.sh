mkdir -p new/folder
cd "$_"
echo "${PWD##*/}"
: alpha beta
echo $_
