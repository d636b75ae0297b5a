touch a.txt B.TXT
shopt -s nullglob
echo none*.x end
shopt -u nullglob
shopt -s nocaseglob
echo *.txt
shopt -q nocaseglob && echo "is on"
