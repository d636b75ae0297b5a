{ sleep 0.1; echo background > result; } &
job=$!
echo foreground
wait "$job"
echo "waited $?"
cat result
(exit 4) &
wait $!
echo "status $?"
