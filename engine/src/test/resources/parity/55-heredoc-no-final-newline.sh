cat <<EOF
body
EOF