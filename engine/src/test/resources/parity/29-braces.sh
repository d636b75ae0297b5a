echo {a,b}{1,2} x{1..3}y {01..03}
mkdir -p tree/{left,right}/{1,2}
touch tree/{left,right}/1/leaf
find tree | sort
echo {not closed } "{a,b}"
