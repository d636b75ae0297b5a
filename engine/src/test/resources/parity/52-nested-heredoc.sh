cat > outer.sh <<'OUTER'
cat <<INNER
inner $1
INNER
OUTER
sh outer.sh arg
f() {
  cat <<EOF | sed 's/^/> /'
in a function $1
EOF
}
f x
x=$(cat <<EOF
in a substitution
EOF
)
echo "$x"
