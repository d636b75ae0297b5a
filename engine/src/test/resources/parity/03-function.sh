greet() {
  local who=${1:-nobody}

  # a blank line and a comment inside a body

  echo "hi $who"
  return 3
}

greet you
echo "status $?"
greet
