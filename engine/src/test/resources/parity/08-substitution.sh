x=$(printf 'a\n\nb\n\n')
echo "$x"
echo "$(echo "nested $(echo "deep \"quote\"")")"
echo `echo back \`echo tick\``
files=$(touch f1 f2; ls f*)
echo $files
