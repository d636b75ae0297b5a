cat > lib.sh <<'EOF'
LIB=loaded
helper() { echo "helper $1 $LIB"; }
EOF
. ./lib.sh
helper one
eval 'y="evaluated"; helper "$y"'
source ./lib.sh && echo "$?"
