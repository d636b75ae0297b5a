[[ abc == a* ]] && echo glob
[[ abc =~ ^a(.)c$ ]] && echo "${BASH_REMATCH[1]}"
[[ -n "" || ( 1 -lt 2 && ! -e nothing ) ]] && echo logic
[ "a" = "a" -a 1 -eq 1 ] && echo old
test -d . && echo dir
[[ a < b ]] && echo less
