name=world
cat <<EOF
Hello $name, $((1 + 1)) times
  indented `echo back`
EOF
cat <<'EOF'
$name is not expanded, nor $(this)
EOF
cat > file.conf <<"END"
listen 80; # a comment that is text
END
