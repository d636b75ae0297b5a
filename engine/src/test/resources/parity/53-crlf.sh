echo one
x=two
echo "$x" three
cat <<EOF
body
EOF
echo last
