echo before
if true; do
echo after
