$HOME/bin/x one "two three"
"$HOME"/bin/x
~/bin/x tilde
