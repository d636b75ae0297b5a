if true; then
	cat <<-EOF
		one tab less
	two
	EOF
fi
cat <<A; cat <<-B
first
A
	second
	B
