path=/srv/app/release.tar.gz
echo "${path##*/} ${path%.*} ${path%%.*} ${path/app/web} ${#path}"
echo "${empty:-default} ${empty:=assigned} $empty ${empty:+set}"
echo "${path:5:3}"
v=path; echo "${!v}"
